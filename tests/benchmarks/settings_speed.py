"""How long it takes to resolve the settings of a place, with 10,000 servers of settings stored.

    uv run python tests/benchmarks/settings_speed.py [servers]

Cached: the server's settings are in memory and fresh, as for every message but the first in five seconds. Stale: they
are in memory and their version is looked up. Uncached: they are read from an SQLite file for the first time, each time
another server's. Memory: what the cache holds when twice as many servers were asked for as it may hold.
"""

import asyncio
import gc
import sys
import tempfile
import time
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from bot.settings.options import Scope
from bot.settings.service import CACHED_SERVERS, FRESH_FOR, Settings
from bot.settings.sql import SqlStore
from bot.settings.tables import HISTORY, SETTING
from bot.settings.views import Location

SERVERS = 10_000
CHANNELS = 5
"""Channels of each server that have settings of their own."""
LOOKUPS = 20_000
COLD = 2000
FIRST = 1 << 40
"""Ids have the size of Discord's, so that they cost as much memory."""

_OPTIONS = {"policy": "hide", "listen": "questions", "horizon": "s20"}
_WHEN = datetime(2026, 11, 1, tzinfo=UTC)


def server_of(number: int) -> int:
    """The id of a server."""
    return FIRST + number * 100


def location_of(number: int) -> Location:
    """A channel in a category of a server."""
    server = server_of(number)
    return Location(server, server + 50, server + number % CHANNELS + 1)


def rows_of(number: int) -> list[dict[str, object]]:
    """What a server has set: for itself, a category, and some channels."""
    server = server_of(number)
    scopes = [(Scope.SERVER, server), (Scope.CATEGORY, server + 50)]
    scopes += [(Scope.CHANNEL, server + channel + 1) for channel in range(CHANNELS)]
    return [
        {"server": server, "scope": scope, "scope_id": key, "option": option, "value": value}
        for scope, key in scopes
        for option, value in _OPTIONS.items()
    ]


async def fill(store: SqlStore, servers: int) -> int:
    """Store the settings of all servers with their history; returns how many settings that are."""
    await store.open()
    count = 0
    async with store._database.writing(0) as connection:  # a million single writes would take hours
        for start in range(0, servers, 500):
            rows = [row for number in range(start, min(start + 500, servers)) for row in rows_of(number)]
            history = [{**row, "before": None, "after": row["value"], "by": 1, "at": _WHEN} for row in rows]
            for line in history:
                del line["value"]
            await connection.execute(sa.insert(SETTING), rows)
            await connection.execute(sa.insert(HISTORY), history)
            count += len(rows)
    return count


async def timed(settings: Settings, locations: list[Location]) -> list[float]:
    """Microseconds that resolving each of the places took."""
    found: list[float] = []
    for location in locations:
        begin = time.perf_counter()
        await settings.place(location)
        found.append((time.perf_counter() - begin) * 1e6)
    return sorted(found)


def report(what: str, times: list[float], target: float) -> bool:
    """Print the figures; returns whether the 99th percentile is within its target."""
    middle, slow = times[len(times) // 2], times[len(times) * 99 // 100]
    print(f"{what:<28} p50 {middle:8.1f} us   p99 {slow:8.1f} us   target p99 {target:.0f} us   n {len(times)}")
    return slow <= target


async def main(servers: int) -> int:
    """Measure, print, and return 1 where a target is missed."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "guide.sqlite3"
        store = SqlStore(f"sqlite+aiosqlite:///{file}")
        count = await fill(store, servers)
        print(f"{servers} servers, {count} settings, {file.stat().st_size / 1e6:.0f} MB on disk")
        now = [0.0]
        settings = Settings(store, [f"s{number:02}" for number in range(1, 51)], clock=lambda: now[0])
        step = max(1, servers // COLD)
        cold = [location_of(number) for number in range(0, servers, step)]
        await timed(Settings(store, []), cold[:20])  # the first statements are compiled once per process
        good = report("uncached", await timed(settings, cold), 5000)
        warm = [cold[-1 - number % min(len(cold), 1000)] for number in range(LOOKUPS)]
        good &= report("cached", await timed(settings, warm), 50)
        now[0] += FRESH_FOR + 1
        report("stale, version looked up", await timed(settings, warm[:1000]), 5000)
        good &= await report_memory(store, min(servers, 2 * CACHED_SERVERS))
        await store.close()
    return 0 if good else 1


async def report_memory(store: SqlStore, servers: int) -> bool:
    """Ask for more servers than are held, and look at what stays in memory."""
    settings = Settings(store, [])
    gc.collect()
    tracemalloc.start()
    for number in range(servers):
        await settings.place(location_of(number))
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    held = len(settings._servers)  # the very thing to look at
    print(f"cache after {servers} servers     {held} servers held, bound {CACHED_SERVERS}, {size / 1e6:.1f} MB")
    return held <= CACHED_SERVERS


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else SERVERS)))
