"""A sheet to draw on in whole pixels, with smooth edges."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw, ImageOps

from .lettering import Font, Lettering, writable
from .palette import GROUND

FINER = 2
"""Shapes are drawn so many times larger and reduced at the end, which makes their edges smooth."""
COLOURS = 64
"""Enough for a handful of tones and their edges; the file is a third of what it would be."""
CORNER = 18
"""The radius of a bend."""

Point = tuple[float, float]
Size = tuple[int, int]
Words = tuple[Point, str, str, Font, str]


class Canvas:
    """A picture in the making."""

    def __init__(self, width: int, height: int, letters: Lettering) -> None:
        self._image = Image.new("RGB", (width * FINER, height * FINER), GROUND)
        self._draw = ImageDraw.Draw(self._image)
        self._words: list[Words] = []
        self.letters = letters

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
        """One line of text, above everything else; `anchor` as Pillow has it."""
        self._words.append((at, writable(text), colour, self.letters.font(size), anchor))

    def png(self, frame: Size | None = None) -> bytes:
        """The finished picture as a file; with a frame, in exactly that size, with ground below or beside it."""
        image = self._image.reduce(FINER)
        finest = ImageDraw.Draw(image)
        for words in self._words:
            finest.text(*words)
        if frame:
            image = ImageOps.pad(image, frame, color=GROUND, centering=(0.5, 0))
        file = BytesIO()
        image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG")
        return file.getvalue()

    def _corner(self, centre: Point, angle: float, colour: str, width: float) -> None:
        (x, y), reach = centre, CORNER + width / 2
        box = (*_finer((x - reach, y - reach)), *_finer((x + reach, y + reach)))
        self._draw.arc(box, angle, angle + 90, colour, round(width * FINER))


def _finer(point: Point) -> Point:
    return point[0] * FINER, point[1] * FINER
