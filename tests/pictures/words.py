"""What is written on a picture, and where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations
from typing import Any

import pytest
from PIL import Image, ImageDraw

from bot.guide.schema import Scene
from bot.pictures.journey import draw

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Word:
    """A line of text: its font's size in pixels, and its left, top, right and bottom."""

    text: str
    size: float
    box: Box


@dataclass(frozen=True)
class Written:
    """Everything written on a picture of some size."""

    words: tuple[Word, ...]
    width: int
    height: int

    @property
    def texts(self) -> list[str]:
        """The texts alone."""
        return [word.text for word in self.words]

    def crowded(self) -> Iterator[str]:
        """Words that lie over each other or beyond the edge."""
        for word in self.words:
            left, top, right, bottom = word.box
            if left < 0 or top < 0 or right > self.width or bottom > self.height:
                yield f"{word.text!r} leaves the picture"
        for one, other in combinations(self.words, 2):
            if _overlap(one.box, other.box):
                yield f"{one.text!r} lies over {other.text!r}"


def written(monkeypatch: pytest.MonkeyPatch, scenes: Sequence[Scene], names: Mapping[str, str]) -> Written:
    """Draw a map, and listen to what is written on it."""
    words: list[Word] = []
    write = ImageDraw.ImageDraw.text

    def listen(canvas: Any, at: Any, text: str, fill: Any, font: Any, anchor: str) -> None:
        words.append(Word(text, font.size, canvas.textbbox(at, text, font, anchor)))
        write(canvas, at, text, fill, font, anchor)

    with monkeypatch.context() as patched:
        patched.setattr(ImageDraw.ImageDraw, "text", listen)
        image = Image.open(BytesIO(draw(scenes, names, marked=len(scenes))))
    return Written(tuple(words), *image.size)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
