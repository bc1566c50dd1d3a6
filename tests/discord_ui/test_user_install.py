"""Installed by a member only: in servers and group chats where the guide is not, its answers are for them alone."""

from typing import Any

import pytest
import simcord
from simcord.interactions import base_payload
from simcord.results import InteractionResult

from bot.guide import phrases

from .conftest import Club, labels, texts

LATE = "He drowns in the storm"
ELSEWHERE = 987654321098765432
"""A server of which the guide knows nothing."""


async def asked_elsewhere(club: Club, **changes: Any) -> simcord.InteractionResult:
    """`/ask` as Discord sends it from such a place: SimCord has nobody who could type it, so it is made by hand."""
    command = club.ann._resolve_root("ask", 1, club.channels["show"].id)
    record, payload = base_payload(
        club.env.backend,
        type=2,
        channel_id=club.channels["show"].id,
        guild_id=club.guild.id,
        user_id=club.ann.id,
        data={
            "id": command["id"],
            "name": "ask",
            "type": 1,
            "options": [{"name": "question", "type": 3, "value": "who is the brother"}],
        },
    )
    payload |= {"authorizing_integration_owners": {"1": str(club.ann.id)}, **changes}
    club.env.backend.emit("INTERACTION_CREATE", {name: value for name, value in payload.items() if value is not None})
    await club.env.settle()
    return InteractionResult(club.env, record)


@pytest.mark.parametrize(
    "changes",
    [
        {"guild_id": str(ELSEWHERE), "guild": {"id": str(ELSEWHERE), "locale": "en-US", "features": []}},
        {"guild_id": None, "member": None, "user": "ann", "context": 2},
    ],
    ids=["server", "group"],
)
async def test_where_the_guide_is_no_member_answers_are_private(club: Club, changes: dict[str, Any]) -> None:
    """Later plot is behind bars, whatever the server would have set: its settings are not for us to read."""
    if changes.get("user"):
        changes = {**changes, "user": {"id": str(club.ann.id), "username": "ann", "discriminator": "0", "avatar": None}}
    result = await asked_elsewhere(club, **changes)

    assert result.acknowledged
    assert result.response.ephemeral
    assert any(text.startswith(f"||{LATE}") for text in texts(result.response.components))
    assert phrases.WITHOUT_BARS in labels(result.response.components)
    assert phrases.REMOVE not in labels(result.response.components)


async def test_in_a_direct_message_with_the_guide_a_command_is_answered_there(club: Club) -> None:
    """Nobody else is there, so the answer stays, by the member's own horizon."""
    result = await club.ann.user.slash("ask", question="who is the brother")

    assert not result.response.ephemeral
    assert any(text.startswith(f"||{LATE}") for text in texts(result.response.components))
    assert phrases.WITHOUT_BARS in labels(result.response.components)
