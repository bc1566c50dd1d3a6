"""`run` and `try`: the bot in Discord, or in the local page where there is no token."""

import asyncio
import importlib.util
import sys
from pathlib import Path

import aiohttp
import discord

from bot.app import create_client, create_from, run_client
from bot.config import Config, ConfigError, read_config
from bot.guide.check import check
from bot.guide.source import PackError
from bot.log import set_up
from bot.settings.sql import SqlStore
from bot.settings.store import StoreError

from .failing import fail
from .opening import UNUSABLE

HOW_TO_START = """No DISCORD_TOKEN is set, so there is no Discord to talk to yet.
To get one: https://discord.com/developers/applications, New Application, Bot, Reset Token.
Put it into a file named .env here, as DISCORD_TOKEN=..., and start again."""
REFUSED = "DISCORD_TOKEN is not a token that Discord accepts; reset it in the developer portal and copy it."
SCRATCH = Path("data") / "tryout.sqlite3"
"""Where the try-out keeps its settings: in the folder it is started in, so that a second channel shows the effect."""
NO_TRYOUT = "The try-out is not installed. Get it with: uv sync --group tryout"


def run() -> int:
    """Run the bot; without a token, the try-out. Returns the exit code."""
    try:
        config = read_config()
    except ConfigError as error:
        return fail(str(error))
    token = config.discord_token.get_secret_value().strip()
    if not token:
        print(HOW_TO_START, file=sys.stderr)
        if not sys.stdin.isatty() or not _has_tryout():
            return 2
        return try_out(config.film_pack, "general")
    if not token.isascii() or not token.isprintable() or " " in token:
        return fail(REFUSED)
    set_up(config.log_level, config.log_format)
    # The guide never speaks in a voice channel, so what that would need is no news to the host.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    return _run(config, token)


def try_out(folder: Path, channel: str, *, port: int = 8765, browser: bool = True) -> int:
    """Serve the local page. Returns the exit code."""
    if not _has_tryout():
        return fail(NO_TRYOUT, 2)
    from bot.tryout.page import serve

    try:
        client = create_client(folder, SqlStore(f"sqlite+aiosqlite:///{SCRATCH}"), message_content=True)
    except UNUSABLE as error:
        return fail(str(error))
    except StoreError as error:
        return fail(f"{error}; start the try-out in a folder of your own")
    print(f"Settings are kept in {SCRATCH} here; delete it to begin anew.")
    name = client.desk.library.film.guide_name
    try:
        return serve(client, client.desk.settings, name, channel, port=port, browser=browser)
    except StoreError as error:
        return fail(f"{SCRATCH}: {error}; delete it to begin anew")


def _run(config: Config, token: str) -> int:
    pack = check(config.film_pack)
    if pack.problems:
        return fail(str(PackError(pack.problems)))
    try:
        asyncio.run(_connect(config, token))
    except (discord.DiscordException, aiohttp.ClientConnectionError, OSError, StoreError) as error:
        return fail(_said(error))
    return 0


def _said(error: Exception) -> str:
    """What keeps the bot from running, and the cure."""
    match error:
        case discord.LoginFailure():
            return REFUSED
        case discord.PrivilegedIntentsRequired():
            return "MESSAGE_CONTENT=true needs the message content intent: switch it on in the developer portal, Bot."
        case discord.DiscordException():
            return f"Discord does not let the guide in just now ({error}); try again later."
        case StoreError():
            return f"DATABASE_URL cannot be used: {error}"
        case _:
            return f"Discord cannot be reached ({error}); is there a network?"


async def _connect(config: Config, token: str) -> None:
    store = SqlStore(config.database_url)
    await store.open()
    await run_client(create_from(config, store), token)


def _has_tryout() -> bool:
    return importlib.util.find_spec("simcord") is not None
