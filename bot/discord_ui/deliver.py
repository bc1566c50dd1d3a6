"""How a message leaves: silent, without pings and previews, and looked at once more when Discord has it."""

import logging
from typing import Any

import discord
from discord import ui

_log = logging.getLogger(__name__)


async def answer(interaction: discord.Interaction[Any], view: ui.LayoutView, *, alone: bool) -> None:
    """The first answer to an interaction, to the member alone or to the channel."""
    sent = await interaction.response.send_message(view=view, ephemeral=alone, silent=True, suppress_embeds=True)
    if not alone and isinstance(sent.resource, discord.InteractionMessage):
        await _look_again(sent.resource, view)


async def replace(interaction: discord.Interaction[Any], view: ui.LayoutView) -> None:
    """Make the message whose button was pressed into another."""
    await interaction.response.edit_message(view=view, suppress_embeds=True)


async def reply_to(message: discord.Message, view: ui.LayoutView) -> discord.Message:
    """Reply to a message, or post below it where the bot may not read the history."""
    me = message.guild.me if message.guild else None
    may_reply = me is None or message.channel.permissions_for(me).read_message_history
    send = message.reply if may_reply else message.channel.send
    sent = await send(view=view, mention_author=False, silent=True, suppress_embeds=True)
    await _look_again(sent, view)
    return sent


async def _look_again(sent: discord.Message, view: ui.LayoutView) -> None:
    """Delete a message whose covered texts are not those that were sent: half a veil is none."""
    wanted, found = _veiled(view), _veiled(ui.LayoutView.from_message(sent))
    if wanted != found:
        _log.error("Discord changed a covered text; the message is deleted")
        await sent.delete()


def _veiled(view: ui.LayoutView) -> list[str]:
    texts: list[str] = []
    for item in view.children:
        if isinstance(item, ui.Container) and item.spoiler:
            texts += [child.content for child in item.children if isinstance(child, ui.TextDisplay)]
    return texts
