"""Who changed what, when, from what to what; and taking one change back."""

from typing import Any

import discord
from discord import ui

from bot.discord_ui.desk import Desk
from bot.discord_ui.errors import Refusal
from bot.settings.options import BY_NAME, label_of
from bot.settings.store import Basis, HistoryLine, Overtaken

from . import words
from .controls import AdminButton, AdminSelect, AdminVerb, Control, row
from .state import State
from .target import name_of
from .values import in_words

LINES_ON_PAGE = 10
LOOKED_BACK = 100
"""Changes among which the one that is to be undone is looked for."""


async def page(desk: Desk, guild: discord.Guild, number: int, notice: str = "") -> ui.LayoutView:
    """One page of the history, newest first, counted from 0. Raises StoreError."""
    lines = await desk.settings.store.history(guild.id, (number + 1) * LINES_ON_PAGE + 1)
    shown = lines[number * LINES_ON_PAGE : (number + 1) * LINES_ON_PAGE]
    texts = [notice, words.HISTORY_TITLE, *(told(desk, guild, line) for line in shown)]
    if not shown:
        texts.append(words.HISTORY_EMPTY)
    container = ui.Container[Any](ui.TextDisplay("\n".join(filter(None, texts))), accent_colour=desk.accent)
    if shown:
        container.add_item(row(_undo_select(desk, guild, shown)))
    if turning := _turning(number, more=len(lines) > (number + 1) * LINES_ON_PAGE):
        container.add_item(row(*turning))
    view = ui.LayoutView(timeout=None)
    view.add_item(container)
    return view


async def undo(desk: Desk, state: State, number: int, by: int) -> str:
    """Take one change of this server back, unless it was changed again since; returns what was done, in words."""
    lines = await desk.settings.store.history(state.guild.id, LOOKED_BACK)
    line = next((line for line in lines if line.number == number), None)
    if line is None or line.option not in BY_NAME:
        raise Refusal(words.UNDO_GONE)
    if state.rows.get(line.scope, {}).get(line.option) != line.after:
        raise Refusal(words.UNDO_LATE)
    basis = Basis(state.version, line.scope, line.option)
    try:
        await desk.settings.change(state.guild.id, [line.undone], by, basis)
    except Overtaken:
        raise Refusal(words.UNDO_LATE) from None
    value = _value(desk, line.option, line.before)
    where = name_of(state.guild, line.scope)
    return words.UNDONE.format(option=BY_NAME[line.option].label, where=f"({where})", value=value)


def told(desk: Desk, guild: discord.Guild, line: HistoryLine) -> str:
    """One change as a line of text."""
    return "- " + words.HISTORY_LINE.format(
        when=discord.utils.format_dt(line.when, "R"),
        by=line.by,
        where=name_of(guild, line.scope),
        option=label_of(line.option),
        before=_value(desk, line.option, line.before),
        after=_value(desk, line.option, line.after),
    )


def is_shown_in(message: discord.Message) -> bool:
    """Whether a message is a page of the history rather than the panel."""
    view = ui.LayoutView.from_message(message)
    texts = (item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay))
    return any(words.HISTORY_TITLE in text for text in texts)


def _undo_select(desk: Desk, guild: discord.Guild, lines: tuple[HistoryLine, ...]) -> AdminSelect:
    control = Control(AdminVerb.UNDO, "s")
    options = [
        discord.SelectOption(
            label=f"{label_of(line.option)}: {_plainly(desk, guild, line)}"[:100],
            value=str(line.number),
            description=_plain_place(guild, line)[:100],
        )
        for line in lines
    ]
    select = ui.Select[Any](custom_id=control.custom_id("s"), placeholder=words.UNDO, options=options)
    return AdminSelect(select, control)


def _turning(number: int, *, more: bool) -> list[AdminButton]:
    newer = [AdminButton.make(Control(AdminVerb.HISTORY, "s", str(number - 1)), words.NEWER)] if number else []
    older = [AdminButton.make(Control(AdminVerb.HISTORY, "s", str(number + 1)), words.OLDER)] if more else []
    return newer + older


def _plainly(desk: Desk, guild: discord.Guild, line: HistoryLine) -> str:
    """What a change did, without markup: a select shows none."""
    return " → ".join(_unmarked(guild, _value(desk, line.option, value)) for value in (line.before, line.after))


def _plain_place(guild: discord.Guild, line: HistoryLine) -> str:
    return _unmarked(guild, name_of(guild, line.scope))


def _unmarked(guild: discord.Guild, text: str) -> str:
    if text.startswith("<#"):
        channel = guild.get_channel(int(text[2:-1]))
        return f"#{channel.name}" if channel else words.DELETED_PLACE
    return discord.utils.remove_markdown(text)


def _value(desk: Desk, option: str, value: str | None) -> str:
    if value is None:
        return words.HISTORY_UNSET
    return in_words(BY_NAME[option], value, desk.library) if option in BY_NAME else value
