"""Pictures of a request's clock, for people who have to see why a date is what it is."""

from dueprocess.pictures.drawing import draw_timeline

__all__ = ["draw_timeline"]
