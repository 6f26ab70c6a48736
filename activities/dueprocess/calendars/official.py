"""The official list of bank holidays, shipped with its date and licence, and the check against it."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict

from dueprocess.law.calendar import Nation

_DIVISIONS: Mapping[Nation, str] = {
    "ENG": "england-and-wales",
    "WLS": "england-and-wales",
    "SCT": "scotland",
    "NIR": "northern-ireland",
}


class SourcesDisagree(RuntimeError):
    """The `holidays` package and the official list name different days; no date can be trusted until they agree."""

    def __init__(self, nation: Nation, missing: set[date], extra: set[date]) -> None:
        said = [f"{on} is official but missing" for on in sorted(missing)]
        said += [f"{on} is not official" for on in sorted(extra)]
        super().__init__(
            f"The holidays package disagrees with the official list for {_DIVISIONS[nation]}: {'; '.join(said)}. "
            "Install a version of holidays that agrees, or a newer Dueprocess."
        )


class OfficialList(BaseModel):
    """The bank holidays that GOV.UK lists for each division, for whole years."""

    model_config = ConfigDict(frozen=True)

    source: str
    url: str
    licence: str
    retrieved_on: date
    first_year: int
    last_year: int
    divisions: Mapping[str, frozenset[date]]

    def check(self, nation: Nation, named: set[date], years: range) -> None:
        """Hold the weekdays that another source names for a nation in these years against this list.

        Raises:
            SourcesDisagree: they differ in a year that this list covers.
        """
        covered = {on for on in named if self.first_year <= on.year <= self.last_year}
        official = {on for on in self.divisions[_DIVISIONS[nation]] if on.year in years and is_weekday(on)}
        if covered != official:
            raise SourcesDisagree(nation, official - covered, covered - official)


@cache
def official_list() -> OfficialList:
    """The list that this version of Dueprocess ships."""
    file = resources.files("dueprocess.calendars") / "bank_holidays_govuk_2012_2028.json"
    return OfficialList.model_validate_json(file.read_bytes())


def is_weekday(on: date) -> bool:
    """Whether the day is Monday to Friday."""
    return on.weekday() < 5  # noqa: PLR2004 - Saturday is 5
