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


def eir(provision: str, regulation: str) -> Source:
    """A provision of the Environmental Information Regulations 2004 (SI 2004/3391)."""
    return Source("EIR 2004", provision, f"https://www.legislation.gov.uk/uksi/2004/3391/regulation/{regulation}")


def foisa(provision: str, section: str) -> Source:
    """A provision of the Freedom of Information (Scotland) Act 2002."""
    return Source("FOISA 2002", provision, f"https://www.legislation.gov.uk/asp/2002/13/section/{section}")


def eisr(provision: str, regulation: str) -> Source:
    """A provision of the Environmental Information (Scotland) Regulations 2004 (SSI 2004/520)."""
    return Source("EISR 2004", provision, f"https://www.legislation.gov.uk/ssi/2004/520/regulation/{regulation}")


def uk_gdpr(provision: str, article: str) -> Source:
    """An article of the UK GDPR (Regulation (EU) 2016/679 as it forms part of the law of the United Kingdom)."""
    return Source("UK GDPR", provision, f"https://www.legislation.gov.uk/eur/2016/679/article/{article}")


def time_for_compliance(regulation: str) -> Source:
    """A regulation of the Freedom of Information (Time for Compliance with Request) Regulations 2004."""
    return Source(
        "SI 2004/3364", f"reg {regulation}", f"https://www.legislation.gov.uk/uksi/2004/3364/regulation/{regulation}"
    )


def section_45_code(paragraph: str) -> Source:
    """A paragraph of the Code of Practice under FOIA s.45, 4 July 2018."""
    return Source(
        "FOI Code of Practice 2018",
        f"para {paragraph}",
        "https://www.gov.uk/government/publications/freedom-of-information-code-of-practice",
    )
