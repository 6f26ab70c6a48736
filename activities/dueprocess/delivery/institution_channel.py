"""A channel that an institution's own code carries."""

from dueprocess.case.letters import Delivered
from dueprocess.delivery.channel import AfterUnknownEnd, EndUnknown, NotTaken, Outgoing
from dueprocess.institutions import InstitutionError, Institutions


class InstitutionChannel:
    """Calls `dueprocess_send`, which must heed the key of a letter; or looks it up, where the code can say.

    Raises:
        KeyError: nobody carries the channel for this authority.
    """

    def __init__(self, institutions: Institutions, authority: str, name: str) -> None:
        self._institutions = institutions
        self._name = name
        can_find = institutions.can_find_sent(authority, name)
        self.after_unknown_end = AfterUnknownEnd.LOOK_UP if can_find else AfterUnknownEnd.REPEAT

    def hand_over(self, letter: Outgoing) -> Delivered:
        """Have it sent.

        Raises:
            EndUnknown: the code failed, took too long or gave no receipt; it may have sent it all the same.
        """
        try:
            return self._institutions.send(letter.authority, self._name, letter.for_institution())
        except InstitutionError as error:
            raise EndUnknown(str(error)) from error

    def find(self, letter: Outgoing) -> Delivered | None:
        """Ask whether it was sent.

        Raises:
            NotTaken: that cannot be told now.
        """
        try:
            return self._institutions.find_sent(letter.authority, self._name, str(letter.key))
        except InstitutionError as error:
            raise NotTaken(str(error)) from error
