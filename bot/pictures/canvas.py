"""A sheet to draw on in whole pixels. Round edges are smooth, straight ones sharp."""

from collections.abc import Callable, Sequence
from io import BytesIO

from PIL import Image, ImageDraw, ImageOps

from .lettering import Lettering, writable
from .palette import GROUND

FINER = 4
"""Round shapes are drawn so many times larger and reduced, which makes their edges smooth."""
COLOURS = 64
"""Enough for a handful of tones and their edges; the file is a third of what it would be."""
CORNER = 18
"""The radius of a bend."""
MARK = (24, 20)
"""Width and height of the mark."""

Point = tuple[float, float]
Size = tuple[int, int]
Paint = Callable[[ImageDraw.ImageDraw], None]


class Canvas:
    """A picture in the making."""

    def __init__(self, width: int, height: int, letters: Lettering) -> None:
        self._image = Image.new("RGB", (width, height), GROUND)
        self._draw = ImageDraw.Draw(self._image)
        self._dots: dict[int, Image.Image] = {}
        self.letters = letters

    def line(self, start: Point, end: Point, colour: str, width: int) -> None:
        """A line straight across or straight down."""
        (left, right), (top, bottom) = sorted((start[0], end[0])), sorted((start[1], end[1]))
        if top == bottom:
            first = round(top) - width // 2
            self._fill(left, first, right, first + width, colour)
        else:
            first = round(left) - width // 2
            self._fill(first, top, first + width, bottom, colour)

    def bend(self, start: Point, side: float, end: Point, colour: str, width: int) -> None:
        """A line from `start` sideways to `side`, down, and back to `end`, with round corners."""
        right = side > start[0]
        inner = side - CORNER if right else side + CORNER
        self.line(start, (inner, start[1]), colour, width)
        self.line((side, start[1] + CORNER), (side, end[1] - CORNER), colour, width)
        self.line((inner, end[1]), end, colour, width)
        reach = CORNER + width // 2
        left = round(inner) if right else round(inner) - reach
        upper, lower = (270, 0) if right else (180, 90)
        for top, angle in ((round(start[1]) - width // 2, upper), (round(end[1]) + width // 2 - reach, lower)):
            box = _circle(0 if right else reach, reach if top < end[1] - reach else 0, reach)
            self._stamp((left, top), (reach, reach), colour, _arc(box, angle, width))

    def blocks(self, edges: Sequence[float], top: float, bottom: float, colours: Sequence[str], gap: int = 0) -> None:
        """Blocks side by side, with round corners where the row begins and ends."""
        last = len(colours) - 1
        for at, colour in enumerate(colours):
            left, right = round(edges[at]), round(edges[at + 1]) - (0 if at == last else gap)
            if 0 < at < last:
                self._fill(left, top, right, bottom, colour)
            else:
                size = (right - left, round(bottom) - round(top))
                rounded = (at == 0, at == last, at == last, at == 0)
                self._stamp((left, round(top)), size, colour, _rounded(size, rounded))

    def dot(self, centre: Point, radius: int, colour: str) -> None:
        """A filled circle."""
        if radius not in self._dots:
            self._dots[radius] = _mask((2 * radius, 2 * radius), _disc(radius))
        corner = round(centre[0]) - radius, round(centre[1]) - radius
        self._image.paste(colour, corner, self._dots[radius])

    def mark(self, tip: Point, colour: str) -> None:
        """A triangle that points down at something."""
        width, height = MARK
        self._stamp((round(tip[0]) - width // 2, round(tip[1]) - height), MARK, colour, _triangle)

    def blank(self, left: float, top: float, right: float, bottom: float) -> None:
        """Ground again, as behind words that lie on a line."""
        self._fill(left, top, right, bottom, GROUND)

    def write(self, at: Point, text: str, colour: str, size: int, anchor: str = "la") -> None:
        """One line of text; `anchor` as Pillow has it."""
        self._draw.text(at, writable(text), colour, self.letters.font(size), anchor)

    def png(self, frame: Size | None = None) -> bytes:
        """The finished picture as a file; with a frame, in exactly that size, with ground below or beside it."""
        image = ImageOps.pad(self._image, frame, color=GROUND, centering=(0.5, 0)) if frame else self._image
        file = BytesIO()
        image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG")
        return file.getvalue()

    def _fill(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        # Pillow's rectangles include their last pixel, and may not be empty.
        if round(left) < round(right) and round(top) < round(bottom):
            self._draw.rectangle((round(left), round(top), round(right) - 1, round(bottom) - 1), colour)

    def _stamp(self, at: Size, size: Size, colour: str, paint: Paint) -> None:
        self._image.paste(colour, at, _mask(size, paint))


def _mask(size: Size, paint: Paint) -> Image.Image:
    """A shape in its box, painted finer than it is shown."""
    mask = Image.new("L", (size[0] * FINER, size[1] * FINER))
    paint(ImageDraw.Draw(mask))
    return mask.reduce(FINER)


def _circle(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
    return (x - radius) * FINER, (y - radius) * FINER, (x + radius) * FINER - 1, (y + radius) * FINER - 1


def _arc(box: tuple[float, float, float, float], angle: float, width: int) -> Paint:
    return lambda draw: draw.arc(box, angle, angle + 90, 255, width * FINER)


def _rounded(size: Size, corners: tuple[bool, bool, bool, bool]) -> Paint:
    box = (0, 0, size[0] * FINER - 1, size[1] * FINER - 1)
    return lambda draw: draw.rounded_rectangle(box, size[1] * FINER / 3, 255, corners=corners)


def _disc(radius: int) -> Paint:
    return lambda draw: draw.ellipse(_circle(radius, radius, radius), 255)


def _triangle(draw: ImageDraw.ImageDraw) -> None:
    width, height = MARK[0] * FINER, MARK[1] * FINER
    draw.polygon([(0, 0), (width - 1, 0), (width / 2, height - 1)], 255)
