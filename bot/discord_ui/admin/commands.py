"""`/guide`: what admins type. Each handler checks the right, hands its options on and answers privately."""

import io
from collections.abc import Callable, Coroutine, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec

import discord
from discord import app_commands, ui

from bot.discord_ui.desk import Desk
from bot.discord_ui.errors import Refusal, funnelled
from bot.discord_ui.pause import ADMIN_COMMAND
from bot.guide.spoiler import EVERYTHING, NOTHING
from bot.guide.text import LONGEST_QUESTION
from bot.settings.options import BY_NAME, LISTEN, OPTIONS, PAUSED, Kind
from bot.settings.store import Basis

from . import changes, check, dry_run, exchange, history, words
from .panel import Panel, elsewhere, option_line
from .presses import open_panel
from .rights import may_all, require
from .state import State, read
from .target import Target, of_id, whole
from .values import as_stored, offers

Interaction = discord.Interaction[Any]
GuildPlace = app_commands.AppCommandChannel | app_commands.AppCommandThread
MOST_CHOICES = 25
P = ParamSpec("P")
Handler = Callable[Concatenate["_GuideGroup", Interaction, P], Coroutine[Any, Any, None]]

_OPTION_CHOICES = [app_commands.Choice(name=option.label, value=option.name) for option in OPTIONS]
_PLACE = "A channel or category; without one, this channel"
_EVERYWHERE = "The whole server instead; what is set in a channel or category stays"


def guide_group(desk: Desk) -> app_commands.Group:
    """The group with all its commands."""
    return _GuideGroup(desk)


def _for_admins(handler: Handler[P]) -> Handler[P]:
    """A handler that runs for who may manage the server, whatever Discord let through; the funnel gets its errors."""

    @wraps(handler)
    async def run(group: "_GuideGroup", interaction: Interaction, /, *arguments: P.args, **options: P.kwargs) -> None:
        async def allowed() -> None:
            require(interaction)
            async with group.desk.work:
                await handler(group, interaction, *arguments, **options)

        await funnelled(allowed(), interaction, f"/guide {handler.__name__}")

    return run


class _GuideGroup(app_commands.Group):
    """Settings of this server, for who may manage it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            name=ADMIN_COMMAND,
            description="Settings of the guide on this server",
            guild_only=True,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
            default_permissions=discord.Permissions(manage_guild=True),
        )
        self.desk = desk

    @app_commands.command(name="panel", description="See and change what I do, channel by channel")
    @_for_admins
    async def panel(self, interaction: Interaction) -> None:
        # No options, so that Enter opens it: the place is chosen there.
        await open_panel(self.desk, interaction, _target(interaction, None, everywhere=False))

    @app_commands.command(name="show", description="Everything that is set here, and where it comes from")
    @app_commands.describe(place=_PLACE, everywhere=_EVERYWHERE)
    @_for_admins
    async def show(self, interaction: Interaction, place: GuildPlace | None = None, everywhere: bool = False) -> None:
        target = _target(interaction, place, everywhere)
        state = await read(self.desk, require(interaction))
        panel = Panel(self.desk, state, target, dry_run.hears(interaction))
        lines = [f"### {target.name}", *(option_line(panel, option) for option in OPTIONS)]
        await _tell(interaction, "\n".join([*lines, *elsewhere(self.desk, state, target)]), self.desk.accent)

    @app_commands.command(name="set", description="Change one setting")
    @app_commands.describe(option="What to change", value="To what", place=_PLACE, everywhere=_EVERYWHERE)
    @app_commands.choices(option=_OPTION_CHOICES)
    @_for_admins
    async def set_option(
        self,
        interaction: Interaction,
        option: str,
        value: app_commands.Range[str, 1, 100],
        place: GuildPlace | None = None,
        everywhere: bool = False,
    ) -> None:
        await self._change(interaction, option, value, _target(interaction, place, everywhere))

    @set_option.autocomplete("value")
    async def _values(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return complete_value(self.desk, interaction, typed)

    @app_commands.command(name="reset", description="Take a setting back, so that the next place above decides")
    @app_commands.describe(option="Which; without one, all", place=_PLACE, everywhere=_EVERYWHERE)
    @app_commands.choices(option=_OPTION_CHOICES)
    @_for_admins
    async def reset(
        self,
        interaction: Interaction,
        option: str | None = None,
        place: GuildPlace | None = None,
        everywhere: bool = False,
    ) -> None:
        target = _target(interaction, place, everywhere)
        if option is not None:
            await self._change(interaction, option, None, target)
            return
        state = await self._state(interaction)
        basis = Basis(state.version, target.key)
        done = await changes.reset_all(self.desk, state, target, interaction.user.id, basis)
        await _tell(interaction, done, self.desk.accent)

    @app_commands.command(name="try", description="What would somebody get who asks this there? Only you see it")
    @app_commands.describe(
        question="What to ask", place=_PLACE, seen="How far the asker has watched: nothing, everything, or a scene"
    )
    @_for_admins
    async def try_out(
        self,
        interaction: Interaction,
        question: app_commands.Range[str, 1, LONGEST_QUESTION],
        place: GuildPlace | None = None,
        seen: str | None = None,
    ) -> None:
        target = _target(interaction, place, everywhere=False)
        await dry_run.answer(self.desk, interaction, target, question, seen)

    @try_out.autocomplete("seen")
    async def _seen(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return complete_scene(self.desk, interaction, typed)

    @app_commands.command(name="check", description="What I may do here, and what fails for lack of a permission")
    @_for_admins
    async def check(self, interaction: Interaction) -> None:
        await check.answer(self.desk, interaction, await self._state(interaction))

    @app_commands.command(name="pause", description="Make me silent here, or on the whole server")
    @app_commands.describe(place=_PLACE, everywhere=_EVERYWHERE)
    @_for_admins
    async def pause(self, interaction: Interaction, place: GuildPlace | None = None, everywhere: bool = False) -> None:
        await self._pause(interaction, _target(interaction, place, everywhere), silent=True)

    @app_commands.command(name="resume", description="Wake me here, or on the whole server")
    @app_commands.describe(place=_PLACE, everywhere=_EVERYWHERE)
    @_for_admins
    async def resume(self, interaction: Interaction, place: GuildPlace | None = None, everywhere: bool = False) -> None:
        await self._pause(interaction, _target(interaction, place, everywhere), silent=False)

    @app_commands.command(name="history", description="Who changed what, and when; with undo")
    @_for_admins
    async def history(self, interaction: Interaction) -> None:
        view = await history.page(self.desk, require(interaction), 0)
        await interaction.response.send_message(view=view, ephemeral=True)

    @app_commands.command(name="export", description="All settings of this server as one YAML file")
    @_for_admins
    async def export(self, interaction: Interaction) -> None:
        text = exchange.export(await self._state(interaction))
        file = discord.File(io.BytesIO(text.encode()), exchange.FILE_NAME)
        await interaction.response.send_message(words.EXPORTED, file=file, ephemeral=True)

    @app_commands.command(name="import", description="Make the settings exactly those of a file that I exported")
    @app_commands.describe(file="The YAML file")
    @_for_admins
    async def import_file(self, interaction: Interaction, file: discord.Attachment) -> None:
        text = await _text_of(file)
        state = await self._state(interaction)
        try:
            made = exchange.read_changes(self.desk, state, text)
        except exchange.ImportMistakes as mistakes:
            lines = [words.IMPORT_WRONG, *exchange.told(mistakes)]
            await _tell(interaction, "\n".join(lines), self.desk.accent)
            return
        if made:
            await self.desk.settings.change(state.guild.id, made, interaction.user.id, Basis(state.version))
        count = words.SETTINGS_OF[len(made) > 1].format(count=len(made))
        done = words.IMPORTED.format(count=count) if made else words.IMPORTED_NOTHING
        await _tell(interaction, done, self.desk.accent)

    async def _state(self, interaction: Interaction) -> State:
        return await read(self.desk, require(interaction))

    async def _change(self, interaction: Interaction, name: str, value: str | None, target: Target) -> None:
        state = await self._state(interaction)
        option = changes.known(name)
        if value is not None and option.kind is not Kind.TEXT_CHANNEL:
            value = as_stored(option, value, self.desk.library)
        change = changes.checked(self.desk, state.guild, target, option, value)
        basis = Basis(state.version, target.key, name)
        done = await changes.make(self.desk, state, target, change, interaction.user.id, basis)
        if option is LISTEN and value == "questions" and not dry_run.hears(interaction):
            done += f"\n{words.DEAF}"
        await _tell(interaction, done, self.desk.accent)

    async def _pause(self, interaction: Interaction, target: Target, *, silent: bool) -> None:
        state = await self._state(interaction)
        basis = Basis(state.version, target.key, PAUSED.name)
        done = await changes.pause(self.desk, state, target, interaction.user.id, basis, silent=silent)
        await _tell(interaction, done, self.desk.accent)


def complete_value(desk: Desk, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Values of the option that is filled in, for who may set it."""
    option = BY_NAME.get(str(getattr(interaction.namespace, "option", "")))
    guild = interaction.guild
    if option is None or guild is None or not may_all(interaction):
        return []
    if option.kind is Kind.SCENE:
        return complete_scene(desk, interaction, typed)
    if option.kind is Kind.TEXT_CHANNEL:
        found = [("none", "none"), *((f"#{channel.name}", str(channel.id)) for channel in guild.text_channels)]
    else:
        found = [
            (_line(offer.label, offer.sentence), offer.value)
            for offer in offers(option, option.default, desk.library, 0)
        ]
    return _fitting(found, typed)


def complete_scene(desk: Desk, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Horizons that fit what was typed: nothing, everything, and the scenes by number or title."""
    if not may_all(interaction):
        return []
    scenes = [(f"{scene.id} · {scene.title}", scene.id) for scene in desk.library.scenes]
    return _fitting([(words.SEEN_NOTHING, NOTHING), (words.SEEN_EVERYTHING, EVERYTHING), *scenes], typed)


def _fitting(found: Sequence[tuple[str, str]], typed: str) -> list[app_commands.Choice[str]]:
    wanted = typed.strip().casefold()
    fitting = [(name, value) for name, value in found if wanted in name.casefold() or wanted in value]
    return [app_commands.Choice(name=name[:100], value=value) for name, value in fitting[:MOST_CHOICES]]


def _line(label: str, sentence: str) -> str:
    return f"{label}: {sentence}" if sentence else label


def _target(interaction: Interaction, place: GuildPlace | None, everywhere: bool) -> Target:
    """What a command is for: the whole server, the place named, or where it was typed. Raises Refusal."""
    guild = require(interaction)
    if everywhere:
        return whole(guild)
    found = of_id(guild, place.id if place is not None else interaction.channel_id or 0)
    if found is None:
        raise Refusal(words.GONE)
    return found


async def _text_of(file: discord.Attachment) -> str:
    if file.size > exchange.LONGEST_FILE:
        raise Refusal(words.IMPORT_TOO_BIG.format(kilobytes=exchange.LONGEST_FILE // 1000))
    try:
        return (await file.read()).decode()
    except UnicodeDecodeError:
        raise Refusal(words.IMPORT_NO_TEXT) from None


async def _tell(interaction: Interaction, text: str, accent: int) -> None:
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(ui.TextDisplay(text[:4000]), accent_colour=accent))
    await interaction.response.send_message(view=view, ephemeral=True, suppress_embeds=True)
