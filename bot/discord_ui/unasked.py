"""Questions that nobody asked the guide, in channels that want them answered: only when it is nearly certain."""

import logging

import discord

from bot.guide.answer import Found
from bot.guide.question import Question
from bot.guide.reply import Reply
from bot.guide.text import normalise
from bot.settings.views import Place

from . import deliver
from .ask import subject_of
from .desk import Desk
from .where import location_of, may_answer

_log = logging.getLogger(__name__)


def may_be_question(message: discord.Message) -> bool:
    """Whether a message may be for anybody: in a server, with words that we may read, addressed to nobody else."""
    addressed = bool(message.mentions) or message.reference is not None
    return message.guild is not None and bool(message.content) and not addressed


def certain(desk: Desk, place: Place, text: str) -> tuple[Found, Reply] | None:
    """The answer to a text, if it is nearly certain and something of it may be seen in the place."""
    answer = desk.engine.answer(Question(text, asked=False))
    if not isinstance(answer, Found):
        return None
    reply = desk.reply(answer, desk.public_sight(place))
    return None if reply.alone else (answer, reply)


async def handle(desk: Desk, message: discord.Message) -> None:
    """Answer a message where its channel asks for that. Whoever wrote it did not ask, so errors are only logged."""
    if message.guild is None:
        return
    place = await desk.settings.place(location_of(message.guild.id, message.channel))
    if place.paused or place["listen"] != "questions" or not may_answer(message):
        return
    async with desk.work:
        try:
            await _answer(desk, message, place)
        except Exception:  # noqa: BLE001  # the funnel of messages, as `errors` is of interactions
            _log.exception("answering unasked failed in channel %d", message.channel.id)


async def _answer(desk: Desk, message: discord.Message, place: Place) -> None:
    found = certain(desk, place, message.content)
    text, conversations = normalise(message.content), desk.conversations
    if found is None or conversations.was_answered(message.channel.id, text):
        return
    if conversations.too_soon(message.channel.id, message.author.id, place.cooldown):
        return
    # Noted only now: what came too soon was not answered, and may be asked again.
    conversations.note_answered(message.channel.id, text)
    answer, reply = found
    sent = await deliver.reply_to(message, desk.present(reply, message.author.id))
    desk.conversations.note(message.channel.id, message.author.id, subject_of(answer), sent.id)
