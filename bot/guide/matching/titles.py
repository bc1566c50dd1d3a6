"""Titles that complete what somebody has typed so far."""

from collections.abc import Iterable

from bot.guide.library import Library
from bot.guide.schema import Entry
from bot.guide.spoiler import Position
from bot.guide.text import words

from .corpus import Words


class Titles:
    """The titles of a pack, with the earliest position at which each entry has something to tell."""

    def __init__(self, library: Library) -> None:
        timeline = library.timeline
        # What people ask most has the most wordings: that comes first.
        entries = sorted(library.entries.values(), key=lambda entry: (-len(entry.ask), entry.title))
        self._titles = [
            (entry, words(entry.title), min(timeline.reveal(passage.reveal) for passage in entry.answer))
            for entry in entries
        ]

    def complete(self, typed: str, horizon: Position, most: int) -> list[Entry]:
        """Entries that can be answered at a horizon and whose titles have every typed word, or its beginning."""
        wanted = words(typed)
        fitting = [
            (_rank(title, wanted), at, entry)
            for at, (entry, title, earliest) in enumerate(self._titles)
            if earliest <= horizon and _fits(title, wanted)
        ]
        return [entry for _, _, entry in sorted(fitting, key=lambda found: found[:2])[:most]]


def _fits(title: Words, wanted: Words) -> bool:
    return all(any(word.startswith(typed) for word in title) for typed in wanted)


def _rank(title: Words, wanted: Iterable[str]) -> int:
    """0 for a title that begins with what was typed, 1 for any other."""
    return int(" ".join(title).startswith(" ".join(wanted)) is False)
