"""Plainly invented cases for every letter: to check wording with, to look at letters, and to test."""

from dueprocess.letters.samples.every import samples_of
from dueprocess.letters.samples.office import SAMPLE_OFFICE
from dueprocess.letters.samples.sample import Sample

__all__ = ["SAMPLE_OFFICE", "Sample", "samples_of"]
