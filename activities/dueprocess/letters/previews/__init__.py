"""Every letter of an authority with invented cases, in every format, and one page that shows them side by side."""

from dueprocess.letters.previews.index_page import index_page
from dueprocess.letters.previews.making import Preview, Previewed, make_preview

__all__ = ["Preview", "Previewed", "index_page", "make_preview"]
