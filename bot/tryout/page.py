"""The local page: the real bot in a simulated Discord, served on this machine only."""

import asyncio
import contextlib
import signal
import time
import webbrowser

import discord
import simcord

from bot.settings.service import Settings

from .world import World, build, dress

TICK = 0.5
"""Seconds between two steps of the simulated clock, which follows the real one."""
SETTLE = 10.0
"""Seconds that the bot is given to finish what a press began."""


def serve(client: discord.Client, settings: Settings, name: str, channel: str, *, port: int, browser: bool) -> int:
    """Serve the page until Ctrl-C. Returns the exit code."""
    try:
        asyncio.run(_serve(client, settings, name, channel, port=port, browser=browser))
    except simcord.SetupError as error:
        if not isinstance(error.__cause__, OSError):
            raise
        print(f"Port {port} cannot be used (it is taken). Choose another: stalker-guide try --port {port + 1}")
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
            following = asyncio.create_task(_follow(env, preview))
            await stop.wait()
            following.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await following
    print("Stopped.")


async def _follow(env: simcord.Env, preview: "simcord.Preview") -> None:
    """Let the simulated clock follow the real one, and show what the bot posts on its own."""
    last, seen = time.perf_counter(), len(env.backend.transcript)
    while True:
        await asyncio.sleep(TICK)
        try:
            now = time.perf_counter()
            await env.advance_time(now - last)
            last = now
            if len(env.backend.transcript) != seen:
                seen = len(env.backend.transcript)
                await preview.refresh()
        except simcord.SetupError:
            continue  # somebody is pressing something just now; the next tick catches up
        except TimeoutError:
            last = time.perf_counter()


def _announce(world: World, url: str, channel: str, name: str, *, browser: bool) -> None:
    print(f"The try-out is at {url}")
    shown = "direct messages" if channel == "dm" else f"#{channel}"
    print(f"It shows {shown}. Type /ask, or @Guide and a question. The names at the top right are who you are.")
    print(f"Other places: --channel {' | '.join((*world.channels, 'dm'))}. Stop {name} with Ctrl-C.", flush=True)
    if browser:
        webbrowser.open(url)
