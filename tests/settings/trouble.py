"""What befalls databases: ways to put a real one into trouble, and out of it again."""

import sqlite3
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.settings.options import Scope
from bot.settings.sql import SqlStore
from bot.settings.store import Change, StoreError

_OTHER_SERVER = 1
InTrouble = Callable[[str, SqlStore], AbstractAsyncContextManager[SqlStore]]
"""From a database's address and an open store of it to the store that feels the trouble, for as long as it lasts."""


@dataclass(frozen=True)
class Trouble:
    """One kind of trouble, and what the host reads of it in the log."""

    begin: InTrouble
    said: str
    readable: bool = True
    """Whether settings can be read all the same."""


@asynccontextmanager
async def _newer(url: str, _: SqlStore) -> AsyncGenerator[SqlStore]:
    """Another process with newer code was here first."""
    await _run(url, "UPDATE alembic_version SET version_num = '9999'")
    store = SqlStore(url)
    yield store
    await store.close()
    await _run(url, "UPDATE alembic_version SET version_num = '0001'")


@asynccontextmanager
async def _read_only_file(url: str, _: SqlStore) -> AsyncGenerator[SqlStore]:
    """Opened so, as rights of files do not count for who runs these tests as root."""
    store = SqlStore(f"sqlite+aiosqlite:///file:{file_of(url)}?mode=ro&uri=true")
    yield store
    await store.close()


@asynccontextmanager
async def _read_only_server(url: str, _: SqlStore) -> AsyncGenerator[SqlStore]:
    """As a standby server is."""
    await _run(url, f"ALTER DATABASE {_name(url)} SET default_transaction_read_only = on")
    store = SqlStore(url)
    yield store
    await store.close()
    await _run(
        url,
        "SET default_transaction_read_only = off",
        f"ALTER DATABASE {_name(url)} RESET default_transaction_read_only",
    )


@asynccontextmanager
async def _locked_file(url: str, store: SqlStore) -> AsyncGenerator[SqlStore]:
    """Another program holds the file for itself."""
    other = sqlite3.connect(file_of(url), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    yield store
    other.close()


@asynccontextmanager
async def _locked_table(url: str, store: SqlStore) -> AsyncGenerator[SqlStore]:
    """Somebody at the server's console forgot to end a transaction."""
    engine = create_async_engine(url)
    async with engine.connect() as other:
        await other.execute(text("LOCK TABLE setting, history, viewer IN ACCESS EXCLUSIVE MODE"))
        yield store
    await engine.dispose()


@asynccontextmanager
async def _full(_: str, store: SqlStore) -> AsyncGenerator[SqlStore]:
    """The file may not grow any more, and another server has used the last room in it."""
    engine = store._database._engine

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    event.listen(engine.sync_engine, "connect", limit)
    await engine.dispose()
    number = 0
    for size in (64, 8, 1):
        with suppress(StoreError):
            while True:
                changes = [Change((Scope.CHANNEL, number + more), "policy", "hide") for more in range(size)]
                await store.change(_OTHER_SERVER, changes, 1, datetime.now(UTC))
                number += size
    yield store
    event.remove(engine.sync_engine, "connect", limit)
    await engine.dispose()


@asynccontextmanager
async def _folder_gone(url: str, store: SqlStore) -> AsyncGenerator[SqlStore]:
    """Deleted or unmounted under a running guide, whose open files go on working, for nobody."""
    folder = file_of(url).parent
    aside = folder.rename(folder.with_name(f"{folder.name}-gone"))
    yield store
    aside.rename(folder)


@asynccontextmanager
async def _not_served(url: str, store: SqlStore) -> AsyncGenerator[SqlStore]:
    """The server ends every connection, and takes none."""
    server, name = url.rpartition("/")[0] + "/postgres", _name(url)
    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend'"
    await _run(server, f"ALTER DATABASE {name} ALLOW_CONNECTIONS false", f"{end} AND pid <> pg_backend_pid()")
    yield store
    await _run(server, f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


async def _run(url: str, *statements: str) -> None:
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await engine.dispose()


def file_of(url: str) -> Path:
    """The file of an SQLite database."""
    return Path(url.partition(":///")[2])


def _name(url: str) -> str:
    return url.rpartition("/")[2]


SQLITE: Mapping[str, Trouble] = {
    "newer": Trouble(_newer, "of a newer version (9999) than this code; update the code", readable=False),
    "read-only": Trouble(_read_only_file, "attempt to write a readonly database"),
    "locked": Trouble(_locked_file, "database is locked"),
    "full": Trouble(_full, "database or disk is full"),
    "away": Trouble(_folder_gone, "guide.sqlite3 is gone", readable=False),
}
POSTGRESQL: Mapping[str, Trouble] = {
    "newer": SQLITE["newer"],
    "read-only": Trouble(_read_only_server, "in a read-only transaction"),
    "locked": Trouble(_locked_table, "lock timeout", readable=False),
    "away": Trouble(_not_served, "is not currently accepting connections", readable=False),
}
"""Full is left out: no room can be taken from a server without taking the machine's."""
