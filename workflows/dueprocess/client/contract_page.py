"""The page that says how the files of the contract are used."""

from collections.abc import Mapping

from pydantic import BaseModel

from dueprocess.case import names
from dueprocess.client.rules import BY_THE_CLIENT, NOT_OPENED, NOT_TOLD
from dueprocess.workflows.attributes import KEYS

_ANSWERS = {
    names.REPLAN: "Replanned",
    names.CALENDAR_CHANGED: "Replanned",
    names.RETRY_HELD_NOTICES: "HeldNoticesRetried",
    names.APPROVE_LETTER: "LetterReceipt",
    names.SEND_LETTER_BACK: "LetterReceipt",
    names.REPLACE_LETTER: "LetterReceipt",
    names.DROP_LETTER: "LetterReceipt",
    names.LETTER_SENT: "LetterReceipt",
}


def contract_page(updates: Mapping[str, type[BaseModel]]) -> str:
    """The page, in Markdown, with a line for each of these updates."""
    return _PAGE.format(
        workflow=names.WORKFLOW,
        task_queue=names.TASK_QUEUE,
        case_query=names.CASE_QUERY,
        record_query=names.RECORD_QUERY,
        updates="\n".join(_update(name, model) for name, model in updates.items()),
        attributes="\n".join(f"| `{key.name}` | {key.indexed_value_type.name.capitalize()} |" for key in KEYS),
        not_opened=_rows(NOT_OPENED),
        not_told=_rows(NOT_TOLD),
        by_the_client=_rows(BY_THE_CLIENT),
    )


def _update(name: str, model: type[BaseModel]) -> str:
    answer = _ANSWERS.get(name, "Receipt")
    sentence = (model.__doc__ or "").partition("\n")[0]
    return f"| [`{name}`](updates/{name}.json) | {sentence} | [{answer}]({answer}.json) |"


def _rows(sentences: Mapping[str, str]) -> str:
    return "\n".join(f"| `{rule}` | {when} |" for rule, when in sentences.items())


_PAGE = """\
# The contract

These names and forms are what any Temporal SDK needs to start a case and drive it. `make contract` writes this folder;
a test sees that it is up to date. How to use it, with commands: [docs/integrators.md](../integrators.md).

## Names

| what | value |
| --- | --- |
| workflow type | `{workflow}` |
| workflow id | `<authority>/<your own key>`: a key of up to 100 letters, digits, `.`, `-` and `_`. Never a name |
| task queue | `{task_queue}`, unless the workers were given another (`DUEPROCESS_TASK_QUEUE`) |
| id reuse policy | `AllowDuplicateFailedOnly`: a second start of a case is refused, a failed one can be mended |
| start input | one object, [InformationRequested](InformationRequested.json) |
| result | [CaseClosed](CaseClosed.json) |
| query `{case_query}` | where the case stands: [CaseView](CaseView.json). No argument |
| query `{record_query}` | all the case knows: [CaseRecord](CaseRecord.json). No argument |

## Encoding

- Every message is one JSON object, sent as Temporal's `json/plain`. No lists of arguments, no `null` for an object.
- Dates are strings, `2020-02-26`: days in UK local time. There are no times of day.
- Names of fields are snake_case, words from a fixed list are hyphenated: `neither-confirmed-nor-denied`.
- What you send may have no field that its schema does not know. What you get may have more in a later version.
- A case file, as `examples/` has them and `dueprocess letter` reads them, is [CaseFile](CaseFile.json).

## Updates

Wait for the update to be completed: the case answers at once, letters follow. Give each telling an update id of your
own; told twice under one id, it is done once and answered twice.

| update | tells that | answers |
| --- | --- | --- |
{updates}

Besides these, a request for a review may come after the case has closed. Ask the query `{record_query}`, and start
`{workflow}` again under the same workflow id, with the id reuse policy `AllowDuplicate` and
[Continuation](Continuation.json): the record as it is, and the review. The Python client does this by itself.

## Search attributes

| name | type |
| --- | --- |
{attributes}

`NextDueOn` is the day at midnight UTC.

## Errors

A start that is refused fails the workflow, an update that is refused fails the update; both with an application
failure whose `type` is one of these words and whose message is a sentence for people. A refused update also has
details: [Refusal](Refusal.json). The words stay; the sentences may be improved.

Starts:

| type | when |
| --- | --- |
{not_opened}

Updates and queries:

| type | when |
| --- | --- |
{not_told}

The Python client has these too, as `rule`:

| rule | when |
| --- | --- |
{by_the_client}
"""
