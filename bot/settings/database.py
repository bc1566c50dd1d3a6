"""How a database is opened, brought up to date, read and written, for SQLite and PostgreSQL alike."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from . import sqlite
from .store import StoreError
from .tables import METADATA

_MIGRATIONS = Path(__file__).parent / "migrations"
_UPGRADE_LOCK = 7_915_011_979
"""Any number does, if all processes use the same: PostgreSQL lets one of them upgrade at a time."""
PATIENCE = 2.0
"""Seconds that a read may take, and that a write may take to begin. Discord wants an answer within three."""
_LOCK_PATIENCE = 1.5
"""Seconds that a write waits for others who write; less, so that the database itself says what it waited for."""
_UPGRADE_PATIENCE = 30.0
"""Seconds that a start waits for other processes that are bringing the tables up to date."""

_VERSIONS = sa.Table(
    "alembic_version",
    sa.MetaData(),
    sa.Column("version_num", sa.String(32), nullable=False),
    sa.PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Where Alembic notes which revision the tables have, as it makes it itself."""


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
        self._file = sqlite.File(self._engine.url.database) if self.is_sqlite else None
        if self.is_sqlite:
            event.listen(self._engine.sync_engine, "connect", sqlite.set_up)
            event.listen(self._engine.sync_engine, "begin", sqlite.begin)

    async def ready(self) -> None:
        """Bring the tables up to date, once. Raises StoreError for a database newer than this code."""
        if self._file and self._file.was_moved:
            # Its connections would go on with a file that nobody will ever open again.
            await self._engine.dispose()
            self._is_ready = False
            self._file.must_exist()
        if self._is_ready:
            return
        async with self._upgrading:
            if not self._is_ready:
                # Most starts find nothing to do, and must not fail for a lock or for a right that only a writer needs.
                if not await self._is_up_to_date():
                    await self._bring_up_to_date()
                if self._file:
                    self._file.note()
                self._is_ready = True

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[AsyncConnection]:
        """A connection to read with."""
        await self.ready()
        async with self._engine.connect() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self, key: int) -> AsyncGenerator[AsyncConnection]:
        """A transaction to write in, alone for its key; it is on disk when the block ends.

        Raises TimeoutError where its turn does not come, and nothing was written then.
        """
        await self.ready()
        async with asyncio.timeout(PATIENCE) as limit, self._transaction(key, _LOCK_PATIENCE) as connection:
            # What has begun is not cut short: nobody could tell whether it was written.
            limit.reschedule(None)
            yield connection

    async def _is_up_to_date(self) -> bool:
        async with self._engine.connect() as connection:
            return await connection.run_sync(_revision) == _newest()

    async def _bring_up_to_date(self) -> None:
        async with self._transaction(_UPGRADE_LOCK, _UPGRADE_PATIENCE) as connection:
            await connection.run_sync(_upgrade)

    @asynccontextmanager
    async def _transaction(self, key: int, patience: float) -> AsyncGenerator[AsyncConnection]:
        milliseconds = int(patience * 1000)
        async with self._engine.connect() as connection:
            await connection.execution_options(lock_ms=milliseconds)
            async with connection.begin():
                if not self.is_sqlite:
                    # True: for this transaction, so that nothing is left behind in a pool, ours or the host's.
                    wait = sa.func.set_config("lock_timeout", str(milliseconds), True)
                    await connection.execute(sa.select(wait, sa.func.pg_advisory_xact_lock(key)))
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


def in_a_line(error: Exception) -> str:
    """What a database had to say, in one line without statements, parameters or passwords."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, TimeoutError):
        return "no answer in time"
    return next(iter(str(cause).splitlines()), "") or type(cause).__name__


def _upgrade(connection: sa.Connection) -> None:
    match _revision(connection):
        case None:
            _create(connection)
        case current if current != _newest():
            migrate(connection)
        case _:
            pass


def _create(connection: sa.Connection) -> None:
    """The tables of today in an empty database, which has nothing to migrate."""
    METADATA.create_all(connection)
    _VERSIONS.create(connection, checkfirst=True)
    connection.execute(_VERSIONS.insert().values(version_num=_newest()))


def migrate(connection: sa.Connection) -> None:
    """Bring the tables of an older version, or none, up to date. Raises StoreError for a newer one."""
    # Only now: Alembic takes 10 MB, and most starts need it for nothing.
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
    if not sa.inspect(connection).has_table(_VERSIONS.name):
        return None
    return connection.execute(sa.select(_VERSIONS.c.version_num)).scalar()


def _newest() -> str:
    """The revision of this code: its migrations are named by their revisions, in order."""
    return max(path.stem.partition("_")[0] for path in (_MIGRATIONS / "versions").glob("[0-9]*.py"))
