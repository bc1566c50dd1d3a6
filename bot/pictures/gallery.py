"""The drawn pictures, each drawn once and kept on disk."""

import asyncio
import hashlib
import os
import tempfile
from pathlib import Path

from bot.guide.library import Library
from bot.guide.reply import Picture

FORM = 1
"""Grows when the drawing changes, so that older files are not used any more."""


class Gallery:
    """Pictures of one film. Without a folder they are kept for as long as the process lives."""

    def __init__(self, library: Library, folder: Path | None = None) -> None:
        self._library = library
        self._folder = folder
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        self._of_film = _digest(library)

    async def picture(self, wanted: Picture) -> bytes:
        """The picture as PNG. Drawing happens in a thread, so that nobody else waits for it."""
        path = self._path(wanted)
        if path.exists():
            return path.read_bytes()
        return await asyncio.to_thread(self._draw, wanted, path)

    def _draw(self, wanted: Picture, path: Path) -> bytes:
        from .strip import draw

        seen = [scene for scene in self._library.scenes if self._library.timeline.reveal(scene.id) <= wanted.upto]
        drawn = draw(seen, marked=wanted.marked)
        # Another process may read the file at any moment: it is there whole or not at all.
        handle, unfinished = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(drawn)
        Path(unfinished).replace(path)
        return drawn

    def _path(self, wanted: Picture) -> Path:
        return self._opened() / f"{self._of_film}-{wanted.upto}-{wanted.marked:d}.png"

    def _opened(self) -> Path:
        if self._folder is None:
            self._scratch = tempfile.TemporaryDirectory(prefix="guide-pictures-")
            self._folder = Path(self._scratch.name)
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._folder


def _digest(library: Library) -> str:
    """What the pictures of a film depend on, in short."""
    film = library.film
    told = [str(FORM), film.opening, *(f"{scene.id}{scene.part}{scene.picture}" for scene in library.scenes)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]
