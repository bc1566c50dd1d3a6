"""Who is in which scene: a lane for each person, and a thread between those who meet."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from bot.guide.schema import Scene

from .canvas import Canvas
from .palette import FAINT, INK, THREAD, TONES

MARGIN = 36
NAME, NUMBER = 28, 26
MOST_OF_NAMES = 350
PITCH = 50
BAR = 20
BAND = 12
DOT = 4
HEAD = 86
"""Room above the lanes: numbers, a band of the scenes' colours, and the mark."""
EVERY = 5
"""Every fifth scene is numbered, as on the strip."""


def people(scenes: Sequence[Scene], names: Mapping[str, str]) -> list[str]:
    """Those seen in some scenes who have a name, the most seen first."""
    seen = Counter(person for scene in scenes for person in scene.who if person in names)
    return [person for person, _ in seen.most_common()]


def height(lanes: int) -> float:
    """How much of the picture so many lanes take."""
    return HEAD + PITCH * lanes


def draw_lanes(
    canvas: Canvas, scenes: Sequence[Scene], names: Mapping[str, str], top: float, width: int, *, marked: int
) -> None:
    """Draw them from `top` on; `marked` is the number of the scene to point at."""
    shown = people(scenes, names)
    labels = {person: canvas.letters.fitted(names[person], NAME, MOST_OF_NAMES) for person in shown}
    left = MARGIN + max((canvas.letters.length(label, NAME) for label in labels.values()), default=0) + 24
    edges = [left + (width - MARGIN - left) * at / len(scenes) for at in range(len(scenes) + 1)]
    levels = {person: top + HEAD + PITCH * (at + 0.5) for at, person in enumerate(shown)}
    _head(canvas, scenes, edges, top, marked=marked)
    for person, y in levels.items():
        canvas.write((MARGIN, y), labels[person], INK, NAME, "lm")
        canvas.line((left, y), (edges[-1], y), THREAD, 1)
    _meetings(canvas, scenes, edges, levels)
    for person, y in levels.items():
        for run in _runs(scenes, person):
            colours = [TONES[scenes[at].picture][1] for at in run]
            canvas.blocks([edges[at] for at in (*run, run[-1] + 1)], y - BAR / 2, y + BAR / 2, colours)
    _knots(canvas, scenes, edges, levels)


def _head(canvas: Canvas, scenes: Sequence[Scene], edges: Sequence[float], top: float, *, marked: int) -> None:
    for at, (left, right) in enumerate(pairwise(edges), start=1):
        if at == 1 or at % EVERY == 0:
            canvas.write(((left + right) / 2, top), str(at), FAINT, NUMBER, "ma")
    band = top + HEAD - BAND - 12
    canvas.blocks(edges, band, band + BAND, [TONES[scene.picture][1] for scene in scenes], gap=2)
    if marked:
        canvas.mark(((edges[marked - 1] + edges[marked]) / 2, band - 4), INK)


def _meetings(canvas: Canvas, scenes: Sequence[Scene], edges: Sequence[float], levels: Mapping[str, float]) -> None:
    for at, scene in enumerate(scenes):
        met = [levels[person] for person in scene.who if person in levels]
        if len(met) > 1:
            x = (edges[at] + edges[at + 1]) / 2
            canvas.line((x, min(met)), (x, max(met)), FAINT, 2)


def _knots(canvas: Canvas, scenes: Sequence[Scene], edges: Sequence[float], levels: Mapping[str, float]) -> None:
    for at, scene in enumerate(scenes):
        met = [levels[person] for person in scene.who if person in levels]
        for y in met if len(met) > 1 else ():
            canvas.dot(((edges[at] + edges[at + 1]) / 2, y), DOT, INK)


def _runs(scenes: Sequence[Scene], person: str) -> Iterator[list[int]]:
    """The scenes with a person, those that follow each other together."""
    for present, group in groupby(range(len(scenes)), key=lambda at: person in scenes[at].who):
        if present:
            yield list(group)
