"""Buttons and lists that outlive a restart: all that is needed is in the id, and every error goes to the funnel."""

import re
from collections.abc import Sequence
from typing import Any, Self

import discord
from discord import ui

from bot.guide.reply import Option, Verb

from .errors import funnelled

TEMPLATE = r"v1:(?P<verb>[a-z]+):(?P<keys>[0-9a-f.]*)(?::(?P<asker>\d+))?"
LONGEST_ID = 100


LONGEST_LABEL = 80
LONGEST_OPTION = 100


class Press(ui.DynamicItem["ui.Button[Any] | ui.Select[Any]"], template=TEMPLATE):
    """A button or a list with the id `v1:verb:keys[:asker]`; keys are opaque and joined by dots.

    What is chosen from a list counts as its last key, so that handlers need not know which of the two it was. One
    class does for both: the library tells dynamic items apart by their template alone.
    """

    def __init__(
        self, item: "ui.Button[Any] | ui.Select[Any]", verb: str, keys: tuple[str, ...], asker: int | None
    ) -> None:
        super().__init__(item)
        self.verb, self.keys, self.asker = verb, keys, asker

    @classmethod
    def make(
        cls, verb: Verb, keys: tuple[str, ...], asker: int | None, *, label: str, style: discord.ButtonStyle
    ) -> Self:
        """A button to send. Raises ValueError for an id that Discord would not take."""
        button: ui.Button[Any] = ui.Button(
            label=label[:LONGEST_LABEL], style=style, custom_id=_custom_id(verb, keys, asker)
        )
        return cls(button, verb, keys, asker)

    @classmethod
    def make_list(
        cls, verb: Verb, keys: tuple[str, ...], asker: int | None, *, placeholder: str, options: Sequence[Option]
    ) -> Self:
        """A list to send. Raises ValueError for an id that Discord would not take."""
        shown = [discord.SelectOption(label=option.label[:LONGEST_OPTION], value=option.value) for option in options]
        chosen: ui.Select[Any] = ui.Select(
            custom_id=_custom_id(verb, keys, asker), placeholder=placeholder, options=shown
        )
        return cls(chosen, verb, keys, asker)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """What was pressed, whoever sent it and whenever."""
        keys = tuple(key for key in match["keys"].split(".") if key)
        asker = int(match["asker"]) if match["asker"] else None
        assert isinstance(item, ui.Button | ui.Select)  # noqa: S101  # the template only ever is one of these
        return cls(item, match["verb"], keys, asker)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press to the client's handler; what goes wrong there goes to the funnel."""
        if isinstance(self.item, ui.Select):
            self.keys = (*self.keys, *self.item.values)
        await funnelled(interaction.client.pressed(interaction, self), interaction, f"button {self.verb}")


def _custom_id(verb: Verb, keys: Sequence[str], asker: int | None) -> str:
    custom_id = f"v1:{verb}:{'.'.join(keys)}" + ("" if asker is None else f":{asker}")
    if len(custom_id) > LONGEST_ID:
        raise ValueError(f"the id of a {verb} button has {len(custom_id)} characters; wanted at most {LONGEST_ID}")
    return custom_id
