"""Where the guide is paused it says so, privately, to every command and button; `/guide` works all the same."""

from typing import Any

import discord

from bot.guide import phrases
from bot.guide.reply import Plain, Reply, Verb

from . import deliver
from .desk import Desk
from .where import where_of

ADMIN_COMMAND = "guide"


def paused_reply() -> Reply:
    """All that a paused guide has to say."""
    return Reply((Plain(phrases.PAUSED),), quiet=True)


async def silent(desk: Desk, interaction: discord.Interaction[Any]) -> bool:
    """Whether an interaction meets a paused guide; if so, it is answered."""
    if not await _is_paused(desk, interaction):
        return False
    if interaction.type is discord.InteractionType.autocomplete:
        await interaction.response.autocomplete([])
    else:
        await deliver.answer(interaction, desk.present(paused_reply(), interaction.user.id), alone=True)
    return True


def is_removal(verb: str) -> bool:
    """Whether a button takes a message away, which goes on when the guide is paused."""
    return verb == Verb.REMOVE


async def _is_paused(desk: Desk, interaction: discord.Interaction[Any]) -> bool:
    if (interaction.data or {}).get("name") == ADMIN_COMMAND:
        return False
    place = await desk.settings.place(where_of(interaction).location)
    return place.paused
