"""The first tables: settings with their history, viewers, bookmarks, counts, and servers that were left."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "setting",
        sa.Column("server", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("scope", sa.String(16), primary_key=True),
        sa.Column("scope_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("option", sa.String(32), primary_key=True),
        sa.Column("value", sa.String(64), nullable=False),
    )
    op.create_table(
        "history",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("server", sa.BigInteger, nullable=False),
        sa.Column("scope", sa.String(16), nullable=False),
        sa.Column("scope_id", sa.BigInteger, nullable=False),
        sa.Column("option", sa.String(32), nullable=False),
        sa.Column("before", sa.String(64)),
        sa.Column("after", sa.String(64)),
        sa.Column("by", sa.BigInteger, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("history_of_server", "history", ["server", "number"])
    op.create_table(
        "viewer",
        sa.Column("member", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("horizon", sa.String(16)),
        sa.Column("bars", sa.Boolean, nullable=False),
        sa.Column("brief", sa.Boolean, nullable=False),
    )
    op.create_table(
        "bookmark",
        sa.Column("member", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("entry", sa.String(48), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "event_count",
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("entry", sa.String(48), primary_key=True),
        sa.Column("number", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "left_server",
        sa.Column("server", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    for table in ("left_server", "event_count", "bookmark", "viewer", "history", "setting"):
        op.drop_table(table)
