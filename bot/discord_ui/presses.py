"""What each button does: the same way as a question, again, for whoever presses it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

import discord

from bot.guide import phrases
from bot.guide.answer import Found
from bot.guide.pages import answers
from bot.guide.pages.open import open_entry
from bot.guide.pages.topics import topics
from bot.guide.pages.turn import turn
from bot.guide.reply import Plain, Reply, Verb
from bot.settings.events import Event

from . import personal, report
from .desk import Desk
from .press import Press
from .pressed import Pressed
from .where import where_of


async def pressed(desk: Desk, interaction: discord.Interaction[Any], press: Press) -> None:
    """Answer a press. A verb or a key that nobody knows any more gets a friendly sentence."""
    async with desk.work:
        where = where_of(interaction)
        place = await desk.settings.place(where.location)
        viewer = await desk.settings.viewer(interaction.user.id)
        known = desk.library.by_key
        entries = tuple(known[key] for key in press.keys if key in known)
        handler = _HANDLERS.get(press.verb)
        found = Pressed(desk, interaction, press, where, place, viewer, entries)
        # The first key says what the button is about; others may be no entry's.
        if handler is None or (press.verb in _NEED_ENTRY and not known.keys() & press.keys[:1]):
            await found.outlived()
        else:
            await handler(found)


async def _show(found: Pressed) -> None:
    """The answer again, for the presser alone."""
    await found.privately(open_entry(found.entry, found.sight, found.desk.library))


async def _full(found: Pressed) -> None:
    """All of an answer, for somebody who reads short ones."""
    sight = replace(found.sight, brief=False)
    await found.privately(open_entry(found.entry, sight, found.desk.library))


async def _pick(found: Pressed) -> None:
    """One entry out of a menu: the message becomes its answer, for its asker; anybody else gets their own."""
    await _become(found, Found(found.entries[:1], 1.0))
    await found.desk.count(Event.CHOSEN, found.entry.id)


async def _not_this(found: Pressed) -> None:
    """The next best entry instead; the first key is the one that was wrong."""
    # The wrong one stays out; the rest are the runners-up of the next.
    following = found.entries[1:]
    if following:
        await _become(found, Found(following[:1], 1.0, runners_up=following[1:]))
    else:
        await found.become(lambda _: answers.no_more())
    await found.desk.count(Event.WRONG, found.entry.id)


async def _none(found: Pressed) -> None:
    """None of a menu: then there is no answer."""
    await found.become(lambda _: answers.no_more())
    await found.desk.count(Event.UNANSWERED)


async def _become(found: Pressed, answer: Found) -> None:
    await found.become(lambda sight: found.desk.reply(answer, sight))


async def _page(found: Pressed) -> None:
    """Another page: the message turns for whom it answers, anybody else gets their own."""
    code, *arguments = found.press.keys or ("",)
    if code in personal.PAGES:
        await personal.page(found, code, tuple(arguments))
    else:
        await found.become(lambda sight: turn(code, tuple(arguments), sight, found.desk.library))


async def _peek(found: Pressed) -> None:
    """A page for the presser alone."""
    code, *arguments = found.press.keys or ("",)
    await found.privately(turn(code, tuple(arguments), found.sight, found.desk.library))


async def _without_bars(found: Pressed) -> None:
    """One later passage a press, after saying in words what kind it is."""
    # The last key is no entry's: it counts the passages shown so far.
    step = int(found.press.keys[-1], 16) if len(found.press.keys) > 1 else 0
    await found.privately(answers.without_bars(found.entry, step, found.sight, found.desk.library))


async def _related(found: Pressed) -> None:
    await found.privately(answers.related(found.entry, found.desk.library))


async def _sources(found: Pressed) -> None:
    await found.privately(answers.sources(found.entry, found.sight, found.desk.library))


async def _topics(found: Pressed) -> None:
    await found.privately(topics(found.sight, found.desk.library))


async def _remove(found: Pressed) -> None:
    """Delete the message, for its asker and for who may manage messages here."""
    message = found.interaction.message
    if message is None or not (found.by_asker or found.interaction.permissions.manage_messages):
        await found.privately(Reply((Plain(phrases.NOT_YOURS),), quiet=True))
        return
    await found.interaction.response.defer()
    await found.interaction.delete_original_response()


_HANDLERS: Mapping[str, Callable[[Pressed], Awaitable[None]]] = {
    Verb.SHOW: _show,
    Verb.PRIVATELY: _show,
    Verb.PICK: _pick,
    Verb.NOT_THIS: _not_this,
    Verb.NONE: _none,
    Verb.RELATED: _related,
    Verb.SOURCES: _sources,
    Verb.REMOVE: _remove,
    Verb.WITHOUT_BARS: _without_bars,
    Verb.TOPICS: _topics,
    Verb.FULL: _full,
    Verb.PAGE: _page,
    Verb.PEEK: _peek,
    Verb.WRONG: report.ask,
    **personal.HANDLERS,
}
_NEED_ENTRY = {
    Verb.SHOW,
    Verb.PRIVATELY,
    Verb.PICK,
    Verb.NOT_THIS,
    Verb.RELATED,
    Verb.SOURCES,
    Verb.WITHOUT_BARS,
    Verb.FULL,
    Verb.WRONG,
    Verb.KEEP,
    Verb.DROP,
}
