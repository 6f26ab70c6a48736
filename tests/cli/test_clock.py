"""`dueprocess clock`, whose form is a promise."""

import json
import subprocess
from pathlib import Path

import pytest

from cli.conftest import Command
from published_deadlines import PUBLISHED
from servers import PROGRAMS, our_environment

EXAMPLE = {
    "regime": "foia-2000",
    "received_on": "2020-01-29",
    "facts": [
        {"kind": "clarification-asked", "on": "2020-02-03"},
        {"kind": "clarification-received", "on": "2020-02-10"},
    ],
    "as_of": "2020-02-11",
}


def test_a_timeline_gives_its_position(command: Command) -> None:
    printed = command("clock", "-", "--json", sent=json.dumps(EXAMPLE))
    position = json.loads(printed.out)
    calendar = position.pop("calendar")
    assert (printed.code, printed.err) == (0, "")
    assert position == {
        "respond_by": "2020-03-09",
        "provisional": False,
        "stage": "awaiting-decision",
        "overdue": False,
        "regime": "foia-2000",
        "received_on": "2020-02-10",
        "as_of": "2020-02-11",
        "outcome": None,
        "closing": None,
        "deadlines": [
            {
                "kind": "respond",
                "on": "2020-03-09",
                "source": "FOIA 2000 s.10(1)",
                "rule": "20 working days",
                "counted_from": "2020-02-10",
                "skipped": [
                    {"on": on, "why": why, "nations": []}
                    for on, why in (
                        ("2020-02-15", "Saturday"),
                        ("2020-02-16", "Sunday"),
                        ("2020-02-22", "Saturday"),
                        ("2020-02-23", "Sunday"),
                        ("2020-02-29", "Saturday"),
                        ("2020-03-01", "Sunday"),
                        ("2020-03-07", "Saturday"),
                        ("2020-03-08", "Sunday"),
                    )
                ],
                "provisional": False,
                "met_on": None,
                "part": "",
                "regime": "foia-2000",
                "events": [
                    {"on": "2020-01-29", "what": "the request received", "source": None},
                    {"on": "2020-02-03", "what": "clarification asked for", "source": "FOIA 2000 s.1(3)"},
                    {
                        "on": "2020-02-10",
                        "what": "clarification came, and the time starts afresh",
                        "source": "FOIA 2000 s.10(6)",
                    },
                ],
                "how": "20 working days after 10 February 2020, FOIA 2000 s.10(1)",
                "not_counted": [],
                "explanation": [
                    "Answer the request by 9 March 2020: 20 working days after 10 February 2020, FOIA 2000 s.10(1).",
                    "29 January 2020: the request received.",
                    "3 February 2020: clarification asked for (FOIA 2000 s.1(3)).",
                    "10 February 2020: clarification came, and the time starts afresh (FOIA 2000 s.10(6)).",
                    "Not counted: 8 Saturdays and Sundays.",
                    f"Calendar uk, version {calendar['version']}: {calendar['made_of']}.",
                ],
            }
        ],
        "parts": [],
        "cautions": [],
    }
    known = {"known_from", "known_to", "verified_from", "verified_to"}
    assert set(calendar) == {"name", "version", "made_of"} | known


def test_an_array_gives_an_array_in_its_order(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "timelines.json"
    file.write_text(json.dumps([EXAMPLE, {"received_on": "2020-01-29"}]))
    printed = command("clock", file, "--json")
    assert [position["respond_by"] for position in json.loads(printed.out)] == ["2020-03-09", "2020-02-26"]
    assert printed.code == 0


def test_no_timelines_give_no_positions(command: Command) -> None:
    assert command("clock", "--json", sent="[]") == (0, "[]\n", "")


def test_the_published_deadlines_come_out_as_the_act_has_them(command: Command) -> None:
    timelines = [{"received_on": row.received} for row in PUBLISHED]
    printed = command("clock", "--json", sent=json.dumps(timelines))
    found = {row.id: position["respond_by"] for row, position in zip(PUBLISHED, json.loads(printed.out), strict=True)}
    assert found == {row.id: row.lawful for row in PUBLISHED}


WRONG: dict[str, tuple[object, str]] = {
    "an unknown regime": (EXAMPLE | {"regime": "foia-3000"}, "There is no regime 'foia-3000'. Use one of: eir-2004,"),
    "a missing day of receipt": ({"regime": "foia-2000"}, "'received_on' is missing."),
    "a misspelt field": (EXAMPLE | {"recieved_on": "2020-01-29"}, "Did you mean 'received_on'?"),
    "a day that is none": ({"received_on": "2020-02-30"}, "'received_on': 2020-02-30 is not a day of the calendar."),
    "a kind that is none": ({"received_on": "2020-01-29", "facts": [{"kind": "sneezed", "on": "2020-01-30"}]}, "facts"),
    "an answer to no question": (
        EXAMPLE | {"facts": [{"kind": "fee-paid", "on": "2020-02-03"}]},
        "has no fees notice before it",
    ),
    "a nation that is one of two": (
        EXAMPLE | {"practice": {"nation": "england"}},
        "Did you mean 'england-and-wales'?",
    ),
    "a misspelt choice": (EXAMPLE | {"practice": {"nations": "scotland"}}, "Did you mean 'nation'?"),
    "a fact before receipt": (EXAMPLE | {"facts": [{"kind": "withdrawn", "on": "2020-01-03"}]}, "before the day of"),
    "a day before the Act": ({"received_on": "2004-12-31"}, "came into force"),
    "the end of time": ({"received_on": "9999-12-31"}, "which knows 2005-01-01 to 2100-12-31. Use dates inside it."),
    "no object": ("2020-01-29", "object"),
    "a last day of all days": (
        {"regime": "uk-gdpr-sar", "received_on": "9999-12-31"},
        "9999-12-31 is outside the calendar 'england-and-wales'",
    ),
    "a pause to the end of all days": (
        {
            "regime": "uk-gdpr-sar",
            "received_on": "2026-10-25",
            "facts": [
                {"kind": "clarification-asked", "on": "2026-10-26"},
                {"kind": "clarification-received", "on": "9999-12-30"},
            ],
        },
        "9999-12-30 is outside the calendar",
    ),
    "half a character": ({"received_on": "2020-01-29", "regime": "\ud800"}, "There is no regime"),
    "too far an extension": (
        {
            "received_on": "2020-01-29",
            "facts": [{"kind": "extended", "on": "2020-01-30", "exemptions": ["43(2)"], "until": "9999-12-31"}],
        },
        "outside the calendar",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_timeline_that_cannot_be_computed_gives_an_error_in_its_place(what: str, command: Command) -> None:
    timeline, sentence = WRONG[what]
    printed = command("clock", "--json", sent=json.dumps([EXAMPLE, timeline, EXAMPLE]))
    first, wrong, last = json.loads(printed.out)
    assert printed.code == 1
    assert set(wrong) == {"error"}
    assert sentence in wrong["error"]
    assert first["respond_by"] == last["respond_by"] == "2020-03-09"
    alone = command("clock", sent=json.dumps(timeline))
    assert (alone.code, alone.err) == (1, "")
    assert alone.out.startswith("Cannot be computed: ")


@pytest.mark.parametrize("name", ["case 7", "", "\u00dc-7 [b]", "x" * 100])
def test_a_timeline_is_given_back_under_its_name(name: str, command: Command) -> None:
    timelines = [EXAMPLE | {"id": name}, EXAMPLE, {"id": name}, {"id": name, "received_on": "2004-12-31"}, {}]
    printed = json.loads(command("clock", "--json", sent=json.dumps(timelines)).out)
    assert [each.get("id") for each in printed] == [name, None, name, name, None]
    assert ["id" in each for each in printed] == [True, False, True, True, False]
    assert "error" in printed[2]
    assert next(iter(printed[0])) == "id"


@pytest.mark.parametrize("name", ["x" * 101, "a\nb", "a\u0085b", "\ud800", 7, ["a"]])
def test_a_name_that_cannot_be_printed_on_a_line_is_refused_and_not_given_back(name: object, command: Command) -> None:
    printed = command("clock", "--json", sent=json.dumps([EXAMPLE | {"id": name}]))
    (wrong,) = json.loads(printed.out)
    assert set(wrong) == {"error"}
    assert wrong["error"].startswith("'id': ")


@pytest.mark.parametrize("sent", ["", " \n", '{"received_on": "2020-01-29"}\n{"received_on": "2020-01-30"}\n', "[] []"])
def test_what_is_not_one_document_is_answered_with_what_to_send(sent: str, command: Command) -> None:
    printed = command("clock", "--json", sent=sent)
    assert (printed.code, printed.out) == (1, "")
    assert printed.err.startswith("This is not JSON: ")
    assert printed.err.endswith(" Send one object, or an array of them.\n")


@pytest.mark.parametrize("sent", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_what_is_not_json_is_said_to_be_none(sent: bytes, command: Command) -> None:
    printed = command("clock", "-", "--json", sent=sent)
    assert (printed.code, printed.out) == (1, "")
    assert printed.err.count("\n") == 1
    assert "JSON" in printed.err


def test_a_file_that_is_not_there_is_said_not_to_be_there(command: Command) -> None:
    assert command("clock", "nowhere.json") == (1, "", "nowhere.json cannot be read: No such file or directory.\n")


def test_a_corrected_receipt_may_lie_in_the_year_before(command: Command) -> None:
    corrected = {"kind": "receipt-corrected", "on": "2020-01-11", "received_on": "2019-12-20"}
    printed = command("clock", "--json", sent=json.dumps({"received_on": "2020-01-10", "facts": [corrected]}))
    assert json.loads(printed.out)["respond_by"] == "2020-01-23"


def test_in_words_it_names_the_holidays_it_did_not_count(command: Command) -> None:
    printed = command("clock", sent=json.dumps({"received_on": "2014-12-23", "as_of": "2015-02-01"}))
    assert printed.code == 0
    assert printed.out.startswith(
        "awaiting-decision, overdue on 1 February 2015\nAnswer the request by 26 January 2015"
    )
    assert "2 January 2015, New Year Holiday (Scotland)" in printed.out
    assert "Saturday" not in printed.out


def test_past_the_known_holidays_a_date_is_provisional(command: Command) -> None:
    timeline = json.dumps({"received_on": "2060-01-29"})
    assert json.loads(command("clock", "--json", sent=timeline).out)["provisional"] is True
    assert "(provisional)" in command("clock", sent=timeline).out


def test_it_works_in_a_pipe() -> None:
    ran = subprocess.run(
        [PROGRAMS / "dueprocess", "clock"],
        input=json.dumps(EXAMPLE),
        env=our_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Answer the request by 9 March 2020: 20 working days after 10 February 2020" in ran.stdout


def test_a_field_that_is_said_twice_is_refused_by_name(command: Command) -> None:
    """Of two days of receipt nobody knows which was meant."""
    done = command("clock", sent='{"received_on": "2020-01-29", "received_on": "2020-01-30"}')
    assert (done.code, done.out) == (1, "")
    assert "says 'received_on' twice" in done.err
