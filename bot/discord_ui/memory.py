"""What a conversation was just about: kept in memory only, for a short while, for follow-ups."""

import time
from collections.abc import Callable

from bot.recent import Recent

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
        self._lately: Recent[tuple[int, int], tuple[float, Subject]] = Recent(KEPT)
        self._messages: Recent[int, Subject] = Recent(KEPT)
        self._spoken: Recent[tuple[int, int], float] = Recent(KEPT)
        self._noted: Recent[int, None] = Recent(KEPT)
        self._answered: Recent[tuple[int, int], None] = Recent(KEPT)

    def note(self, channel: int, member: int, subject: Subject, message: int | None = None) -> None:
        """Remember what an answer to a member was about."""
        if subject:
            self._lately.put((channel, member), (self._clock(), subject))
            if message is not None:
                self._messages.put(message, subject)

    def subject(self, channel: int, member: int, replied_to: int | None = None) -> Subject:
        """What a message goes on from: the answer it replies to, or what the member just asked here."""
        if replied_to is not None and (subject := self._messages.get(replied_to)) is not None:
            return subject
        when, subject = self._lately.get((channel, member)) or (0.0, ())
        return subject if self._clock() - when <= FOR else ()

    def first_time(self, channel: int) -> bool:
        """Whether a trouble in a channel has not been logged before."""
        if channel in self._noted:
            return False
        self._noted.put(channel, None)
        return True

    def was_answered(self, channel: int, text: str) -> bool:
        """Whether a text was answered unasked in a channel before."""
        return (channel, hash(text)) in self._answered

    def note_answered(self, channel: int, text: str) -> None:
        """Remember that a text was answered unasked in a channel."""
        # The hash, not the text: what members write is not kept.
        self._answered.put((channel, hash(text)), None)

    def too_soon(self, channel: int, member: int, cooldown: float) -> bool:
        """Whether a member's mention comes within a channel's cooldown; if not, it counts as answered now."""
        now, place = self._clock(), (channel, member)
        last = self._spoken.get(place)
        if last is not None and now - last < cooldown:
            return True
        self._spoken.put(place, now)
        return False
