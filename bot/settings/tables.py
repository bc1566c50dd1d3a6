"""The tables of the SQL store. Names say what a row is; times are UTC."""

from sqlalchemy import BigInteger, Boolean, Column, DateTime, Index, Integer, MetaData, String, Table

METADATA = MetaData()

_NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only where the key is called INTEGER."""

SETTING = Table(
    "setting",
    METADATA,
    Column("server", BigInteger, primary_key=True, autoincrement=False),
    Column("scope", String(16), primary_key=True),
    Column("scope_id", BigInteger, primary_key=True, autoincrement=False),
    Column("option", String(32), primary_key=True),
    Column("value", String(64), nullable=False),
)

HISTORY = Table(
    "history",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("server", BigInteger, nullable=False),
    Column("scope", String(16), nullable=False),
    Column("scope_id", BigInteger, nullable=False),
    Column("option", String(32), nullable=False),
    Column("before", String(64)),
    Column("after", String(64)),
    Column("by", BigInteger, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Index("history_of_server", "server", "number"),
)

VIEWER = Table(
    "viewer",
    METADATA,
    Column("member", BigInteger, primary_key=True, autoincrement=False),
    Column("horizon", String(16)),
    Column("bars", Boolean, nullable=False),
    Column("brief", Boolean, nullable=False),
)

BOOKMARK = Table(
    "bookmark",
    METADATA,
    Column("member", BigInteger, primary_key=True, autoincrement=False),
    Column("entry", String(48), primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
)

EVENT_COUNT = Table(
    "event_count",
    METADATA,
    Column("kind", String(16), primary_key=True),
    Column("entry", String(48), primary_key=True),
    Column("number", BigInteger, nullable=False),
)

LEFT_SERVER = Table(
    "left_server",
    METADATA,
    Column("server", BigInteger, primary_key=True, autoincrement=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
