"""The references, as registers had them before they were migrated.

Their files are stamped with this revision, and nothing is made in them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table of references."""
    op.create_table(
        "case_references",
        sa.Column("case_id", sa.String(255), primary_key=True),
        sa.Column("authority", sa.String(40), nullable=False),
        sa.Column("series", sa.String(60), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("reference", sa.String(60), nullable=False),
        sa.UniqueConstraint("authority", "series", "number"),
        sa.UniqueConstraint("authority", "reference"),
    )
