"""Commands are set in one bulk update, and only when what Discord has differs."""

import logging
from collections.abc import Mapping
from typing import Any, cast

from discord import app_commands

_log = logging.getLogger(__name__)

_COMPARED = ("type", "name", "description", "options", "default_member_permissions", "contexts", "integration_types")
_OPTION = ("type", "name", "description", "required", "choices", "options", "autocomplete", "min_length", "max_length")


async def sync_commands(tree: app_commands.CommandTree[Any]) -> bool:
    """Set the commands where they differ from what Discord has; returns whether they did."""
    wanted = [command.to_dict(tree) for command in tree.get_commands()]
    found = [_as_payload(command) for command in await tree.fetch_commands()]
    if sorted(map(_essence, wanted)) == sorted(map(_essence, found)):
        _log.info("commands are up to date")
        return False
    await tree.sync()
    _log.info("commands were set: %d", len(wanted))
    return True


def _as_payload(command: app_commands.AppCommand) -> dict[str, Any]:
    permissions = command.default_member_permissions
    return {**command.to_dict(), "default_member_permissions": permissions.value if permissions else None}


def _essence(command: Mapping[str, Any]) -> str:
    """What is compared of a command, in one form for what we send and what Discord returns."""
    essence = {name: _plain(command.get(name)) for name in _COMPARED}
    return repr({**essence, "type": essence["type"] or "1"})


def _plain(value: object) -> object:
    """A value without the difference between unset, empty and false."""
    if isinstance(value, list):
        items = cast("list[object]", value)
        return [_plain(item) for item in items] if items and isinstance(items[0], dict) else sorted(map(str, items))
    if isinstance(value, dict):
        option = cast("dict[str, object]", value)
        return {name: _plain(option[name]) for name in _OPTION if option.get(name)}
    return str(value) if value else None
