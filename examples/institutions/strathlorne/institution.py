"""Files each letter of a case in the records system of the board, as soon as it has gone out."""

from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

from pydantic import BaseModel, ConfigDict, Field

from dueprocess.case.events import LETTER_ISSUED, CaseEvent
from dueprocess.institutions import Secret, hookimpl, own_settings

DUEPROCESS_API = 1
WAIT_SECONDS = 20


class Settings(BaseModel):
    """The table `[settings]` of institution.toml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    records_url: str = Field(pattern="^https?://", description="The address under which files are put.")
    records_token: Secret
    letters: Path = Field(description="The folder of letters: `letters` in DUEPROCESS_HOME.")


SETTINGS = own_settings(__file__, Settings)


@hookimpl
def dueprocess_case_event(event: CaseEvent) -> None:
    """Put the PDF of a letter under an address that is made of the event's key.

    An event can be told more than once. The key is then the same, and the file takes its own place again.
    """
    if event.kind != LETTER_ISSUED or event.letter is None:
        return
    for file in event.letter.files:
        if file.key.endswith(".pdf"):
            put(f"{quote(event.reference, safe='')}/{quote(event.key, safe='')}.pdf", SETTINGS.letters / file.key)


def put(address: str, file: Path) -> None:
    """Put a file there; raises OSError when the records system does not take it, and the event is told again."""
    request = Request(  # noqa: S310 - the pattern of records_url lets only http and https pass
        f"{SETTINGS.records_url}/{address}",
        data=file.read_bytes(),
        method="PUT",
        headers={
            "Authorization": f"Bearer {SETTINGS.records_token.get_secret_value()}",
            "Content-Type": "application/pdf",
        },
    )
    with urlopen(request, timeout=WAIT_SECONDS):  # noqa: S310 - as above
        pass
