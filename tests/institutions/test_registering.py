"""What pluggy would overlook without a word is refused at start, in one sentence."""

from collections.abc import Callable

import pytest

from dueprocess.institutions import CannotLoad, Institutions

WritePackage = Callable[..., None]
Load = Callable[..., Institutions]


@pytest.mark.parametrize(
    ("method", "sentence"),
    [
        (
            "@hookimpl\n    def dueprocess_ofice(self, authority): ...",
            "sometown-foi 1.4.0: there is no hook 'dueprocess_ofice'. Did you mean 'dueprocess_office'?",
        ),
        ("@hookimpl\n    def office(self, authority): ...", "no hook 'office'. Did you mean 'dueprocess_office'?"),
        ("def dueprocess_office(self, authority): ...", "'dueprocess_office' is not marked; put @hookimpl above it"),
        (
            "@hookimpl\n    def dueprocess_office(self, council): ...",
            "'dueprocess_office' takes 'council', which the hook does not have; it has authority",
        ),
        (
            "@hookimpl\n    def dueprocess_authorities(self, authority): ...",
            "takes 'authority', which the hook does not have; it has no arguments",
        ),
    ],
)
def test_a_hook_that_would_never_be_asked_is_refused(
    write_package: WritePackage, load: Load, method: str, sentence: str
) -> None:
    write_package(
        "sometown",
        f"from dueprocess.institutions import hookimpl\nclass Council:\n    {method}\ninstitution = Council()",
    )
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

        class Council:
            @hookimpl(wrapper=True)
            def dueprocess_house(self, authority):
                return (yield)

        institution = Council()
        """,
    )
    with pytest.raises(CannotLoad, match="'dueprocess_house' is a wrapper; answer the hook itself"):
        load("sometown")


def test_a_module_can_be_the_plugin_itself(write_package: WritePackage, load: Load) -> None:
    write_package(
        "sometown",
        """
        import sys
        from dueprocess.institutions import hookimpl

        @hookimpl
        def dueprocess_reminders(authority):
            return []

        institution = sys.modules[__name__]
        """,
    )
    assert [plugin.name for plugin in load("sometown").plugins] == ["sometown-foi"]
