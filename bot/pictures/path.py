"""The journey as a path of places that winds down the picture. Each place has a block for every scene in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from bot.guide.schema import Scene

from .canvas import Canvas
from .lettering import Lettering
from .palette import FAINT, INK, THREAD, TONES

COLUMNS = 3
LEFT, PITCH = 66, 326
LABEL_ROOM = 312
LABEL, NUMBER = 30, 26
LINE = 34
BLOCK, SMALLEST, LONGEST = 26, 42, 182
HEIGHT = 40
BELOW = 36
"""Room between the labels of a row and the next one."""
WIDE = 6
TURN = 32
"""How far from the picture's edge the path turns."""


@dataclass(frozen=True, slots=True)
class Station:
    """A place for as long as the film stays there, with the numbers of its first and last scene."""

    label: str
    scenes: tuple[Scene, ...]
    first: int

    @property
    def numbers(self) -> str:
        """Its scenes by number."""
        last = self.first + len(self.scenes) - 1
        return str(self.first) if last == self.first else f"{self.first}-{last}"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a station is drawn: the left end and the middle of its blocks."""

    station: Station
    x: float
    y: float

    @property
    def width(self) -> float:
        """Of all its blocks."""
        return min(LONGEST, max(SMALLEST, BLOCK * len(self.station.scenes)))


def stations(scenes: Sequence[Scene]) -> Iterator[Station]:
    """The places in film order. Scenes that are nowhere on a map have none."""
    first = 1
    for place, group in groupby(scenes, key=lambda scene: scene.place):
        found = tuple(group)
        if place:
            yield Station(place, found, first)
        first += len(found)


def height(found: Sequence[Station], letters: Lettering) -> float:
    """How much of the picture the path takes."""
    return sum(_row_height(row, letters) for row in _rows(found))


def draw_path(canvas: Canvas, found: Sequence[Station], top: float, width: int, *, marked: int) -> None:
    """Draw it from `top` on; `marked` is the number of the scene to point at."""
    rows: list[list[Spot]] = []
    for number, row in enumerate(_rows(found)):
        columns = range(COLUMNS) if number % 2 == 0 else range(COLUMNS - 1, -1, -1)
        y = top + HEIGHT / 2
        rows.append([Spot(station, LEFT + PITCH * at, y) for at, station in zip(columns, row, strict=False)])
        top += _row_height(row, canvas.letters)
    for row in rows:
        canvas.line((row[0].x, row[0].y), (row[-1].x, row[-1].y), THREAD, WIDE)
    for number, (row, following) in enumerate(pairwise(rows)):
        side = width - TURN if number % 2 == 0 else TURN
        canvas.bend((row[-1].x, row[-1].y), side, (following[0].x, following[0].y), THREAD, WIDE)
    for row in rows:
        for spot in row:
            _station(canvas, spot)
            within = (marked - spot.station.first + 0.5) / len(spot.station.scenes)
            if 0 < within < 1:
                canvas.mark((spot.x + spot.width * within, spot.y - HEIGHT / 2 - 6), INK)


def _rows(found: Sequence[Station]) -> Iterator[Sequence[Station]]:
    return (found[start : start + COLUMNS] for start in range(0, len(found), COLUMNS))


def _row_height(row: Sequence[Station], letters: Lettering) -> float:
    lines = max(len(_lines(station, letters)) for station in row)
    return HEIGHT + 8 + LINE * lines + BELOW


def _station(canvas: Canvas, spot: Spot) -> None:
    scenes, right = spot.station.scenes, spot.x + spot.width
    numbers = canvas.letters.length(spot.station.numbers, NUMBER)
    canvas.blank(spot.x - 8, spot.y - 16, right + 16 + numbers, spot.y + 16)
    edges = [spot.x + spot.width * at / len(scenes) for at in range(len(scenes) + 1)]
    colours = [TONES[scene.picture][1] for scene in scenes]
    canvas.blocks(edges, spot.y - HEIGHT / 2, spot.y + HEIGHT / 2, colours, gap=2)
    canvas.write((right + 8, spot.y), spot.station.numbers, FAINT, NUMBER, "lm")
    for number, line in enumerate(_lines(spot.station, canvas.letters)):
        canvas.write((spot.x, spot.y + HEIGHT / 2 + 8 + LINE * number), line, INK, LABEL)


def _lines(station: Station, letters: Lettering) -> list[str]:
    return letters.lines(station.label, LABEL, LABEL_ROOM)
