"""What a conversation was just about: kept in memory only, for a short while, for follow-ups."""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

KEPT = 2000
"""Conversations (and as many messages) remembered at once."""
FOR = 120.0
"""Seconds for which "and the dog?" goes on from what was asked before."""

Subject = tuple[str, ...]
"""The ids of the entries that an answer was about."""


class Conversations:
    """Subjects by member and channel, and by the guide's own messages."""

    def __init__(self, clock: Callable[[], float] | None = None) -> None:
        # Looked up at each call, so that a simulated clock counts.
        self._clock = clock or (lambda: time.monotonic())  # noqa: PLW0108
        self._lately: OrderedDict[tuple[int, int], tuple[float, Subject]] = OrderedDict()
        self._messages: OrderedDict[int, Subject] = OrderedDict()
        self._spoken: OrderedDict[tuple[int, int], float] = OrderedDict()
        self._noted: OrderedDict[int, None] = OrderedDict()
        self._answered: OrderedDict[tuple[int, int], None] = OrderedDict()

    def note(self, channel: int, member: int, subject: Subject, message: int | None = None) -> None:
        """Remember what an answer to a member was about."""
        if subject:
            _put(self._lately, (channel, member), (self._clock(), subject))
            if message is not None:
                _put(self._messages, message, subject)

    def subject(self, channel: int, member: int, replied_to: int | None = None) -> Subject:
        """What a message goes on from: the answer it replies to, or what the member just asked here."""
        if replied_to is not None and replied_to in self._messages:
            return self._messages[replied_to]
        when, subject = self._lately.get((channel, member), (0.0, ()))
        return subject if subject and self._clock() - when <= FOR else ()

    def first_time(self, channel: int) -> bool:
        """Whether a trouble in a channel has not been logged before."""
        if channel in self._noted:
            return False
        _put(self._noted, channel, None)
        return True

    def was_answered(self, channel: int, text: str) -> bool:
        """Whether a text was answered unasked in a channel before."""
        return (channel, hash(text)) in self._answered

    def note_answered(self, channel: int, text: str) -> None:
        """Remember that a text was answered unasked in a channel."""
        # The hash, not the text: what members write is not kept.
        _put(self._answered, (channel, hash(text)), None)

    def too_soon(self, channel: int, member: int, cooldown: float) -> bool:
        """Whether a member's mention comes within a channel's cooldown; if not, it counts as answered now."""
        now, place = self._clock(), (channel, member)
        if place in self._spoken and now - self._spoken[place] < cooldown:
            return True
        _put(self._spoken, place, now)
        return False


def _put(store: OrderedDict[K, V], key: K, value: V) -> None:
    store[key] = value
    store.move_to_end(key)
    while len(store) > KEPT:
        store.popitem(last=False)
