"""A question by command: parse, resolve the place, one call to the domain, present."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

import discord
from discord import app_commands

from bot.guide.answer import Answer, Found, Unknown
from bot.guide.question import Question
from bot.guide.spoiler import Position
from bot.settings.events import Event

from . import deliver
from .desk import Desk
from .occasion import Occasion, occasion_of

LONGEST_CHOICE = 100
MOST_CHOICES = 25


async def slash(desk: Desk, interaction: discord.Interaction[Any], text: str, *, private: bool) -> None:
    """Answer `/ask` or the message command, in the channel or to the asker alone."""
    async with desk.work:
        occasion = await occasion_of(desk, interaction, private=private)
        channel, member = interaction.channel_id or 0, interaction.user.id
        answer = desk.engine.answer(Question(text, before=desk.conversations.subject(channel, member)))
        desk.conversations.note(channel, member, subject_of(answer))
        await send(desk, interaction, answer, occasion)


async def send(desk: Desk, interaction: discord.Interaction[Any], answer: Answer, occasion: Occasion) -> None:
    """Send an answer; one that has nothing to show here goes to the asker alone."""
    reply = desk.reply(answer, occasion.sight(desk))
    await deliver.reply(desk, interaction, reply, alone=occasion.alone)
    await count_if_unanswered(desk, answer)


async def count_if_unanswered(desk: Desk, answer: Answer) -> None:
    """Count a question that got nothing, without its words."""
    if isinstance(answer, Unknown) and answer.reply is None:
        await desk.count(Event.UNANSWERED)


async def complete(desk: Desk, interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    """Titles that fit what was typed, and that may be answered at the smaller of the place's and viewer's horizon."""
    horizon = await horizon_of(desk, interaction)
    # A title is a wording of its entry, so it does as the value too: some clients send the name instead.
    return choices(entry.title for entry in desk.engine.complete(typed, horizon))


def choices(titles: Iterable[str]) -> list[app_commands.Choice[str]]:
    """Titles as Discord takes suggestions."""
    shown = (title[:LONGEST_CHOICE] for title in islice(titles, MOST_CHOICES))
    return [app_commands.Choice(name=title, value=title) for title in shown]


async def horizon_of(desk: Desk, interaction: discord.Interaction[Any]) -> Position:
    """How far suggestions may go: the smaller of the place's and the viewer's horizon."""
    occasion = await occasion_of(desk, interaction)
    personal = desk.private_sight(occasion.place, occasion.viewer).horizon
    if occasion.where.alone or occasion.where.direct:
        return personal
    return min(personal, desk.public_sight(occasion.place).horizon)


def subject_of(answer: Answer) -> tuple[str, ...]:
    """What a follow-up would go on from."""
    return tuple(entry.id for entry in answer.entries) if isinstance(answer, Found) else ()
