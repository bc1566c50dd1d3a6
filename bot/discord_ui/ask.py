"""A question by command: parse, resolve the place, one call to the domain, present."""

from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands

from bot.guide.answer import Answer, Found, Unknown
from bot.guide.question import Question
from bot.guide.render import Sight
from bot.guide.spoiler import Position
from bot.settings.views import Place, Viewer

from . import deliver
from .desk import Desk
from .where import Where, where_of

LONGEST_CHOICE = 100
MOST_CHOICES = 25


@dataclass(frozen=True, slots=True)
class Asking:
    """A question by command, with all that decides its answer. The dry run of admins is made from the same."""

    place: Place
    viewer: Viewer
    question: Question
    where: Where
    private: bool = False

    @property
    def alone(self) -> bool:
        """Whether only the asker gets the message, whatever the answer is."""
        return self.where.alone or self.private or self.place["replies"] == "private"

    def sight(self, desk: Desk) -> Sight:
        """How far the message may go."""
        personal = self.alone or self.where.direct
        return desk.private_sight(self.place, self.viewer) if personal else desk.public_sight(self.place)


async def slash(desk: Desk, interaction: discord.Interaction[Any], text: str, *, private: bool) -> None:
    """Answer `/ask` or the message command, in the channel or to the asker alone."""
    async with desk.work:
        where = where_of(interaction)
        place = await desk.settings.place(where.location)
        viewer = await desk.settings.viewer(interaction.user.id)
        channel = interaction.channel_id or 0
        before = desk.conversations.subject(channel, interaction.user.id)
        asking = Asking(place, viewer, Question(text, before=before), where, private)
        answer = desk.engine.answer(asking.question)
        desk.conversations.note(channel, interaction.user.id, subject_of(answer))
        await send(desk, interaction, answer, asking.sight(desk), alone=asking.alone)


async def send(desk: Desk, interaction: discord.Interaction[Any], answer: Answer, sight: Sight, *, alone: bool) -> None:
    """Send an answer; one that has nothing to show here goes to the asker alone."""
    reply = desk.reply(answer, sight)
    await deliver.reply(desk, interaction, reply, alone=alone)
    if isinstance(answer, Unknown) and answer.reply is None:
        await desk.count("unanswered", "")


async def complete(desk: Desk, interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    """Titles that fit what was typed, and that may be answered at the smaller of the place's and viewer's horizon."""
    horizon = await horizon_of(desk, interaction)
    # A title is a wording of its entry, so it does as the value too: some clients send the name instead.
    titles = [entry.title[:LONGEST_CHOICE] for entry in desk.engine.complete(typed, horizon)]
    return [app_commands.Choice(name=title, value=title) for title in titles[:MOST_CHOICES]]


async def horizon_of(desk: Desk, interaction: discord.Interaction[Any]) -> Position:
    """How far suggestions may go: the smaller of the place's and the viewer's horizon."""
    where = where_of(interaction)
    place = await desk.settings.place(where.location)
    viewer = await desk.settings.viewer(interaction.user.id)
    personal = desk.private_sight(place, viewer).horizon
    return personal if where.alone or where.direct else min(personal, desk.public_sight(place).horizon)


def subject_of(answer: Answer) -> tuple[str, ...]:
    """What a follow-up would go on from."""
    return tuple(entry.id for entry in answer.entries) if isinstance(answer, Found) else ()
