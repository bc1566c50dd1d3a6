"""Prints how long handlers work for pages and presses, and how long a picture takes that is not kept yet.

    uv run --group test python -m tests.benchmarks.browse_speed [film pack]

Everything that can be browsed is pressed through a simulated Discord, as in the sweep of the tests. A handler's time is
the processor time of its thread from its call to its end, so that others on the machine do not count: settings, page,
components, payload, and SimCord's answer to the request, which stands for the network. Pictures are drawn beforehand
and count by themselves, by the wall clock.
"""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import simcord

from bot import BUNDLED_PACK
from bot.app import create_client
from bot.discord_ui.client import GuideClient
from bot.guide.library import Library
from bot.guide.pages.journey import people
from bot.guide.reply import Drawing, Picture
from bot.guide.spoiler import EVERYTHING, NOTHING, Policy, Position
from bot.pictures import journey, strip
from bot.pictures.gallery import Gallery
from tests.discord_ui.conftest import film_club
from tests.discord_ui.crawler import STARTS, Crawler
from tests.discord_ui.secrets import Judge

ENTRIES = 20
"""Entries that each kind of button is pressed for at each horizon."""


def main() -> None:
    """Measure and print."""
    client = create_client(Path(sys.argv[1]) if len(sys.argv) > 1 else BUNDLED_PACK)
    library = client.desk.library
    print(f"{library.film.name}: {len(library.entries)} entries, {len(library.scenes)} scenes")
    asyncio.run(_handlers(client))
    asyncio.run(_pictures(library))


async def _handlers(client: GuideClient) -> None:
    library, times = client.desk.library, list[float]()
    for position in range(library.timeline.last + 1):
        for marked, drawing in product((False, True), Drawing):
            await client.desk.gallery.picture(Picture(Position(position), "", marked=marked, drawing=drawing))
    await client.desk.gallery.picture(Picture(library.timeline.last, "", covered=True, drawing=Drawing.JOURNEY))
    for owner, name in ((client, "pressed"), (client.tree, "_call")):  # where every press and every command begins
        setattr(owner, name, _timed(getattr(owner, name), times))
    middle = library.timeline.scenes[len(library.scenes) // 2]
    async with simcord.run(client, settle_timeout=60) as env:
        club = await film_club(env, client)
        for policy in Policy:
            for place, viewer in ((NOTHING, EVERYTHING), (middle, middle), (EVERYTHING, NOTHING)):
                await Crawler(club, Judge(library), policy, place, viewer, most=ENTRIES).crawl(STARTS)
    _print("handlers", times)


async def _pictures(library: Library) -> None:
    draws = {Drawing.STRIP: strip.draw, Drawing.JOURNEY: partial(journey.draw, names=people(library))}
    for drawing, draw in draws.items():
        kept, fresh = list[float](), list[float]()
        gallery = Gallery(library)
        for number in range(1, len(library.scenes) + 1):
            start = time.perf_counter()
            draw(library.scenes[:number], marked=number)
            fresh.append(time.perf_counter() - start)
            wanted = Picture(Position(number), "", marked=True, drawing=drawing)
            await gallery.picture(wanted)
            start = time.perf_counter()
            await gallery.picture(wanted)
            kept.append(time.perf_counter() - start)
        _print(f"{drawing}, drawn", fresh)
        _print(f"{drawing}, kept", kept)


def _timed(call: Callable[..., Awaitable[Any]], times: list[float]) -> Callable[..., Awaitable[Any]]:
    async def timed(*arguments: Any) -> Any:
        start = time.thread_time()
        try:
            return await call(*arguments)
        finally:
            times.append(time.thread_time() - start)

    return timed


def _print(name: str, times: list[float]) -> None:
    ordered = sorted(times)
    p50, p99 = (1000 * ordered[min(len(ordered) - 1, len(ordered) * part // 100)] for part in (50, 99))
    print(f"{name:16} {len(times):6}   p50 {p50:7.2f} ms   p99 {p99:7.2f} ms   most {1000 * ordered[-1]:7.2f} ms")


if __name__ == "__main__":
    main()
