"""Other languages, told by their script or their common words."""

from collections.abc import Iterable, Mapping

from bot.guide.schema import Language
from bot.guide.text import words

FEWEST = 2
"""Words of a language that have to stand in a text before it is taken for that language."""
SHARE = 0.3
"""The least share of a text's words that have to be of the language."""


class Languages:
    """The languages of a film pack."""

    def __init__(self, languages: Iterable[Language]) -> None:
        self._words: Mapping[str, frozenset[str]] = {
            language.reply: frozenset(word for text in language.words for word in words(text)) for language in languages
        }

    def reply(self, text: str) -> str | None:
        """The polite sentence for a text in another language; None for English, or where it cannot be told."""
        found = words(text)
        for reply, common in self._words.items():
            hits = {word for word in found if word in common}
            if len(hits) >= FEWEST and len(hits) >= SHARE * len(set(found)):
                return reply
        return None
