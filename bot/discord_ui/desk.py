"""What every handler works with: the engine, the settings, and how far a message's readers may see."""

import asyncio
import logging
from dataclasses import dataclass, field
from io import BytesIO
from types import TracebackType
from typing import Protocol

import discord
from discord import ui

from bot.guide.answer import Answer
from bot.guide.library import Library
from bot.guide.question import Question
from bot.guide.render import Sight, render
from bot.guide.reply import Picture, Reply
from bot.guide.schema import Entry
from bot.guide.spoiler import NOTHING, Policy, Position
from bot.settings.events import Event
from bot.settings.service import Settings
from bot.settings.store import StoreError
from bot.settings.views import Place, Viewer

from .memory import Conversations
from .present import picture_name, present

_log = logging.getLogger(__name__)


class Engine(Protocol):
    """What the handlers need of the domain's engine."""

    def answer(self, question: Question) -> Answer:
        """What the guide can make of a question."""
        ...

    def complete(self, text: str, horizon: Position) -> tuple[Entry, ...]:
        """Entries whose titles fit what was typed so far and that can be answered at the horizon."""
        ...


class Gallery(Protocol):
    """Where pictures come from."""

    async def picture(self, wanted: Picture) -> bytes:
        """A picture as PNG."""
        ...


class Work:
    """Counts the answers in the making, as a context manager, so that the end can wait for them."""

    def __init__(self) -> None:
        self._running = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def __aenter__(self) -> None:
        self._running += 1
        self._idle.clear()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._running -= 1
        if not self._running:
            self._idle.set()

    async def finish(self, patience: float) -> None:
        """Wait until nothing is in the making, but not longer than `patience` seconds."""
        try:
            await asyncio.wait_for(self._idle.wait(), patience)
        except TimeoutError:
            _log.warning("%d answers were not finished in time", self._running)


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a handler is given."""

    library: Library
    engine: Engine
    settings: Settings
    gallery: Gallery
    conversations: Conversations = field(default_factory=Conversations)
    work: Work = field(default_factory=Work)

    @property
    def accent(self) -> int:
        """The colour of answers (RGB), as the film pack gives it."""
        return int(self.library.film.accent[1:], 16)

    def present(self, reply: Reply, asker: int) -> ui.LayoutView:
        """A reply as Discord components."""
        return present(reply, asker, self.accent)

    async def files(self, reply: Reply) -> list[discord.File]:
        """What is attached to a reply."""
        found: list[discord.File] = []
        if reply.picture:
            drawn = await self.gallery.picture(reply.picture)
            found.append(discord.File(BytesIO(drawn), picture_name(reply.picture), description=reply.picture.alt))
        if reply.file:
            found.append(discord.File(BytesIO(reply.file.text.encode()), reply.file.name))
        return found

    async def count(self, event: Event, entry: str = "") -> None:
        """Count what happened to an answer (about an entry, if there is one); an answer never fails for it."""
        try:
            await self.settings.store.count(event, entry)
        except StoreError as error:
            _log.warning("an event could not be counted: %s", error)

    def public_sight(self, place: Place) -> Sight:
        """How far a message that everybody in a place reads may go."""
        policy = Policy(place["policy"])
        return Sight(policy, self._place_horizon(place))

    def private_sight(self, place: Place, viewer: Viewer) -> Sight:
        """How far a message to one member may go: by their own horizon if they set one, else by the place's."""
        horizon = self._known_horizon(viewer.horizon) if viewer.horizon else self._place_horizon(place)
        return Sight(Policy.TAG, horizon, private=True, bars=viewer.bars, brief=viewer.brief)

    def reply(self, answer: Answer, sight: Sight) -> Reply:
        """The message for an answer."""
        return render(answer, sight, self.library)

    def _place_horizon(self, place: Place) -> Position:
        if place["policy"] == Policy.SHOW:
            return self.library.timeline.last
        return self._known_horizon(place["horizon"])

    def _known_horizon(self, token: str) -> Position:
        # Show less rather than guess.
        timeline = self.library.timeline
        return timeline.horizon(token if timeline.knows(token) else NOTHING)
