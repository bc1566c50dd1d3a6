"""What each of the panel's controls does. Rights, place and settings are looked up anew at every press."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import discord

from bot.discord_ui.desk import Desk
from bot.discord_ui.errors import Refusal
from bot.settings.options import PAUSED, Kind, Option, Scope, label_of
from bot.settings.store import Basis, Overtaken

from . import changes, check, history, words
from .controls import AdminVerb, Control
from .dry_run import TryModal, hears
from .panel import INHERIT, Page, Panel, layout
from .rights import require
from .state import State, read
from .target import Target, of_id, of_token
from .values import in_a_row


@dataclass(frozen=True, slots=True)
class AdminPress:
    """A press with all that its handler needs: who, what was chosen, the place, and its settings as they are now."""

    desk: Desk
    interaction: discord.Interaction[Any]
    control: Control
    values: tuple[str, ...]
    target: Target
    state: State

    @property
    def by(self) -> int:
        """The presser's id."""
        return self.interaction.user.id

    @property
    def page(self) -> Page:
        """The page that the argument names; the main one for anything else."""
        name = self.control.argument.partition("-")[0]
        return Page(name) if name in set(Page) else Page.MAIN

    def basis(self, option: Option | None = None) -> Basis:
        """What the presser saw of an option here, or of all of them, when the panel was drawn."""
        return Basis(self.control.version, self.target.key, option.name if option else None)


async def pressed(desk: Desk, interaction: discord.Interaction[Any], control: Control, values: tuple[str, ...]) -> None:
    """Answer a press. Raises CheckFailure, Refusal, OptionError or StoreError for the funnel."""
    async with desk.work:
        guild = require(interaction)
        handler = _HANDLERS.get(control.verb)
        if handler is None:
            raise Refusal(words.OLD)
        target = of_token(guild, control.place)
        await handler(AdminPress(desk, interaction, control, values, target, await read(desk, guild)))


async def open_panel(desk: Desk, interaction: discord.Interaction[Any], target: Target) -> None:
    """A new panel, for whoever asked for it."""
    state = await read(desk, require(interaction))
    view = layout(Panel(desk, state, target, hears(interaction)))
    await interaction.response.send_message(view=view, ephemeral=True)


async def _open(press: AdminPress) -> None:
    await open_panel(press.desk, press.interaction, press.target)


async def _place(press: AdminPress) -> None:
    """Another place; the panel stays on its page."""
    guild = press.state.guild
    target = of_id(guild, int(press.values[0])) if press.values else press.target
    if target is None:
        raise Refusal(words.GONE)
    await _show(press, target=target, page=press.page)


async def _go(press: AdminPress) -> None:
    """Another page of the same place, or the whole server (whose control names it)."""
    await _show(press, page=press.page)


async def _set(press: AdminPress) -> None:
    """Change one option, unless somebody else did so while the panel was open."""
    option = changes.known(press.control.argument)
    page = Page.MORE if option.rare else Page.MAIN
    chosen = press.values[0] if press.values else ("none" if option.kind is Kind.TEXT_CHANNEL else INHERIT)
    if chosen.startswith(">"):
        await _show(press, page=page, scenes=int(chosen[1:]))
        return
    value = None if chosen == INHERIT else chosen
    change = changes.checked(press.desk, press.state.guild, press.target, option, value)
    making = changes.make(press.desk, press.state, press.target, change, press.by, press.basis(option))
    await _show(press, page=page, notice=await _done(making))


async def _pause(press: AdminPress) -> None:
    silent, basis = press.control.verb == AdminVerb.PAUSE, press.basis(PAUSED)
    making = changes.pause(press.desk, press.state, press.target, press.by, basis, silent=silent)
    await _show(press, notice=await _done(making))


async def _sure(press: AdminPress) -> None:
    """Ask once more before everything here is taken back."""
    found = dict(press.state.set_at()).get(press.target.key, ())
    if not found:
        await _show(press, notice=changes.nothing_set(press.target))
        return
    notice = words.SURE.format(where=press.target.where, settings=in_a_row(found, press.desk.library))
    if press.target.key[0] is Scope.SERVER:
        notice += f"\n{words.BELOW_STAYS}"
    await _show(press, page=Page.SURE, notice=notice)


async def _reset(press: AdminPress) -> None:
    making = changes.reset_all(press.desk, press.state, press.target, press.by, press.basis())
    await _show(press, notice=await _done(making))


async def _try(press: AdminPress) -> None:
    await press.interaction.response.send_modal(TryModal(press.desk, press.target))


async def _check(press: AdminPress) -> None:
    await check.answer(press.desk, press.interaction, press.state)


async def _history(press: AdminPress) -> None:
    view = await history.page(press.desk, press.state.guild, int(press.control.argument or 0))
    message = press.interaction.message
    if message is not None and history.is_shown_in(message):
        await press.interaction.response.edit_message(view=view)
    else:
        await press.interaction.response.send_message(view=view, ephemeral=True)


async def _undo(press: AdminPress) -> None:
    notice = await history.undo(press.desk, press.state, int(press.values[0]), press.by)
    view = await history.page(press.desk, press.state.guild, 0, notice)
    await press.interaction.response.edit_message(view=view)


async def _done(making: Awaitable[str]) -> str:
    """What a change did, in words; or that another admin changed the same since the panel was drawn."""
    try:
        return await making
    except Overtaken as overtaken:
        line = overtaken.line
        return words.CHANGED_MEANWHILE.format(by=line.by, option=label_of(line.option))


async def _show(
    press: AdminPress,
    *,
    target: Target | None = None,
    page: Page = Page.MAIN,
    notice: str = "",
    scenes: int | None = None,
) -> None:
    """The panel again, in place, with the settings as they are now."""
    state = await read(press.desk, press.state.guild)
    panel = Panel(press.desk, state, target or press.target, hears(press.interaction), page, notice, scenes)
    await press.interaction.response.edit_message(view=layout(panel))


_HANDLERS: Mapping[str, Callable[[AdminPress], Awaitable[None]]] = {
    AdminVerb.OPEN: _open,
    AdminVerb.PLACE: _place,
    AdminVerb.GO: _go,
    AdminVerb.SET: _set,
    AdminVerb.PAUSE: _pause,
    AdminVerb.RESUME: _pause,
    AdminVerb.TRY: _try,
    AdminVerb.CHECK: _check,
    AdminVerb.HISTORY: _history,
    AdminVerb.UNDO: _undo,
    AdminVerb.SURE: _sure,
    AdminVerb.RESET: _reset,
}
