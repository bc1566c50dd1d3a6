"""A sheet to draw on in whole pixels, with smooth edges, and writing in the one font of all pictures."""

import unicodedata
from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from .palette import GROUND

FINER = 2
"""Everything is drawn so many times larger and reduced at the end, which makes edges smooth."""

CORNER = 18
"""The radius of a bend."""

Point = tuple[float, float]


class Canvas:
    """A picture in the making. Its fonts are its own, because pictures are drawn in several threads."""

    def __init__(self, width: int, height: int) -> None:
        self._image = Image.new("RGB", (width * FINER, height * FINER), GROUND)
        self._draw = ImageDraw.Draw(self._image)
        self._fonts: dict[int, ImageFont.FreeTypeFont | ImageFont.ImageFont] = {}

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        """A line through points."""
        self._draw.line([_finer(point) for point in points], colour, round(width * FINER))

    def bend(self, start: Point, side: float, end: Point, colour: str, width: float) -> None:
        """A line from `start` sideways to `side`, down, and back to `end`, with round corners."""
        (left, top), (right, bottom) = start, end
        inner = side - CORNER if side > left else side + CORNER
        self.line([start, (inner, top)], colour, width)
        self.line([(side, top + CORNER), (side, bottom - CORNER)], colour, width)
        self.line([(inner, bottom), (right, bottom)], colour, width)
        upper, lower = (270, 0) if side > left else (180, 90)
        self._corner((inner, top + CORNER), upper, colour, width)
        self._corner((inner, bottom - CORNER), lower, colour, width)

    def _corner(self, centre: Point, angle: float, colour: str, width: float) -> None:
        (x, y), reach = centre, CORNER + width / 2
        box = (*_finer((x - reach, y - reach)), *_finer((x + reach, y + reach)))
        self._draw.arc(box, angle, angle + 90, colour, round(width * FINER))

    def blocks(self, edges: Sequence[float], top: float, bottom: float, colours: Sequence[str], gap: float = 0) -> None:
        """Blocks side by side, with round corners where the row begins and ends."""
        radius, last = (bottom - top) * FINER / 3, len(colours) - 1
        for at, (colour, left, right) in enumerate(zip(colours, edges, edges[1:], strict=False)):
            begins, ends = at == 0, at == last
            box = (*_finer((left, top)), *_finer((right - (0 if ends else gap), bottom)))
            self._draw.rounded_rectangle(box, radius, colour, corners=(begins, ends, ends, begins))

    def dot(self, centre: Point, radius: float, colour: str) -> None:
        """A filled circle."""
        self._draw.circle(_finer(centre), radius * FINER, colour)

    def mark(self, tip: Point, colour: str) -> None:
        """A triangle that points down at something."""
        x, y = tip
        self._draw.polygon([_finer(point) for point in ((x - 12, y - 20), (x + 12, y - 20), (x, y))], colour)

    def blank(self, left: float, top: float, right: float, bottom: float) -> None:
        """Ground again, as behind words that lie on a line."""
        self._draw.rectangle((*_finer((left, top)), *_finer((right, bottom))), GROUND)

    def write(self, at: Point, text: str, colour: str, size: int, anchor: str = "la") -> None:
        """One line of text; `anchor` as Pillow has it."""
        self._draw.text(_finer(at), _writable(text), colour, self._font(size), anchor)

    def length(self, text: str, size: int) -> float:
        """How wide a line of text is."""
        return self._font(size).getlength(_writable(text)) / FINER

    def fitted(self, text: str, size: int, room: float) -> str:
        """As much of a text as fits, with an ellipsis where something is missing."""
        if self.length(text, size) <= room:
            return text
        while text and self.length(f"{text}…", size) > room:
            text = text[:-1].rstrip()
        return f"{text}…"

    def _font(self, size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
        if size not in self._fonts:
            self._fonts[size] = ImageFont.load_default(size * FINER)
        return self._fonts[size]

    def png(self) -> bytes:
        """The finished picture as a file."""
        file = BytesIO()
        self._image.reduce(FINER).save(file, "PNG", compress_level=4)
        return file.getvalue()


def _finer(point: Point) -> Point:
    return point[0] * FINER, point[1] * FINER


def _writable(text: str) -> str:
    """A text in the letters that the font has: without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
