"""An e-mail that only carries a letter: for one that an officer edited as a file of its own."""

import hashlib
from collections.abc import Sequence

from dueprocess.case.notices import Notice
from dueprocess.case.particulars import Particulars
from dueprocess.institutions.answers import Office
from dueprocess.letters.as_email import Attached, finished, headed
from dueprocess.letters.cleaning import clean
from dueprocess.letters.errors import UnusableMailbox
from dueprocess.letters.mailbox import mailbox
from dueprocess.letters.phrases import phrases_in


def covering_email(  # noqa: PLR0913 - of what, from whom, with what
    notice: Notice, *, particulars: Particulars, office: Office, language: str, attached: Sequence[Attached], key: str
) -> bytes:
    """The e-mail from the office to the applicant, if an address is known; the first file attached is the letter.

    Raises:
        UnusableMailbox: the office's own address is none that an e-mail could come from.
        UnknownLanguage: there are no phrases in this language.
    """
    phrases, office = phrases_in(language), office.under(particulars.statute, language)
    sender = mailbox(clean(office.authority), office.enquiries.email)
    if sender is None:
        raise UnusableMailbox(office.enquiries.email)
    applicant = " ".join(clean(particulars.applicant).split())
    to = mailbox(applicant, particulars.applicant_email)
    named = hashlib.sha256(key.encode()).hexdigest()
    title = f"{phrases.subjects[notice]} - {clean(particulars.reference)}"
    message = headed(sender, [to] if to else [], title, particulars.dated_on, named)
    greeting = phrases.dear.format(applicant) if applicant else phrases.dear_unnamed
    farewell = phrases.yours_named if applicant else phrases.yours_unnamed
    words = (greeting, phrases.letter_attached, farewell, clean(office.signatory.role), clean(office.authority))
    message.set_content("\n\n".join(words) + "\n", cte="quoted-printable")
    return finished(message, attached, language, named)
