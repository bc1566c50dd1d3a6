"""The panel: what holds in a place and where it comes from, and under each option the select that changes it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from textwrap import shorten
from typing import Any

import discord
from discord import ui

from bot.discord_ui.desk import Desk
from bot.settings.options import LISTEN, OPTIONS, PAUSED, Kind, Option, Scope
from bot.settings.views import Place

from . import words
from .controls import AdminButton, AdminSelect, AdminVerb, AnySelect, Control, row
from .state import State
from .target import Target, name_of
from .values import in_a_row, in_words, meaning, offers, origin, page_of

INHERIT = "="
"""The value by which a select takes a setting back."""
LONGEST_DESCRIPTION = 100
MOST_ELSEWHERE = 8
LONGEST_LIST = 160
"""Characters of what is set in one place: a message holds 4000, and this is one line of many."""

_SETTABLE = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.media,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
    discord.ChannelType.category,
]


class Page(StrEnum):
    """The panel's two pages, and the question back before everything is reset."""

    MAIN = "main"
    MORE = "more"
    SURE = "sure"


@dataclass(frozen=True, slots=True)
class Panel:
    """All that the panel shows."""

    desk: Desk
    state: State
    target: Target
    hears: bool
    """Whether the host has switched on the message content intent."""
    page: Page = Page.MAIN
    notice: str = ""
    """What the last press did."""
    scenes: int | None = None
    """The page of scenes that is turned to; None is the one with the current value."""

    @property
    def place(self) -> Place:
        """Every option as it holds at the target."""
        return self.state.place(self.target)

    def control(self, verb: AdminVerb, argument: str = "") -> Control:
        """A control of this very panel."""
        return Control(verb, self.target.token, argument, self.state.version)


def layout(panel: Panel) -> ui.LayoutView:
    """The panel as Discord components."""
    container = ui.Container[ui.LayoutView](accent_colour=panel.desk.accent)
    container.add_item(ui.TextDisplay("\n".join(_head(panel))))
    if panel.page is Page.SURE:
        container.add_item(row(*_sure(panel)))
    else:
        container.add_item(row(_place_select(panel)))
        for option in shown_on(panel.page):
            _add_option(container, panel, option)
        container.add_item(row(*_first_buttons(panel)))
        container.add_item(row(*_last_buttons(panel)))
        if panel.target.key[0] is Scope.SERVER:
            container.add_item(ui.TextDisplay(words.WHO_MAY.format(link=words.LEARN_MORE)))
    view = ui.LayoutView(timeout=None)
    view.add_item(container)
    return view


def shown_on(page: Page) -> Sequence[Option]:
    """The options with a select on a page; *Paused* is a button."""
    return [option for option in OPTIONS if option is not PAUSED and option.rare == (page is Page.MORE)]


def option_line(panel: Panel, option: Option) -> str:
    """An option's value in a place and where it comes from."""
    setting = panel.place.settings[option.name]
    value = in_words(option, setting.value, panel.desk.library)
    line = f"**{option.label}: {value}** · {origin(setting.origin, panel.target.location)}"
    return f"{line}\n-# {meaning(option, setting.value)}"


def _head(panel: Panel) -> Iterator[str]:
    if panel.notice:
        yield f"{panel.notice}\n"
    if panel.page is Page.SURE:
        return
    match panel.target.key[0]:
        case Scope.SERVER:
            yield f"{words.TITLE_SERVER}\n{words.HOLDS_SERVER}"
        case Scope.CATEGORY:
            yield f"{words.TITLE_CATEGORY.format(name=panel.target.name)}\n{words.HOLDS_CATEGORY}"
        case Scope.CHANNEL:
            yield f"{words.TITLE_CHANNEL.format(name=panel.target.name)}\n{words.HOLDS_CHANNEL}"
    if panel.place.paused:
        setting = panel.place.settings[PAUSED.name]
        where = origin(setting.origin, panel.target.location)
        yield words.PAUSED_LINE.format(where=panel.target.where, origin=where)
    if panel.target.key[0] is Scope.SERVER:
        yield from elsewhere(panel.desk, panel.state, panel.target)


def elsewhere(desk: Desk, state: State, shown: Target) -> Iterator[str]:
    """The places that differ from the server, with what is set there; without the one that is shown anyway."""
    different = [(key, found) for key, found in state.set_at() if key[0] is not Scope.SERVER and key != shown.key]
    if different:
        yield words.ELSEWHERE
    for key, found in different[:MOST_ELSEWHERE]:
        values = in_a_row(found, desk.library)
        yield f"- {name_of(state.guild, key)} · {shorten(values, LONGEST_LIST, placeholder=' …')}"
    if len(different) > MOST_ELSEWHERE:
        yield words.MORE_PLACES.format(count=len(different) - MOST_ELSEWHERE)


def _add_option(container: ui.Container[Any], panel: Panel, option: Option) -> None:
    line = option_line(panel, option)
    if panel.target.key[0] not in option.scopes:
        container.add_item(ui.TextDisplay(f"{line}\n{words.SERVER_ONLY_LINE}"))
        return
    if option is LISTEN and panel.place[option.name] == "questions" and not panel.hears:
        line += f"\n{words.DEAF}"
    container.add_item(ui.TextDisplay(line))
    container.add_item(row(_value_select(panel, option)))


def _place_select(panel: Panel) -> AdminSelect:
    chosen: list[Any] = []
    if panel.target.key[0] is not Scope.SERVER:
        kind = discord.SelectDefaultValueType.channel
        chosen = [discord.SelectDefaultValue(id=panel.target.key[1], type=kind)]
    control = panel.control(AdminVerb.PLACE, panel.page)
    select = ui.ChannelSelect[Any](
        id=control.number,
        custom_id=control.custom_id("s"),
        placeholder=words.CHOOSE_PLACE,
        channel_types=_SETTABLE,
        default_values=chosen,
    )
    return AdminSelect(select, control)


def _value_select(panel: Panel, option: Option) -> AdminSelect:
    control = panel.control(AdminVerb.SET, option.name)
    text_channel = option.kind is Kind.TEXT_CHANNEL
    select = _channel_select(panel, option, control) if text_channel else _list_select(panel, option, control)
    return AdminSelect(select, control)


def _channel_select(panel: Panel, option: Option, control: Control) -> AnySelect:
    value = panel.place[option.name]
    kind = discord.SelectDefaultValueType.channel
    chosen = [discord.SelectDefaultValue(id=int(value), type=kind)] if value != "none" else []
    return ui.ChannelSelect[Any](
        id=control.number,
        custom_id=control.custom_id("s"),
        placeholder=words.CHOOSE_LOG,
        channel_types=[discord.ChannelType.text, discord.ChannelType.news],
        default_values=chosen,
        min_values=0,
    )


def _list_select(panel: Panel, option: Option, control: Control) -> AnySelect:
    own, library = panel.state.own(panel.target, option), panel.desk.library
    inherited = panel.state.inherited(panel.target, option)
    value = panel.place[option.name]
    source = words.AS_DEFAULT if inherited.origin is None else words.AS_SERVER
    source = words.AS_CATEGORY if inherited.origin and inherited.origin[0] is Scope.CATEGORY else source
    label = f"{source}: {in_words(option, inherited.value, library)}"
    choices = [discord.SelectOption(label=label[:100], value=INHERIT, default=own is None)]
    page = page_of(value, library) if panel.scenes is None else panel.scenes
    choices += [
        discord.SelectOption(
            label=offer.label,
            value=offer.value,
            description=offer.sentence[:LONGEST_DESCRIPTION] or None,
            default=offer.value == own,
        )
        for offer in offers(option, value, library, page)
    ]
    return ui.Select[Any](
        id=control.number, custom_id=control.custom_id("s"), placeholder=option.label, options=choices
    )


def _first_buttons(panel: Panel) -> list[AdminButton]:
    paused = panel.place.paused
    whole = panel.target.key[0] is Scope.SERVER
    other = Page.MORE if panel.page is Page.MAIN else Page.MAIN
    whole_server = Control(AdminVerb.GO, "s", f"{panel.page}-server", panel.state.version)
    pause, resume = (words.PAUSE_SERVER, words.RESUME_SERVER) if whole else (words.PAUSE, words.RESUME)
    return [
        AdminButton.make(panel.control(AdminVerb.TRY), words.TRY, discord.ButtonStyle.primary),
        AdminButton.make(whole_server, words.WHOLE_SERVER, disabled=whole),
        AdminButton.make(panel.control(AdminVerb.GO, other), words.MORE if panel.page is Page.MAIN else words.BACK),
        AdminButton.make(panel.control(AdminVerb.RESUME if paused else AdminVerb.PAUSE), resume if paused else pause),
    ]


def _last_buttons(panel: Panel) -> list[AdminButton]:
    reset = words.RESET_SERVER if panel.target.key[0] is Scope.SERVER else words.RESET
    return [
        AdminButton.make(panel.control(AdminVerb.CHECK), words.CHECK),
        AdminButton.make(panel.control(AdminVerb.HISTORY, "0"), words.HISTORY),
        AdminButton.make(panel.control(AdminVerb.SURE), reset, discord.ButtonStyle.danger),
    ]


def _sure(panel: Panel) -> list[AdminButton]:
    return [
        AdminButton.make(panel.control(AdminVerb.GO, Page.MAIN), words.NO_KEEP),
        AdminButton.make(panel.control(AdminVerb.RESET), words.YES_RESET, discord.ButtonStyle.danger),
    ]
