"""What the matching knows of a film pack: its wordings as words, entry by entry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.guide.library import Library
from bot.guide.russian import Russian
from bot.guide.text import words

from .arrays import Bools, Ints
from .wordings import Wordings, Words


@dataclass(frozen=True)
class Corpus:
    """Wordings in words, the number of the entry that each belongs to (rising), and the entries' ids by number."""

    wordings: Wordings
    entry_of: Ints
    ids: tuple[str, ...]
    reader: "Reader"

    def only(self, keep: Bools) -> "Corpus":
        """The same entries with a part of their wordings. Every entry must keep one."""
        kept = Wordings.of(text for text, stays in zip(self.wordings, keep, strict=True) if stays)
        return Corpus(kept, self.entry_of[keep], self.ids, self.reader)


class Reader:
    """Reads texts as the index does: in normal form, Russian words in English, and names by one name."""

    def __init__(self, english: Russian, same: Iterable[Sequence[str]]) -> None:
        self._english = english
        self._same = {words(name): words(group[0]) for group in same for name in group[1:]}
        self.names = {name[0]: other[0] for name, other in self._same.items() if len(name) == len(other) == 1}
        """Words that are read as another word, and that word."""
        self.russian = english.word
        """What a Russian word means, also among English ones."""
        self._longest = max(map(len, self._same), default=0)
        self._first = frozenset(name[0] for name in self._same)

    def __call__(self, text: str) -> Words:
        """The words of a text."""
        found = self._english(text)
        return self._one_name(found) if not self._first.isdisjoint(found) else found

    def _one_name(self, found: Words) -> Words:
        named: list[str] = []
        at = 0
        while at < len(found):
            for size in range(min(self._longest, len(found) - at), 0, -1):
                if (name := self._same.get(found[at : at + size])) is not None:
                    named += name
                    at += size
                    break
            else:
                named.append(found[at])
                at += 1
        return tuple(named)


def corpus_of(library: Library) -> Corpus:
    """The corpus of a pack. The order of its files and wordings does not matter."""
    reader, ids = reader_of(library), tuple(sorted(library.entries))
    wordings: list[Words] = []
    entry_of: list[int] = []
    for number, entry_id in enumerate(ids):
        entry = library.entries[entry_id]
        texts = sorted({reader(text) for text in (entry.title, *entry.ask, *entry.corrects)} - {()})
        wordings += texts
        entry_of += [number] * len(texts)
    return Corpus(Wordings.of(wordings), np.array(entry_of, np.int32), ids, reader)


def stored_corpus(library: Library, wordings: Wordings, entry_of: Ints) -> Corpus:
    """The corpus of a pack whose wordings were read before, which is most of the work."""
    return Corpus(wordings, entry_of, tuple(sorted(library.entries)), reader_of(library))


def reader_of(library: Library) -> Reader:
    """What reads questions and wordings for a pack."""
    return Reader(library.russian, library.words.same)
