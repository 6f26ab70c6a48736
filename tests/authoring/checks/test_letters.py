"""Whether every letter can be made."""

import pytest

from authoring.conftest import WriteSubject
from dueprocess.authoring.checks.letters import makes_every_letter
from dueprocess.authoring.checks.written import is_written_rightly

pytestmark = pytest.mark.special


def test_words_that_only_some_cases_have_fail_with_the_sample(subject: WriteSubject) -> None:
    told = list(makes_every_letter(subject(decision="<!-- part: contact -->\n{{ estimate_hours }}\n")))
    assert told
    assert all("decision, part 'contact', line 1: 'estimate_hours' has no value" in fault for fault in told)
    assert "(In the sample 'refused' of 'decision' under eir-2004, in 'en'.)" in "\n".join(told)
    assert "sample 'cost-limit' of 'decision' under foia-2000" not in "\n".join(told)


def test_a_mistake_in_the_files_is_named_with_its_file_and_line(subject: WriteSubject) -> None:
    anytown = subject(decision="<!-- part: contact -->\n{{ aplicant }}\n")
    (fault,) = is_written_rightly(anytown)
    assert fault.startswith(f"{anytown.folder}/wording/decision.en.md, line 2: there is no value 'aplicant'.")
