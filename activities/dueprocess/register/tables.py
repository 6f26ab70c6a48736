"""The tables of the register. No name, address or word of anybody is in them."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

LONGEST_CASE_ID = 255
"""PostgreSQL refuses a longer one, SQLite does not care."""

_CASE = String(LONGEST_CASE_ID)
_AUTHORITY = String(40)
_REFERENCE = String(60)
_STEP = String(120)
_KIND = String(60)

SERIES = Table(
    "series",
    METADATA,
    # The row that is locked while a number is taken, so that two cases never read the same last one.
    Column("authority", _AUTHORITY, primary_key=True),
    Column("series", String(60), primary_key=True),
    Column("last_number", Integer, nullable=False),
)

REFERENCES = Table(
    "case_references",
    METADATA,
    # The workflow id: asking again for the same case finds the same row, whatever crashed in between.
    Column("case_id", _CASE, primary_key=True),
    Column("authority", _AUTHORITY, nullable=False),
    Column("series", String(60), nullable=False),
    Column("number", Integer, nullable=False),
    Column("reference", _REFERENCE, nullable=False),
    UniqueConstraint("authority", "series", "number"),
    UniqueConstraint("authority", "reference"),
)

LETTERS = Table(
    "letters",
    METADATA,
    # The key of a letter is its case and its step. A letter that never went out may be made anew, as another edition.
    Column("case_id", _CASE, primary_key=True),
    Column("step", _STEP, primary_key=True),
    Column("edition", Integer, primary_key=True),
    Column("authority", _AUTHORITY, nullable=False),
    Column("reference", _REFERENCE, nullable=False),
    Column("notice", _KIND, nullable=False),
    Column("made", Text, nullable=False),  # JSON: the files with their SHA-256, and whose words they are
)

LETTER_STATES = Table(
    "letter_states",
    METADATA,
    # Rows are only ever added: what became of a letter, and when.
    Column("case_id", _CASE, primary_key=True),
    Column("step", _STEP, primary_key=True),
    Column("edition", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("state", String(20), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("channel", String(40), nullable=False),
    Column("receipt", Text, nullable=False),
    Column("sent_on", Date),
    Column("plugin", String(100), nullable=False),
    Column("version", String(60), nullable=False),
    Column("why", Text, nullable=False),
    ForeignKeyConstraint(["case_id", "step", "edition"], ["letters.case_id", "letters.step", "letters.edition"]),
)

CASES = Table(
    "cases",
    METADATA,
    Column("case_id", _CASE, primary_key=True),
    Column("authority", _AUTHORITY, nullable=False, index=True),
    Column("reference", _REFERENCE, nullable=False),
    # A newer revision replaces an older one, never the other way round.
    Column("revision", Integer, nullable=False),
    Column("regime", _KIND, nullable=False),
    Column("received_on", Date, nullable=False, index=True),
    Column("opened_on", Date),
    Column("stage", _KIND, nullable=False),
    Column("outcome", _KIND),
    Column("respond_by", Date),
    Column("overdue", Boolean, nullable=False),
    Column("closing", _KIND),
    Column("closed_on", Date),
)

CASE_FACTS = Table(
    "case_facts",
    METADATA,
    Column("case_id", _CASE, primary_key=True),
    Column("number", Integer, primary_key=True),  # in the order of telling, from 0
    Column("kind", _KIND, nullable=False),
    Column("on", Date, nullable=False),
    Column("part", _KIND),
    Column("outcome", _KIND),
    ForeignKeyConstraint(["case_id"], ["cases.case_id"]),
)
