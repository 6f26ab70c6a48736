"""What the picture of a request's clock shows."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings

from dueprocess.law.calendar import Holiday
from dueprocess.law.errors import OutsideCalendar
from dueprocess.law.explaining import explain
from dueprocess.law.facts import Decided, Reassigned
from dueprocess.law.outcomes import Outcome
from dueprocess.law.position import DeadlineKind
from dueprocess.law.practice import Practice
from dueprocess.law.timeline import Timeline
from dueprocess.letters.colours import READABLE, contrast_with_white
from law.clocks import UK, day
from law.stories import PRACTICES, stories
from pictures.drawn import (
    ALL,
    CHRISTMAS,
    FEE,
    LEEDS,
    LONG,
    PARTS,
    PLAIN,
    RESTART,
    REVIEW,
    SCHOOL,
    SILENT,
    SUBJECT_ACCESS,
    SVG,
    UNPAID,
    Case,
    days_between,
)

EXAMPLE = Path(__file__).parents[2] / "docs/pictures/timeline.svg"

every_case = pytest.mark.parametrize("case", ALL.values(), ids=ALL)


def flat(words: Iterable[str]) -> str:
    return " ".join(words)


@every_case
def test_the_text_alternative_is_the_explanation_of_each_deadline(case: Case) -> None:
    picture, position = case.draw(), case.position()
    sentences = [
        sentence
        for deadline in position.deadlines
        for sentence in explain(deadline, UK.named("england-and-wales") if deadline.regime == "uk-gdpr-sar" else UK)
    ]
    assert (picture.one("desc").text or "").split("\n") == (sentences or ["No time limit runs."])


@every_case
def test_the_picture_names_its_title_and_its_text_alternative_for_screen_readers(case: Case) -> None:
    picture = case.draw()
    named = picture.root.attrib["aria-labelledby"].split()
    assert named == [picture.one("title").attrib["id"], picture.one("desc").attrib["id"]]
    assert picture.root.attrib["role"] == "img"
    assert (picture.one("title").text or "").startswith("The clock of a request under the ")


@every_case
def test_every_saturday_and_sunday_has_the_weekend_pattern_and_no_other_day_has(case: Case) -> None:
    picture = case.draw()
    weekends = set(picture.weekends())
    assert len(weekends) * 7 == len(picture.cells) * 2 > 0
    assert {on for on in picture.cells if "weekend" in picture.patterns_on(on)} == weekends


@every_case
def test_every_holiday_up_to_the_last_deadline_is_named_with_its_day(case: Case) -> None:
    picture, position = case.draw(), case.position()
    last_on = max((deadline.on for deadline in position.deadlines), default=position.as_of)
    regime = position.regime
    reasons = UK.named("england-and-wales").reasons if regime == "uk-gdpr-sar" else UK.reasons
    cells = picture.cells
    for on in days_between(case.timeline.true_receipt_on(), last_on):
        if on in reasons:
            assert reasons[on].why in picture.words
            if on in cells:
                assert "holiday" in picture.words_on(str(on))
                assert "holiday" in picture.patterns_on(on)
        elif on in cells:
            assert "holiday" not in picture.patterns_on(on)


def test_christmas_after_a_weekend_receipt_is_told_day_by_day() -> None:
    picture = CHRISTMAS.draw()
    for told in (
        "25 Dec holiday: Christmas Day",
        "28 Dec holiday: Boxing Day (substitute day)",
        "1 Jan holiday: New Year's Day",
        "4 Jan holiday: New Year Holiday (substitute day) (Scotland)",
    ):
        assert told in picture.words
    assert picture.words_on("2026-12-19") == ["19", "received", "day 0"]


@pytest.mark.parametrize("case", [PLAIN, CHRISTMAS, FEE, RESTART, SCHOOL])
def test_the_numbers_count_to_20_exactly_on_the_deadline(case: Case) -> None:
    counted = case.draw().counted()
    deadline = case.position().deadline(DeadlineKind.RESPOND)
    assert deadline is not None
    assert list(counted.values()) == list(range(1, 21))
    assert max(counted) == deadline.on
    assert not set(counted) & {day.on for day in deadline.skipped}
    assert len(days_between(deadline.counted_from, deadline.on)) == 20 + len(deadline.skipped)


def test_each_count_has_its_letter_and_reaches_its_own_deadline() -> None:
    picture, position = REVIEW.draw(), REVIEW.position()
    kinds = (
        DeadlineKind.RESPOND,
        DeadlineKind.RESPOND_EXTENDED,
        DeadlineKind.ASK_FOR_REVIEW,
        DeadlineKind.ANSWER_REVIEW,
    )
    for letter, kind, length in zip("ABCD", kinds, (20, 20, 40, 40), strict=True):
        deadline = position.deadline(kind)
        assert deadline is not None
        counted = picture.counted(letter)
        assert list(counted.values()) == list(range(1, length + 1)), letter
        assert max(counted) == deadline.on
        assert f"day 0 {letter}" in picture.words_on(str(deadline.counted_from))


def test_an_extension_counted_from_receipt_goes_on_with_the_same_count() -> None:
    counted = PARTS.draw().counted("B")
    assert list(counted.values()) == list(range(1, 41))
    assert [on for on, number in counted.items() if number in {20, 40}] == [day("2026-06-17"), day("2026-07-16")]
    assert PARTS.draw().counted("C") == {}


def test_a_time_in_months_has_dots_and_no_numbers() -> None:
    picture = SUBJECT_ACCESS.draw()
    assert picture.counted() == {}
    assert picture.words_on("2026-03-03") == ["3", "•"]
    assert picture.words_on("2026-03-07") == ["7", "•"], "weekends count as any day does"
    assert picture.words_on("2026-03-11") == ["11", "pause"]
    assert picture.words_on("2026-06-18") == ["18"]


@pytest.mark.parametrize(
    ("case", "on", "words"),
    [
        (PLAIN, "2020-02-26", "answer due"),
        (REVIEW, "2026-01-05", "extended answer due"),
        (LEEDS, "2020-04-24", "ask for review by"),
        (REVIEW, "2026-03-09", "review due"),
        (UNPAID, "2026-06-01", "pay by"),
        (replace(SILENT, practice=PLAIN.practice), "2020-04-30", "clarify by"),
    ],
)
def test_a_last_day_has_a_heavy_border_and_says_for_what(case: Case, on: str, words: str) -> None:
    picture = case.draw()
    assert words in flat(picture.words_on(on))
    assert "3" in picture.frames_on(on)
    due = {str(deadline.on) for deadline in case.position().deadlines}
    assert {str(other) for other in picture.cells if "3" in picture.frames_on(str(other))} == due


@every_case
def test_today_is_marked_and_nothing_else_is(case: Case) -> None:
    picture = case.draw()
    marked = [on for on in picture.cells if "today" in picture.words_on(str(on))]
    assert marked == [case.position().as_of]


def test_a_pause_has_its_pattern_and_its_word_from_the_notice_to_the_payment() -> None:
    picture = FEE.draw()
    paused = {on for on in picture.cells if "pause" in picture.patterns_on(on)}
    assert paused == {day("2026-03-02"), *days_between(day("2026-03-02"), day("2026-04-14"))}
    assert all("pause" in picture.words_on(str(on)) for on in paused)
    assert "pause to 14 April 2026: fees notice given, fee not yet received (FOIA 2000 s.10(2))" in picture.words


def test_a_pause_of_one_part_says_which_count_it_stops() -> None:
    picture = PARTS.draw()
    assert flat(picture.words_on("2026-05-28")) == "28 pause A B7"
    assert "fees notice given (part staff-numbers)" in picture.words
    assert "last day to answer the request, as extended (part noise-survey)" in picture.words


def test_days_between_a_question_and_its_answer_are_stopped_where_the_time_starts_afresh() -> None:
    picture = RESTART.draw()
    stopped = {on for on in picture.cells if "stopped" in picture.patterns_on(on)}
    assert stopped == {day("2020-02-03"), *days_between(day("2020-02-03"), day("2020-02-09"))}
    assert all("stopped" in picture.words_on(str(on)) for on in stopped)
    assert "day 0" in picture.words_on("2020-02-10")
    assert picture.words_on("2020-01-30") == ["30"], "what was counted before the question is gone"


def test_a_question_that_is_still_open_stops_the_clock_up_to_today() -> None:
    silent, unpaid = SILENT.draw(), UNPAID.draw()
    assert [str(on) for on in silent.cells if "stopped" in silent.patterns_on(on)][-1] == "2021-06-11"
    paused = [str(on) for on in unpaid.cells if "pause" in unpaid.patterns_on(on)]
    assert (paused[0], paused[-1]) == ("2026-03-02", "2026-03-20")


def test_school_holidays_are_drawn_apart_from_pauses() -> None:
    picture = SCHOOL.draw()
    closed = {on for on in picture.cells if "not-counted" in picture.patterns_on(on)}
    assert closed == {day("2026-07-23"), *days_between(day("2026-07-23"), day("2026-09-02"))}
    assert "23 Jul not counted to 2 September 2026: summer holiday" in picture.words


def test_weeks_in_which_nothing_happens_become_one_line() -> None:
    picture = SILENT.draw()
    assert "weeks not drawn, 10 February 2020 to 6 June 2021: nothing is counted in them (stopped)." in picture.words
    assert day("2020-02-10") not in picture.cells
    assert len(picture.cells) == 3 * 7


def test_every_day_of_a_case_of_150_days_is_drawn() -> None:
    picture, timeline = LONG.draw(), LONG.timeline
    assert (LONG.position().as_of - timeline.true_receipt_on()).days == 151
    assert set(days_between(timeline.true_receipt_on(), LONG.position().as_of)) < set(picture.cells)


def test_what_happened_is_told_in_words_beside_its_day() -> None:
    words = LONG.draw().words
    for told in (
        "14 Oct request received",
        "18 Oct day of receipt corrected to 14 October 2021",
        "1 Nov clarification asked for",
        "24 Dec clarification came",
        "5 Jan passed to another unit",
        "26 Jan longer time told, to 11 March 2022",
        "9 Mar decided: disclosed in part",
    ):
        assert told in words


@every_case
def test_no_words_of_the_applicant_or_the_authority_are_in_the_picture(case: Case) -> None:
    document = case.draw().document
    for words in ("Smith", "ill.", "leave", "officer", "45.67", "4567", "Large", "Many"):
        assert words not in document


@every_case
def test_no_words_overlap_or_leave_the_picture(case: Case) -> None:
    picture = case.draw()
    boxes = list(picture.boxes())
    assert len(boxes) > 40
    for one, other in combinations(boxes, 2):
        assert not one.overlaps(other), (one, other)
    assert all(box.left >= 0 and box.right <= 1000 for box in boxes)
    assert max(box.bottom for box in boxes) < float(picture.root.attrib["height"])


@every_case
def test_the_words_of_a_day_stay_within_its_cell(case: Case) -> None:
    picture = case.draw()
    boxes = {(box.left, box.bottom, box.words): box for box in picture.boxes()}
    for cell in picture.cells.values():
        area = next(cell.iter(f"{SVG}rect")).attrib
        left, top = float(area["x"]), float(area["y"])
        for text in cell.iter(f"{SVG}text"):
            x, y, size = (float(text.attrib[name]) for name in ("x", "y", "font-size"))
            box = boxes[x, y + 0.22 * size, text.text or ""]
            assert left < box.left < box.right < left + float(area["width"]), box
            assert top < box.top < box.bottom < top + float(area["height"]), box


def test_words_can_be_read_on_white_and_on_every_line_of_a_pattern() -> None:
    picture = FEE.draw()
    colours = {text.attrib["fill"] for text in picture.root.iter(f"{SVG}text")}
    assert all(contrast_with_white(colour) >= READABLE for colour in colours - {"#ffffff"})
    lines = {
        path.attrib["stroke"] for path in picture.root.iter(f"{SVG}path") if path.attrib.get("stroke") != "#111111"
    }
    ink = contrast_with_white("#111111")
    assert lines
    assert all(contrast_with_white(line) >= 3 and ink / contrast_with_white(line) >= READABLE for line in lines)


def test_patterns_differ_in_more_than_their_colour() -> None:
    picture = FEE.draw()
    paths = [path.attrib["d"] for pattern in picture.root.iter(f"{SVG}pattern") for path in pattern]
    assert len(paths) == len(set(paths)) == 5


@every_case
def test_the_same_request_gives_the_same_bytes(case: Case) -> None:
    assert case.draw().document == case.draw().document


@every_case
def test_the_picture_stands_alone_without_scripts_fonts_or_links(case: Case) -> None:
    picture = case.draw()
    tags = {element.tag.removeprefix(SVG) for element in picture.root.iter()}
    assert tags == {"svg", "title", "desc", "defs", "pattern", "path", "rect", "text", "g"}
    assert re.findall(r"https?://[^\"<]*", picture.document) == ["http://www.w3.org/2000/svg"]
    assert re.findall(r"url\(([^)]*)\)", picture.document)
    assert all(name.startswith("#pattern-") for name in re.findall(r"url\(([^)]*)\)", picture.document))


def test_the_name_of_a_holiday_cannot_break_out_of_the_picture() -> None:
    names = (
        '<script>alert("1")</script>&amp;',
        "]]> </text><g id='day-2020-02-05'/>",
        "a\x00b\x1b[31mc\ud800d\uffff",
        "W" * 5_000,
    )
    hostile = [Holiday(day(f"2020-02-{number:02}"), name, ("SCT",)) for number, name in enumerate(names, start=3)]
    picture = PLAIN.draw(replace(UK, version="hostile", holidays=(*UK.holidays, *hostile)))
    tags = {element.tag.removeprefix(SVG) for element in picture.root.iter()}
    assert "script" not in tags
    assert '<script>alert("1")</script>&amp; (Scotland)' in picture.words
    assert "]]> </text><g id='day-2020-02-05'/> (Scotland)" in picture.words
    assert "a\ufffdb\ufffd[31mc\ufffdd\ufffd (Scotland)" in picture.words
    assert 140 <= picture.words.count("W") < 200, "cut, over several lines"
    boxes = list(picture.boxes())
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    assert all(box.right <= 1000 for box in boxes)
    picture.document.encode()


def test_a_day_that_the_calendar_does_not_know_cannot_be_drawn() -> None:
    case = Case(Timeline(received_on=day("2020-01-29"), facts=(Reassigned(on=day("9999-12-31"), to="b"),)))
    with pytest.raises(OutsideCalendar, match="9999-12-31"):
        case.draw()


def test_a_case_that_has_come_to_its_end_says_why() -> None:
    picture = replace(SILENT, practice=PLAIN.practice).draw()
    assert "On 11 June 2021: closed (clarification lapsed)." in picture.words
    assert "11 Jun today: closed (clarification lapsed)" in picture.words


def test_a_deadline_that_was_missed_says_so() -> None:
    late = Decided(on=day("2020-02-27"), outcome=Outcome.NOT_HELD)
    picture = Case(Timeline(received_on=day("2020-01-29"), facts=(late,))).draw()
    assert "last day to answer the request; done late, on 27 February 2020" in picture.words
    assert "done on 25 February 2020" in LEEDS.draw().words
    overdue = Case(Timeline(received_on=day("2020-01-29"), as_of=day("2020-02-27"))).draw()
    assert "today: awaiting decision, overdue" in overdue.words


def test_a_first_limit_that_was_extended_in_time_was_not_missed() -> None:
    assert "late" not in REVIEW.draw().words


@given(stories(), PRACTICES)
@settings(max_examples=25)
def test_any_request_can_be_drawn_with_each_deadline_in_its_place(timeline: Timeline, practice: Practice) -> None:
    case = Case(timeline, practice)
    picture = case.draw()
    for deadline in case.position().deadlines:
        assert "3" in picture.frames_on(str(deadline.on))
    boxes = list(picture.boxes())
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def test_the_example_in_the_docs_is_what_the_code_draws() -> None:
    """But for the version of the calendar, which moves on with every new list of holidays."""
    drawn, shown = LEEDS.draw().document, EXAMPLE.read_text(encoding="utf-8")
    version = r"Calendar uk, version [^<\n]*"
    assert len(re.findall(version, shown)) == 3
    assert re.sub(version, "", shown) == re.sub(version, "", drawn)


def test_a_row_that_follows_weeks_not_drawn_is_named_after_the_month_it_begins_in() -> None:
    """The row of 26 July to 1 August: its 26 would else be read as one of August."""
    july = replace(SILENT, timeline=SILENT.timeline.model_copy(update={"as_of": day("2021-07-30")})).draw()
    assert day("2021-07-26") in july.cells
    assert july.words.index(" July 2021 26 ") > july.words.index("weeks not drawn")
    on = Reassigned(on=day("2021-08-03"), to="estates")
    both = SILENT.timeline.model_copy(update={"as_of": day("2021-07-30"), "facts": (*SILENT.timeline.facts, on)})
    august = replace(SILENT, timeline=both.model_copy(update={"as_of": day("2021-08-03")})).draw()
    assert " August 2021 2 " in august.words


def test_the_key_does_not_explain_what_lies_in_weeks_that_are_not_drawn() -> None:
    picture = SILENT.draw()
    assert not any("holiday" in picture.patterns_on(on) for on in picture.cells)
    assert "a holiday, named beside its week" not in picture.words
    assert "a holiday, named beside its week" in CHRISTMAS.draw().words


def test_a_law_is_named_in_a_note_and_not_by_its_key() -> None:
    words = PARTS.draw().words
    assert "part staff-numbers under the Freedom of Information Act 2000" in words
    assert "eir-2004" not in words
