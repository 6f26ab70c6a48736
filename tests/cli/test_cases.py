"""The commands that open, follow and tell cases, on a real server."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cli.conftest import Command, Printed
from dueprocess.law.facts import FACTS
from dueprocess.law.uk_time import short_date, uk_date
from servers import Dev, wait_until

EXAMPLE = Path(__file__).parents[2] / "examples" / "leeds-k-20-053.json"


def today() -> date:
    return uk_date(datetime.now(UTC))


def request(**more: object) -> str:
    asked = {"authority": "leeds", "received_on": f"{today()}", "text": "What did the new boiler cost?"}
    return json.dumps(asked | more)


def opened(online: Command, key: str, **more: object) -> dict[str, object]:
    printed = online("open", "-", "--key", key, "--json", sent=request(**more))
    assert (printed.code, printed.err) == (0, "")
    summary: dict[str, object] = json.loads(printed.out)
    return summary


def test_a_case_is_opened_shown_told_and_waited_for(online: Command) -> None:
    printed = online("open", "-", "--key", "words", sent=request())
    assert printed.code == 0
    assert printed.out.startswith(f"K/{today():%y}/")
    assert printed.out.endswith("Case id: leeds/words\n")

    shown = online("show", "leeds/words")
    assert shown.code == 0
    assert "awaiting-decision" in shown.out
    assert "answer the request" in shown.out
    assert "FOIA 2000 s.10(1)" in shown.out

    told = online("tell", "decided", "leeds/words", "--outcome", "not-held", "--by", "foi-officer")
    assert (told.code, ": review-window; ask for a review by " in told.out) == (0, True)
    told = online("tell", "review-requested", "leeds/words", "--grounds", "Look again.")
    assert (told.code, ": in-review; answer the review by " in told.out) == (0, True)
    told = online("tell", "review-decided", "leeds/words", "--outcome", "upheld", "--reasons", "I looked again.")
    assert told.out.endswith(": closed\n")

    waited = online("wait", "leeds/words")
    assert waited.out.endswith(f" closed on {short_date(today())}: review-decided\n")
    shown = online("show", "leeds/words")
    assert [f"{short_date(today())}: {kind}\n" in shown.out for kind in ("decided", "review-requested")] == [True, True]
    assert "sent review-outcome (outbox/leeds/K-" in shown.out


def test_every_command_prints_one_json_document_when_asked(online: Command) -> None:
    summary = opened(online, "json")
    assert set(summary) == {
        *("case_id", "reference", "stage", "outcome", "next_due", "next_due_on", "overdue", "held"),
        *("waiting", "is_running"),
    }
    receipt = {"reference", "stage", "respond_by", "next_due", "next_due_on"}
    shapes = {
        ("tell", "reassigned", "leeds/json", "--to", "Estates"): receipt,
        ("replan", "leeds/json", "--by", "registry"): {
            *("on", "by", "old_calendar", "new_calendar", "old_respond_by", "new_respond_by", "cause", "moved"),
            *("old_planned_by", "new_planned_by"),
        },
        ("retry-held-notices", "leeds/json"): {"owed"},
        ("tell", "withdrawn", "leeds/json"): receipt,
        ("wait", "leeds/json"): {"authority", "reference", "outcome", "closing", "closed_on", "keep_until", "then"},
    }
    for arguments, fields in shapes.items():
        printed = online(*arguments, "--json")
        assert (printed.code, printed.err) == (0, "")
        assert set(json.loads(printed.out)) == fields
    view = json.loads(online("show", "leeds/json", "--json").out)
    assert {"stage", "deadlines", "facts", "issued", "held", "replanned"} <= set(view)
    assert (view["closing"], view["unit"]) == ("withdrawn", "Estates")


def test_a_case_file_opens_a_case_for_its_request_and_everything_late_is_sent_at_once(online: Command) -> None:
    printed = online("open", EXAMPLE, "--key", "k-20-053", "--json")
    assert json.loads(printed.out)["overdue"] is True
    view = json.loads(online("show", "leeds/k-20-053", "--json").out)
    assert (view["respond_by"], view["overdue"]) == ("2020-02-26", True)
    assert view["facts"] == []


def test_a_case_is_told_a_fact_from_json(online: Command) -> None:
    opened(online, "from-json")
    decided = json.loads(EXAMPLE.read_text("utf-8"))["facts"][0] | {"on": f"{today()}"}
    printed = online("tell", "decided", "leeds/from-json", "--from", "-", "--json", sent=json.dumps(decided))
    assert json.loads(printed.out)["stage"] == "review-window"
    shown = json.loads(online("show", "leeds/from-json", "--json").out)
    assert shown["facts"][0]["exemptions"][0]["provision"] == "31(3)"


def test_options_stand_over_the_json_and_lists_are_given_as_json(online: Command) -> None:
    opened(online, "options")
    cited = '[{"provision": "43(2)", "reasons": "The price is secret.", "public_interest": "None outweighs it."}]'
    printed = online(
        *("tell", "decided", "leeds/options", "--outcome", "refused", "--exemptions", cited, "--from", "-"),
        sent=json.dumps({"on": f"{today()}", "outcome": "not-held"}),
    )
    assert printed.code == 0
    assert json.loads(online("show", "leeds/options", "--json").out)["outcome"] == "refused"


def test_what_is_told_twice_under_one_update_id_is_done_once(online: Command) -> None:
    opened(online, "twice")
    first = online("tell", "reassigned", "leeds/twice", "--to", "Estates", "--update-id", "one")
    assert online("tell", "reassigned", "leeds/twice", "--to", "Legal", "--update-id", "one") == first
    view = json.loads(online("show", "leeds/twice", "--json").out)
    assert [fact["to"] for fact in view["facts"]] == ["Estates"]


def refused(printed: Printed) -> str:
    """The one sentence of a command that was refused."""
    assert (printed.code, printed.out) == (1, "")
    assert printed.err.endswith("\n")
    assert "Traceback" not in printed.err
    return printed.err.removesuffix("\n")


BAD_STARTS = {
    "the future": (request(received_on=f"{today() + timedelta(days=3)}"), "which is in the future; today is"),
    "an empty request": (request(text=" \n "), "'text'"),
    "five megabytes": (request(text="x" * 5_000_000), "at most 50000 characters"),
    "five megabytes elsewhere": (request(notes="x" * 5_000_000), "'notes' is not known here."),
    "an unknown authority": (request(authority="leedz"), "no authority 'leedz'. Did you mean 'leeds'?"),
    "a path for an authority": (request(authority="../leeds"), "'authority'"),
    "before the Act": (request(received_on="2004-12-31"), "came into force"),
    "an unknown regime": (request(regime="eir-1066"), "no regime 'eir-1066'"),
    "nothing": ("", "not JSON"),
    "garbage": ("\x00{[", "not JSON"),
    "a list": ("[]", "object"),
    "a deep hole": ("[" * 100_000, "JSON"),
    "half a case file": ('{"request": {"authority": "leeds"}}', "'reference' is missing. 'request.received_on' is"),
}


@pytest.mark.parametrize("what", BAD_STARTS)
def test_a_request_that_cannot_be_accepted_is_refused_in_a_sentence(what: str, online: Command) -> None:
    sent, sentence = BAD_STARTS[what]
    said = refused(online("open", "-", "--key", "bad", sent=sent))
    assert sentence in said
    assert len(said) < 500


def test_a_key_is_used_once_and_is_no_name(online: Command) -> None:
    opened(online, "used")
    assert refused(online("open", "-", "--key", "used", sent=request())) == (
        "There is a case 'leeds/used' already. Show it, or choose another key."
    )
    assert "never a name" in refused(online("open", "-", "--key", "Ada Example", sent=request()))


BAD_FACTS = {
    "no such outcome": (("decided", "--outcome", "perhaps"), "'outcome': Input should be 'disclosed-in-full'"),
    "no outcome": (("decided",), "'outcome' is missing."),
    "nothing said": (("decided", "--outcome", "refused"), "The decision needs 'exemptions'"),
    "no review yet": (("review-decided", "--outcome", "upheld"), "this case has none yet. (FOI Code of Practice 2018"),
    "no day": (("withdrawn", "--on", "yesterday"), "'on'"),
    "a day to come": (("withdrawn", "--on", "2999-01-01"), "Tell it when it happens."),
    "no amount": (("fee-charged", "--amount-pence", "lots"), "'amount_pence'"),
    "no JSON": (("extended", "--exemptions", "[43(2)"), "not JSON"),
    "a fact that is a list": (("withdrawn", "--from", "-"), "Send the fact as one JSON object."),
}


@pytest.mark.parametrize("what", BAD_FACTS)
def test_what_cannot_be_told_is_refused_in_a_sentence_and_the_case_is_as_it_was(what: str, online: Command) -> None:
    (kind, *options), sentence = BAD_FACTS[what]
    case = f"leeds/{what.replace(' ', '-')}"
    opened(online, what.replace(" ", "-"))
    assert sentence in refused(online("tell", kind, case, *options, sent="[]"))
    view = json.loads(online("show", case, "--json").out)
    assert (view["facts"], view["stage"]) == ([], "awaiting-decision")


def test_there_is_a_command_for_each_kind_of_fact(command: Command) -> None:
    listed = command("tell", "--help").out
    assert [kind for kind in FACTS if f"  {kind.model_fields['kind'].default} " not in listed] == []
    helped = command("tell", "decided", "--help").out
    assert [name for name in ("--on", "--outcome", "--exemptions", "--estimate-hours") if name not in helped] == []


def test_a_case_that_is_not_there_is_said_not_to_be_there(online: Command) -> None:
    sentence = "There is no case 'leeds/nobody'. An id is `<authority>/<case key>`; list the cases to find it."
    for arguments in (("show",), ("wait",), ("replan",), ("retry-held-notices",), ("tell", "withdrawn")):
        assert refused(online(*arguments, "leeds/nobody")) == sentence


def test_a_closed_case_is_told_nothing_more(online: Command) -> None:
    opened(online, "closed")
    online("tell", "withdrawn", "leeds/closed")
    online("wait", "leeds/closed")
    assert refused(online("tell", "reassigned", "leeds/closed", "--to", "Estates")) == (
        "This case is closed; nothing more can be told to it."
    )


def test_a_held_notice_is_shown_listed_and_tried_again(online: Command, dev: Dev) -> None:
    opened(online, "held", authority="mistake")
    wait_until(lambda: bool(json.loads(online("show", "mistake/held", "--json").out)["held"]))
    view = json.loads(online("show", "mistake/held", "--json").out)
    assert view["held"][0]["step"]["notice"] == "acknowledgement"
    assert "acknowledgement. acknowledgement, part 'receipt', line 1: there is no value 'nobody'" in (
        online("show", "mistake/held").out
    )
    wait_until(lambda: "mistake/held" in online("list", "--held").out)
    assert " held " in online("list", "--held").out.splitlines()[-1]
    assert online("retry-held-notices", "mistake/held") == (0, "1 owed again.\n", "")
    assert not (dev.home / "letters" / "mistake").exists()


def test_cases_are_listed_and_filtered(online: Command) -> None:
    late = opened(online, "list-late", received_on=f"{today() - timedelta(days=90)}")
    now = opened(online, "list-now")

    def listed(*options: str) -> set[object]:
        return {case["case_id"] for case in json.loads(online("list", "--json", *options).out)}

    wait_until(lambda: {late["case_id"], now["case_id"]} <= listed() and late["case_id"] in listed("--overdue"))
    assert now["case_id"] not in listed("--overdue")
    assert late["case_id"] in listed("--due-by", f"{today()}", "--stage", "awaiting-decision", "--authority", "leeds")
    assert now["case_id"] not in listed("--due-by", f"{today()}")
    assert listed("--stage", "awaiting-fee") == set()
    assert listed("--authority", "nowhere") == set()
    headings, *rows = online("list", "--overdue").out.splitlines()
    assert headings.split() == ["Reference", "Stage", "Due", "By", "Case", "id"]
    assert any("leeds/list-late" in row and " overdue " in row for row in rows)
    assert online("list", "--stage", "awaiting-fee") == (0, "No cases.\n", "")
    assert refused(online("list", "--due-by", "soon")) == "'soon' is not a date. Write it as 2020-02-26."
    assert "'authority'" in refused(online("list", "--authority", "A' OR 'B"))


def test_bootstrap_adds_nothing_to_a_server_that_is_ready(online: Command) -> None:
    assert json.loads(online("bootstrap", "--json").out) == {"namespace": "default", "added": []}
    assert online("bootstrap").out == "Namespace default is ready. Search attributes added now: none.\n"
