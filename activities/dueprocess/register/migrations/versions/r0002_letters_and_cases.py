"""A row to lock for each series, the ledger of letters, and the index of cases."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables; each series goes on from the highest number that was given out in it."""
    _series()
    _letters()
    _cases()


def _series() -> None:
    op.create_table(
        "series",
        sa.Column("authority", sa.String(40), primary_key=True),
        sa.Column("series", sa.String(60), primary_key=True),
        sa.Column("last_number", sa.Integer, nullable=False),
    )
    op.execute(
        "INSERT INTO series (authority, series, last_number) "
        "SELECT authority, series, max(number) FROM case_references GROUP BY authority, series"
    )


def _letters() -> None:
    op.create_table(
        "letters",
        sa.Column("case_id", sa.String(255), primary_key=True),
        sa.Column("step", sa.String(120), primary_key=True),
        sa.Column("edition", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("authority", sa.String(40), nullable=False),
        sa.Column("reference", sa.String(60), nullable=False),
        sa.Column("notice", sa.String(60), nullable=False),
        sa.Column("made", sa.Text, nullable=False),
    )
    op.create_table(
        "letter_states",
        sa.Column("case_id", sa.String(255), primary_key=True),
        sa.Column("step", sa.String(120), primary_key=True),
        sa.Column("edition", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("receipt", sa.Text, nullable=False),
        sa.Column("sent_on", sa.Date),
        sa.Column("plugin", sa.String(100), nullable=False),
        sa.Column("version", sa.String(60), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["case_id", "step", "edition"], ["letters.case_id", "letters.step", "letters.edition"]),
    )


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("case_id", sa.String(255), primary_key=True),
        sa.Column("authority", sa.String(40), nullable=False),
        sa.Column("reference", sa.String(60), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("regime", sa.String(60), nullable=False),
        sa.Column("received_on", sa.Date, nullable=False),
        sa.Column("opened_on", sa.Date),
        sa.Column("stage", sa.String(60), nullable=False),
        sa.Column("outcome", sa.String(60)),
        sa.Column("respond_by", sa.Date),
        sa.Column("overdue", sa.Boolean, nullable=False),
        sa.Column("closing", sa.String(60)),
        sa.Column("closed_on", sa.Date),
    )
    op.create_index("ix_cases_authority", "cases", ["authority"])
    op.create_index("ix_cases_received_on", "cases", ["received_on"])
    op.create_table(
        "case_facts",
        sa.Column("case_id", sa.String(255), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(60), nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("part", sa.String(60)),
        sa.Column("outcome", sa.String(60)),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"]),
    )
