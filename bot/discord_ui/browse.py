"""The pages of the film by command: the same way as a question, with a page instead of an answer."""

from collections.abc import Callable, Sequence
from typing import Any

import discord
from discord import app_commands

from bot.guide.pages.address import Page
from bot.guide.pages.open import open_entry
from bot.guide.pages.shelves import titled
from bot.guide.pages.turn import turn
from bot.guide.question import Question
from bot.guide.spoiler import Position

from . import ask, deliver
from .desk import Desk
from .occasion import occasion_of


async def page(desk: Desk, interaction: discord.Interaction[Any], code: Page, *arguments: str, private: bool) -> None:
    """Show a page."""
    async with desk.work:
        occasion = await occasion_of(desk, interaction, private=private)
        reply = turn(code, arguments, occasion.sight(desk), desk.library)
        await deliver.reply(desk, interaction, reply, alone=occasion.alone)


async def titled_entry(desk: Desk, interaction: discord.Interaction[Any], title: str, *, private: bool) -> None:
    """Show what was chosen from a list; words that are no title are a question."""
    entry = titled(title, desk.library)
    async with desk.work:
        occasion = await occasion_of(desk, interaction, private=private)
        if entry is None:
            await ask.send(desk, interaction, desk.engine.answer(Question(title)), occasion)
            return
        desk.conversations.note(interaction.channel_id or 0, interaction.user.id, (entry.id,))
        reply = open_entry(entry, occasion.sight(desk), desk.library)
        await deliver.reply(desk, interaction, reply, alone=occasion.alone)


async def complete(
    desk: Desk, interaction: discord.Interaction[Any], titles: Callable[[Position], Sequence[str]]
) -> list[app_commands.Choice[str]]:
    """Titles of a list that may be offered here to this member."""
    horizon = await ask.horizon_of(desk, interaction)
    return ask.choices(titles(horizon))
