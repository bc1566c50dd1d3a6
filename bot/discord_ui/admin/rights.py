"""Who may decide: checked at every command and every press, whatever Discord let through."""

from typing import Any

import discord
from discord import app_commands

from bot.discord_ui.errors import Refusal
from bot.settings.options import OPTIONS, Option

from . import words


def may(interaction: discord.Interaction[Any], option: Option) -> bool:
    """Whether a member holds the permission that an option names."""
    return interaction.permissions.administrator or bool(getattr(interaction.permissions, option.who))


def may_all(interaction: discord.Interaction[Any]) -> bool:
    """Whether a member may use `/guide` and its panel at all."""
    return interaction.guild_id is not None and all(may(interaction, option) for option in OPTIONS)


def require(interaction: discord.Interaction[Any]) -> discord.Guild:
    """The server that an admin stands on.

    Raises CheckFailure for whoever may not decide here, and Refusal where the guide is no member.
    """
    if not may_all(interaction):
        raise app_commands.MissingPermissions(sorted({option.who for option in OPTIONS}))
    guild = interaction.client.get_guild(interaction.guild_id or 0)
    if guild is None:
        raise Refusal(words.NOT_A_MEMBER)
    return guild
