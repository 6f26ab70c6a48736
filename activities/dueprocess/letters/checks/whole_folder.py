"""All checks of one institution's folder."""

from pathlib import Path

from dueprocess.institutions.house import FILE as HOUSE
from dueprocess.institutions.toml_lines import line_of
from dueprocess.institutions.wording_files import WordingFile, read_wording_file
from dueprocess.letters.checks.complete import emptied, wordless
from dueprocess.letters.checks.filled import check_filled
from dueprocess.letters.checks.finding import Finding, Report, found, in_order
from dueprocess.letters.checks.one_part import check_part
from dueprocess.letters.checks.printed import check_look
from dueprocess.letters.checks.settings_files import SettingsFiles
from dueprocess.letters.checks.sources import Sources
from dueprocess.letters.samples import samples_of


def check_folder(folder: Path) -> Report:
    """Every mistake in `institution.toml`, `house.toml` and `wording/` of the folder.

    One file or part that is wrong hides nothing in the others.
    """
    settings = SettingsFiles(folder)
    settings.read()
    paths = sorted((folder / "wording").glob("[!.]*"))
    read = [read_wording_file(path) for path in paths]
    files = [file for file, _ in read if file is not None]
    findings = [*settings.findings, *found(fault for _, faults in read for fault in faults)]
    broken = set[tuple[Path, str]]()
    for file in files:
        findings += _unused(file, settings)
        for key in file.parts:
            in_part = list(check_part(file, key))
            findings += in_part
            if any(not finding.is_caution for finding in in_part):
                broken.add((file.path, key))
    letters = 0
    for words in Sources(files).words(settings.languages):
        findings += [*emptied(words), *wordless(words, settings.path, _line_of_languages(settings.path))]
        told = {key for key, (file, _) in words.origins.items() if (file.path, key) in broken}
        letters += len(samples_of(words.notice, words.statute))
        findings += check_filled(words, settings.office, told, folder)
    if settings.house is not None:
        findings += check_look(folder, settings.path, settings.house, settings.office)
    looked_at = [settings.path, folder / HOUSE, *paths]
    return Report(in_order(findings), sum(path.is_file() for path in looked_at), letters)


def _line_of_languages(settings: Path) -> int | None:
    text = settings.read_text("utf-8", errors="replace") if settings.is_file() else ""
    return line_of(text, ("office", "languages"))


def _unused(file: WordingFile, settings: SettingsFiles) -> list[Finding]:
    if file.language in settings.languages:
        return []
    why = f"no letter uses this file: office.languages does not name '{file.language}'. Name it, or take the file out."
    return [Finding(file.path, None, why, is_caution=True)]
