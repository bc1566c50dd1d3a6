"""What the guide can make of a question: one of four outcomes."""

from dataclasses import dataclass

from .schema import Entry, LookAlike

MOST_CHOICES = 3
"""Entries in a menu: more is a list, not a question back."""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer is known. More than one entry where more than one thing was asked, in that order.

    `either` marks two entries of which one will be what was meant, the likelier first.
    """

    entries: tuple[Entry, ...]
    probability: float
    runners_up: tuple[Entry, ...] = ()
    either: bool = False


@dataclass(frozen=True, slots=True)
class Choose:
    """One of these, but which is for the asker to say. At most MOST_CHOICES."""

    entries: tuple[Entry, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The question is about something that people take for the film."""

    lookalike: LookAlike
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing to say on it. `reply` is set for small talk and for other languages.

    `decoy` is a key that belongs to no entry: in a place that hides, a refusal carries it, so that its button
    looks like that of an answer which is only withheld.
    """

    decoy: str
    probability: float = 0.0
    reply: str | None = None


Answer = Found | Choose | Elsewhere | Unknown
