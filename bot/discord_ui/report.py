"""*Something is wrong*: what a member reports goes to the channel that the admins chose, else it is counted."""

import logging
from typing import Any

import discord
from discord import ui

from bot.guide.pages import words
from bot.guide.reply import Block, Plain, Reply, Veiled
from bot.guide.schema import Entry
from bot.settings.events import Event

from . import deliver
from .errors import funnelled
from .pressed import Pressed
from .veil import encode

_log = logging.getLogger(__name__)

REASONS = {
    Event.FALSE: words.WRONG_FALSE,
    Event.SPOILER: words.WRONG_SPOILER,
    Event.NOT_ASKED: words.WRONG_OTHER,
}
LONGEST_WORDS = 500


class Report(ui.Modal):
    """What is wrong, out of three, and optional words."""

    def __init__(self, found: Pressed) -> None:
        super().__init__(title=words.WRONG_TITLE)
        self.found = found
        options = [discord.SelectOption(label=label, value=reason) for reason, label in REASONS.items()]
        self.reason: ui.Select[Any] = ui.Select(custom_id="reason", options=options)
        self.words: ui.TextInput[Any] = ui.TextInput(
            custom_id="words", style=discord.TextStyle.paragraph, required=False, max_length=LONGEST_WORDS
        )
        self.add_item(ui.Label(text=words.WRONG_WHAT, component=self.reason))
        self.add_item(ui.Label(text=words.WRONG_WORDS, component=self.words))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """Thank the member; then see to it."""
        await funnelled(self._note(interaction), interaction, "modal report")

    async def _note(self, interaction: discord.Interaction[Any]) -> None:
        reason = Event(self.reason.values[0])
        async with self.found.desk.work:
            await self.found.answering(interaction).privately(Reply((Plain(words.THANKS),), quiet=True))
            if not await _posted(self.found, reason, self.words.value):
                await self.found.desk.count(reason, self.found.entry.id)


async def ask(found: Pressed) -> None:
    """Open the window."""
    await found.interaction.response.send_modal(Report(found))


async def _posted(found: Pressed, reason: Event, said: str) -> bool:
    """Post a report where the admins want it; returns whether it is there."""
    wanted = found.place.log_channel
    channel = found.interaction.client.get_channel(wanted) if wanted else None
    if not isinstance(channel, discord.TextChannel):
        return False
    view = found.desk.present(_report(found.entry, reason, said), found.interaction.user.id)
    try:
        await deliver.post(channel, view)
    except discord.HTTPException as error:
        _log.warning("a report could not be posted in channel %d (code %s)", channel.id, error.code)
        return False
    return True


def _report(entry: Entry, reason: Event, said: str) -> Reply:
    line = words.REPORT.format(title=entry.title, reason=REASONS[reason].lower())
    blocks: list[Block] = [Plain(line)]
    try:
        encode(said)
    except ValueError:
        pass  # no words, or words that no veil would cover: the report does without them
    else:
        blocks.append(Veiled(said))
    return Reply(tuple(blocks), quiet=True)
