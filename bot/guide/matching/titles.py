"""Titles that complete what somebody has typed so far."""

from bisect import bisect_left
from collections.abc import Iterator
from heapq import nsmallest
from itertools import islice

from bot.guide.library import Library
from bot.guide.schema import Entry
from bot.guide.spoiler import Position
from bot.guide.text import words

from .wordings import Words

_AFTER_ALL = "\U0010ffff"


class Titles:
    """The titles of a pack, with the earliest position at which each entry has something to tell."""

    def __init__(self, library: Library) -> None:
        timeline = library.timeline
        # What people ask most has the most wordings: that comes first.
        self._entries = sorted(library.entries.values(), key=lambda entry: (-len(entry.ask), entry.title))
        self._earliest = [min(timeline.reveal(passage.reveal) for passage in entry.answer) for entry in self._entries]
        titles = [words(entry.title) for entry in self._entries]
        self._titles = [" ".join(title) for title in titles]
        places = sorted((word, at) for at, title in enumerate(titles) for word in title)
        self._words, self._places = [word for word, _ in places], [at for _, at in places]

    def complete(self, typed: str, horizon: Position, most: int) -> list[Entry]:
        """Entries that can be answered at a horizon and whose titles have every typed word, or its beginning."""
        wanted = words(typed)
        fitting = (at for at in self._with(wanted) if self._earliest[at] <= horizon)
        if not wanted:
            return [self._entries[at] for at in islice(fitting, most)]
        beginning = " ".join(wanted)
        best = nsmallest(most, fitting, key=lambda at: (not self._titles[at].startswith(beginning), at))
        return [self._entries[at] for at in best]

    def _with(self, wanted: Words) -> Iterator[int]:
        """The titles that have a word for each beginning; all of them where nothing is wanted."""
        if not wanted:
            return iter(range(len(self._entries)))
        first, *others = (self._beginning(word) for word in wanted)
        return iter(first.intersection(*others))

    def _beginning(self, word: str) -> set[int]:
        found = slice(bisect_left(self._words, word), bisect_left(self._words, word + _AFTER_ALL))
        return set(self._places[found])
