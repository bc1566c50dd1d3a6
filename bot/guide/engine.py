"""The engine: one question in, one of four answers out, by rules that are asked in turn."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from .answer import MOST_CHOICES, Answer, Choose, Elsewhere, Found, Unknown
from .library import Library, key_of
from .matching.judge import Ranking
from .matching.languages import Languages
from .matching.lexicon import LIGHT
from .matching.matcher import Matcher
from .matching.several import halves
from .matching.terms import Hit, Terms, contains
from .matching.titles import Titles
from .matching.wordings import Words
from .question import Question
from .schema import Entry
from .spoiler import Position

RUNNERS_UP = 3
"""Entries that *Not this* goes through."""
MOST_COMPLETIONS = 25
FEWEST_FOR_TWO = 5
"""Words of a text that may ask two things."""
CLEAR = 0.85
"""The probability from which a question is understood as a whole, and leaves nothing unsaid."""
LONGEST_FOLLOW_UP = 6
"""Words of a question that may lean on what was asked before."""
_CUES = frozenset(("and", "why", "how", "what", "but", "so", "then", "about", "really", "when", "where", "who", "he",
                   "she", "it", "they", "him", "her", "that", "there"))  # fmt: skip  # a list reads best as a list


class Rule(StrEnum):
    """What decided an answer, in words for who wants to know."""

    EMPTY = "there is no word in it"
    EXACT = "it is a wording of the entry, word for word"
    TALK = "it is small talk"
    LOOKALIKE = "it names something that people take for the film"
    SURE = "the first candidate is likely enough to be right"
    EITHER = "one of the first two candidates is likely enough to be right"
    SEVERAL = "it asks two things, and both are known"
    FOLLOW_UP = "it goes on from what was asked before"
    CHOICE = "one of the first candidates is likely enough to be right"
    LANGUAGE = "it is in another language"
    UNLIKELY = "no candidate is likely enough to be right"


@dataclass(frozen=True, slots=True)
class Judgement:
    """An answer and how it came about."""

    answer: Answer
    rule: Rule
    words: Words
    ranking: Ranking | None = None


class Engine:
    """Answers questions on one film pack. Pure: it keeps nothing between questions but what it was built from."""

    def __init__(self, library: Library, matcher: Matcher) -> None:
        self.matcher = matcher
        self._talk = {matcher.read(text): talk.reply for talk in library.talk for text in talk.ask}
        self._terms = Terms(library.lookalikes)
        self._languages = Languages(library.languages)
        self._titles = Titles(library)
        self._russian = library.russian
        self._entries = library.entries

    @classmethod
    def of(cls, library: Library, folder: Path) -> "Engine":
        """The engine for a pack in its folder. Raises ModelError for a stored model that cannot be used."""
        return cls(library, Matcher(library, folder))

    def answer(self, question: Question) -> Answer:
        """What the guide can make of a question."""
        return self.judge(question).answer

    def complete(self, text: str, horizon: Position) -> tuple[Entry, ...]:
        """Entries whose titles fit what was typed so far and that can be answered at the horizon."""
        return tuple(self._titles.complete(text, horizon, MOST_COMPLETIONS))

    def judge(self, question: Question) -> Judgement:
        """An answer with the rule that decided and what it rests on."""
        words = self.matcher.read(question.text)
        if not words:
            return Judgement(_unknown(words), Rule.EMPTY, words)
        if (reply := self._talk.get(words)) is not None:
            return Judgement(_unknown(words, reply=reply), Rule.TALK, words)
        ranking = self.matcher.rank(words)
        if not question.asked:
            return self._certain(words, ranking)
        if (entry := self.matcher.of_wording(words)) is not None:
            return Judgement(Found((entry,), 1.0, self._others(ranking, entry)), Rule.EXACT, words, ranking)
        if (hit := self._terms.find(question.text, self.matcher.mended)) is not None and not self._knows(ranking, hit):
            return Judgement(Elsewhere(hit.lookalike), Rule.LOOKALIKE, words, ranking)
        return self._likely(question, words, ranking)

    def _likely(self, question: Question, words: Words, ranking: Ranking) -> Judgement:
        """The answer to somebody who asked the guide."""
        reply = self._languages.reply(question.text)
        if reply and not self._russian.is_russian(question.text):
            return Judgement(_unknown(words, reply=reply), Rule.LANGUAGE, words, ranking)
        judgement = self._understood(question, words, ranking)
        if reply and isinstance(judgement.answer, Unknown):
            return Judgement(_unknown(words, reply=reply), Rule.LANGUAGE, words, ranking)
        return judgement

    def _understood(self, question: Question, words: Words, ranking: Ranking) -> Judgement:
        """The answer to a question in words that the guide can read: English, or Russian put into it."""
        if (both := self._both(question.text, words, ranking)) is not None:
            return Judgement(both, Rule.SEVERAL, words, ranking)
        if (more := self._follow_up(question.before, words, ranking)) is not None:
            return Judgement(more, Rule.FOLLOW_UP, words, ranking)
        return self._by_probability(words, ranking)

    def _by_probability(self, words: Words, ranking: Ranking) -> Judgement:
        """An answer, two, a menu or a refusal, by how likely the guide is to be right."""
        model = self.matcher.model
        if ranking.right >= model.sure_at:
            return Judgement(self._found(ranking), Rule.SURE, words, ranking)
        if ranking.either >= model.found_at:
            return Judgement(self._either(ranking), Rule.EITHER, words, ranking)
        if ranking.offered >= model.menu_at:
            choices = self.matcher.entries(ranking, MOST_CHOICES)
            return Judgement(Choose(choices, ranking.right), Rule.CHOICE, words, ranking)
        return Judgement(_unknown(words, ranking.right), Rule.UNLIKELY, words, ranking)

    def _certain(self, words: Words, ranking: Ranking) -> Judgement:
        """The answer where nobody asked the guide: only when it is nearly certain."""
        if ranking.right >= self.matcher.model.unasked_at:
            return Judgement(self._found(ranking), Rule.SURE, words, ranking)
        return Judgement(_unknown(words, ranking.right), Rule.UNLIKELY, words, ranking)

    def _knows(self, ranking: Ranking, hit: Hit) -> bool:
        """Whether the first candidate is likely, and about the very thing that the look-alike's term names."""
        first = self.matcher.entries(ranking, 1)[0]
        likely = ranking.right >= self.matcher.model.sure_at
        return likely and any(contains(text, hit.term) for text in (first.title, *first.ask))

    def _both(self, text: str, words: Words, ranking: Ranking) -> Found | None:
        """Both answers, where a text asks two things that are each known for themselves."""
        if len(words) < FEWEST_FOR_TWO:
            return None
        unsaid = ranking.right < CLEAR
        for first, seconds in halves(text, self.matcher.read, unsaid=unsaid):
            if (one := self._known(first)) is None:
                continue
            for second in seconds:
                other = self._known(second)
                if other is not None and other.entries != one.entries:
                    return Found((*one.entries, *other.entries), min(one.probability, other.probability))
        return None

    def _known(self, words: Words) -> Found | None:
        """The answer to half a text, where there is no doubt."""
        if (entry := self.matcher.of_wording(words)) is not None:
            return Found((entry,), 1.0)
        ranking = self.matcher.rank(words)
        if ranking.right < self.matcher.model.sure_at:
            return None
        return Found(self.matcher.entries(ranking, 1), ranking.right)

    def _follow_up(self, before: tuple[str, ...], words: Words, ranking: Ranking) -> Found | None:
        """What a short question means after another, where it says too little by itself."""
        if not before or len(words) > LONGEST_FOLLOW_UP or words[0] not in _CUES:
            return None
        says_enough = ranking.right >= self.matcher.model.sure_at and any(word not in LIGHT for word in words)
        if says_enough:
            return None
        for subject in self._subjects(before):
            together = self.matcher.rank((*words, *subject))
            if together.right >= self.matcher.model.sure_at:
                return self._found(together)
        return None

    def _subjects(self, before: tuple[str, ...]) -> Iterator[Words]:
        for entry_id in before:
            if (entry := self._entries.get(entry_id)) is not None:
                yield self.matcher.read(entry.title)

    def _found(self, ranking: Ranking) -> Found:
        first = self.matcher.entries(ranking, 1)[0]
        return Found((first,), ranking.right, self._others(ranking, first))

    def _either(self, ranking: Ranking) -> Found:
        """Both of the first two, of which one will be what was meant."""
        first, second, *others = self.matcher.entries(ranking, 1 + RUNNERS_UP)
        return Found((first, second), ranking.either, (second, *others), either=True)

    def _others(self, ranking: Ranking, entry: Entry) -> tuple[Entry, ...]:
        others = (other for other in self.matcher.entries(ranking, RUNNERS_UP + 1) if other.id != entry.id)
        return tuple(others)[:RUNNERS_UP]


def _unknown(words: Words, probability: float = 0.0, reply: str | None = None) -> Unknown:
    return Unknown(key_of(f"?{' '.join(words)}"), probability, reply)
