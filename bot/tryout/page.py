"""The local page: the real bot in a simulated Discord, served on this machine only."""

import asyncio
import contextlib
import os
import signal
import sys
import threading
import webbrowser

import discord
import simcord

from bot.settings.service import Settings

from .pace import Pace
from .world import World, build, dress

SETTLE = 10.0
"""Seconds that the bot is given to finish what a press began."""


def serve(client: discord.Client, settings: Settings, name: str, channel: str, *, port: int, browser: bool) -> int:
    """Serve the page until Ctrl-C. Returns the exit code."""
    try:
        asyncio.run(_serve(client, settings, name, channel, port=port, browser=browser))
    except simcord.SetupError as error:
        if not isinstance(error.__cause__, OSError):
            raise
        reason = os.strerror(error.__cause__.errno or 0)
        print(
            f"Port {port} cannot be used ({reason}). Try another: stalker-guide try --port {port + 1}", file=sys.stderr
        )
        return 1
    return 0


async def _serve(
    client: discord.Client, settings: Settings, name: str, channel: str, *, port: int, browser: bool
) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    running = simcord.run(client, check_errors=False, settle_timeout=SETTLE)
    dress(running._env, name)  # noqa: SLF001  # the clock and the name are set before the bot looks
    async with running as env:
        world = await build(env, settings, name)
        async with world.preview(channel, port) as preview:
            _announce(world, preview.url, channel, name, browser=browser)
            following = asyncio.create_task(Pace(env, preview).follow())
            await stop.wait()
            following.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await following
    print("Stopped.")


def _announce(world: World, url: str, channel: str, name: str, *, browser: bool) -> None:
    print(f"The try-out is at {url}")
    shown = "direct messages" if channel == "dm" else f"#{channel}"
    print(f"It shows {shown}. Type /ask, or @Guide and a question. Choose at its top who you are.")
    print(f"Other places: --channel {' | '.join((*world.channels, 'dm'))}. Stop {name} with Ctrl-C.", flush=True)
    if browser and _has_screen():
        # Some browsers keep whoever called them waiting.
        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()


def _has_screen() -> bool:
    """Whether a browser window can be opened; without one a browser for terminals would take over this one."""
    return sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
