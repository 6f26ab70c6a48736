"""The settings of a worker, from the environment: `DUEPROCESS_HOME` and so on.

How to reach Temporal is not among them: that is Temporal's own environment configuration (`TEMPORAL_ADDRESS`,
`TEMPORAL_NAMESPACE`, a profile file).
"""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from dueprocess.case.names import TASK_QUEUE


class Settings(BaseSettings):
    """What a worker needs to know besides where Temporal is."""

    model_config = SettingsConfigDict(env_prefix="DUEPROCESS_", frozen=True, extra="forbid")

    home: Path = Field(default=Path(".dueprocess"), description="The folder of the register and the letters.")
    register_url: SecretStr | None = Field(
        default=None,
        description="The database of the register, `postgresql://user:password@host/database`; without it, a SQLite "
        "file in `home`.",
    )
    store_url: str | None = Field(
        default=None,
        description="Where letters and documents are kept, `s3://bucket/prefix`; without it, in `home`.",
    )
    mail_url: str | None = Field(
        default=None,
        description="The mail server that the channel `smtp` sends by: `smtp://user@host:587` with STARTTLS, or "
        "`smtps://user@host:465`.",
    )
    mail_password: SecretStr | None = Field(default=None, description="The password of the user in `mail_url`.")
    mail_after_unknown_end: Literal["repeat", "ask"] = Field(
        default="repeat",
        description="What is done with a letter of which nobody knows whether it was sent: `repeat` sends it again, "
        "with the same Message-ID; `ask` has an officer look.",
    )
    institutions: Annotated[tuple[str, ...], NoDecode] = Field(
        default=("leeds",), description="The enabled institutions, separated by commas."
    )
    institution_folders: Annotated[tuple[Path, ...], NoDecode] = Field(
        default=(), description="Folders of institution folders, separated by commas."
    )
    proclaimed_days: Path | None = Field(
        default=None,
        description="The file of the holidays that `dueprocess calendar add` adds, where it is not to lie in `home`.",
    )
    task_queue: str = Field(default=TASK_QUEUE, description="The task queue this worker polls.")
    log_format: Literal["json", "console"] = "json"

    @field_validator("institutions", "institution_folders", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(word.strip() for word in value.split(",") if word.strip())
        return value

    @property
    def register(self) -> Path | str:
        """Where the register is: its SQLite file, or the URL of its database with the password."""
        url = self.register_url.get_secret_value().strip() if self.register_url else ""
        return url or self.home / "register.sqlite"

    @property
    def store(self) -> Path | str:
        """Where letters and documents are kept: a folder, or the URL of a bucket."""
        return self.store_url or self.home

    @property
    def outbox(self) -> Path:
        """Where the letters lie that somebody is to send: the channel `folder`."""
        return self.home / "outbox"

    @property
    def proclaimed_days_file(self) -> Path:
        """The holidays proclaimed since the official list was shipped; there need not be such a file."""
        return self.proclaimed_days or self.home / "proclaimed_days.json"

    @property
    def temporal_file(self) -> Path:
        """The database of the embedded Temporal server."""
        return self.home / "temporal.sqlite"
