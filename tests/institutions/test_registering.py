"""What pluggy would overlook without a word is refused at start, in one sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dueprocess.institutions import CannotLoad, Institutions

WritePackage = Callable[..., Path]
Load = Callable[..., Institutions]


@pytest.mark.parametrize(
    ("function", "sentence"),
    [
        (
            "@hookimpl\ndef dueprocess_ofice(authority): ...",
            "sometown-foi 1.4.0: there is no hook 'dueprocess_ofice'. Did you mean 'dueprocess_office'?",
        ),
        ("@hookimpl\ndef office(authority): ...", "no hook 'office'. Did you mean 'dueprocess_office'?"),
        ("def dueprocess_office(authority): ...", "'dueprocess_office' is not marked; put @hookimpl above it"),
        (
            "@hookimpl\ndef dueprocess_office(council): ...",
            "'dueprocess_office' takes 'council', which the hook does not have; it has authority",
        ),
        (
            "@hookimpl\ndef dueprocess_authorities(authority): ...",
            "takes 'authority', which the hook does not have; it has no arguments",
        ),
    ],
)
def test_a_hook_that_would_never_be_asked_is_refused(
    write_package: WritePackage, load: Load, function: str, sentence: str
) -> None:
    write_package("sometown", f"from dueprocess.institutions import hookimpl\n{function}")
    with pytest.raises(CannotLoad) as refused:
        load("sometown")
    assert sentence in str(refused.value)
    assert str(refused.value).startswith("institution 'sometown': sometown-foi 1.4.0: ")
    assert "\n" not in str(refused.value)


def test_a_wrapper_is_refused_since_answers_do_not_depend_on_order(write_package: WritePackage, load: Load) -> None:
    write_package(
        "sometown",
        """
        from dueprocess.institutions import hookimpl

        @hookimpl(wrapper=True)
        def dueprocess_house(authority):
            return (yield)
        """,
    )
    with pytest.raises(CannotLoad, match="'dueprocess_house' is a wrapper; answer the hook itself"):
        load("sometown")
