"""Questions in messages: direct ones, mentions of the guide, and replies to it."""

import logging
import re

import discord

from bot.guide.question import Question
from bot.settings.views import Location

from . import deliver, unasked
from .ask import count_if_unanswered, subject_of
from .desk import Desk
from .errors import SORRY, new_reference
from .where import location_of, may_answer

_log = logging.getLogger(__name__)
_MENTION = re.compile(r"<@!?(\d+)>")


async def handle(desk: Desk, message: discord.Message, me: int) -> None:
    """Answer a message that is meant for the guide. `me` is the guide's own user id."""
    if message.is_system():
        return  # somebody was added, something pinned: nobody asked
    if not _is_for(message, me):
        if unasked.may_be_question(message):
            await unasked.handle(desk, message)
        return
    async with desk.work:
        try:
            await _answer(desk, message, me)
        except discord.Forbidden as error:
            _note(desk, message, f"may not answer here ({error.code})")
        except Exception as error:  # noqa: BLE001  # the funnel of messages, as `errors` is of interactions
            await _report(message, error)


async def _answer(desk: Desk, message: discord.Message, me: int) -> None:
    direct = message.guild is None
    location = Location() if message.guild is None else location_of(message.guild.id, message.channel)
    place = await desk.settings.place(location)
    if place.paused or (not direct and place["listen"] == "off"):
        return
    if not may_answer(message):
        _note(desk, message, "may not send messages here")
        return
    if desk.conversations.too_soon(message.channel.id, message.author.id, 0 if direct else place.cooldown):
        return
    viewer = await desk.settings.viewer(message.author.id)
    sight = desk.private_sight(place, viewer) if direct else desk.public_sight(place)
    replied_to = message.reference.message_id if message.reference else None
    before = desk.conversations.subject(message.channel.id, message.author.id, replied_to)
    answer = desk.engine.answer(Question(without_mention(message.content, me), before=before))
    reply = desk.reply(answer, sight)
    sent = await deliver.reply_to(message, desk.present(reply, message.author.id))
    desk.conversations.note(message.channel.id, message.author.id, subject_of(answer), sent.id)
    await count_if_unanswered(desk, answer)


def without_mention(content: str, me: int) -> str:
    """A message's text without the mention of the guide itself."""
    return _MENTION.sub(lambda found: " " if int(found[1]) == me else found[0], content).strip()


def _is_for(message: discord.Message, me: int) -> bool:
    """Whether a message is direct, mentions the guide, or replies to it (which mentions it, unless switched off)."""
    return message.guild is None or any(user.id == me for user in message.mentions)


def _note(desk: Desk, message: discord.Message, what: str) -> None:
    if desk.conversations.first_time(message.channel.id):
        _log.warning("channel %d: %s", message.channel.id, what)


async def _report(message: discord.Message, error: Exception) -> None:
    reference = new_reference()
    _log.error("reference %s: answering a message failed", reference, exc_info=error)
    try:
        await message.channel.send(SORRY.format(ref=reference), silent=True)
    except discord.HTTPException as second:
        _log.warning("a member could not be told of an error: %s", second)
