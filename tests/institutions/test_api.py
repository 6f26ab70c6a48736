"""Code says for which hooks it was written; an old version, hook or argument is announced with its last day."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from dueprocess.institutions import API, Institutions, hookimpl
from dueprocess.institutions.api import SPOKEN, WillBeRemoved, refused_version, warning_about
from dueprocess.institutions.markers import hookspec
from dueprocess.institutions.registering import register

LAST_DAY = date(2029, 1, 31)


def test_this_release_speaks_its_own_version_with_no_end_in_sight() -> None:
    assert SPOKEN[API] is None
    assert refused_version(API) is None
    assert warning_about(API) is None


def test_an_old_version_is_spoken_on_and_its_author_is_told_until_when() -> None:
    spoken = {1: LAST_DAY, 2: None}
    assert refused_version(1, spoken) is None
    assert warning_about(1, spoken) == (
        "version 1 of the hooks, for which it was written, is spoken until 31 January 2029 at least; write it for "
        "version 2 before"
    )
    assert warning_about(2, spoken) is None


@pytest.mark.parametrize(("written_for", "named"), [(0, "version 0"), (3, "version 3")])
def test_a_version_that_is_not_spoken_is_refused_with_those_that_are(written_for: int, named: str) -> None:
    assert refused_version(written_for, {1: LAST_DAY, 2: None}) == (
        f"it was written for {named} of the hooks, and this release speaks 1 and 2; install one that fits"
    )


class Plugin:
    @hookimpl
    def dueprocess_old(self, worn: str) -> str:
        return worn


def made_up_hooks(**mark: object) -> ModuleType:
    """A module that specifies one hook, marked so."""

    def dueprocess_old(worn: str) -> str | None: ...

    hooks = ModuleType("made_up_hooks")
    vars(hooks)["dueprocess_old"] = hookspec(**mark)(dueprocess_old)  # type: ignore[call-overload]  # passed on as it is
    return hooks


@pytest.mark.parametrize("what", ["dueprocess_old", "worn"])
def test_what_will_be_removed_is_announced_when_it_is_used(what: str) -> None:
    warning = WillBeRemoved(what, until=LAST_DAY, instead="dueprocess_new")
    mark = {"warn_on_impl": warning} if what == "dueprocess_old" else {"warn_on_impl_args": {what: warning}}
    with pytest.warns(
        WillBeRemoved, match=rf"'{what}' is there until 31 January 2029 at least; use dueprocess_new instead"
    ):
        register(Plugin(), made_up_hooks(**mark))


def test_a_warning_of_the_code_is_logged_when_it_is_loaded(
    write_package: Callable[..., Path], load: Callable[..., Institutions], caplog: pytest.LogCaptureFixture
) -> None:
    code = """
    import dueprocess.institutions.specifications as hooks
    from datetime import date
    from dueprocess.institutions import hookimpl
    from dueprocess.institutions.api import WillBeRemoved
    from dueprocess.institutions.markers import hookspec

    hooks.dueprocess_house = hookspec(
        firstresult=True, warn_on_impl=WillBeRemoved("dueprocess_house", until=date(2029, 1, 31), instead="house.toml")
    )(hooks.dueprocess_house)

    @hookimpl
    def dueprocess_house(authority):
        return None
    """
    write_package("sometown", code)
    load("sometown").close()
    assert caplog.messages == [
        (
            "institution.deprecated sometown-foi 1.4.0: 'dueprocess_house' is there until 31 January 2029 at least; "
            "use house.toml instead"
        )
    ]
