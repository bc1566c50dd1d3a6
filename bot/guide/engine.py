"""TEMPORARY engine: exact wordings and word overlap."""

from pathlib import Path

from .answer import Answer, Choose, Elsewhere, Found, Unknown
from .library import Library, key_of
from .question import Question
from .render import answerable
from .schema import Entry
from .spoiler import Position
from .text import normalise, words

SURE, LIKELY = 0.6, 0.3


class Engine:
    def __init__(self, library: Library) -> None:
        self.library = library
        self.exact = {normalise(text): e for e in library.entries.values() for text in (e.title, *e.ask, *e.corrects)}
        self.talk = {normalise(text): t.reply for t in library.talk for text in t.ask}

    @classmethod
    def of(cls, library: Library, _folder: Path) -> "Engine":
        return cls(library)

    def answer(self, question: Question) -> Answer:
        normal = normalise(question.text)
        decoy = key_of(f"?{normal}")
        if normal in self.talk:
            return Unknown(decoy, reply=self.talk[normal])
        for other in self.library.lookalikes:
            if any(f" {normalise(term)} " in f" {normal} " for term in other.terms):
                return Elsewhere(other)
        if normal in self.exact:
            rest = [e for e in self.library.entries.values() if e is not self.exact[normal]][:2]
            return Found((self.exact[normal],), 1.0, tuple(rest))
        asked = set(words(question.text))
        scored: dict[str, float] = {}
        for wording, entry in self.exact.items():
            have = set(wording.split())
            score = len(asked & have) / max(1, len(asked | have))
            scored[entry.id] = max(scored.get(entry.id, 0.0), score)
        best = sorted(scored, key=lambda i: (-scored[i], i))[:3]
        if best and scored[best[0]] >= SURE:
            return Found(
                (self.library.entries[best[0]],), scored[best[0]], tuple(self.library.entries[i] for i in best[1:])
            )
        if best and scored[best[0]] >= LIKELY:
            return Choose(tuple(self.library.entries[i] for i in best), scored[best[0]])
        return Unknown(decoy)

    def complete(self, text: str, horizon: Position) -> tuple[Entry, ...]:
        typed = normalise(text)
        return tuple(
            e
            for e in self.library.entries.values()
            if typed in normalise(e.title) and answerable(e, horizon, self.library)
        )[:25]
