"""The dry run: the very message that asking somewhere would produce, and why it is that one."""

from collections.abc import Iterator
from typing import Any

import discord
from discord import ui

from bot.discord_ui import deliver
from bot.discord_ui.desk import Desk
from bot.discord_ui.errors import Refusal, funnelled
from bot.discord_ui.occasion import Occasion
from bot.discord_ui.pause import paused_reply
from bot.discord_ui.unasked import certain
from bot.discord_ui.where import Where
from bot.guide.answer import Answer, Choose, Elsewhere, Found, Unknown
from bot.guide.question import Question
from bot.guide.text import LONGEST_QUESTION
from bot.settings.options import HORIZON, LISTEN, PAUSED, POLICY, REPLIES, Option, Scope
from bot.settings.views import Viewer

from . import words
from .rights import require
from .state import read
from .target import Target
from .values import as_stored, in_words, origin


class TryModal(ui.Modal, title=words.TRY_TITLE):
    """Asks an admin what to try. It lives in memory: a restart closes it, and the panel opens another."""

    question: ui.TextInput["TryModal"] = ui.TextInput(label=words.TRY_QUESTION, max_length=LONGEST_QUESTION)
    seen: ui.TextInput["TryModal"] = ui.TextInput(
        label=words.TRY_SEEN, placeholder=words.TRY_SEEN_MORE, max_length=16, required=False
    )

    def __init__(self, desk: Desk, target: Target) -> None:
        super().__init__()
        self._desk, self._target = desk, target

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """Try it; what goes wrong goes to the funnel."""
        handling = answer(self._desk, interaction, self._target, self.question.value, self.seen.value or None)
        await funnelled(handling, interaction, "dry run")


async def answer(
    desk: Desk, interaction: discord.Interaction[Any], target: Target, text: str, seen: str | None
) -> None:
    """Show an admin, and nobody else, what a question would get at a target from somebody who has seen so much."""
    async with desk.work:
        guild = require(interaction)
        if target.location.server != guild.id:
            raise Refusal(words.GONE)
        place = (await read(desk, guild)).place(target)
        viewer = Viewer(as_stored(HORIZON, seen, desk.library) if seen else None)
        trial = Trial(desk, target, Occasion(place, viewer, Where(target.location)), text, hears(interaction))
        await deliver.answer(interaction, desk.present(trial.reply, interaction.user.id), alone=True)
        view = ui.LayoutView(timeout=None)
        view.add_item(ui.Container(ui.TextDisplay("\n".join(trial.why())), accent_colour=desk.accent))
        await interaction.followup.send(view=view, ephemeral=True, silent=True, suppress_embeds=True)


def hears(interaction: discord.Interaction[Any]) -> bool:
    """Whether the guide may read messages that are not for it."""
    return bool(interaction.client.intents.message_content)


class Trial:
    """One question at one target, answered but not sent."""

    def __init__(self, desk: Desk, target: Target, occasion: Occasion, text: str, hears_all: bool) -> None:
        self.desk, self.target, self.occasion, self._text, self._hears = desk, target, occasion, text, hears_all
        self.found = desk.engine.answer(Question(text))
        paused = occasion.place.paused
        self.reply = paused_reply() if paused else desk.reply(self.found, occasion.sight(desk))

    def why(self) -> Iterator[str]:
        """What was understood and which rule decided, without a word of what is withheld."""
        place = self.target.name if self.target.key[0] is not Scope.SERVER else words.TRIED_SOMEWHERE
        yield words.TRIED.format(place=place)
        if self.occasion.place.paused:
            yield "- " + words.TRIED_PAUSED.format(origin=self._origin(PAUSED))
            return
        yield f"- {understood(self.found)}"
        yield f"- {self._visibility()}"
        if not self.occasion.alone:
            policy, horizon = self._value(POLICY), self._value(HORIZON)
            yield "- " + words.RULE_POLICY.format(
                option=POLICY.label,
                value=policy,
                origin=self._origin(POLICY),
                horizon_option=HORIZON.label,
                horizon=horizon,
                horizon_origin=self._origin(HORIZON),
            )
        listens = self.occasion.place[LISTEN.name]
        mention = words.NOT_ANSWERED if listens == "off" else words.ANSWERED
        yield "- " + words.RULE_MENTION.format(
            what=mention, option=LISTEN.label, value=self._value(LISTEN), origin=self._origin(LISTEN)
        )
        yield "- " + words.RULE_UNASKED.format(what=self._unasked())

    def _visibility(self) -> str:
        if self.occasion.alone:
            seen = self.occasion.viewer.horizon or self.occasion.place[HORIZON.name]
            private = words.RULE_PRIVATE.format(
                option=REPLIES.label,
                value=self._value(REPLIES),
                origin=self._origin(REPLIES),
                seen=in_words(HORIZON, seen, self.desk.library),
            )
            return f"{private} {words.RULE_PRIVATE_LATER}"
        return words.RULE_ALONE if self.reply.alone else words.RULE_PUBLIC

    def _unasked(self) -> str:
        if self.occasion.place[LISTEN.name] != "questions":
            return words.UNASKED_OFF
        if not self._hears:
            return words.UNASKED_DEAF
        if certain(self.desk, self.occasion.place, self._text):
            return words.UNASKED_CERTAIN
        # What is certain and still not said has nothing in it for that place.
        sure = isinstance(self.desk.engine.answer(Question(self._text, asked=False)), Found)
        return words.UNASKED_HIDDEN if sure else words.UNASKED_UNSURE

    def _value(self, option: Option) -> str:
        return in_words(option, self.occasion.place[option.name], self.desk.library)

    def _origin(self, option: Option) -> str:
        return origin(self.occasion.place.settings[option.name].origin, self.target.location)


def understood(found: Answer) -> str:
    """What the engine made of a question, and how sure it is."""
    match found:
        case Found(entries=entries, probability=probability):
            titles = ", ".join(entry.title for entry in entries)
            return words.RULE_FOUND.format(titles=titles, probability=f"{probability:.2f}")
        case Choose(entries=entries, probability=probability):
            titles = ", ".join(entry.title for entry in entries)
            return words.RULE_CHOOSE.format(titles=titles, probability=f"{probability:.2f}")
        case Elsewhere(lookalike=lookalike):
            return words.RULE_ELSEWHERE.format(name=lookalike.name)
        case Unknown(reply=str()):
            return words.RULE_SMALL_TALK
        case Unknown(probability=probability):
            return words.RULE_UNKNOWN.format(probability=f"{probability:.2f}")
