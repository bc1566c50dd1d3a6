"""One normal form for everything that is compared: wordings when they are indexed, questions when they are asked."""

import re
import unicodedata

LONGEST_QUESTION = 600
"""Characters of a question that are looked at. Real ones are shorter; a wall of text costs no more than this."""
KEPT_WORDS = 2_000
"""Words of which it is kept how they were read: most come again and again, but nonsense must not fill the memory."""

_MENTION = re.compile(r"<(?:@[!&]?|#|a?:\w+:|/[\w ]+:|t:)\d*[^>]*>")
_LINK = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_APOSTROPHE = re.compile("['\u2018\u2019\u02bc\u0060\u00b4\u2032]")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1\1+")
_PLAIN_DRAWN_OUT = re.compile(r"([a-z])\1\1+")
_DOUBLED = frozenset("bcdfglmnprst")
"""Letters that words often have twice."""
_WORD = re.compile(r"[^\W_]+")
_PLAIN_WORD = re.compile(r"[a-z0-9]+")
_INVISIBLE = {"Cf", "Cc", "Cs", "Co", "Cn", "Mn", "Me"}
"""Unicode categories that no compared text has: controls, private and unassigned characters, marks and accents."""

_HOMOGLYPHS = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u04bb\u0501\u051d\u051b\u043a\u043c\u0442\u043d\u0432",
    "aeopcyxisjhdwqkmthb",
)
"""Cyrillic letters that look like Latin ones, for words that mix the two scripts."""

_CYRILLIC = {
    "\u0430": "a", "\u0431": "b", "\u0432": "v", "\u0433": "g", "\u0434": "d", "\u0435": "e", "\u0451": "e",
    "\u0436": "zh", "\u0437": "z", "\u0438": "i", "\u0439": "y", "\u043a": "k", "\u043b": "l", "\u043c": "m",
    "\u043d": "n", "\u043e": "o", "\u043f": "p", "\u0440": "r", "\u0441": "s", "\u0442": "t", "\u0443": "u",
    "\u0444": "f", "\u0445": "kh", "\u0446": "ts", "\u0447": "ch", "\u0448": "sh", "\u0449": "shch", "\u044a": "",
    "\u044b": "y", "\u044c": "", "\u044d": "e", "\u044e": "yu", "\u044f": "ya", "\u0456": "i", "\u0457": "i",
    "\u0454": "e", "\u0491": "g",
}  # fmt: skip  # a table reads best as a table
_TRANSLITERATE = str.maketrans(_CYRILLIC)
_RUSSIAN = re.compile("[\u0430-\u044f\u0451]+")
_LATIN = re.compile("[a-z]")


def words(text: str) -> tuple[str, ...]:
    """The words of a text in normal form: lower case, no accents, no punctuation, Latin letters.

    Cyrillic words are transliterated. Only the first LONGEST_QUESTION characters count.
    """
    text = _without_links(text[: LONGEST_QUESTION * 4])
    if text.isascii():
        # Most texts; the same result as below, ten times as fast.
        plain = text[:LONGEST_QUESTION].replace("'", "").replace("`", "").lower()
        return tuple(_PLAIN_WORD.findall(_PLAIN_DRAWN_OUT.sub(_drawn_in, plain)))
    text = unicodedata.normalize("NFKD", text[:LONGEST_QUESTION]).casefold()
    text = _APOSTROPHE.sub("", "".join(map(_visible, text)))
    found = (_latin(word) for word in _WORD.findall(unicodedata.normalize("NFKC", text)))
    return tuple(word for word in found if word)


def normalise(text: str) -> str:
    """A text in normal form, as one line: equal texts are the same wording."""
    return " ".join(words(text))


def _without_links(text: str) -> str:
    # The tests are cheaper than the patterns, and most texts have neither.
    text = _MENTION.sub(" ", text) if "<" in text else text
    return _LINK.sub(" ", text) if "://" in text or "www." in text.lower() else text


def _visible(character: str) -> str:
    # Unassigned and control characters separate words; accents and invisible marks do not.
    category = unicodedata.category(character)
    if category in {"Cc", "Cn", "Cs", "Co"}:
        return " "
    return "" if category in _INVISIBLE else character


def _drawn_in(run: re.Match[str]) -> str:
    # "Sooo" is "so", but "carrry" is a slip of "carry".
    letter = run[1]
    return letter * 2 if len(run[0]) == len("rrr") and letter in _DOUBLED else letter


def _latin(word: str) -> str:
    if _LATIN.search(word) or not _RUSSIAN.fullmatch(word):
        word = word.translate(_HOMOGLYPHS)
    return _DRAWN_OUT.sub(_drawn_in, word.translate(_TRANSLITERATE))
