"""Every kind of store under one suite: memory, SQLite, and a real PostgreSQL where one can be started."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.settings.sql import SqlStore
from bot.settings.store import MemoryStore, Store
from tests import postgres


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A running server's address; where PostgreSQL is not installed, its tests say so."""
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed here")
    with postgres.server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    return await _empty_database(request, tmp_path)


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store."""
    memory = request.param == "memory"
    found = MemoryStore() if memory else SqlStore(await _empty_database(request, tmp_path))
    yield found
    await found.close()


async def _empty_database(request: pytest.FixtureRequest, folder: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{folder}/guide.sqlite3"
    server: str = request.getfixturevalue("postgres_server")
    name = f"guide_{uuid4().hex}"
    engine = create_async_engine(server, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {name}"))
    await engine.dispose()
    return server.rpartition("/")[0] + f"/{name}"
