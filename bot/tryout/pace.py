"""Keeps the simulated clock beside the real one, in turns with what a person does on the page."""

import asyncio
import time
from collections.abc import Mapping
from typing import Any

import simcord

TICK = 0.5
"""Seconds between two steps of the simulated clock."""


class Pace:
    """Steps of the clock and actions of the page, one at a time.

    SimCord refuses an action that comes while its clock is moved, and its page then gives up. So both wait for
    each other here. The page's door for actions and its time are internals of the version that pyproject.toml pins.
    """

    def __init__(self, env: simcord.Env, preview: "simcord.Preview") -> None:
        self._env, self._preview = env, preview
        self._turn = asyncio.Lock()
        self._seen = len(env.backend.transcript)
        self._act = preview._action  # noqa: SLF001
        preview._action = self._in_turn  # noqa: SLF001

    async def follow(self) -> None:
        """Let simulated time follow the real one, and show what the bot posts on its own. Runs until cancelled."""
        last = time.perf_counter()
        while True:
            await asyncio.sleep(TICK)
            async with self._turn:
                now = time.perf_counter()
                try:
                    await self._env.advance_time(now - last)
                    await self._show_new()
                except TimeoutError:
                    pass  # the bot is still busy; the next step goes on from here
                last = now

    async def _show_new(self) -> None:
        """Draw the page anew where something happened without it. Drawing covers what was uncovered, so no more."""
        if len(self._env.backend.transcript) != self._seen:
            await self._preview.refresh()
            self._seen = len(self._env.backend.transcript)

    async def _in_turn(self, context_id: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
        async with self._turn:
            try:
                # The page would tell times ("5 minutes ago") from the moment it was opened.
                self._preview._advance_presentation_time()  # noqa: SLF001
                return await self._act(context_id, body)
            finally:
                self._seen = len(self._env.backend.transcript)
