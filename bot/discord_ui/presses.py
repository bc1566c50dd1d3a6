"""What each button does: the same way as a question, again, for whoever presses it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import discord

from bot.guide import pages, phrases
from bot.guide.answer import Answer, Found
from bot.guide.render import Sight
from bot.guide.reply import Plain, Reply, Verb
from bot.guide.schema import Entry
from bot.settings.views import Place, Viewer

from . import deliver
from .desk import Desk
from .press import Press
from .where import Where, where_of


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press with all that its handler needs: who, where, and the entries that the button names."""

    desk: Desk
    interaction: discord.Interaction[Any]
    press: Press
    where: Where
    place: Place
    viewer: Viewer
    entries: tuple[Entry, ...]

    @property
    def sight(self) -> Sight:
        """How far the presser may see, privately."""
        return self.desk.private_sight(self.place, self.viewer)

    @property
    def in_private(self) -> bool:
        """Whether the button stands in a message that only the presser sees."""
        message = self.interaction.message
        return self.where.alone or self.where.direct or (message is not None and message.flags.ephemeral)

    @property
    def by_asker(self) -> bool:
        """Whether the presser is whom the message answers."""
        return self.press.asker == self.interaction.user.id


async def pressed(desk: Desk, interaction: discord.Interaction[Any], press: Press) -> None:
    """Answer a press. A verb or a key that nobody knows any more gets a friendly sentence."""
    async with desk.work:
        where = where_of(interaction)
        place = await desk.settings.place(where.location)
        viewer = await desk.settings.viewer(interaction.user.id)
        entries = tuple(desk.library.by_key[key] for key in press.keys if key in desk.library.by_key)
        handler = _HANDLERS.get(press.verb)
        found = Pressed(desk, interaction, press, where, place, viewer, entries)
        if handler is None or (press.verb in _NEED_ENTRY and not entries):
            await _privately(found, Reply((Plain(phrases.OLD_BUTTON),), quiet=True))
        else:
            await handler(found)


async def _show(found: Pressed) -> None:
    """The answer again, for the presser alone."""
    await _privately(found, found.desk.reply(Found(found.entries[:1], 1.0), found.sight))


async def _pick(found: Pressed) -> None:
    """One entry out of a menu: the message becomes its answer, for its asker; anybody else gets their own."""
    await _become(found, Found(found.entries[:1], 1.0))


async def _not_this(found: Pressed) -> None:
    """The next best entry instead; the first key is the one that was wrong."""
    following = found.entries[1:]
    if following:
        # The wrong one stays out; the rest are the runners-up of the next.
        await _become(found, Found(following[:1], 1.0, runners_up=following[1:]))
    else:
        await _become_reply(found, pages.no_more(), pages.no_more())


async def _become(found: Pressed, answer: Answer) -> None:
    public = found.desk.public_sight(found.place)
    await _become_reply(found, found.desk.reply(answer, public), found.desk.reply(answer, found.sight))


async def _become_reply(found: Pressed, public: Reply, private: Reply) -> None:
    asker = found.interaction.user.id
    if found.in_private:
        await deliver.replace(found.interaction, found.desk.present(private, asker))
    elif found.by_asker:
        await deliver.replace(found.interaction, found.desk.present(public, asker))
    else:
        await _privately(found, private)


async def _without_bars(found: Pressed) -> None:
    """One later passage a press, after saying in words what kind it is."""
    # The last key is no entry's: it counts the passages shown so far.
    step = int(found.press.keys[-1], 16) if len(found.press.keys) > 1 else 0
    await _privately(found, pages.without_bars(found.entries[0], step, found.sight, found.desk.library))


async def _related(found: Pressed) -> None:
    await _privately(found, pages.related(found.entries[0], found.desk.library))


async def _sources(found: Pressed) -> None:
    await _privately(found, pages.sources(found.entries[0], found.sight, found.desk.library))


async def _topics(found: Pressed) -> None:
    await _privately(found, pages.help_page(found.desk.library))


async def _remove(found: Pressed) -> None:
    """Delete the message, for its asker and for who may manage messages here."""
    message = found.interaction.message
    if message is None or not (found.by_asker or found.interaction.permissions.manage_messages):
        await _privately(found, Reply((Plain(phrases.NOT_YOURS),), quiet=True))
        return
    await found.interaction.response.defer()
    await found.interaction.delete_original_response()


async def _privately(found: Pressed, reply: Reply) -> None:
    view = found.desk.present(reply, found.interaction.user.id)
    await deliver.answer(found.interaction, view, alone=not found.where.direct)


_HANDLERS: Mapping[str, Callable[[Pressed], Awaitable[None]]] = {
    Verb.SHOW: _show,
    Verb.PRIVATELY: _show,
    Verb.PICK: _pick,
    Verb.NOT_THIS: _not_this,
    Verb.RELATED: _related,
    Verb.SOURCES: _sources,
    Verb.REMOVE: _remove,
    Verb.WITHOUT_BARS: _without_bars,
    Verb.TOPICS: _topics,
}
_NEED_ENTRY = set(_HANDLERS) - {Verb.REMOVE, Verb.TOPICS}
