"""How a message leaves: silent, without pings and previews, and looked at once more when Discord has it."""

import logging
from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.guide.reply import Reply

from .desk import Desk

_log = logging.getLogger(__name__)


async def answer(
    interaction: discord.Interaction[Any], view: ui.LayoutView, *, alone: bool, files: Sequence[discord.File] = ()
) -> None:
    """The first answer to an interaction, to the member alone or to the channel."""
    attached = list(files) or discord.utils.MISSING
    sent = await interaction.response.send_message(
        view=view, ephemeral=alone, silent=True, suppress_embeds=True, files=attached
    )
    # Our buttons are found by their ids. Left alone, the library would keep a private view and a timer for 15 minutes.
    view.stop()
    if not alone and isinstance(sent.resource, discord.InteractionMessage):
        await _look_again(sent.resource, view)


async def reply(desk: Desk, interaction: discord.Interaction[Any], found: Reply, *, alone: bool) -> None:
    """A reply with what is attached to it. What has nothing to show here goes to the member alone."""
    view = desk.present(found, interaction.user.id)
    await answer(interaction, view, alone=alone or found.alone, files=await desk.files(found))


async def replace(
    interaction: discord.Interaction[Any], view: ui.LayoutView, files: Sequence[discord.File] = ()
) -> None:
    """Make the message whose button was pressed into another; what was attached to it goes."""
    # An edited message is looked at like a new one.
    edited = await interaction.response.edit_message(view=view, attachments=list(files), suppress_embeds=True)
    if edited is not None and isinstance(edited.resource, discord.InteractionMessage):
        await _look_again(edited.resource, view)


async def reply_to(message: discord.Message, view: ui.LayoutView) -> discord.Message:
    """Reply to a message, or post below it where the bot may not read the history."""
    me = message.guild.me if message.guild else None
    may_reply = me is None or message.channel.permissions_for(me).read_message_history
    send = message.reply if may_reply else message.channel.send
    sent = await send(view=view, mention_author=False, silent=True, suppress_embeds=True)
    await _look_again(sent, view)
    return sent


async def post(channel: discord.TextChannel, view: ui.LayoutView) -> None:
    """A message that answers nobody."""
    await _look_again(await channel.send(view=view, silent=True, suppress_embeds=True), view)


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
