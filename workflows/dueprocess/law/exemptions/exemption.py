"""What an exemption is."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dueprocess.law.exemptions.citation import bare, is_within
from dueprocess.law.source import Source

Kind = Literal["absolute", "qualified", "mixed"]
"""Whether the public interest is weighed: never, always, or in some of its cases."""

Test = Literal[
    "class",
    "conditions",
    "prejudice",
    "substantial-prejudice",
    "inhibit",
    "substantial-inhibition",
    "endanger",
    "adverse-effect",
    "required",
    "actionable-breach",
]
"""What must be so for it to apply.

The information is of a kind (`class`); one of the conditions about personal data is met; a harm would follow, or would
be likely to (`prejudice` to `endanger`); a harm would follow (`adverse-effect`); it is needed to safeguard something
(`required`); somebody could sue for breach of confidence (`actionable-breach`).
"""


@dataclass(frozen=True, slots=True)
class Exemption:
    """One exemption or exception as it stood from one day to another.

    Attributes:
        provision: how it is cited, without the word for section, regulation or article.
        ncnd: the provisions that remove the duty to confirm or deny for it; empty where there is none.
        valid_from, valid_to: the days on which requests were dealt with under it; None for until further notice.
        absolute, qualified: of a mixed one, those provisions that are the one or the other for certain.
    """

    provision: str
    name: str
    kind: Kind
    test: Test
    ncnd: tuple[str, ...]
    source: Source
    valid_from: date
    valid_to: date | None = None
    absolute: tuple[str, ...] = ()
    qualified: tuple[str, ...] = ()

    def is_in_force(self, on: date) -> bool:
        """Whether it stood so on this day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def kind_of(self, provision: str) -> Kind:
        """The kind of that part of it which is cited, for example `qualified` of `37(1)(b)`."""
        cited = bare(provision)
        if any(is_within(cited, bare(part)) for part in self.absolute):
            return "absolute"
        if any(is_within(cited, bare(part)) for part in self.qualified):
            return "qualified"
        return self.kind

    def is_ncnd_limb(self, provision: str) -> bool:
        """Whether this provision removes the duty to confirm or deny for it."""
        cited = bare(provision)
        limbs = [bare(limb) for limb in self.ncnd]
        # `27(4)` names both of its limbs, `31` names the exemption and not the limb `31(3)`.
        return any(is_within(cited, limb) for limb in limbs) or (
            any(is_within(limb, cited) for limb in limbs) and not is_within(bare(self.provision), cited)
        )

    def provisions(self) -> tuple[str, ...]:
        """All by which it can be cited, in their bare form."""
        return tuple(bare(cited) for cited in (self.provision, *self.absolute, *self.qualified, *self.ncnd))
