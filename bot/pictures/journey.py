"""A map of the journey, and below it who meets whom. It is drawn of what may be seen, and of nothing else.

Places, lanes and the picture's size follow from the scenes that are shown alone, and these fill its whole width: so
nothing tells how much more there is.
"""

from collections.abc import Mapping, Sequence

from bot.guide.schema import Scene

from . import lanes, path
from .canvas import Canvas
from .lettering import Lettering
from .palette import INK

WIDTH = 1100
FRAME = (WIDTH, 2000)
"""The size of every covered picture: how large a picture is shows through its cover."""
HEADING = 36
HEADED = 90
"""Room for a heading."""
EDGE = 30


def draw(scenes: Sequence[Scene], names: Mapping[str, str], *, marked: int = 0, framed: bool = False) -> bytes:
    """A PNG of some scenes in film order. `names` has what people are called; nobody else of a scene gets a lane.

    `marked` is the number of the scene to point at, from 1. `framed` gives it the size of every covered picture.
    Raises ValueError for no scene.
    """
    if not scenes:
        raise ValueError("there is no scene to draw")
    letters = Lettering()
    found, shown = list(path.stations(scenes)), lanes.people(scenes, names)
    below = HEADED + path.height(found, letters)
    canvas = Canvas(WIDTH, round(below + HEADED + lanes.height(len(shown)) + EDGE), letters)
    canvas.write((lanes.MARGIN, 24), "The journey", INK, HEADING)
    path.draw_path(canvas, found, HEADED, WIDTH, marked=marked)
    canvas.write((lanes.MARGIN, below + 24), "Who meets whom", INK, HEADING)
    lanes.draw_lanes(canvas, scenes, names, below + HEADED, WIDTH, marked=marked)
    return canvas.png(FRAME if framed else None)
