"""Everything that can be browsed, pressed and typed, at every horizon, in every kind of place: nothing too early."""

from typing import cast

import pytest
import simcord

from bot.guide.library import Library
from bot.guide.spoiler import EVERYTHING, NOTHING, Policy

from .conftest import Club
from .crawler import STARTS, Crawler
from .secrets import Judge

LATE: dict[str, dict[str, str]] = {
    "summary": {"length": "2"},
    "who": {"name": "The brother"},
    "thing": {"name": "The lamp"},
    "themes": {"name": "Duty"},
}


@pytest.mark.parametrize("policy", list(Policy))
async def test_nothing_that_can_be_reached_tells_what_comes_later(
    club: Club,
    library: Library,
    policy: Policy,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No string of any payload is beyond the horizon of its message, save under a veil, and Discord takes them all."""
    # SimCord looks again every 50 ms whether the bot is done; with thousands of presses that would be minutes.
    monkeypatch.setitem(cast("dict[str, float]", simcord.Env._settle_internal.__kwdefaults__), "idle", 0.002)
    horizons = [NOTHING, *library.timeline.scenes, EVERYTHING]
    judge, presses = Judge(library), 0
    for place, viewer in zip(horizons, horizons[::-1], strict=True):
        crawler = Crawler(club, judge, policy, place, viewer)
        await crawler.crawl(STARTS)
        await crawler.complete()
        presses += crawler.presses
    with capsys.disabled():
        counted = f"{judge.payloads} payloads and {judge.seen} strings seen after {presses} presses"
        print(f"\n{policy}: {counted}")  # noqa: T201  # its figures are wanted
    assert judge.faults == []
    assert judge.payloads > 1000


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
