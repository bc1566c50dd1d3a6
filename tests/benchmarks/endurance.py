"""Kills the store while settings change, and starts several at once; prints what was kept.

    python -m tests.benchmarks.endurance [--kills 200] [--processes 4]

A child process changes two options of a server in one go, again and again, and prints each change that was
confirmed. It is killed with SIGKILL at a random moment. Afterwards the last confirmed change has to be there, both
options have to be of the same change, and the history has to end with it.
"""

import argparse
import asyncio
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.settings.options import Scope
from bot.settings.sql import SqlStore
from bot.settings.store import Change
from tests import postgres

SERVER = 5
LATEST = 0.3
"""Seconds after its first confirmed change within which a child is killed."""
EARLY = 10
"""One child in so many is killed before, while it opens the database."""


def main() -> None:
    """Print the counts for SQLite, and for PostgreSQL where it is installed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        asyncio.run(_change_on(options.child))
        return
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
    print(f"{name}: {kills} kills, {confirmed} changes, {silent} died before a first; lost {lost}, half there {torn}")


def _run_and_kill(url: str, *, early: bool) -> int | None:
    """Let a child change settings until it is killed; returns the last change that it confirmed."""
    child = subprocess.Popen(_child(url), stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None  # it is a pipe
    first = "" if early else child.stdout.readline()
    time.sleep(random.uniform(0, LATEST))  # noqa: S311  # no secret
    child.kill()
    written, _ = child.communicate()
    # A line that was cut short was not confirmed.
    lines = (first + written).rpartition("\n")[0].split()
    return int(lines[-1]) if lines else None


def _start_together(name: str, urls: Sequence[str], processes: int) -> None:
    for what, url in zip(("an empty database", "an existing one"), urls, strict=True):
        if what == "an existing one":
            asyncio.run(_upgraded(url))
        children = [subprocess.Popen((*_child(url), "--kills", "0"), stdout=subprocess.PIPE) for _ in range(processes)]
        up = sum(bool(child.stdout and child.stdout.readline()) for child in children)
        for child in children:
            child.kill()
            child.communicate()
        print(f"{name}: {up} of {processes} processes came up at once on {what}")


def _child(url: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "tests.benchmarks.endurance", "--child", url)


async def _change_on(url: str) -> None:
    store = SqlStore(url)
    number = (await _number(store))[0]
    while True:
        number += 1
        changes = [Change((Scope.SERVER, SERVER), name, str(number)) for name in ("cooldown", "log-channel")]
        await store.change(SERVER, changes, 1, datetime.now(UTC))
        print(number, flush=True)


async def _kept(url: str) -> tuple[int, bool]:
    """The change that is there, and whether it is there whole, in the settings and in the history."""
    store = SqlStore(url)
    number, whole = await _number(store)
    lines = await store.history(SERVER, 2)
    await store.close()
    return number, whole and all(line.after == str(number) for line in lines)


async def _number(store: SqlStore) -> tuple[int, bool]:
    values = (await store.rows(SERVER)).get((Scope.SERVER, SERVER), {})
    return int(values.get("cooldown", 0)), len(set(values.values())) <= 1


async def _upgraded(url: str) -> None:
    store = SqlStore(url)
    await store.rows(SERVER)
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
