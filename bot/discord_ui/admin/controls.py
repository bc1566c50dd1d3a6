"""Buttons and selects of admins. They hold no state but their id, so they outlive a restart and go stale safely."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self, cast
from zlib import crc32

import discord
from discord import ui

from bot.discord_ui.errors import funnelled

_REST = r"(?P<verb>[a-z]+):(?P<place>s|\d{1,20}):(?P<argument>[a-z0-9-]*):(?P<version>\d{1,19})"
BUTTON, SELECT = rf"v1g:b:{_REST}", rf"v1g:s:{_REST}"

AnySelect = ui.Select[Any] | ui.ChannelSelect[Any]


class AdminVerb(StrEnum):
    """What a control does. The value is part of messages already sent: never reuse one."""

    OPEN = "open"
    PLACE = "place"
    GO = "go"
    SET = "set"
    PAUSE = "pause"
    RESUME = "resume"
    TRY = "try"
    CHECK = "check"
    HISTORY = "history"
    UNDO = "undo"
    SURE = "sure"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class Control:
    """What a control's id says: the verb, the place, an argument, and the version of the settings that were shown.

    The place is never a server: that is always the one where the control is pressed.
    """

    verb: str
    place: str
    argument: str = ""
    version: int = 0

    @classmethod
    def of(cls, match: re.Match[str]) -> Self:
        """The control whose id matched."""
        return cls(match["verb"], match["place"], match["argument"], int(match["version"]))

    def custom_id(self, kind: str) -> str:
        """The id; `kind` is b for a button, s for a select."""
        return f"v1g:{kind}:{self.verb}:{self.place}:{self.argument}:{self.version}"

    @property
    def number(self) -> int:
        """A number for the component that changes with what it shows.

        A client keeps what was chosen in a select for as long as its number stays, whatever is now its value.
        """
        return crc32(self.custom_id("s").encode()) >> 1 or 1


class AdminButton(ui.DynamicItem[ui.Button[Any]], template=BUTTON):
    """A button that only admins may press."""

    def __init__(self, item: ui.Button[Any], control: Control) -> None:
        super().__init__(item)
        self.control = control

    @classmethod
    def make(
        cls,
        control: Control,
        label: str,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        *,
        disabled: bool = False,
    ) -> Self:
        """A button to send."""
        return cls(
            ui.Button(label=label, style=style, custom_id=control.custom_id("b"), disabled=disabled),
            control,
        )

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed, whoever sent it and whenever."""
        assert isinstance(item, ui.Button)  # noqa: S101  # the template only ever is a button's
        return cls(item, Control.of(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press to the client's handler; what goes wrong there goes to the funnel."""
        handling = interaction.client.admin_pressed(interaction, self.control, ())
        await funnelled(handling, interaction, f"admin button {self.control.verb}")


class AdminSelect(ui.DynamicItem[AnySelect], template=SELECT):
    """A select that only admins may use."""

    def __init__(self, item: AnySelect, control: Control) -> None:
        super().__init__(item)
        self.control = control

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The select that was used, whoever sent it and whenever."""
        assert isinstance(item, ui.Select | ui.ChannelSelect)  # noqa: S101  # the template only ever is a select's
        return cls(item, Control.of(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the choice to the client's handler; what goes wrong there goes to the funnel."""
        values = tuple(str(value) for value in (interaction.data or {}).get("values", ()))
        handling = interaction.client.admin_pressed(interaction, self.control, values)
        await funnelled(handling, interaction, f"admin select {self.control.verb}")


def row(*items: AdminButton | AdminSelect) -> ui.ActionRow[Any]:
    """A row of buttons, or of one select."""
    # A dynamic item is an item of a row like any other; the library's types do not say so.
    return ui.ActionRow[Any](*cast("list[ui.Item[Any]]", list(items)))
