"""The drawn pictures, each drawn once and kept on disk."""

import asyncio
import hashlib
import os
import tempfile
from pathlib import Path

from bot.guide.library import Library
from bot.guide.pages.timeline import seen_scenes
from bot.guide.reply import Picture

FORM = 1
"""Grows when the drawing changes, so that older files are not used any more."""


class Gallery:
    """Pictures of one film. Without a folder they are kept in memory, for as long as the process lives."""

    def __init__(self, library: Library, folder: Path | None = None) -> None:
        self._library = library
        self._folder = folder
        self._drawn: dict[str, bytes] = {}
        self._of_film = _digest(library)

    async def picture(self, wanted: Picture) -> bytes:
        """The picture as PNG. Drawing happens in a thread, so that nobody else waits for it."""
        name = f"{self._of_film}-{wanted.upto}-{wanted.marked:d}.png"
        if self._folder is None:
            if name not in self._drawn:
                self._drawn[name] = await asyncio.to_thread(self._draw, wanted)
            return self._drawn[name]
        path = self._folder / name
        return path.read_bytes() if path.exists() else await asyncio.to_thread(self._keep, wanted, path)

    def _draw(self, wanted: Picture) -> bytes:
        from .strip import draw

        return draw(seen_scenes(wanted.upto, self._library), marked=wanted.marked)

    def _keep(self, wanted: Picture, path: Path) -> bytes:
        drawn = self._draw(wanted)
        path.parent.mkdir(parents=True, exist_ok=True)
        # Another process may read the file at any moment: it is there whole or not at all.
        handle, unfinished = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(drawn)
        Path(unfinished).replace(path)
        return drawn


def _digest(library: Library) -> str:
    """What the pictures of a film depend on, in short."""
    film = library.film
    told = [str(FORM), film.opening, *(f"{scene.id}{scene.part}{scene.picture}" for scene in library.scenes)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]
