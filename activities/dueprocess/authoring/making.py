"""A new institution: a folder of files, or a package, made of the templates beside this module."""

import json
import re
from collections.abc import Mapping
from importlib import resources
from importlib.metadata import version
from pathlib import Path
from string import Template
from typing import Final

from dueprocess.authoring.hook_signatures import imports_of, signatures
from dueprocess.authoring.wanted import Wanted
from dueprocess.case.reading import Unreadable
from dueprocess.institutions import API
from dueprocess.institutions.hooks import AUTHORITIES, REFERENCE, REFERENCE_SERIES

_LONGEST_PREFIX: Final = 12
_LIVE: Final = (REFERENCE_SERIES.name, REFERENCE.name)
# The files of the institution answer it, and code beside them must not.
_LEFT_OUT: Final = (*_LIVE, AUTHORITIES.name)


def make_files(wanted: Wanted, into: Path) -> Path:
    """Write the folder `<name>` of settings and wording, and say where it is.

    Raises:
        Unreadable: it is there already.
    """
    return _write(into / wanted.name, {**_files(wanted), "README.md": "README.files.md"}, wanted)


def make_package(wanted: Wanted, into: Path) -> Path:
    """Write the folder `dueprocess-<name>` of a package with tests, and say where it is.

    Raises:
        Unreadable: it is there already.
    """
    code = f"src/{_module(wanted)}"
    made_of = {
        "pyproject.toml": "pyproject.toml",
        "README.md": "README.package.md",
        f"{code}/__init__.py": "__init__.py",
        f"{code}/institution.py": "institution.py",
        f"{code}/py.typed": "",
        **{f"{code}/{file}": template for file, template in _files(wanted).items()},
        "tests/test_contract.py": "test_contract.py",
    }
    return _write(into / f"dueprocess-{wanted.name}", made_of, wanted)


def _files(wanted: Wanted) -> Mapping[str, str]:
    words = [f"acknowledgement.{language}.md" for language in wanted.languages]
    return {name: name for name in ("institution.toml", "house.toml")} | {f"wording/{name}": name for name in words}


def _write(folder: Path, made_of: Mapping[str, str], wanted: Wanted) -> Path:
    """Fill each template first, so that a folder is there whole or not at all."""
    filled = {file: _filled(template, wanted) if template else "" for file, template in made_of.items()}
    try:
        folder.mkdir(parents=True)
    except FileExistsError as error:
        raise Unreadable(f"{folder} is there already. Give another place with --into, or take it away.") from error
    for file, text in filled.items():
        place = folder / file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return folder


def _filled(template: str, wanted: Wanted) -> str:
    read = (resources.files("dueprocess.authoring") / "template" / f"{template}.template").read_text("utf-8")
    by_name = {each.name: each for each in signatures()}
    others = [each for each in by_name.values() if each.name not in _LEFT_OUT]
    names = frozenset[str]().union(*(each.names for each in others))
    return Template(read).substitute(
        name=wanted.name,
        module=_module(wanted),
        authority=wanted.authority,
        prefix=wanted.name.partition("-")[0].upper()[:_LONGEST_PREFIX],
        pin=_pin(version("dueprocess")),
        api=API,
        quoted_authority=_quoted(wanted.authority),
        quoted_description=_quoted(f"{wanted.authority} as an institution of Dueprocess."),
        quoted_email=_quoted(wanted.email),
        quoted_languages=_quoted(list(wanted.languages)),
        reference_series=by_name[REFERENCE_SERIES.name].opening,
        reference=by_name[REFERENCE.name].opening,
        imports=_as_comment("\n".join(imports_of(names))),
        others="\n".join(_as_comment(f"\n@hookimpl\n{each.opening}\n    return None") for each in others),
    )


def _module(wanted: Wanted) -> str:
    return f"dueprocess_{wanted.name.replace('-', '_')}"


def _quoted(value: object) -> str:
    """As TOML writes it, which for words is as JSON does."""
    return json.dumps(value, ensure_ascii=False)


def _pin(ours: str) -> str:
    """This release and those after it that keep to what it promises."""
    major, minor = re.findall(r"\d+", ours)[:2]
    return f">={major}.{minor},<{f'0.{int(minor) + 1}' if major == '0' else int(major) + 1}"


def _as_comment(code: str) -> str:
    return "\n".join(f"# {line}".rstrip() for line in code.splitlines())
