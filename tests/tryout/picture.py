"""Takes the README's picture anew: `python -m tests.tryout.picture docs/images/answer.png [question]`."""

import sys

from bot import BUNDLED_PACK

from .browser import opened, served

QUESTION = "what created the zone?"
EDGE = 12
"""Pixels left above what is shown."""


def take(path: str, question: str) -> None:
    """Ask in #general, and keep the answer as it is shown there."""
    with served(BUNDLED_PACK) as (address, _), opened(address, width=920) as chat:
        chat.ask(question)
        chat.page.mouse.move(0, 0)
        chat.page.wait_for_timeout(500)
        answer = chat.last.bounding_box()
        assert answer is not None
        above = {"y": answer["y"] - EDGE, "height": answer["height"] + EDGE}
        chat.page.screenshot(path=path, clip={"x": answer["x"], "width": answer["width"], **above})


if __name__ == "__main__":
    take(sys.argv[1], " ".join(sys.argv[2:]) or QUESTION)
