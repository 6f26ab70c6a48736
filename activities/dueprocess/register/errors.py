"""What can be wrong with a register before it is used. None of these sentences holds a password."""


class UnusableRegister(RuntimeError):
    """The register cannot be used; the sentence says which, why, and what to do."""


class WrongAddress(UnusableRegister, ValueError):
    """What should say where the register is does not."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The register's address cannot be used: {why} Write it as postgresql://user:password@host:5432/database "
            "or sqlite:////folder/register.sqlite (DUEPROCESS_REGISTER_URL)."
        )


class NoDriver(UnusableRegister):
    """The package that speaks to this kind of database is not installed."""

    def __init__(self, where: str) -> None:
        super().__init__(f"To use {where}, install its driver: pip install 'dueprocess[postgresql]'.")


class CannotOpenRegister(UnusableRegister):
    """The database does not answer, refuses us, or its file cannot be opened."""

    def __init__(self, where: str, why: str, to_do: str) -> None:
        super().__init__(f"The register in {where} cannot be opened: {why.rstrip('.')}. {to_do}")


class NoRegister(UnusableRegister):
    """There is no register there."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"There is no register in {where}. A worker makes it when it starts, and so does `dueprocess register "
            "upgrade`; or mend DUEPROCESS_HOME or DUEPROCESS_REGISTER_URL."
        )


class OlderRegister(UnusableRegister):
    """The register has not been migrated to the revision of this code."""

    def __init__(self, where: str, revision: str, newest: str) -> None:
        super().__init__(
            f"The register in {where} has revision '{revision}', and this version of Dueprocess needs '{newest}'. "
            "Make a backup, then run `dueprocess register upgrade`; a worker does it when it starts."
        )


class NewerRegister(UnusableRegister):
    """A newer version of Dueprocess has migrated the register."""

    def __init__(self, where: str, revision: str) -> None:
        super().__init__(
            f"The register in {where} was migrated to '{revision}' by a newer version of Dueprocess, and this one does "
            "not know how to use it. Install that version here too; a register is never taken back."
        )
