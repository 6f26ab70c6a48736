"""The official list of bank holidays, shipped with its date and licence, and the check against it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict

from dueprocess.calendars.proclaimed import ProclaimedDay
from dueprocess.law.calendar import Nation

_DIVISIONS: Mapping[Nation, str] = {
    "ENG": "england-and-wales",
    "WLS": "england-and-wales",
    "SCT": "scotland",
    "NIR": "northern-ireland",
}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The days of one nation that the official list has and another source `lacks`, or that it has `besides`."""

    nation: Nation
    lacks: frozenset[date]
    besides: frozenset[date]

    @property
    def days(self) -> frozenset[date]:
        """All of them."""
        return self.lacks | self.besides

    def __str__(self) -> str:
        """In words, for example `scotland: 2026-06-15 is official but missing`."""
        said = [f"{on} is official but missing" for on in sorted(self.lacks)]
        said += [f"{on} is not official" for on in sorted(self.besides)]
        return f"{_DIVISIONS[self.nation]}: {', '.join(said)}"


class SourcesDisagree(RuntimeError):
    """The `holidays` package and the official list name different days; no date can be trusted until they agree."""

    def __init__(self, disagreements: Sequence[Disagreement]) -> None:
        # England and Wales are two nations and one division.
        where = "; ".join(dict.fromkeys(str(disagreement) for disagreement in disagreements))
        super().__init__(
            f"The holidays package disagrees with the official list for {where}. "
            "If a day was proclaimed or moved since the list was made, say so with 'dueprocess calendar add' and its "
            "source. Else install a version of holidays that agrees, or a newer Dueprocess."
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

    def disagreement(
        self, nation: Nation, named: set[date], years: range, proclaimed: Sequence[ProclaimedDay] = ()
    ) -> Disagreement | None:
        """How the weekdays that another source names for a nation in these years differ from this list, if they do.

        Only years that this list covers are compared. A day that was proclaimed since the list was made may be named
        or not; so may one that was taken back.
        """
        covered = {on for on in named if self.first_year <= on.year <= self.last_year}
        official = {on for on in self.divisions[_DIVISIONS[nation]] if on.year in years and is_weekday(on)}
        since = {day.on for day in proclaimed if nation in day.nations}
        found = Disagreement(nation, frozenset(official - covered - since), frozenset(covered - official - since))
        return found if found.days else None


@cache
def official_list() -> OfficialList:
    """The list that this version of Dueprocess ships."""
    file = resources.files("dueprocess.calendars") / "bank_holidays_govuk_2012_2028.json"
    return OfficialList.model_validate_json(file.read_bytes())


def is_weekday(on: date) -> bool:
    """Whether the day is Monday to Friday."""
    return on.weekday() < 5  # noqa: PLR2004 - Saturday is 5
