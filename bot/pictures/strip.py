"""The scenes as a row of bars, each in sepia or in colour. It is drawn of what may be seen, and of nothing else.

The bars always fill the whole width, so that neither the picture nor its size tells how many are missing.
"""

from collections.abc import Sequence
from io import BytesIO
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont

from bot.guide.schema import Picture, Scene

from .palette import FAINT, GROUND, INK, TONES

WIDTH, HEIGHT = 1000, 330
MARGIN = 48
TOP, BOTTOM = 76, 214
GAP = 3


def draw(scenes: Sequence[Scene], *, marked: int = 0) -> bytes:
    """A PNG of some scenes in film order, one of them marked by its number from 1. Raises ValueError for no scene."""
    if not scenes:
        raise ValueError("there is no scene to draw")
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    canvas = ImageDraw.Draw(image)
    edges = [MARGIN + round((WIDTH - 2 * MARGIN) * at / len(scenes)) for at in range(len(scenes) + 1)]
    for scene, left, right in zip(scenes, edges, edges[1:], strict=False):
        _bar(image, scene.picture, left, right)
    _parts(canvas, scenes, edges)
    _numbers(canvas, scenes, edges)
    if marked:
        _mark(canvas, (edges[marked - 1] + edges[marked]) // 2)
    _legend(canvas, scenes)
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _bar(image: Image.Image, picture: Picture, left: int, right: int) -> None:
    low, high = TONES[picture]
    width = max(1, right - left - GAP)
    shade = Image.linear_gradient("L").resize((width, BOTTOM - TOP))
    tones = Image.composite(Image.new("RGB", shade.size, low), Image.new("RGB", shade.size, high), shade)
    image.paste(tones, (left, TOP))


def _parts(canvas: ImageDraw.ImageDraw, scenes: Sequence[Scene], edges: Sequence[int]) -> None:
    at = 0
    for part, group in groupby(scenes, key=lambda scene: scene.part):
        number = len(list(group))
        left, right = edges[at], edges[at + number] - GAP
        canvas.text((left, 12), f"Part {part}", INK, _font(36))
        canvas.line((left, 62, right, 62), FAINT, 2)
        at += number


def _numbers(canvas: ImageDraw.ImageDraw, scenes: Sequence[Scene], edges: Sequence[int]) -> None:
    for at, _ in enumerate(scenes, start=1):
        if at == 1 or at % 5 == 0:
            canvas.text(((edges[at - 1] + edges[at] - GAP) // 2, BOTTOM + 8), str(at), FAINT, _font(32), "ma")


def _mark(canvas: ImageDraw.ImageDraw, x: int) -> None:
    canvas.polygon([(x - 13, TOP - 30), (x + 13, TOP - 30), (x, TOP - 8)], INK)


def _legend(canvas: ImageDraw.ImageDraw, scenes: Sequence[Scene]) -> None:
    x = MARGIN
    for picture, name in ((Picture.SEPIA, "sepia"), (Picture.COLOUR, "colour")):
        if any(scene.picture is picture for scene in scenes):
            canvas.rectangle((x, 282, x + 26, 308), TONES[picture][1])
            canvas.text((x + 38, 295), name, INK, _font(32), "lm")
            x += 200


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
