"""What a member tells the guide about themselves: always privately, kept before it is confirmed, gone when they say."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import discord

from bot.guide.pages.address import Page, number
from bot.guide.pages.kept import kept, was_kept
from bot.guide.pages.member import Member
from bot.guide.pages.privacy import deleted, export, privacy
from bot.guide.pages.progress import BARS, ON, moved, progress, somewhere
from bot.guide.pages.words import DROPPED, FORGOTTEN, SAVED
from bot.guide.reply import Reply, Verb
from bot.settings.store import Bookmark
from bot.settings.views import Viewer

from . import deliver
from .desk import Desk
from .pressed import Pressed
from .remember import ask_what
from .where import where_of

PAGES = {Page.PROGRESS, Page.SOMEWHERE, Page.KEPT, Page.PRIVACY}


async def show(desk: Desk, interaction: discord.Interaction[Any], wanted: Page) -> None:
    """Answer `progress` and `privacy`, to the member alone."""
    async with desk.work:
        where = where_of(interaction)
        place = await desk.settings.place(where.location)
        viewer = await desk.settings.viewer(interaction.user.id)
        member = await member_of(desk, interaction.user.id)
        reply = progress(member, desk.private_sight(place, viewer), desk.library)
        if wanted is Page.PRIVACY:
            reply = privacy(member, desk.library)
        await deliver.reply(desk, interaction, reply, alone=not where.direct)


async def page(found: Pressed, code: str, arguments: tuple[str, ...]) -> None:
    """One of the pages about the presser."""
    member = await member_of(found.desk, found.interaction.user.id)
    match code:
        case Page.SOMEWHERE:
            await _answer(found, somewhere(member, number(arguments, 0) if arguments else None, found.desk.library))
        case Page.KEPT:
            await _answer(found, kept(member))
        case Page.PRIVACY:
            await _answer(found, privacy(member, found.desk.library))
        case _:
            await _answer(found, progress(member, found.sight, found.desk.library))


async def member_of(desk: Desk, user: int) -> Member:
    """What is stored about a member, and not what is assumed where it cannot be read. Raises StoreError."""
    timeline, shown, store = desk.library.timeline, desk.library.shown, desk.settings.store
    viewer, bookmarks = await store.viewer(user), await store.bookmarks(user)
    # A scene or an entry that the pack no longer has counts as never told.
    horizon = timeline.horizon(viewer.horizon) if viewer.horizon and timeline.knows(viewer.horizon) else None
    entries = tuple(shown[bookmark.entry] for bookmark in bookmarks if bookmark.entry in shown)
    return Member(horizon, viewer.bars, viewer.brief, entries)


async def _far(found: Pressed) -> None:
    """How far the presser is, or (without a key) nothing about it any more."""
    keys, desk = found.press.keys, found.desk
    token = desk.library.horizons.get(keys[-1]) if keys else None
    if keys and token is None:
        await found.outlived()
        return
    before = (await member_of(desk, found.interaction.user.id)).horizon
    viewer, member = await _save(found, {"horizon": token})
    sight = desk.private_sight(found.place, viewer)
    if token is None:
        await _answer(found, progress(member, sight, desk.library, FORGOTTEN))
    elif len(keys) > 1:
        await _answer(found, somewhere(member, number(keys, 0), desk.library))
    else:
        await _answer(found, moved(member, before, sight, desk.library))


async def _aid(found: Pressed) -> None:
    """How the presser reads: bars or buttons, short answers or full ones."""
    which, on = (*found.press.keys, "", "")[:2]
    name = "bars" if which == BARS else "brief"
    viewer, member = await _save(found, {name: on == ON})
    sight = found.desk.private_sight(found.place, viewer)
    await _answer(found, progress(member, sight, found.desk.library, SAVED))


async def _save(found: Pressed, told: Mapping[str, str | bool | None]) -> tuple[Viewer, Member]:
    """Keep what the presser told, beside what they told before."""
    settings, user = found.desk.settings, found.interaction.user.id
    # As kept, not as assumed while it could not be read: what is saved here replaces all of it.
    viewer = replace(await settings.store.viewer(user), **told)
    await settings.save_viewer(user, viewer)
    return viewer, await member_of(found.desk, user)


async def _keep(found: Pressed) -> None:
    """Keep a question that was asked too early."""
    entry = found.entry
    await found.desk.settings.store.keep(found.interaction.user.id, Bookmark(entry.id, datetime.now(UTC)))
    await found.privately(was_kept(entry))


async def _drop(found: Pressed) -> None:
    """Let a kept question go."""
    user = found.interaction.user.id
    await found.desk.settings.store.drop(user, [entry.id for entry in found.entries])
    await _answer(found, kept(await member_of(found.desk, user), DROPPED))


async def _export(found: Pressed) -> None:
    """All that is stored about the presser, as a file."""
    user = found.interaction.user.id
    store, shown = found.desk.settings.store, found.desk.library.shown
    viewer, bookmarks = await store.viewer(user), await store.bookmarks(user)
    record: dict[str, object] = {
        "member": str(user),
        "how_far": viewer.horizon,
        "bars": viewer.bars,
        "short_answers": viewer.brief,
        # By title: an id may tell what the title keeps.
        "kept": [
            {"topic": shown[bookmark.entry].title, "when": bookmark.when.isoformat()}
            for bookmark in bookmarks
            if bookmark.entry in shown
        ],
    }
    await found.privately(export(record))


async def _forget(found: Pressed) -> None:
    """Delete all that is stored about the presser, at once."""
    await found.desk.settings.forget_viewer(found.interaction.user.id)
    await _answer(found, deleted())


async def _answer(found: Pressed, reply: Reply) -> None:
    """In the message itself where only the presser sees it, else in one of their own."""
    if found.in_private:
        await found.replace(reply)
    else:
        await found.privately(reply)


HANDLERS: Mapping[str, Callable[[Pressed], Awaitable[None]]] = {
    Verb.FAR: _far,
    Verb.AID: _aid,
    Verb.REMEMBER: ask_what,
    Verb.KEEP: _keep,
    Verb.DROP: _drop,
    Verb.EXPORT: _export,
    Verb.FORGET: _forget,
}
