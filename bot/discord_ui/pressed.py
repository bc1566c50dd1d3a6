"""A press, with all that its handler needs, and the two ways in which it is answered."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import discord

from bot.guide import phrases
from bot.guide.render import Sight
from bot.guide.reply import Plain, Reply
from bot.guide.schema import Entry
from bot.settings.views import Place, Viewer

from . import deliver
from .desk import Desk
from .press import Press
from .where import Where


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press: who, where, and the entries that the button names."""

    desk: Desk
    interaction: discord.Interaction[Any]
    press: Press
    where: Where
    place: Place
    viewer: Viewer
    entries: tuple[Entry, ...]

    @property
    def entry(self) -> Entry:
        """The first entry that the button names. Handlers that need one are not called without."""
        return self.entries[0]

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

    def answering(self, interaction: discord.Interaction[Any]) -> "Pressed":
        """The same, to be answered through another interaction: the one that submits a window."""
        return dataclasses.replace(self, interaction=interaction)

    async def become(self, build: Callable[[Sight], Reply]) -> None:
        """Turn the message into another, by the rule of its place; for anybody but its asker, privately instead."""
        if self.in_private:
            await self.replace(build(self.sight))
        elif self.by_asker:
            await self.replace(build(self.desk.public_sight(self.place)))
        else:
            await self.privately(build(self.sight))

    async def replace(self, reply: Reply) -> None:
        """Make the message into a reply."""
        view = self.desk.present(reply, self.interaction.user.id)
        await deliver.replace(self.interaction, view, await self.desk.files(reply))

    async def privately(self, reply: Reply) -> None:
        """Answer the presser alone."""
        await deliver.reply(self.desk, self.interaction, reply, alone=not self.where.direct)

    async def outlived(self) -> None:
        """The friendly sentence for a button that means nothing any more."""
        await self.privately(Reply((Plain(phrases.OLD_BUTTON),), quiet=True))
