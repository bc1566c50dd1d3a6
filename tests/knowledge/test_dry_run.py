"""The admins' dry run on the bundled film: its message is the one that asking there produces, part by part."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest
from discord import ui

from bot import BUNDLED_PACK
from bot.app import create_desk
from bot.discord_ui import ask
from bot.discord_ui.admin import dry_run
from bot.discord_ui.admin.target import Target
from bot.discord_ui.desk import Desk
from bot.guide.library import Library
from bot.guide.schema import Golden
from bot.settings.options import Scope
from bot.settings.store import Change
from bot.settings.views import Location, Viewer

SERVER, CHANNEL, MEMBER = 5, 7, 9
HERE = (Scope.CHANNEL, CHANNEL)
POLICIES, HORIZONS = ("hide", "tag", "show"), ("nothing", "s15", "s34", "everything")
ENTRIES, GOLDEN = 40, 20
"""How many of each are asked; they are taken from all over the pack."""


def _guild(number: int) -> SimpleNamespace:
    return SimpleNamespace(id=number)


class Interaction(SimpleNamespace):
    """What the two ways to an answer ask of Discord, and what they send. The end-to-end tests have a whole one."""

    def __init__(self, number: int) -> None:
        self.sent: list[tuple[list[dict[str, Any]], bool]] = []
        super().__init__(
            guild_id=SERVER,
            # Each question stands in a channel of its own, so that none is a follow-up; the settings are of one place.
            channel_id=number,
            channel=SimpleNamespace(id=CHANNEL, category_id=None),
            user=SimpleNamespace(id=MEMBER),
            permissions=discord.Permissions(manage_guild=True),
            client=SimpleNamespace(get_guild=_guild, intents=discord.Intents.none()),
            response=SimpleNamespace(send_message=self._send),
            followup=SimpleNamespace(send=self._send),
        )

    async def _send(self, *, view: ui.LayoutView, ephemeral: bool, **options: object) -> SimpleNamespace:
        assert options.get("files", discord.utils.MISSING) is discord.utils.MISSING
        self.sent.append((view.to_components(), ephemeral))
        return SimpleNamespace(resource=None)

    @property
    def discord(self) -> discord.Interaction[Any]:
        """As the handlers take it."""
        return cast("discord.Interaction[Any]", self)


@pytest.fixture(scope="module")
def desk(stalker: Library) -> Desk:
    """The guide of the film, with settings in memory."""
    return create_desk(stalker, BUNDLED_PACK)


@pytest.fixture(scope="module")
def questions(stalker: Library, golden: Sequence[Golden]) -> list[str]:
    """Wordings of entries, and questions by another hand: found, ambiguous, about something else, or unknown."""
    entries = list(stalker.entries.values())
    asked = [entry.ask[0] for entry in entries[:: len(entries) // ENTRIES]]
    return asked + [question.q for question in golden[:: len(golden) // GOLDEN]]


async def _different(desk: Desk, question: str, number: int, seen: str) -> str | None:
    """The question, if the dry run and asking differ."""
    tried, asked = Interaction(number), Interaction(number)
    target = Target(HERE, Location(SERVER, channel=CHANNEL), f"<#{CHANNEL}>")
    await dry_run.answer(desk, tried.discord, target, question, seen)
    await ask.slash(desk, asked.discord, question, private=False)
    (message, ephemeral), _why = tried.sent
    assert ephemeral
    return None if [message] == [components for components, _ in asked.sent] else question


@pytest.mark.parametrize("replies", ["public", "private"])
@pytest.mark.parametrize("horizon", HORIZONS)
@pytest.mark.parametrize("policy", POLICIES)
async def test_the_dry_run_is_what_asking_produces(
    desk: Desk, questions: list[str], policy: str, horizon: str, replies: str
) -> None:
    """In every kind of place, for somebody who has seen more or less than the others there."""
    values = {"policy": policy, "horizon": horizon, "replies": replies}
    await desk.settings.change(SERVER, [Change(HERE, name, value) for name, value in values.items()], MEMBER)
    seen = HORIZONS[-1 - HORIZONS.index(horizon)]
    await desk.settings.save_viewer(MEMBER, Viewer(seen))

    found = [await _different(desk, question, number, seen) for number, question in enumerate(questions)]

    assert len(found) >= ENTRIES + GOLDEN
    assert [question for question in found if question] == []
