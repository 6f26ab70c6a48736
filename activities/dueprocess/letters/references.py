"""The facts at the head of a letter: its references and its date."""

from dueprocess.letters.dates import in_words
from dueprocess.letters.letter import Letter
from dueprocess.letters.phrases import phrases_in


def facts_of(letter: Letter) -> list[tuple[str, str]]:
    """Pairs of label and value in the order they are printed; "To" first on an internal notice."""
    phrases = phrases_in(letter.language)
    facts = [(phrases.our_reference, letter.reference)]
    if letter.applicant_reference:
        facts.append((phrases.your_reference, letter.applicant_reference))
    facts.append((phrases.date, in_words(letter.dated_on, letter.language)))
    if letter.is_internal:
        facts.insert(0, (phrases.to, ", ".join(letter.recipient)))
    return facts
