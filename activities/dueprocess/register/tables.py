"""The tables of the register."""

from sqlalchemy import Column, Integer, MetaData, String, Table, UniqueConstraint

METADATA = MetaData()

REFERENCES = Table(
    "case_references",
    METADATA,
    # The workflow id: asking again for the same case finds the same row, whatever crashed in between.
    Column("case_id", String(255), primary_key=True),
    Column("authority", String(40), nullable=False),
    Column("series", String(60), nullable=False),
    Column("number", Integer, nullable=False),
    Column("reference", String(60), nullable=False),
    UniqueConstraint("authority", "series", "number"),
    UniqueConstraint("authority", "reference"),
)
