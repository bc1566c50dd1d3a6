"""The drawn pictures, each drawn once and kept on disk."""

import asyncio
import contextlib
import hashlib
import logging
import os
import tempfile
from pathlib import Path

from bot.guide.library import Library
from bot.guide.pages.journey import people
from bot.guide.pages.timeline import seen_scenes
from bot.guide.reply import Drawing, Picture

_log = logging.getLogger(__name__)

FORM = 1
"""Grows when the drawing changes, so that older files are not used any more."""


class Gallery:
    """Pictures of one film. Without a folder they are kept in memory, for as long as the process lives."""

    def __init__(self, library: Library, folder: Path | None = None) -> None:
        self._library = library
        self._folder = folder
        self._drawn: dict[str, bytes] = {}
        self._people = people(library)

    async def picture(self, wanted: Picture) -> bytes:
        """The picture as PNG. Drawing happens in a thread, so that nobody else waits for it."""
        name = f"{self._digest(wanted)}.png"
        if self._folder is None:
            if name not in self._drawn:
                self._drawn[name] = await asyncio.to_thread(self._draw, wanted)
            return self._drawn[name]
        return await asyncio.to_thread(self._kept, wanted, self._folder / name)

    def _digest(self, wanted: Picture) -> str:
        """All that a picture is drawn of, and nothing else, in short: what comes later does not change it."""
        told = [str(FORM), wanted.drawing, f"{self._marked(wanted)} {wanted.covered:d}"]
        for scene in seen_scenes(wanted.upto, self._library):
            told += [f"{scene.part} {scene.picture} {scene.place}"]
            told += [f"{person} {self._people[person]}" for person in scene.who if person in self._people]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()[:24]

    def _marked(self, wanted: Picture) -> int:
        """The number of the scene to mark, from 1; before the border that is not the last one shown. 0 marks none."""
        return min(wanted.upto, len(self._library.scenes)) if wanted.marked else 0

    def _draw(self, wanted: Picture) -> bytes:
        # Pillow is loaded with the first picture.
        from . import journey, strip

        scenes = seen_scenes(wanted.upto, self._library)
        if wanted.drawing is Drawing.STRIP:
            return strip.draw(scenes, marked=self._marked(wanted))
        return journey.draw(scenes, self._people, marked=self._marked(wanted), framed=wanted.covered)

    def _kept(self, wanted: Picture, path: Path) -> bytes:
        with contextlib.suppress(OSError):
            return path.read_bytes()
        drawn = self._draw(wanted)
        try:
            _keep(drawn, path)
        except OSError as error:
            _log.warning("a picture cannot be kept: %s", error)
        return drawn


def _keep(drawn: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Another process may read the file at any moment: it is there whole or not at all.
    handle, unfinished = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(drawn)
        Path(unfinished).replace(path)
    except OSError:
        Path(unfinished).unlink(missing_ok=True)
        raise
