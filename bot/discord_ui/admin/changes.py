"""Changes by admins: checked against the server they stand on, made, and told in words."""

from collections.abc import Sequence

import discord

from bot.discord_ui.desk import Desk
from bot.discord_ui.errors import Refusal
from bot.settings.options import BY_NAME, PAUSED, Kind, Option, Scope
from bot.settings.store import Basis, Change
from bot.settings.views import ScopeKey

from . import words
from .state import State, read
from .target import Target, name_of, of_key
from .values import in_words, origin


def known(name: str) -> Option:
    """The option with a name. Raises Refusal for a name from another version."""
    if name not in BY_NAME:
        raise Refusal(words.NO_SUCH_OPTION)
    return BY_NAME[name]


def checked(desk: Desk, guild: discord.Guild, target: Target, option: Option, value: str | None) -> Change:
    """A change that may be made at a target. Raises Refusal or OptionError."""
    if target.key[0] not in option.scopes:
        raise Refusal(words.SERVER_ONLY.format(option=option.label))
    if value is None:
        return Change(target.key, option.name, None)
    if option.kind is Kind.TEXT_CHANNEL:
        value = value.strip().removeprefix("<#").removesuffix(">")
    value = option.check(value, desk.settings.scenes)
    if option.kind is Kind.TEXT_CHANNEL and value != "none" and not _is_ours(guild, int(value)):
        raise Refusal(words.NOT_OUR_CHANNEL.format(option=option.label))
    return Change(target.key, option.name, value)


async def make(desk: Desk, state: State, target: Target, change: Change, by: int, basis: Basis) -> str:
    """Make one change; returns what was done, in words. Raises Overtaken."""
    await desk.settings.change(state.guild.id, [change], by, basis)
    after = await read(desk, state.guild)
    option = BY_NAME[change.option]
    setting = after.place(target).settings[option.name]
    value = in_words(option, setting.value, desk.library)
    if change.value is None:
        where = origin(setting.origin, target.location)
        return words.DONE_RESET.format(option=option.label, value=value, where=target.where, origin=where)
    return words.DONE.format(option=option.label, value=value, where=target.where)


async def reset_all(desk: Desk, state: State, target: Target, by: int, basis: Basis) -> str:
    """Take back everything that is set at a target; returns what was done, in words. Raises Overtaken."""
    changes = [Change(target.key, name, None) for name in sorted(state.rows.get(target.key, {}))]
    if not changes:
        return nothing_set(target)
    await desk.settings.change(state.guild.id, [change for change in changes if change.option in BY_NAME], by, basis)
    done = words.ALL_RESET.format(where=target.where)
    return f"{done}\n{words.BELOW_STAYS}" if target.key[0] is Scope.SERVER else done


def nothing_set(target: Target) -> str:
    """That there is nothing to take back, and what taking back would not touch."""
    if target.key[0] is Scope.SERVER:
        return f"{words.NOTHING_SET_SERVER}\n{words.BELOW_STAYS}"
    return words.NOTHING_SET.format(where=target.where)


async def pause(desk: Desk, state: State, target: Target, by: int, basis: Basis, *, silent: bool) -> str:
    """Pause or resume a target; returns what was done, and where something else is set below it. Raises Overtaken."""
    value = "yes" if silent else "no"
    # Where what is above says the same, nothing needs to be set: a leftover would outlive the next pause above.
    above = state.inherited(target, PAUSED)
    same = above.value == value
    change = Change(target.key, PAUSED.name, None if same else value)
    await desk.settings.change(state.guild.id, [change], by, basis)
    done = (words.NOW_SILENT if silent else words.NOW_SPEAKING).format(where=target.where)
    source = of_key(state.guild, above.origin) if above.origin and not silent and not same else None
    if source is not None:
        done += f"\n{words.STILL_ABOVE.format(where=source.where)}"
    others = list(state.with_value(PAUSED, "no" if silent else "yes", apart_from=target.key))
    below = [key for key in others if _is_below(state.guild, key, target)]
    if not below:
        return done
    sentence = words.STILL_SPEAKING if silent else words.STILL_SILENT
    return f"{done}\n{sentence.format(places=listed([name_of(state.guild, key) for key in below]))}"


def listed(places: Sequence[str], most: int = 12) -> str:
    """Places in a row, and how many more there are."""
    shown = ", ".join(places[:most])
    return shown if len(places) <= most else f"{shown} {words.AND_MORE.format(count=len(places) - most)}"


def _is_below(guild: discord.Guild, key: ScopeKey, target: Target) -> bool:
    found = of_key(guild, key)
    return found is not None and target.key in found.location.chain[1:]


def _is_ours(guild: discord.Guild, number: int) -> bool:
    return isinstance(guild.get_channel(number), discord.TextChannel)
