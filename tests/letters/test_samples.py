"""The sample cases: all that letters can say is in one of them and missing in another, and every letter can be made."""

from collections.abc import Iterator

import pytest

from dueprocess.case.notices import Notice
from dueprocess.case.particulars import DocumentParticulars, ExemptionParticulars, Particulars
from dueprocess.institutions.builtin import SPOKEN, BuiltIn
from dueprocess.law.outcomes import Closing, Outcome, ReviewOutcome
from dueprocess.law.refusal_notice import REFUSAL_NOTICES
from dueprocess.law.regime import Statute
from dueprocess.letters import compose
from dueprocess.letters.samples import SAMPLE_OFFICE, Sample, samples_of

# What no case is without, or what holds where nothing is recorded.
ALWAYS = {"reference", "regime", "statute", "dated_on", "received_on", "counted_from"}
FIXED = {"review_working_days", "answer_review_working_days"}


def every_sample() -> Iterator[Sample]:
    for statute in Statute:
        for notice in Notice:
            yield from samples_of(notice, statute)


@pytest.mark.parametrize("name", sorted({*Particulars.model_fields} - ALWAYS - FIXED))
def test_a_value_is_in_some_sample_and_missing_in_another(name: str) -> None:
    default = Particulars.model_fields[name].get_default(call_default_factory=True)
    values = {repr(getattr(sample.particulars, name)) for sample in every_sample()}
    if name == "request":
        assert len(values) >= 3
        return
    assert repr(default) in values
    assert values != {repr(default)}


@pytest.mark.parametrize("name", [*ExemptionParticulars.model_fields, *DocumentParticulars.model_fields])
def test_so_is_every_value_of_a_ground_or_a_document(name: str) -> None:
    found = {
        str(getattr(one, name))
        for sample in every_sample()
        for one in (*sample.particulars.exemptions, *sample.particulars.documents)
        if name in type(one).model_fields
    }
    assert len(found) >= 2
    assert name not in {"reasons", "public_interest"} or "" in found


@pytest.mark.parametrize("statute", Statute)
def test_every_outcome_that_a_law_knows_has_its_samples(statute: Statute) -> None:
    decided = {sample.particulars.outcome for sample in samples_of(Notice.DECISION, statute)}
    assert decided == {outcome for outcome in Outcome if outcome not in REFUSAL_NOTICES[statute].instead}
    lapsed = {sample.particulars.closing for sample in samples_of(Notice.LAPSE, statute)}
    assert lapsed == {Closing.CLARIFICATION_LAPSED, Closing.FEE_LAPSED, Closing.IDENTITY_LAPSED}
    reviewed = {sample.particulars.review_outcome for sample in samples_of(Notice.REVIEW_OUTCOME, statute)}
    assert reviewed == (set() if statute is Statute.UK_GDPR else set(ReviewOutcome))


@pytest.mark.parametrize("statute", Statute)
def test_reviews_come_in_time_late_and_late_for_nothing(statute: Statute) -> None:
    arrivals = {
        (sample.particulars.review_in_time, sample.particulars.review_accepted)
        for sample in samples_of(Notice.REVIEW_ACKNOWLEDGEMENT, statute)
    }
    assert arrivals == (set() if statute is Statute.UK_GDPR else {(True, True), (False, True), (False, False)})


@pytest.mark.parametrize("notice", Notice)
@pytest.mark.parametrize("statute", Statute)
def test_names_are_different_and_each_full_sample_has_its_least(notice: Notice, statute: Statute) -> None:
    samples = samples_of(notice, statute)
    names = [sample.name for sample in samples]
    assert len(set(names)) == len(names)
    assert {f"{sample.name}-least" for sample in samples if not sample.is_least} == {
        sample.name for sample in samples if sample.is_least
    }


@pytest.mark.parametrize("statute", sorted(SPOKEN["en"]))
def test_built_in_words_make_a_letter_of_every_sample(statute: Statute) -> None:
    for notice in Notice:
        wording = BuiltIn().dueprocess_wording(notice, "en", statute)
        for sample in samples_of(notice, statute):
            assert wording is not None
            assert compose(notice, wording=wording, particulars=sample.particulars, office=SAMPLE_OFFICE).body
