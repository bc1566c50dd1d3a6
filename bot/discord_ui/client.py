"""The client: no privileged intents, an explicit list of what it reacts to, and an orderly end."""

import logging
from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from . import messages, pause
from .admin import arrivals
from .admin.commands import guide_group
from .admin.controls import AdminButton, AdminSelect, Control
from .admin.presses import pressed as admin_pressed
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

    async def interaction_check(self, interaction: discord.Interaction["GuideClient"], /) -> bool:
        """Before every command but `/guide`: where the guide is paused, it says so and nothing else."""
        try:
            return not await pause.silent(interaction.client.desk, interaction)
        except Exception as error:  # noqa: BLE001  # discord.py would only log it
            await report(error, interaction, "check")
            return False

    async def on_error(
        self, interaction: discord.Interaction["GuideClient"], error: app_commands.AppCommandError, /
    ) -> None:
        """Send what a command raised to the funnel."""
        await report(error, interaction, f"command {interaction.command.name if interaction.command else '?'}")


class GuideClient(discord.AutoShardedClient):
    """The guide in Discord."""

    def __init__(
        self,
        desk: Desk,
        *,
        message_content: bool = False,
        sync: bool = True,
        shard_count: int | None = None,
        shard_ids: Sequence[int] | None = None,
    ) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=message_content)
        super().__init__(
            intents=intents,
            shard_count=shard_count,
            shard_ids=list(shard_ids) if shard_ids else None,  # pyright: ignore[reportArgumentType]  # None is all
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
        self.tree.add_command(guide_group(desk))
        self._tidying = arrivals.tidying(desk, self)
        self._sync = sync

    async def setup_hook(self) -> None:
        """Before the first event: make old buttons work, and set the commands where they changed."""
        self.add_dynamic_items(Press, AdminButton, AdminSelect)
        if self._sync:
            await sync_commands(self.tree)

    async def on_ready(self) -> None:
        """Say that the guide is there. From now on the list of servers is complete."""
        _log.info("ready as %s in %d servers", self.user, len(self.guilds))
        if not self._tidying.is_running():  # Discord may say so again after a lost connection
            self._tidying.start()

    async def on_message(self, message: discord.Message) -> None:
        """Answer what is meant for the guide."""
        if self.user is not None and not message.author.bot:
            await messages.handle(self.desk, message, self.user.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Say hello, once."""
        await arrivals.arrived(self.desk, self, guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note when the guide was removed, so that its settings are forgotten in time."""
        await arrivals.left(self.desk, guild)

    async def pressed(self, interaction: discord.Interaction[Any], press: Press) -> None:
        """Answer the press of one of the guide's buttons."""
        if pause.is_removal(press.verb) or not await pause.silent(self.desk, interaction):
            await pressed(self.desk, interaction, press)

    async def admin_pressed(
        self, interaction: discord.Interaction[Any], control: Control, values: tuple[str, ...]
    ) -> None:
        """Answer the press of one of the panel's controls."""
        await admin_pressed(self.desk, interaction, control, values)

    async def close(self) -> None:
        """Finish what was begun, then leave Discord and let go of the store."""
        self._tidying.cancel()
        await self.desk.work.finish(PATIENCE)
        await super().close()
        await self.desk.settings.store.close()
