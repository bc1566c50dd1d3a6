"""How a database is opened, brought up to date, read and written, for SQLite and PostgreSQL alike."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from .store import StoreError

_MIGRATIONS = Path(__file__).parent / "migrations"
_UPGRADE_LOCK = 7_915_011_979
"""Any number does, if all processes use the same: PostgreSQL lets one of them upgrade at a time."""
_BUSY_MS = 5000
"""How long SQLite waits for another process to finish writing."""


class Database:
    """One database. Tables are brought up to date before the first use, by one process at a time."""

    def __init__(self, url: str) -> None:
        try:
            # Asking a connection whether it lives costs a way to the database and back; a file does not go away.
            self._engine = create_async_engine(url, pool_pre_ping=not url.startswith("sqlite"))
        except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
            wanted = "sqlite+aiosqlite:///file or postgresql+asyncpg://user:password@host/database"
            raise StoreError(f"the address is not understood ({error}); wanted {wanted}") from None
        self.is_sqlite = self._engine.dialect.name == "sqlite"
        self._upgrading = asyncio.Lock()
        self._is_ready = False
        if self.is_sqlite:
            _prepare_folder(self._engine.url.database)
            event.listen(self._engine.sync_engine, "connect", _set_up_sqlite)
            event.listen(self._engine.sync_engine, "begin", _begin_sqlite)

    async def ready(self) -> None:
        """Bring the tables up to date, once. Raises StoreError for a database newer than this code."""
        async with self._upgrading:
            if not self._is_ready:
                async with self._engine.connect() as connection:
                    await connection.execution_options(writes=True)
                    async with connection.begin():
                        if not self.is_sqlite:
                            await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_UPGRADE_LOCK)))
                        await connection.run_sync(_upgrade)
                self._is_ready = True

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[AsyncConnection]:
        """A connection to read with."""
        await self.ready()
        async with self._engine.connect() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self, key: int) -> AsyncGenerator[AsyncConnection]:
        """A transaction to write in, alone for its key; it is on disk when the block ends."""
        await self.ready()
        async with self._engine.connect() as connection:
            await connection.execution_options(writes=True)
            async with connection.begin():
                if not self.is_sqlite:
                    await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(key)))
                yield connection

    async def scrub(self) -> None:
        """Leave no deleted text behind in SQLite's write-ahead log (its pages are wiped by secure_delete)."""
        if self.is_sqlite:
            async with self._engine.connect() as connection:
                await connection.execution_options(isolation_level="AUTOCOMMIT")
                await connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()


def _prepare_folder(file: str | None) -> None:
    if file and file != ":memory:":
        try:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"the folder {Path(file).parent} cannot be made: {error.strerror}") from None


def _set_up_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401  # the driver decides its type
    # The driver's own transactions begin too late for a lock; ours begin in `_begin_sqlite`.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    # A writer takes the lock at once: two that read first and write later would end in a deadlock.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _upgrade(connection: sa.Connection) -> None:
    if _revision(connection) == _newest():
        return
    # Only now: what upgrades takes 10 MB, and most starts need none.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    current = _revision(connection)
    if current is not None and current not in known:
        raise StoreError(f"the database is of a newer version ({current}) than this code; update the code")
    command.upgrade(config, "head")


def _revision(connection: sa.Connection) -> str | None:
    """The revision that a database says it has."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def _newest() -> str:
    """The revision of this code: its migrations are named by their revisions, in order."""
    return max(path.stem.partition("_")[0] for path in (_MIGRATIONS / "versions").glob("[0-9]*.py"))
