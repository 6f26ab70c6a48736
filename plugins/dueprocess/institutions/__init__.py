"""What institutions extend: hook specifications, the host that calls them, the built-in institution."""

from dueprocess.institutions.answers import ChosenWording, Contact, House, Office, Signatory, Wording
from dueprocess.institutions.api import API
from dueprocess.institutions.asking import OnFailure
from dueprocess.institutions.channels import FOLDER, SMTP, Addressee, OutgoingFile, OutgoingLetter, SentReceipt
from dueprocess.institutions.discovery import Plugin, available
from dueprocess.institutions.environment import Secret
from dueprocess.institutions.errors import CannotLoad, ConflictingAnswers, InstitutionError, UnknownAuthority
from dueprocess.institutions.host import Institutions
from dueprocess.institutions.limits import Limits
from dueprocess.institutions.markers import hookimpl
from dueprocess.institutions.own_settings import own_settings

__all__ = [
    "API",
    "FOLDER",
    "SMTP",
    "Addressee",
    "CannotLoad",
    "ChosenWording",
    "ConflictingAnswers",
    "Contact",
    "House",
    "InstitutionError",
    "Institutions",
    "Limits",
    "Office",
    "OnFailure",
    "OutgoingFile",
    "OutgoingLetter",
    "Plugin",
    "Secret",
    "SentReceipt",
    "Signatory",
    "UnknownAuthority",
    "Wording",
    "available",
    "hookimpl",
    "own_settings",
]
