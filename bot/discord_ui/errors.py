"""The one place where errors of handlers end: the host gets a log line, the member a sentence with its reference."""

import logging
import secrets
from collections.abc import Awaitable
from typing import Any

import discord
from discord import app_commands

from bot.settings.options import OptionError, label_of
from bot.settings.store import Overtaken, StoreError

_log = logging.getLogger(__name__)

SORRY = (
    "Something went wrong on my side, and it is noted. If it stays, give the host of this bot the reference `{ref}`."
)
NOT_ALLOWED = "That is for people who may manage this server."
STORE_AWAY = (
    "I cannot reach my settings right now, so nothing was changed. I go on with what I know, and where I know "
    "nothing I hide later plot. Try again in a moment; if it stays, tell the host of this bot."
)
OVERTAKEN = (
    "<@{by}> changed **{option}** at the same moment, so I have changed nothing. "
    "Look at how it is now, and try again if you still want to."
)
EXPIRED = {10008, 10015, 10062, 40060, 50027}
"""Discord's codes for an interaction that ran out, was answered already, or whose message is gone."""


class Refusal(Exception):  # noqa: N818  # nothing went wrong
    """A handler's friendly no: a sentence for whoever pressed or typed."""


async def funnelled(handling: Awaitable[None], interaction: discord.Interaction[Any], what: str) -> None:
    """Await a handler; report what it raises. Nothing goes further."""
    try:
        await handling
    except Exception as error:  # noqa: BLE001  # the funnel is for whatever comes
        await report(error, interaction, what)


async def report(error: Exception, interaction: discord.Interaction[Any], what: str) -> None:
    """Log an error under a reference and tell the member; never what it was."""
    if isinstance(error, app_commands.CheckFailure):
        await _tell(interaction, NOT_ALLOWED)
        return
    original = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(original, discord.HTTPException) and original.code in EXPIRED:
        _log.warning("%s: Discord no longer takes the answer (code %s)", what, original.code)
        return
    if isinstance(original, Refusal | OptionError):
        await _tell(interaction, str(original))
        return
    if isinstance(original, Overtaken):
        await _tell(interaction, OVERTAKEN.format(by=original.line.by, option=label_of(original.line.option)))
        return
    if isinstance(original, StoreError):
        _log.error("%s: %s", what, original)
        await _tell(interaction, STORE_AWAY)
        return
    reference = new_reference()
    _log.error("reference %s: %s failed", reference, what, exc_info=original)
    await _tell(interaction, SORRY.format(ref=reference))


def new_reference() -> str:
    """An id by which a member and a log line can be brought together."""
    return secrets.token_hex(4)


async def _tell(interaction: discord.Interaction[Any], sentence: str) -> None:
    try:
        if interaction.response.is_done():
            await interaction.followup.send(sentence, ephemeral=True)
        else:
            await interaction.response.send_message(sentence, ephemeral=True)
    except discord.HTTPException as error:
        _log.warning("a member could not be told of an error: %s", error)
