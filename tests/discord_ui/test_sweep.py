"""Everything that can be browsed, pressed and typed, at ten horizons, in every kind of place: nothing too early."""

from collections.abc import Sequence
from typing import cast

import pytest
import simcord

from bot import BUNDLED_PACK
from bot.app import create_client
from bot.guide.check import load
from bot.guide.library import Library
from bot.guide.pages.address import Page
from bot.guide.source import PackError
from bot.guide.spoiler import EVERYTHING, NOTHING, Policy

from .conftest import Club, film_club
from .crawler import STARTS, Crawler
from .secrets import Judge

LATE: dict[str, dict[str, str]] = {
    "summary": {"length": "2"},
    "who": {"name": "The brother"},
    "thing": {"name": "The lamp"},
    "themes": {"name": "Duty"},
}
TENTHS = 10
SOME = 1
"""Entries of the big pack that each kind of button is pressed for; `tests/knowledge` renders every one of them."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """SimCord looks again every 50 ms whether the bot is done; with thousands of presses that would be minutes."""
    monkeypatch.setitem(cast("dict[str, float]", simcord.Env._settle_internal.__kwdefaults__), "idle", 0.002)


@pytest.mark.parametrize("policy", list(Policy))
async def test_nothing_that_can_be_reached_tells_what_comes_later(
    club: Club, library: Library, policy: Policy, capsys: pytest.CaptureFixture[str]
) -> None:
    """No string of any payload is beyond the horizon of its message, save under a veil, and Discord takes them all."""
    judge, counted = await _sweep(club, library, policy, [NOTHING, *library.timeline.scenes, EVERYTHING], None)

    with capsys.disabled():
        print(f"\nlantern, {policy}: {counted}")  # noqa: T201  # its figures are wanted
    assert judge.faults == []
    assert judge.payloads > 1000


@pytest.mark.parametrize("policy", list(Policy))
async def test_nothing_of_the_bundled_film_is_told_too_early(
    policy: Policy, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same with the real film pack, at ten horizons from nothing to everything."""
    try:
        library = load(BUNDLED_PACK)
    except PackError as error:
        pytest.skip(f"the bundled pack cannot be used: {len(error.problems)} problems")
    scenes = library.timeline.scenes
    between = [scenes[len(scenes) * part // (TENTHS - 1)] for part in range(1, TENTHS - 1)]
    client = create_client()
    async with simcord.run(client, settle_timeout=60) as env:
        club = await film_club(env, client)
        judge, counted = await _sweep(club, library, policy, [NOTHING, *between, EVERYTHING], SOME)
    with capsys.disabled():
        print(f"\n{library.film.name}, {policy}: {counted}")  # noqa: T201  # its figures are wanted
    assert judge.faults == []


async def test_the_judge_would_notice(club: Club, library: Library) -> None:
    """A message judged for somebody who has seen less than its readers has faults."""
    judge = Judge(library)
    for name in ("timeline", "summary", "who", "thing", "themes"):
        result = await club.ann.slash(club.channels["show"], f"lantern {name}", **LATE.get(name, {}))
        before = len(judge.faults)
        payload = {"components": result.response.components}
        judge.look(payload, library.timeline.horizon(NOTHING), veils=False, where=name)
        # Captions are safe for everybody; every other page shows something late where everything is shown.
        assert (len(judge.faults) > before) is (name in LATE)


async def _sweep(
    club: Club, library: Library, policy: Policy, horizons: Sequence[str], most: int | None
) -> tuple[Judge, str]:
    """Crawl with the place at each horizon, and the member as far from it as can be."""
    judge, presses = Judge(library), 0
    for place, viewer in zip(horizons, horizons[::-1], strict=True):
        crawler = Crawler(club, judge, policy, place, viewer, most=most)
        await crawler.crawl(STARTS)
        await crawler.complete()
        presses += crawler.presses
        assert any(custom_id.startswith(f"v1:page:{Page.JOURNEY}") for custom_id, _, _ in crawler.pressed)
    return judge, f"{judge.payloads} payloads and {judge.seen} strings seen after {presses} presses"
