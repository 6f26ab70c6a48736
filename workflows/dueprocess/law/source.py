"""Where in the law a rule stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The act, the provision and a page where anyone can read it.

    Sources are data, so that a letter, the Temporal UI and `dueprocess clock` print the same one.
    """

    act: str
    provision: str
    url: str

    def __str__(self) -> str:
        """The short citation, for example `FOIA 2000 s.10(1)`."""
        return f"{self.act} {self.provision}"


def foia(provision: str, section: str) -> Source:
    """A provision of the Freedom of Information Act 2000; `section` is its page on legislation.gov.uk."""
    return Source("FOIA 2000", provision, f"https://www.legislation.gov.uk/ukpga/2000/36/section/{section}")


def section_45_code(paragraph: str) -> Source:
    """A paragraph of the Code of Practice under FOIA s.45, 4 July 2018."""
    return Source(
        "FOI Code of Practice 2018",
        f"para {paragraph}",
        "https://www.gov.uk/government/publications/freedom-of-information-code-of-practice",
    )
