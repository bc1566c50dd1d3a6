"""Kills the store while settings change, and starts several at once; prints what was kept.

    python -m tests.benchmarks.endurance [--kills 200] [--processes 4]

A child process changes two options of a server in one go, again and again, and tells of each change that was
confirmed. It is killed with SIGKILL at a random moment. Afterwards the last confirmed change has to be there, both
options have to be of the same change, and the history has to end with it.

Children are forked from a process that has read all code already: reading it takes a second, in which nothing could
go wrong with a database.
"""

import argparse
import asyncio
import multiprocessing
import random
import tempfile
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from bot.settings.options import Scope
from bot.settings.sql import SqlStore
from bot.settings.store import Change
from tests import postgres

SERVER = 5
LATEST = 0.3
"""Seconds after its first confirmed change within which a child is killed."""
EARLY = 10
"""One child in so many is killed without waiting for that, some of them while they open the database."""
PATIENCE = 60
"""Seconds after which a child without a first change counts as one that hangs."""

_FORKS = multiprocessing.get_context("forkserver")


def main() -> None:
    """Print the counts for SQLite, and for PostgreSQL where it is installed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--processes", type=int, default=4)
    options = parser.parse_args()
    _FORKS.set_forkserver_preload(["bot.settings.sql", "aiosqlite", "asyncpg"])
    for name, databases in (("SQLite", _sqlite), ("PostgreSQL", _postgresql)):
        with databases() as urls:
            if urls:
                _endure(name, urls[0], options.kills)
                _start_together(name, urls[1:], options.processes)


def _endure(name: str, url: str, kills: int) -> None:
    confirmed = lost = torn = silent = 0
    for number in range(kills):
        last = _run_and_kill(url, early=number % EARLY == EARLY - 1)
        silent += last is None
        confirmed = confirmed if last is None else last
        kept, whole = asyncio.run(_kept(url))
        lost += kept < confirmed
        torn += not whole
        confirmed = max(confirmed, kept)
    print(
        f"{name}: {kills} kills, {confirmed} changes, {silent} died before a first; lost {lost}, half there {torn}",
        flush=True,
    )


class _Child:
    """A process that changes settings until it is killed."""

    def __init__(self, url: str) -> None:
        self._told, telling = _FORKS.Pipe(duplex=False)
        self._process = _FORKS.Process(target=_change, args=(url, telling), daemon=True)
        self._process.start()
        telling.close()

    def first(self) -> int | None:
        """The first change that it confirms; None where it ends or hangs without any."""
        return self._next() if self._told.poll(PATIENCE) else None

    def kill(self) -> int | None:
        """Kill it; returns the last change that it confirmed after the first."""
        self._process.kill()
        self._process.join()
        last = None
        while (number := self._next()) is not None:
            last = number
        self._told.close()
        return last

    def _next(self) -> int | None:
        try:
            return int(self._told.recv_bytes())
        except (EOFError, OSError):  # a number that was cut short was not confirmed
            return None


def _run_and_kill(url: str, *, early: bool) -> int | None:
    """Let a child change settings until it is killed; returns the last change that it confirmed."""
    child = _Child(url)
    first = None if early else child.first()
    if first is None and not early:
        raise SystemExit(f"a child did not come up within {PATIENCE} seconds")
    time.sleep(random.uniform(0, LATEST))  # noqa: S311  # no secret
    last = child.kill()
    return first if last is None else last


def _start_together(name: str, urls: Sequence[str], processes: int) -> None:
    for what, url in zip(("an empty database", "an existing one"), urls, strict=True):
        if what == "an existing one":
            asyncio.run(_upgraded(url))
        children = [_Child(url) for _ in range(processes)]
        up = sum(child.first() is not None for child in children)
        for child in children:
            child.kill()
        print(f"{name}: {up} of {processes} processes came up at once on {what}", flush=True)


def _change(url: str, telling: Connection) -> None:
    asyncio.run(_change_on(url, telling))


async def _change_on(url: str, telling: Connection) -> None:
    store = SqlStore(url)
    number = (await _number(store))[0]
    while True:
        number += 1
        changes = [Change((Scope.SERVER, SERVER), name, str(number)) for name in ("cooldown", "log-channel")]
        await store.change(SERVER, changes, 1, datetime.now(UTC))
        telling.send_bytes(str(number).encode())


async def _kept(url: str) -> tuple[int, bool]:
    """The change that is there, and whether it is there whole, in the settings and in the history."""
    store = SqlStore(url)
    number, whole = await _number(store)
    lines = await store.history(SERVER, 2)
    await store.close()
    return number, whole and all(line.after == str(number) for line in lines)


async def _number(store: SqlStore) -> tuple[int, bool]:
    values = (await store.snapshot(SERVER))[0].get((Scope.SERVER, SERVER), {})
    return int(values.get("cooldown", 0)), len(set(values.values())) <= 1


async def _upgraded(url: str) -> None:
    store = SqlStore(url)
    (await store.snapshot(SERVER))[0]
    await store.close()


@contextmanager
def _sqlite() -> Generator[list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        yield [f"sqlite+aiosqlite:///{Path(folder) / name}.sqlite3" for name in ("kill", "empty", "old")]


@contextmanager
def _postgresql() -> Generator[list[str]]:
    if postgres.programs() is None:
        print("PostgreSQL is not installed here")
        yield []
        return
    with postgres.server() as url:
        names = [f"endurance_{number}" for number in range(3)]
        asyncio.run(_create(url, names))
        yield [url.rpartition("/")[0] + f"/{name}" for name in names]


async def _create(url: str, names: Sequence[str]) -> None:
    from sqlalchemy import text
    from sqlalchemy.ext.asyncio import create_async_engine

    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for name in names:
            await connection.execute(text(f"CREATE DATABASE {name}"))
    await engine.dispose()


if __name__ == "__main__":
    main()
