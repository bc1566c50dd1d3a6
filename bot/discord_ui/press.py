"""Buttons that outlive a restart: all that pressing one needs is in its id, and every error goes to the funnel."""

import re
from typing import Any, Self

import discord
from discord import ui

from bot.guide.reply import Verb

from .errors import Funnel

TEMPLATE = r"v1:(?P<verb>[a-z]+):(?P<keys>[0-9a-f.]*)(?::(?P<asker>\d+))?"
LONGEST_ID = 100


class Press(ui.DynamicItem[ui.Button[Any]], template=TEMPLATE):
    """A button with the id `v1:verb:keys[:asker]`; keys are opaque and joined by dots."""

    def __init__(self, item: ui.Button[Any], verb: str, keys: tuple[str, ...], asker: int | None) -> None:
        super().__init__(item)
        self.verb, self.keys, self.asker = verb, keys, asker

    @classmethod
    def make(
        cls, verb: Verb, keys: tuple[str, ...], asker: int | None, *, label: str, style: discord.ButtonStyle
    ) -> Self:
        """A button to send. Raises ValueError for an id that Discord would not take."""
        custom_id = f"v1:{verb}:{'.'.join(keys)}" + ("" if asker is None else f":{asker}")
        if len(custom_id) > LONGEST_ID:
            raise ValueError(f"the id of a {verb} button has {len(custom_id)} characters; wanted at most {LONGEST_ID}")
        return cls(ui.Button(label=label, style=style, custom_id=custom_id), verb, keys, asker)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed, whoever sent it and whenever."""
        keys = tuple(key for key in match["keys"].split(".") if key)
        asker = int(match["asker"]) if match["asker"] else None
        assert isinstance(item, ui.Button)  # noqa: S101  # the template only ever is a button's
        return cls(item, match["verb"], keys, asker)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press to the client's handler; what goes wrong there goes to the funnel."""
        await Funnel.run(interaction.client.pressed(interaction, self), interaction, f"button {self.verb}")
