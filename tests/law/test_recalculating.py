"""When the calendar changes under an open case: open dates move, met and missed ones never.

The three changes are real: 8 May 2020 (the early May holiday moved from 4 May, announced on 7 June 2019), 19 September
2022 (proclaimed on 10 September 2022) and 15 June 2026 (Scotland alone). Each calendar is today's, less what was not
known on the day.
"""

from dataclasses import replace
from datetime import date

import pytest

from dueprocess.law.calendar import Calendar, Holiday, Nation
from dueprocess.law.outcomes import Closing
from dueprocess.law.position import DeadlineKind, Position, Stage
from dueprocess.law.practice import Practice
from dueprocess.law.recalculating import Followed, difference, moved, settled_by
from dueprocess.law.settled import Settled
from dueprocess.law.timeline import Timeline
from law.clocks import UK, day
from law.told import position, timeline


def without(on: str, calendar: Calendar = UK) -> Calendar:
    """The calendar as it was when nobody knew of this holiday."""
    kept = tuple(holiday for holiday in calendar.holidays if holiday.on != day(on))
    return replace(calendar, version=f"before {on}", holidays=kept)


def with_holiday(on: str, nations: tuple[Nation, ...] = (), calendar: Calendar = UK) -> Calendar:
    holidays = sorted((*calendar.holidays, Holiday(day(on), "proclaimed", nations)), key=lambda holiday: holiday.on)
    return replace(calendar, version=f"with {on}", holidays=tuple(holidays))


FUNERAL, FUNERAL_KNOWN = "2022-09-19", "2022-09-10"
BEFORE_FUNERAL = without(FUNERAL)


def settled(told: Timeline, *followed: Followed, practice: Practice | None = None) -> Settled:
    return settled_by(followed, told, practice=practice or Practice())


def after_change(told: Timeline, old: Calendar, known_on: str, new: Calendar = UK) -> Position:
    """The position under the new calendar of a case that followed the old one until it was known."""
    return position(told, calendar=new, settled=settled(told, Followed(day(known_on), old)))


def days(found: Position) -> dict[str, str]:
    return {deadline.kind.value: deadline.on.isoformat() for deadline in found.deadlines}


class TestProclaimedTenDaysAhead:
    """19 September 2022."""

    def test_an_open_limit_moves_by_the_day(self) -> None:
        told = timeline("foia-2000", "2022-08-30", as_of=FUNERAL_KNOWN)
        old, new = position(told, calendar=BEFORE_FUNERAL), after_change(told, BEFORE_FUNERAL, FUNERAL_KNOWN)
        assert (days(old), days(new)) == ({"respond": "2022-09-27"}, {"respond": "2022-09-28"})
        (move,) = moved(old, new)
        assert (move.kind, move.old_on.isoformat(), move.new_on.isoformat()) == (
            DeadlineKind.RESPOND,
            "2022-09-27",
            "2022-09-28",
        )

    def test_one_that_ended_before_the_day_stays(self) -> None:
        told = timeline("foia-2000", "2022-08-18", as_of=FUNERAL_KNOWN)
        old, new = position(told, calendar=BEFORE_FUNERAL), after_change(told, BEFORE_FUNERAL, FUNERAL_KNOWN)
        assert moved(old, new) == ()
        assert old == new

    @pytest.mark.parametrize("regime", ["foia-2000", "eir-2004", "foisa-2002", "eisr-2004"])
    def test_each_law_that_counts_working_days_moves(self, regime: str) -> None:
        told = timeline(regime, "2022-08-30", as_of=FUNERAL_KNOWN)
        assert moved(position(told, calendar=BEFORE_FUNERAL), after_change(told, BEFORE_FUNERAL, FUNERAL_KNOWN))

    def test_a_month_moves_only_when_it_ends_on_the_day(self) -> None:
        for received, old_on, new_on in [
            ("2022-08-19", "2022-09-19", "2022-09-20"),
            ("2022-08-22", "2022-09-22", "2022-09-22"),
        ]:
            told = timeline("uk-gdpr-sar", received, as_of=FUNERAL_KNOWN)
            assert days(position(told, calendar=BEFORE_FUNERAL)) == {"respond": old_on}
            assert days(after_change(told, BEFORE_FUNERAL, FUNERAL_KNOWN)) == {"respond": new_on}

    def test_a_limit_that_was_met_stays_and_the_open_window_moves(self) -> None:
        told = timeline("foia-2000", "2022-08-30", "2022-09-05 decided", FUNERAL_KNOWN)
        old, new = position(told, calendar=BEFORE_FUNERAL), after_change(told, BEFORE_FUNERAL, FUNERAL_KNOWN)
        assert days(old) == {"respond": "2022-09-27", "ask-for-review": "2022-10-31"}
        assert days(new) == {"respond": "2022-09-27", "ask-for-review": "2022-11-01"}
        assert [move.kind for move in moved(old, new)] == [DeadlineKind.ASK_FOR_REVIEW]
        assert new.deadlines[0].met_on == day("2022-09-05")

    def test_an_extended_limit_moves_with_the_limit_it_is_counted_from(self) -> None:
        told = timeline("foia-2000", "2022-08-30", "2022-09-05 extended exemptions=43(2)", FUNERAL_KNOWN)
        old, new = position(told, calendar=BEFORE_FUNERAL), after_change(told, BEFORE_FUNERAL, FUNERAL_KNOWN)
        assert [(move.old_on.isoformat(), move.new_on.isoformat()) for move in moved(old, new)] == [
            ("2022-09-27", "2022-09-28"),
            ("2022-10-25", "2022-10-26"),
        ]

    def test_a_date_told_to_the_applicant_does_not_move(self) -> None:
        """It is no count."""
        told = timeline(
            "foia-2000", "2022-08-15", "2022-09-05 extended exemptions=43(2) until=2022-09-30", FUNERAL_KNOWN
        )
        assert moved(position(told, calendar=BEFORE_FUNERAL), after_change(told, BEFORE_FUNERAL, FUNERAL_KNOWN)) == ()

    def test_a_case_that_is_told_again_and_again_gives_the_same(self) -> None:
        told = timeline("foia-2000", "2022-08-30", as_of="2022-09-20")
        once = settled(told, Followed(day(FUNERAL_KNOWN), BEFORE_FUNERAL))
        twice = settled(told, Followed(day(FUNERAL_KNOWN), BEFORE_FUNERAL), Followed(day("2022-09-12"), UK))
        assert position(told, settled=once) == position(told, settled=twice)


class TestScotlandAlone:
    """15 June 2026 is no working day for FOIA, whose calendar is the union, nor for FOISA; a SAR in England stays."""

    BEFORE = without("2026-06-15")

    @pytest.mark.parametrize(
        ("regime", "received", "practice", "moves"),
        [
            ("foia-2000", "2026-05-26", Practice(), "2026-06-23 2026-06-24"),
            ("eir-2004", "2026-05-26", Practice(), "2026-06-23 2026-06-24"),
            ("foisa-2002", "2026-05-26", Practice(), "2026-06-23 2026-06-24"),
            ("eisr-2004", "2026-05-26", Practice(), "2026-06-23 2026-06-24"),
            ("uk-gdpr-sar", "2026-05-15", Practice(), ""),
            ("uk-gdpr-sar", "2026-05-15", Practice(nation="northern-ireland"), ""),
            ("uk-gdpr-sar", "2026-05-15", Practice(nation="scotland"), "2026-06-15 2026-06-16"),
        ],
    )
    def test_it_moves_what_looks_at_scotland(self, regime: str, received: str, practice: Practice, moves: str) -> None:
        told = timeline(regime, received, as_of="2026-06-01")
        before = position(told, practice, self.BEFORE)
        after = position(told, practice, UK, settled(told, Followed(day("2026-06-01"), self.BEFORE), practice=practice))
        words = [f"{move.old_on.isoformat()} {move.new_on.isoformat()}" for move in moved(before, after)]
        assert words == ([moves] if moves else [])

    def test_the_cause_names_the_day_and_the_nation(self) -> None:
        assert str(difference(self.BEFORE, UK)).startswith("2026-06-15 is a holiday now: ")
        assert str(difference(self.BEFORE, UK)).endswith("(Scotland)")
        assert str(difference(UK, self.BEFORE)).startswith("2026-06-15 is no longer a holiday: ")
        proclaimed = Holiday(day("2026-06-15"), "World Cup", ("SCT",), "https://www.gov.scot/x")
        sourced = replace(self.BEFORE, holidays=(*self.BEFORE.holidays, proclaimed))
        assert str(difference(self.BEFORE, sourced)) == (
            "2026-06-15 is a holiday now: World Cup (Scotland) <https://www.gov.scot/x>"
        )

    def test_a_new_name_is_no_difference_and_a_day_one_calendar_does_not_know_is_none_either(self) -> None:
        renamed = replace(UK, holidays=tuple(replace(holiday, name="x") for holiday in UK.holidays))
        assert str(difference(UK, renamed)) == "no holiday differs"
        assert difference(UK, UK.cut(2020, 2026)).removed == ()

    def test_a_nation_more_is_a_difference(self) -> None:
        wider = with_holiday("2026-06-15", ("NIR",))
        (added,) = difference(UK, wider).added[-1:]
        assert added.on == day("2026-06-15")
        assert "Northern Ireland" in str(difference(UK, wider))


class TestMoved:
    """The early May holiday of 2020: 4 May became a working day, 8 May none."""

    BEFORE = with_holiday("2020-05-04", calendar=without("2020-05-08"))

    @pytest.mark.parametrize(
        ("received", "old_on", "new_on"),
        [
            # Ends between the two days: one working day more, and so a day earlier.
            ("2020-04-06", "2020-05-07", "2020-05-06"),
            # Ends on the day that is a holiday now.
            ("2020-04-07", "2020-05-08", "2020-05-07"),
            # Spans both.
            ("2020-04-09", "2020-05-12", "2020-05-12"),
        ],
    )
    def test_an_open_date_goes_where_the_days_put_it(self, received: str, old_on: str, new_on: str) -> None:
        told = timeline("foia-2000", received, as_of="2020-04-20")
        assert days(position(told, calendar=self.BEFORE)) == {"respond": old_on}
        assert days(after_change(told, self.BEFORE, "2020-04-20")) == {"respond": new_on}

    def test_both_days_are_named(self) -> None:
        words = str(difference(self.BEFORE, UK))
        assert "2020-05-08 is a holiday now" in words
        assert "2020-05-04 is no longer a holiday: proclaimed" in words


class TestNeverAfterTheFact:
    """A holiday that became known only when the day had passed: nobody is late, or in time, by it."""

    LATE = with_holiday("2020-02-12")
    KNOWN_ON = "2020-03-02"

    def after(self, told: str, *, regime: str = "foia-2000", received: str = "2020-01-29", as_of: str) -> Position:
        return after_change(timeline(regime, received, told, as_of), UK, self.KNOWN_ON, self.LATE)

    def test_a_missed_limit_stays_missed(self) -> None:
        found = self.after("", as_of="2020-03-10")
        assert days(found) == {"respond": "2020-02-26"}
        assert found.overdue
        assert "2020-02-12" not in {skip.on.isoformat() for skip in found.deadlines[0].skipped}

    def test_and_is_met_late_when_the_answer_comes(self) -> None:
        found = self.after("2020-03-05 decided", as_of="2020-03-10")
        assert (found.deadlines[0].on, found.deadlines[0].met_on) == (day("2020-02-26"), day("2020-03-05"))

    def test_it_is_explained_once_as_it_always_was(self) -> None:
        told = timeline("foia-2000", "2020-01-29", "2020-02-10 fee-charged; 2020-02-11 fee-paid", "2020-03-10")
        before = position(told)
        after = after_change(told, UK, self.KNOWN_ON, self.LATE)
        assert after.deadlines == before.deadlines

    def test_a_limit_of_the_very_day_is_open_and_moves(self) -> None:
        found = after_change(timeline("foia-2000", "2020-01-29", as_of="2020-02-26"), UK, "2020-02-26", self.LATE)
        assert days(found) == {"respond": "2020-02-27"}

    @pytest.mark.parametrize(
        ("told", "kind", "on"),
        [
            ("2020-01-30 clarification-asked", "clarify", "2020-04-28"),
            ("2020-01-30 decided", "ask-for-review", "2020-03-27"),
            ("2020-01-30 decided; 2020-01-31 review-requested", "answer-review", "2020-02-28"),
            (
                "2020-01-30 decided; 2020-01-31 review-requested; 2020-02-03 review-extended",
                "answer-review",
                "2020-03-30",
            ),
            (
                "2020-01-30 decided; 2020-01-31 review-requested; 2020-02-03 review-extended until=2020-06-30",
                "answer-review",
                "2020-03-30",
            ),
            ("2020-01-30 extended exemptions=43(2)", "respond-extended", "2020-03-26"),
        ],
    )
    def test_every_kind_of_date_that_was_missed_stays(self, told: str, kind: str, on: str) -> None:
        story = timeline("foia-2000", "2020-01-29", told, "2020-05-15")
        assert days(position(story))[kind] == on
        assert days(position(story, calendar=self.LATE))[kind] != on, "the new day would move it"
        assert days(after_change(story, UK, "2020-05-12", self.LATE))[kind] == on

    def test_a_lapsed_case_stays_closed(self) -> None:
        story = timeline("foia-2000", "2020-01-29", "2020-01-30 clarification-asked", "2020-04-29")
        found = after_change(story, UK, "2020-04-29", self.LATE)
        assert (found.stage, found.closing) == (Stage.CLOSED, Closing.CLARIFICATION_LAPSED)
        assert position(story, calendar=self.LATE).stage is Stage.AWAITING_CLARIFICATION

    def test_a_window_counted_from_a_day_in_the_post_stays_too(self) -> None:
        """The new day moves the day on which the answer was taken to have arrived, and must not move the window."""
        practice = Practice(review_window_from="receipt", posting_working_days=2)
        story = timeline("foia-2000", "2020-01-29", "2020-02-11 decided", "2020-06-01")
        before = position(story, practice)
        kept = settled(story, Followed(day("2020-05-18"), UK), practice=practice)
        assert position(story, practice, self.LATE).deadlines[-1].on != before.deadlines[-1].on
        assert position(story, practice, self.LATE, kept).deadlines == before.deadlines

    def test_a_late_request_for_a_review_is_late_by_the_window_that_had_passed(self) -> None:
        story = timeline("foia-2000", "2020-01-29", "2020-01-30 decided; 2020-03-30 review-requested")
        found = after_change(story, UK, "2020-03-30", self.LATE)
        assert found.closing is Closing.LATE_REVIEW_REFUSED
        assert found.deadlines[-1].met_on == day("2020-03-30")

    def test_a_fact_told_later_counts_as_of_its_day(self) -> None:
        """On 2 March nobody had told of the decision of 20 February; the limit was met all the same."""
        found = self.after("2020-02-20 decided", as_of="2020-03-10")
        assert found.deadlines[0].on == day("2020-02-26")
        assert found.deadlines[0].met_on == day("2020-02-20")

    def test_a_fees_notice_told_later_keeps_the_limit_open(self) -> None:
        """Given on 10 February, paid on 5 March: on 2 March the clock stood still, and nothing had been missed."""
        found = self.after("2020-02-10 fee-charged; 2020-03-05 fee-paid", as_of="2020-03-10")
        assert found.deadlines[0].on == day("2020-03-25")
        assert "2020-02-12" in {skip.on.isoformat() for skip in found.deadlines[0].skipped}

    def test_a_restart_after_a_missed_limit_counts_by_the_new_calendar(self) -> None:
        found = self.after("2020-03-03 clarification-asked; 2020-03-04 clarification-received", as_of="2020-03-10")
        assert found.respond_by == day("2020-04-02")

    def test_a_day_the_commissioner_allowed_after_the_limit_stands(self) -> None:
        told = "2020-03-03 time-allowed asked_on=2020-02-25 until=2020-04-01"
        assert self.after(told, regime="foia-2000-held-abroad", as_of="2020-03-10").respond_by == day("2020-04-01")

    def test_and_stays_when_it_has_passed(self) -> None:
        told = "2020-02-20 time-allowed asked_on=2020-02-19 until=2020-12-01"
        story = timeline("foia-2000-held-abroad", "2020-01-29", told, "2020-06-01")
        assert position(story).respond_by == day("2020-04-27")
        assert position(story, calendar=self.LATE).respond_by == day("2020-04-28")
        assert after_change(story, UK, "2020-05-29", self.LATE).respond_by == day("2020-04-27")

    def test_a_request_found_to_be_received_after_the_change_had_no_date_then(self) -> None:
        told = "2020-02-28 receipt-corrected received_on=2020-03-03"
        assert self.after(told, as_of="2020-03-10").received_on == day("2020-03-03")

    def test_what_the_old_calendar_could_not_count_had_no_date_then(self) -> None:
        short = replace(UK.cut(2020, 2020), last_on=day("2020-02-20"))
        told = timeline("foia-2000", "2020-01-29", as_of="2020-03-10")
        assert settled(told, Followed(day(self.KNOWN_ON), short)) == {}

    def test_a_change_still_to_come_settles_nothing(self) -> None:
        told = timeline("foia-2000", "2020-01-29", as_of="2020-03-01")
        assert settled(told, Followed(day(self.KNOWN_ON), UK)) == {}

    def test_a_question_is_judged_by_the_limit_of_its_day_and_not_by_the_one_that_was_kept(self) -> None:
        """On 27 April 2020 the 60 working days of that spring were missed; the notice came after 20, on 28 February."""
        told = timeline("foisa-2002", "2020-01-30", "2020-02-28 fee-charged", "2020-04-27")
        found = after_change(told, UK, "2020-04-27", with_holiday("2020-03-12"))
        assert days(found) == days(position(told)) == {"respond": "2020-04-24"}
        assert found.stage is Stage.AWAITING_DECISION

    def test_parts_are_settled_each_by_itself(self) -> None:
        told = timeline(
            "foia-2000",
            "2020-01-29",
            "2020-02-03 classified parts=1:foia-2000,2:eir-2004; 2020-02-10 extended reason=large part=2",
            "2020-03-10",
        )
        found = after_change(told, UK, self.KNOWN_ON, self.LATE)
        by_part = {(deadline.part, deadline.kind.value): deadline.on for deadline in found.deadlines}
        assert by_part["1", "respond"] == by_part["2", "respond"] == day("2020-02-26")
        assert by_part["2", "respond-extended"] == date(2020, 3, 27), "open, and so moved"


class TestDoneInTimeByTheCalendarOfItsDay:
    """A holiday taken away makes the limit earlier than the day on which something was done within it, and back."""

    GONE = "2021-02-08"
    WITH = with_holiday(GONE)

    def test_a_question_asked_in_time_restarts_the_clock_all_the_same(self) -> None:
        told = timeline("eir-2004", "2021-02-05", "2021-03-08 clarification-asked; 2021-03-09 clarification-received")
        late = position(told)
        assert late.received_on == day("2021-02-05"), "by the newer calendar alone it was asked a day too late"
        kept = position(told, settled=settled(told, Followed(day("2021-03-09"), self.WITH)))
        assert kept.received_on == day("2021-03-09")

    def test_a_question_asked_too_late_restarts_nothing(self) -> None:
        told = timeline("eir-2004", "2021-02-05", "2021-03-08 clarification-asked; 2021-03-09 clarification-received")
        kept = position(told, calendar=self.WITH, settled=settled(told, Followed(day("2021-03-09"), UK)))
        assert (kept.received_on, kept.running and kept.running.on) == (day("2021-02-05"), day("2021-03-05"))

    def test_an_extension_told_in_time_stands(self) -> None:
        told = timeline("foia-2000", "2021-02-05", "2021-03-08 extended exemptions=43(2)", "2021-03-08")
        assert days(position(told)) == {"respond": "2021-03-05"}
        kept = position(told, settled=settled(told, Followed(day("2021-03-08"), self.WITH)))
        assert [deadline.kind for deadline in kept.deadlines] == [DeadlineKind.RESPOND, DeadlineKind.RESPOND_EXTENDED]

    def test_a_receipt_corrected_later_is_another_limit(self) -> None:
        told = timeline(
            "eir-2004",
            "2021-02-05",
            "2021-03-08 clarification-asked; 2021-03-09 clarification-received; "
            "2021-03-11 receipt-corrected received_on=2021-02-09",
        )
        kept = position(told, calendar=self.WITH, settled=settled(told, Followed(day("2021-03-10"), UK)))
        assert kept.received_on == day("2021-03-09"), "asked in time for a request of 9 February"
