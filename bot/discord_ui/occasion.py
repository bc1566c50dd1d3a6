"""Who asks or browses, where, and how far the message may go. The dry run of admins is made from the same."""

from dataclasses import dataclass
from typing import Any

import discord

from bot.guide.render import Sight
from bot.settings.views import Place, Viewer

from .desk import Desk
from .where import Where, where_of


@dataclass(frozen=True, slots=True)
class Occasion:
    """A command with all that decides how far its message may go. `private` is the member's own wish."""

    place: Place
    viewer: Viewer
    where: Where
    private: bool = False

    @property
    def alone(self) -> bool:
        """Whether only the member gets the message, whatever is in it."""
        return self.where.alone or self.private or self.place["replies"] == "private"

    def sight(self, desk: Desk) -> Sight:
        """How far the message may go."""
        personal = self.alone or self.where.direct
        return desk.private_sight(self.place, self.viewer) if personal else desk.public_sight(self.place)


async def occasion_of(desk: Desk, interaction: discord.Interaction[Any], *, private: bool = False) -> Occasion:
    """The occasion of a command."""
    where = where_of(interaction)
    place = await desk.settings.place(where.location)
    viewer = await desk.settings.viewer(interaction.user.id)
    return Occasion(place, viewer, where, private)
