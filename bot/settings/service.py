"""Settings as handlers ask for them: from memory when they were read lately, safe when the store is away."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from bot.recent import Recent

from .options import BY_NAME, HORIZON, OptionError
from .store import Basis, Change, Overtaken, Store, StoreError
from .views import Location, Place, Rows, ScopeKey, Viewer, resolve

_log = logging.getLogger(__name__)

FRESH_FOR = 5.0
"""Seconds for which settings are taken from memory before their version is looked up again."""
PATIENCE = 1.0
"""Seconds that all of a read may take. Discord wants a first answer within three."""
AGAIN_AFTER = 2.0
"""Seconds after a read that failed in which no other is tried: an answer takes several, and would come too late."""
CACHED_SERVERS = 2000
"""Servers (and as many members) whose settings are kept in memory; the least used goes first."""

T = TypeVar("T")


@dataclass(slots=True)
class _Cached:
    rows: Rows
    version: int
    at: float


class Settings:
    """Resolves places and viewers. Never raises for a read: the last known settings, or the safest, will do."""

    def __init__(
        self,
        store: Store,
        scenes: Sequence[str],
        clock: Callable[[], float] | None = None,
        size: int = CACHED_SERVERS,
    ) -> None:
        self.store = store
        self.scenes = tuple(scenes)
        # Looked up at each call, so that a simulated clock counts.
        self._clock = clock or (lambda: time.monotonic())  # noqa: PLW0108
        self._servers: Recent[int, _Cached] = Recent(size)
        self._viewers: Recent[int, tuple[Viewer, float]] = Recent(size)
        self._written = 0
        self._away = False
        self._again_at = 0.0

    async def place(self, location: Location) -> Place:
        """Every option at a location. Where nothing can be read and nothing is known, later plot is hidden."""
        if location.server is None:
            return resolve(location, {})
        rows = await self._rows(location.server)
        return resolve(location, rows) if rows is not None else safest(location)

    async def viewer(self, user: int) -> Viewer:
        """What a member told about themselves. Where that cannot be read, they have seen nothing."""
        known, now, written = self._viewers.get(user), self._clock(), self._written
        if known and now - known[1] < FRESH_FOR:
            return known[0]
        viewer = await self._try(lambda: self.store.viewer(user))
        if viewer is None:
            return known[0] if known else Viewer(HORIZON.default)
        # What was read while somebody wrote may be what it was before.
        if written == self._written:
            self._viewers.put(user, (viewer, now))
        return viewer

    async def save_viewer(self, user: int, viewer: Viewer) -> None:
        """Keep what a member told. Raises StoreError when it could not be kept."""
        await self.store.save_viewer(user, viewer)
        self._written += 1
        self._viewers.put(user, (viewer, self._clock()))

    async def forget_viewer(self, user: int) -> None:
        """Delete all that is kept of a member. Raises StoreError."""
        await self.store.forget_viewer(user)
        self._written += 1
        self._viewers.drop(user)

    async def change(self, server: int, changes: Sequence[Change], by: int, basis: Basis | None = None) -> None:
        """Check and make changes, all or none, unless somebody else changed their basis meanwhile.

        Raises OptionError, Overtaken or StoreError; nothing is changed then.
        """
        checked = [self._checked(change) for change in changes]
        try:
            await self.store.change(server, checked, by, datetime.now(UTC), basis)
        except Overtaken:
            self._servers.drop(server)
            raise
        self._servers.drop(server)

    def _checked(self, change: Change) -> Change:
        option = BY_NAME.get(change.option)
        if option is None:
            raise OptionError(f"there is no option {change.option[:40]!r}; wanted one of {', '.join(BY_NAME)}")
        if change.scope[0] not in option.scopes:
            raise OptionError(f"{option.name} cannot be set for a {change.scope[0]}, only for the whole server")
        value = None if change.value is None else option.check(change.value, self.scenes)
        return Change(change.scope, option.name, value)

    async def _rows(self, server: int) -> Rows | None:
        known, now = self._servers.get(server), self._clock()
        if known and now - known.at < FRESH_FOR:
            return known.rows
        if known:
            version = await self._try(lambda: self.store.version(server))
            if version is None or version == known.version:
                known.at = now
                return known.rows
        found = await self._try(lambda: self.store.snapshot(server))
        if found is None:
            return known.rows if known else None
        rows, version = found
        self._servers.put(server, _Cached(rows, version, now))
        return rows

    async def _try(self, read: Callable[[], Awaitable[T]]) -> T | None:
        if self._clock() < self._again_at:
            return None
        try:
            found = await asyncio.wait_for(read(), PATIENCE)
        except (StoreError, TimeoutError) as error:
            if not self._away:
                _log.error(
                    "settings cannot be read, going on with what is known: %s", str(error) or "no answer in time"
                )
            self._away = True
            self._again_at = self._clock() + AGAIN_AFTER
            return None
        if self._away:
            _log.warning("settings can be read again")
        self._away = False
        return found


def safest(location: Location) -> Place:
    """The place to assume when nothing is known: later plot is hidden."""
    nearest: ScopeKey | None = location.chain[0] if location.chain else None
    return resolve(location, {nearest: {"policy": "hide"}} if nearest else {})
