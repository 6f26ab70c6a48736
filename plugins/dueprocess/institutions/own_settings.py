"""`[settings]` of `institution.toml`: what the Python of an institution wants to be told."""

import os
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from dueprocess.institutions.toml_files import read_toml

M = TypeVar("M", bound=BaseModel)


def own_settings(file: str | Path, model: type[M]) -> M:
    """The table `[settings]` of the `institution.toml` that lies beside `file`.

    Args:
        file: the `__file__` of `institution.py`.
        model: what the settings must be, a frozen pydantic model. A table that is not there is an empty one.

    Raises:
        InvalidFile: the file cannot be read, or its table has wrong or unknown settings; every wrong one is named.
    """
    return read_toml(model, Path(file).with_name("institution.toml"), environment=os.environ, table="settings")
