"""The window that asks a member for the last thing they remember."""

from typing import Any

import discord
from discord import ui

from bot.guide.pages import words
from bot.guide.pages.progress import remembered
from bot.guide.remember import scenes_like
from bot.guide.text import LONGEST_QUESTION

from .errors import funnelled
from .pressed import Pressed


class Memory(ui.Modal):
    """One field; what is typed into it is matched and forgotten."""

    def __init__(self, found: Pressed) -> None:
        super().__init__(title=words.REMEMBER_TITLE)
        self.found = found
        self.field: ui.TextInput[Any] = ui.TextInput(
            custom_id="memory", style=discord.TextStyle.paragraph, max_length=LONGEST_QUESTION
        )
        self.add_item(ui.Label(text=words.REMEMBER_LABEL, component=self.field))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """Offer the scenes that it may be, by captions that are safe for everybody."""
        await funnelled(self._offer(interaction), interaction, "modal memory")

    async def _offer(self, interaction: discord.Interaction[Any]) -> None:
        desk = self.found.desk
        async with desk.work:
            reply = remembered(scenes_like(self.field.value, desk.library))
            await self.found.answering(interaction).privately(reply)


async def ask_what(found: Pressed) -> None:
    """Open the window."""
    await found.interaction.response.send_modal(Memory(found))
