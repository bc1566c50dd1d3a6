"""The pages of the film by command: the same way as a question, with a page instead of an answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands

from bot.guide.pages.address import Page
from bot.guide.pages.open import open_entry
from bot.guide.pages.shelves import titled
from bot.guide.pages.turn import turn
from bot.guide.question import Question
from bot.guide.render import Sight
from bot.guide.spoiler import Position
from bot.settings.views import Place, Viewer

from . import ask, deliver
from .desk import Desk
from .where import Where, where_of


@dataclass(frozen=True, slots=True)
class Browsing:
    """Who browses where, and whether only they see it."""

    place: Place
    viewer: Viewer
    where: Where
    private: bool

    @property
    def alone(self) -> bool:
        """Whether only the member gets the message, whatever is on the page."""
        return self.where.alone or self.private or self.place["replies"] == "private"

    def sight(self, desk: Desk) -> Sight:
        """How far the message may go."""
        personal = self.alone or self.where.direct
        return desk.private_sight(self.place, self.viewer) if personal else desk.public_sight(self.place)


async def page(desk: Desk, interaction: discord.Interaction[Any], code: Page, *arguments: str, private: bool) -> None:
    """Show a page."""
    async with desk.work:
        browsing = await _browsing(desk, interaction, private=private)
        reply = turn(code, arguments, browsing.sight(desk), desk.library)
        await deliver.reply(desk, interaction, reply, alone=browsing.alone)


async def titled_entry(desk: Desk, interaction: discord.Interaction[Any], title: str, *, private: bool) -> None:
    """Show what was chosen from a list; words that are no title are a question."""
    entry = titled(title, desk.library)
    async with desk.work:
        browsing = await _browsing(desk, interaction, private=private)
        sight = browsing.sight(desk)
        if entry is None:
            answer = desk.engine.answer(Question(title))
            await ask.send(desk, interaction, answer, sight, alone=browsing.alone)
            return
        desk.conversations.note(interaction.channel_id or 0, interaction.user.id, (entry.id,))
        reply = open_entry(entry, sight, desk.library)
        await deliver.reply(desk, interaction, reply, alone=browsing.alone)


async def complete(
    desk: Desk, interaction: discord.Interaction[Any], titles: Callable[[Position], Sequence[str]]
) -> list[app_commands.Choice[str]]:
    """Titles of a list that may be offered here to this member."""
    horizon = await ask.horizon_of(desk, interaction)
    shown = [title[: ask.LONGEST_CHOICE] for title in titles(horizon)]
    return [app_commands.Choice(name=title, value=title) for title in shown[: ask.MOST_CHOICES]]


async def _browsing(desk: Desk, interaction: discord.Interaction[Any], *, private: bool) -> Browsing:
    where = where_of(interaction)
    place = await desk.settings.place(where.location)
    viewer = await desk.settings.viewer(interaction.user.id)
    return Browsing(place, viewer, where, private)
