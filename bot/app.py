"""The composition root: the only place that wires parts together."""

import asyncio
import contextlib
import ctypes
import gc
import signal
from collections.abc import Sequence
from pathlib import Path

from bot import BUNDLED_PACK
from bot.config import Config
from bot.discord_ui.client import GuideClient
from bot.discord_ui.desk import Desk
from bot.guide.check import load
from bot.guide.engine import Engine
from bot.guide.library import Library
from bot.pictures.gallery import Gallery
from bot.settings.service import Settings
from bot.settings.store import MemoryStore, Store


def create_desk(library: Library, pack: Path, store: Store | None = None, pictures: Path | None = None) -> Desk:
    """What handlers work with. Without a store or a folder, settings or pictures live and die with the process."""
    scenes = [scene.id for scene in library.scenes]
    settings = Settings(store or MemoryStore(), scenes)
    return Desk(library, Engine.of(library, pack), settings, Gallery(library, pictures))


def create_client(
    pack: Path = BUNDLED_PACK,
    store: Store | None = None,
    *,
    pictures: Path | None = None,
    message_content: bool = False,
    sync: bool = True,
    shard_count: int | None = 1,
    shard_ids: Sequence[int] | None = None,
) -> GuideClient:
    """A client on a film pack, ready to be run. Raises PackError for a pack that cannot be used."""
    desk = create_desk(load(pack), pack, store, pictures)
    keep_small()
    return GuideClient(desk, message_content=message_content, sync=sync, shard_count=shard_count, shard_ids=shard_ids)


def keep_small() -> None:
    """Give back what opening a pack needed for a moment, and look no more for garbage in what stays.

    Without it the process keeps some ten megabytes for nothing, and now and then an answer waits for the search.
    """
    gc.collect()
    gc.freeze()
    with contextlib.suppress(OSError, AttributeError):  # only the GNU library has it
        ctypes.CDLL(None).malloc_trim(0)


async def run_client(client: GuideClient, token: str) -> None:
    """Run a client until it is told to stop (SIGTERM or Ctrl-C), finishing what was begun."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with client:
        running = asyncio.create_task(client.start(token))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        await client.close()
        await running


def create_from(config: Config, store: Store) -> GuideClient:
    """The client that a host's configuration asks for."""
    return create_client(
        config.film_pack,
        store,
        pictures=config.picture_folder,
        message_content=config.message_content,
        sync=config.sync_commands,
        shard_count=config.shard_count,
        shard_ids=config.shard_ids,
    )
