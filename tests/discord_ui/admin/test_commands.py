"""`/guide set`, `reset`, `show`, `pause` and `resume`, and who may use the group at all."""

import pytest
import simcord

from bot.discord_ui.admin import words
from bot.discord_ui.errors import NOT_ALLOWED
from bot.settings.options import BY_NAME, OPTIONS, Scope

from .conftest import Office, read

SETTABLE = [(option.name, scope) for option in OPTIONS for scope in Scope if scope in option.scopes]


def place(office: Office, scope: Scope) -> dict[str, object]:
    """The options of a command that name a scope."""
    places: dict[Scope, dict[str, object]] = {
        Scope.SERVER: {"everywhere": True},
        Scope.CATEGORY: {"place": office.category},
        Scope.CHANNEL: {"place": office.inside},
    }
    return places[scope]


@pytest.mark.parametrize(("option", "scope"), SETTABLE)
async def test_every_option_is_set_and_reset_at_every_scope(office: Office, option: str, scope: Scope) -> None:
    """The command sets one place, says so in private, and takes it back."""
    where, value = place(office, scope), office.other_value(option)
    done = await office.admin.slash(office.outside, "guide set", option=option, value=value, **where)

    assert done.response.ephemeral
    assert BY_NAME[option].label in read(done.response)
    assert await office.stored(scope, option) == value

    await office.admin.slash(office.outside, "guide reset", option=option, **where)
    assert await office.stored(scope, option) is None


@pytest.mark.parametrize("scope", [Scope.CATEGORY, Scope.CHANNEL])
async def test_what_is_for_the_server_is_not_set_for_less(office: Office, scope: Scope) -> None:
    """Reports go to one channel for the whole server."""
    value = str(office.outside.id)
    refused = await office.admin.slash(
        office.outside, "guide set", option="log-channel", value=value, **place(office, scope)
    )

    assert refused.response.ephemeral
    assert "whole server only" in refused.response.content
    assert await office.stored(scope, "log-channel") is None


@pytest.mark.parametrize(
    ("option", "value"),
    [("policy", "maybe"), ("horizon", "s99"), ("cooldown", "3601"), ("cooldown", "-1"), ("paused", "true")],
)
async def test_a_value_that_does_not_fit_is_named(office: Office, option: str, value: str) -> None:
    """The sentence names the option, the value and what was wanted; nothing changes."""
    refused = await office.admin.slash(office.inside, "guide set", option=option, value=value)

    assert f"**{BY_NAME[option].label}**" in refused.response.content
    assert value in refused.response.content
    assert "wanted" in refused.response.content
    assert await office.stored(Scope.CHANNEL, option) is None


@pytest.mark.parametrize(
    ("option", "shown", "stored"),
    [
        ("policy", "Shown openly", "show"),
        ("horizon", "the whole film", "everything"),
        ("cooldown", "60 seconds", "60"),
        ("paused", "PAUSED", "yes"),
    ],
)
async def test_a_value_may_be_typed_as_it_is_shown(office: Office, option: str, shown: str, stored: str) -> None:
    """Whoever types what the panel says, and does not press what is offered, is understood."""
    await office.admin.slash(office.inside, "guide set", option=option, value=shown)

    assert await office.stored(Scope.CHANNEL, option) == stored


async def test_setting_what_cannot_be_heard_says_so(office: Office) -> None:
    """The command warns as the panel does."""
    done = await office.admin.slash(office.inside, "guide set", option="listen", value="questions")

    assert words.DEAF in read(done.response)


async def test_resetting_the_server_says_what_stays(office: Office) -> None:
    """Where only channels have settings, *nothing is set* would look like a contradiction."""
    await office.put(Scope.CHANNEL, "policy", "show")
    done = await office.admin.slash(office.inside, "guide reset", everywhere=True)

    assert words.NOTHING_SET_SERVER in read(done.response)
    assert words.BELOW_STAYS in read(done.response)


async def test_reports_cannot_be_sent_to_another_server(office: Office) -> None:
    """A channel's id from elsewhere is refused, as is one of no text channel."""
    foreign = office.club.env.create_guild("Elsewhere").create_text_channel("theirs")
    for channel in (foreign, office.category):
        refused = await office.admin.slash(
            office.inside, "guide set", option="log-channel", value=str(channel.id), everywhere=True
        )
        assert "has to be a text channel of this server" in refused.response.content
    assert await office.stored(Scope.SERVER, "log-channel") is None


async def test_a_command_without_a_place_is_for_where_it_is_typed(office: Office) -> None:
    """The simplest form does the nearest thing."""
    await office.admin.slash(office.inside, "guide set", option="policy", value="hide")

    assert await office.stored(Scope.CHANNEL, "policy") == "hide"


async def test_reset_without_an_option_resets_the_place(office: Office) -> None:
    """Everything of one place, nothing of another."""
    await office.put(Scope.CHANNEL, "policy", "show")
    await office.put(Scope.CHANNEL, "listen", "off")
    await office.put(Scope.SERVER, "listen", "off")
    await office.admin.slash(office.inside, "guide reset")

    assert await office.stored(Scope.CHANNEL, "policy") is None
    assert await office.stored(Scope.CHANNEL, "listen") is None
    assert await office.stored(Scope.SERVER, "listen") == "off"


async def test_show_tells_every_option_and_its_source(office: Office) -> None:
    """Every option stands there, and the places that differ."""
    await office.put(Scope.CATEGORY, "policy", "show")
    shown = await office.admin.slash(office.inside, "guide show")

    text = read(shown.response)
    assert shown.response.ephemeral
    assert all(option.label in text for option in OPTIONS)
    assert f"shown openly** · {words.BY_CATEGORY}" in text
    assert "Cinema" in text


async def test_pausing_the_server_names_who_goes_on(office: Office) -> None:
    """A channel that was set to speak still does, and the admin reads it."""
    await office.put(Scope.CHANNEL, "paused", "no")
    paused = await office.admin.slash(office.outside, "guide pause", everywhere=True)

    assert await office.stored(Scope.SERVER, "paused") == "yes"
    assert office.inside.mention in read(paused.response)


async def test_waking_a_channel_of_a_paused_server_wakes_it_alone(office: Office) -> None:
    """The server stays paused; waking the server then leaves nothing behind there."""
    await office.admin.slash(office.outside, "guide pause", everywhere=True)
    woken = await office.admin.slash(office.inside, "guide resume")
    assert words.STILL_ABOVE.format(where=words.WHERE_SERVER) in read(woken.response)
    assert await office.stored(Scope.CHANNEL, "paused") == "no"
    assert await office.stored(Scope.SERVER, "paused") == "yes"

    await office.admin.slash(office.inside, "guide resume", everywhere=True)
    assert await office.stored(Scope.SERVER, "paused") is None


async def test_members_do_not_see_the_group(office: Office) -> None:
    """Discord hides it from who may not manage the server."""
    seen = office.club.bob.available_commands(office.inside)

    assert not [name for name in seen if name.startswith("guide")]
    assert [name for name in office.admin.available_commands(office.inside) if name.startswith("guide")]


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("panel", {}),
        ("show", {}),
        ("set", {"option": "policy", "value": "show"}),
        ("reset", {}),
        ("try", {"question": "how does it end"}),
        ("check", {}),
        ("pause", {}),
        ("resume", {}),
        ("history", {}),
        ("export", {}),
        ("import", {"file": ("x.yaml", b"server: {}")}),
    ],
)
async def test_a_member_whom_discord_lets_through_is_refused(
    office: Office, command: str, options: dict[str, object]
) -> None:
    """The Integrations page may give the command to anybody; each of them still asks for the right."""
    (guide,) = [one for one in await office.club.client.tree.fetch_commands() if one.name == "guide"]
    office.club.guild.set_command_permissions(guide, {office.club.bob: True})
    await office.put(Scope.SERVER, "policy", "hide")
    refused = await office.club.bob.slash(office.inside, f"guide {command}", **options)

    assert refused.response.ephemeral
    assert refused.response.content == NOT_ALLOWED
    assert await office.stored(Scope.SERVER, "policy") == "hide"


async def test_what_is_offered_while_typing_is_for_admins(office: Office) -> None:
    """Values fit the option; a member whom Discord lets through is offered nothing."""
    offered = await office.admin.autocomplete(office.inside, "guide set", "value", "hid", option="policy")
    assert [choice["value"] for choice in offered] == ["hide"]

    (guide,) = [one for one in await office.club.client.tree.fetch_commands() if one.name == "guide"]
    office.club.guild.set_command_permissions(guide, {office.club.bob: True})
    assert await office.club.bob.autocomplete(office.inside, "guide set", "value", "", option="policy") == []


@pytest.mark.parametrize("option", [option.name for option in OPTIONS])
async def test_every_value_that_is_offered_is_taken(office: Office, option: str) -> None:
    """What autocomplete sends back sets the option; no list is longer than Discord takes."""
    offered = await office.admin.autocomplete(office.inside, "guide set", "value", "", option=option)

    assert 0 < len(offered) <= 25
    for choice in offered:
        assert len(choice["name"]) <= 100
        done = await office.admin.slash(
            office.inside, "guide set", option=option, value=choice["value"], everywhere=True
        )
        assert read(done.response).startswith("Done")


async def test_there_is_nothing_to_set_in_direct_messages(office: Office) -> None:
    """The group is for servers only."""
    assert not [name for name in office.admin.user.available_commands() if name.startswith("guide")]
    with pytest.raises(simcord.SetupError):
        await office.admin.user.slash("guide panel")
