"""`gaps`: what members report, correct and ask in vain, most often first, for curators."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from bot.config import ConfigError, read_config
from bot.guide.check import load
from bot.guide.source import PackError
from bot.settings.events import Event
from bot.settings.sql import SqlStore
from bot.settings.store import StoreError

from .failing import fail

KINDS: Mapping[str, str] = {
    Event.FALSE: "reported: false",
    Event.SPOILER: "reported: told too much",
    Event.NOT_ASKED: "reported: not what was asked",
    Event.WRONG: "corrected: Not this",
    Event.CHOSEN: "chosen from a menu",
    Event.UNANSWERED: "questions without an answer",
}
NOTHING = "Nothing has been reported, corrected or asked in vain yet."


def gaps(folder: Path) -> int:
    """Print the counts. Returns the exit code."""
    try:
        counts = asyncio.run(_counts(read_config().database_url))
        shown = load(folder).shown
    except (ConfigError, PackError) as error:
        return fail(str(error))
    except StoreError as error:
        return fail(f"DATABASE_URL cannot be used: {error}")
    for kind, entry, number in counts:
        title = f"{entry}  {shown[entry].title}" if entry in shown else entry
        print(f"{number:6}  {KINDS.get(kind, kind):28}  {title}".rstrip())
    if not counts:
        print(NOTHING)
    return 0


async def _counts(url: str) -> tuple[tuple[str, str, int], ...]:
    store = SqlStore(url)
    try:
        return await store.counts()
    finally:
        await store.close()
