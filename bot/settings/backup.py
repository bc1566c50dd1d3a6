"""All that a database keeps, as lines of JSON: for copies, and for moving between SQLite and PostgreSQL."""

import json
from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from .database import Database, in_a_line
from .store import StoreError
from .tables import METADATA

FORM = 1
"""The form of the lines; the first line names it."""
_KEY = 0
"""Restoring is alone: it writes every table."""


class BackupError(Exception):
    """A file that cannot be restored, in words for the host."""


async def upgrade(url: str) -> None:
    """Bring the tables up to date. Raises StoreError."""
    async with _opened(url) as database:
        await database.ready()


async def dump(url: str) -> list[str]:
    """Every row of every table, a line each, after a first line that says what this is. Raises StoreError."""
    lines = [json.dumps({"stalker-guide": FORM})]
    async with _opened(url) as database, database.reading() as connection:
        for table in METADATA.sorted_tables:
            rows = (await connection.execute(sa.select(table).order_by(*table.primary_key.columns))).mappings()
            lines += [json.dumps({"table": table.name, **row}, default=_written) for row in rows]
    return lines


async def restore(url: str, lines: Iterable[str]) -> int:
    """Put rows into an empty database, all or none; returns how many. Raises BackupError or StoreError."""
    rows = [_row(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    if not rows or rows[0][1] != {"stalker-guide": FORM}:
        raise BackupError(f"line 1: is no backup of this guide; wanted {json.dumps({'stalker-guide': FORM})}")
    async with _opened(url) as database, database.writing(_KEY) as connection:
        await _must_be_empty(connection)
        for number, row in rows[1:]:
            await _insert(connection, number, row)
        await _count_on(connection, is_sqlite=database.is_sqlite)
    return len(rows) - 1


@asynccontextmanager
async def _opened(url: str) -> AsyncGenerator[Database]:
    database = Database(url)
    try:
        yield database
    except (SQLAlchemyError, OSError) as error:
        raise StoreError(in_a_line(error)) from None
    finally:
        await database.close()


async def _must_be_empty(connection: AsyncConnection) -> None:
    for table in METADATA.sorted_tables:
        if await connection.scalar(sa.select(sa.func.count()).select_from(table)):
            raise BackupError(f"the table {table.name} has rows already; wanted an empty database")


async def _insert(connection: AsyncConnection, number: int, row: dict[str, Any]) -> None:
    name = row.pop("table", None)
    table = METADATA.tables.get(str(name))
    if table is None:
        raise BackupError(f"line {number}: there is no table {name!r}; wanted one of {', '.join(METADATA.tables)}")
    if unknown := set(row) ^ set(table.columns.keys()):
        raise BackupError(f"line {number}: {name} has not the columns {', '.join(sorted(unknown))}")
    try:
        values = {column.name: _read(column, row[column.name]) for column in table.columns}
        await connection.execute(sa.insert(table).values(values))
    except (SQLAlchemyError, ValueError, TypeError) as error:
        raise BackupError(f"line {number}: {in_a_line(error)}") from None


async def _count_on(connection: AsyncConnection, *, is_sqlite: bool) -> None:
    """Let PostgreSQL number new lines of history after the restored ones; SQLite does so by itself."""
    if not is_sqlite:
        await connection.execute(
            sa.text(
                "SELECT setval(pg_get_serial_sequence('history', 'number'), "
                "(SELECT coalesce(max(number), 0) + 1 FROM history), false)"
            )
        )


def _row(number: int, line: str) -> tuple[int, dict[str, Any]]:
    try:
        row: object = json.loads(line)
    except ValueError as error:
        raise BackupError(f"line {number}: is no JSON ({error})") from None
    if not isinstance(row, dict):
        raise BackupError(f"line {number}: is no object")
    return number, cast("dict[str, Any]", row)


def _written(value: object) -> str:
    if isinstance(value, datetime):
        # SQLite forgets the zone; every time that is kept is UTC.
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    raise TypeError(f"{value!r} has no form in a backup")


def _read(column: sa.Column[Any], value: object) -> object:
    if value is not None and isinstance(column.type, sa.DateTime):
        return datetime.fromisoformat(str(value))
    return value
