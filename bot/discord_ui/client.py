"""The client: no privileged intents, an explicit list of what it reacts to, and an orderly end."""

import logging
from typing import Any

import discord
from discord import app_commands

from . import messages
from .commands import add_commands
from .desk import Desk
from .errors import report
from .press import Press
from .presses import pressed
from .sync import sync_commands

_log = logging.getLogger(__name__)

PATIENCE = 10.0
"""Seconds that answers in the making are given when the guide is told to stop."""


class GuideTree(app_commands.CommandTree["GuideClient"]):
    """The command tree; its errors end where all others do."""

    async def on_error(
        self, interaction: discord.Interaction["GuideClient"], error: app_commands.AppCommandError, /
    ) -> None:
        """Send what a command raised to the funnel."""
        await report(error, interaction, f"command {interaction.command.name if interaction.command else '?'}")


class GuideClient(discord.AutoShardedClient):
    """The guide in Discord."""

    def __init__(
        self, desk: Desk, *, message_content: bool = False, sync: bool = True, shard_count: int | None = None
    ) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=message_content)
        super().__init__(
            intents=intents,
            shard_count=shard_count,
            allowed_mentions=discord.AllowedMentions.none(),
            # Nothing here reads old messages or other members: keep neither.
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        self.desk = desk
        self.tree = GuideTree(
            self,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        )
        add_commands(self.tree, desk)
        self._sync = sync

    async def setup_hook(self) -> None:
        """Before the first event: make old buttons work, and set the commands where they changed."""
        self.add_dynamic_items(Press)
        if self._sync:
            await sync_commands(self.tree)

    async def on_ready(self) -> None:
        """Say that the guide is there."""
        _log.info("ready as %s in %d servers", self.user, len(self.guilds))

    async def on_message(self, message: discord.Message) -> None:
        """Answer what is meant for the guide."""
        if self.user is not None and not message.author.bot:
            await messages.handle(self.desk, message, self.user.id)

    async def pressed(self, interaction: discord.Interaction[Any], press: Press) -> None:
        """Answer the press of one of the guide's buttons."""
        await pressed(self.desk, interaction, press)

    async def close(self) -> None:
        """Finish what was begun, then leave Discord and let go of the store."""
        await self.desk.work.finish(PATIENCE)
        await super().close()
        await self.desk.settings.store.close()
