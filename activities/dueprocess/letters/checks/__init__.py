"""Checking an institution's folder: every mistake of its staff in one run, with file, line and cure."""

from dueprocess.letters.checks.finding import Finding, Report
from dueprocess.letters.checks.whole_folder import check_folder

__all__ = ["Finding", "Report", "check_folder"]
