"""Presses everything that can be pressed, from every command on, and hands each payload to the judge."""

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, cast

import simcord

from bot.guide.spoiler import Policy, Position
from bot.settings.views import Viewer

from .conftest import Club
from .secrets import Judge

STARTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("film", {}),
    ("summary", {}),
    ("summary", {"length": "1"}),
    ("summary", {"length": "2"}),
    ("timeline", {}),
    ("who", {}),
    ("thing", {}),
    ("themes", {}),
    ("ending", {}),
    ("next", {}),
    ("topics", {}),
    ("progress", {}),
    ("privacy", {}),
    ("help", {}),
)
"""Every subcommand. Lengths are those of the summary: so far, and whole."""
LISTS = (("timeline", "scene"), ("who", "name"), ("thing", "name"), ("themes", "name"))
OF_AN_ENTRY = {"show", "ask", "src", "rel", "bare", "keep", "drop", "wrong", "far"}
"""Verbs of buttons and lists that name one entry or scene out of many."""
TYPED = ("", "the", "s")
WORDS: dict[str, Any] = {"memory": "the storm and the waves", "reason": ["false"], "words": "not so"}


@dataclass
class State:
    """A message as it was when something new was seen on it."""

    message: simcord.ResponseMessage
    components: list[dict[str, Any]]


@dataclass
class Crawler:
    """One member in one place, at a horizon each."""

    club: Club
    judge: Judge
    policy: Policy
    place: str
    viewer: str
    states: list[State] = field(default_factory=list[State])
    pressed: set[tuple[str, str, bool]] = field(default_factory=set[tuple[str, str, bool]])
    presses: int = 0
    most: int | None = None
    """How many entries each kind of button is pressed for; None means all of them."""

    async def crawl(self, starts: Sequence[tuple[str, dict[str, Any]]]) -> None:
        """Everything that can be reached from some subcommands, in public and in private."""
        await self.club.set(self.policy, horizon=self.place)
        await self._reset()
        for name, options in starts:
            for private in ({}, {"private": True}):
                if private and name in {"progress", "privacy", "help"}:
                    continue
                result = await self.club.ann.slash(self._channel, f"{self._group} {name}", **options, **private)
                self._look(result, f"{name} {options}", bare=False)
        while self.states:
            state = self.states.pop()
            for custom_id, value in _pressable(state.components):
                key = (custom_id, value, state.message.ephemeral)
                if key not in self.pressed and self._is_wanted(custom_id, private=key[2]):
                    self.pressed.add(key)
                    await self._press(state, custom_id, value)

    def _is_wanted(self, custom_id: str, *, private: bool) -> bool:
        verb = custom_id.split(":")[1]
        if self.most is None or verb not in OF_AN_ENTRY:
            return True
        self.pressed_of[verb, private] += 1
        return self.pressed_of[verb, private] <= self.most

    async def complete(self) -> None:
        """Every suggestion obeys the smaller of the place's and the viewer's horizon."""
        await self._reset()
        horizon = min(self._public, self._private)
        for command, option in (*((f"{self._group} {name}", option) for name, option in LISTS), ("ask", "question")):
            for typed in TYPED:
                choices = await self.club.ann.autocomplete(self._channel, command, option, typed)
                self.judge.look({"choices": choices}, horizon, veils=False, where=f"typing {typed!r} after {command}")
                assert len(choices) <= 25
                assert all(0 < len(choice["name"]) <= 100 for choice in choices)

    async def _press(self, state: State, custom_id: str, value: str) -> None:
        # A press may have turned the message since: it stands as it was when the button was seen.
        state.message._message.components = deepcopy(state.components)
        where = f"{self.policy} {self.place}/{self.viewer}: {custom_id} {value}"
        self.presses += 1
        if value:
            result = await self.club.ann.select(state.message, [value], custom_id=custom_id)
        else:
            result = await self.club.ann.click(state.message, custom_id=custom_id)
        if result.modal:
            self.judge.look(result.modal, self._private, veils=False, where=where)
            fields = {name: text for name, text in WORDS.items() if name in str(result.modal)}
            result = await self.club.ann.submit_modal(result, fields)
        await self._refresh(custom_id)
        self._look(result, where, bare=custom_id.startswith("v1:bare:"))
        await self._reset()

    async def _refresh(self, custom_id: str) -> None:
        """What a press changed about the member counts for its own answer."""
        if custom_id.startswith(("v1:far:", "v1:forget:")):
            viewer = await self.club.client.desk.settings.store.viewer(self.club.ann.id)
            self.viewer_now = viewer.horizon

    def _look(self, result: simcord.InteractionResult, where: str, *, bare: bool) -> None:
        assert result.acknowledged, where
        if (response := result.response) is None:
            return
        horizon = self._private if response.ephemeral else self._public
        veils = response.ephemeral or self.policy is Policy.TAG
        sent = self.club.env.http_requests
        # One passage a press is shown plain to whom asked for it without bars.
        if not bare:
            for request in sent[self.looked :]:
                self.judge.look(cast("dict[str, Any]", request.json or {}), horizon, veils=veils, where=where)
            self.judge.look({"components": response.components}, horizon, veils=veils, where=where)
        self.looked = len(sent)
        self.states.append(State(response, response.components))

    async def _reset(self) -> None:
        """The member is as far as they were, and nothing is kept of theirs."""
        await self.club.client.desk.settings.forget_viewer(self.club.ann.id)
        await self.club.client.desk.settings.save_viewer(self.club.ann.id, Viewer(self.viewer))
        self.viewer_now = self.viewer
        self.looked = len(self.club.env.http_requests)

    pressed_of: Counter[tuple[str, bool]] = field(default_factory=Counter[tuple[str, bool]])
    viewer_now: str | None = None
    looked: int = 0

    @property
    def _public(self) -> Position:
        timeline = self.judge.library.timeline
        return timeline.last if self.policy is Policy.SHOW else timeline.horizon(self.place)

    @property
    def _private(self) -> Position:
        return self.judge.library.timeline.horizon(self.viewer_now) if self.viewer_now else self._public

    @property
    def _channel(self) -> simcord.ChannelHandle:
        return self.club.channels[self.policy]

    @property
    def _group(self) -> str:
        return self.judge.library.film.command


def _pressable(components: Sequence[Any]) -> Iterator[tuple[str, str]]:
    """The id of every button, and that of every list with each of its values. Removing is left out."""
    for part in components:
        custom_id = part.get("custom_id", "")
        if part.get("type") == 2 and not custom_id.startswith("v1:rm:"):
            yield custom_id, ""
        elif part.get("type") == 3:
            yield from ((custom_id, option["value"]) for option in part["options"])
        yield from _pressable(part.get("components", ()))
