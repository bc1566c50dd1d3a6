"""Noise put on purpose on the questions that are learned from: chat around them, typos, dropped words."""

import random
import re

BEFORE = (
    "hey guys", "quick question", "ok so", "bro", "sorry if dumb but", "i just started watching and",
    "does anyone know", "watched it last night,", "can u tell me", "ngl im confused,", "so", "", "", "", "",
)  # fmt: skip  # a table reads best as a table
AFTER = ("lol", "please", "thanks", "?? im lost", "anyone know?", "asking for a friend", "in the movie", "in this film",
         "", "", "", "", "")  # fmt: skip  # a table reads best as a table
SHORTEST_MISTYPED = 5
MISTYPED, SHORTENED = 0.5, 0.25
"""Share of texts with a typo, and with a word left out."""
NAMED = 0.3
"""Share of texts in which the film is called by its name."""
_IT = re.compile(r"\b(?:(?:the|this) (?:film|movie)|it)\b")


def noisy(text: str, dice: random.Random, film: str) -> str:
    """A text as somebody in a hurry might type it; `film` is the film's name, which people say for "it"."""
    if dice.random() < NAMED:
        text = named(text, film)
    words = text.split()
    if words and dice.random() < MISTYPED:
        at = dice.randrange(len(words))
        words[at] = mistyped(words[at], dice)
    if len(words) > SHORTEST_MISTYPED and dice.random() < SHORTENED:
        del words[dice.randrange(len(words))]
    return " ".join((dice.choice(BEFORE), *words, dice.choice(AFTER))).strip()


def named(text: str, film: str) -> str:
    """A text with the film's name for "it" or "the film", where it has one of these."""
    return _IT.sub(film, text, count=1)


def mistyped(word: str, dice: random.Random) -> str:
    """A word with one typo: two letters swapped, one lost, doubled or wrong. Short words stay."""
    if len(word) < SHORTEST_MISTYPED:
        return word
    at = dice.randrange(1, len(word) - 1)
    head, letter, tail = word[:at], word[at], word[at + 1 :]
    return dice.choice((
        head + tail[0] + letter + tail[1:],
        head + tail,
        head + letter + letter + tail,
        head + dice.choice("aeinorst") + tail,
    ))  # fmt: skip  # one kind a line
