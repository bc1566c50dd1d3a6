"""The panel, end to end through a simulated Discord."""

import discord
import pytest

from bot.app import create_client
from bot.discord_ui.admin import words
from bot.discord_ui.admin.controls import AdminVerb, Control
from bot.discord_ui.errors import NOT_ALLOWED, STORE_AWAY
from bot.settings.options import BY_NAME, OPTIONS, PAUSED, Kind, Scope
from bot.settings.store import Change, StoreError
from tests.conftest import LANTERN
from tests.discord_ui.conftest import labels

from .conftest import Office, control, ids, read

SELECTED = [
    (option.name, scope) for option in OPTIONS for scope in Scope if option is not PAUSED and scope in option.scopes
]


@pytest.mark.parametrize(("option", "scope"), SELECTED)
async def test_every_option_is_set_and_reset_at_every_scope(office: Office, option: str, scope: Scope) -> None:
    """One choice sets it, for that place only; choosing what is above takes it back."""
    panel = await office.open_at(scope)
    if BY_NAME[option].rare:
        await office.admin.click(panel, label=words.MORE)
    in_channels = BY_NAME[option].kind is Kind.TEXT_CHANNEL
    value = office.outside if in_channels else office.other_value(option)
    await office.admin.select(panel, [value], custom_id=control(panel, f":{option}:"))

    assert await office.stored(scope, option) == office.other_value(option)
    assert [await office.stored(other, option) for other in Scope if other is not scope] == [None, None]
    assert words.HERE in read(panel)

    await office.admin.select(panel, [] if in_channels else ["="], custom_id=control(panel, f":{option}:"))

    assert await office.stored(scope, option) == ("none" if in_channels else None)


@pytest.mark.parametrize("scope", list(Scope))
async def test_pause_is_a_button_at_every_scope(office: Office, scope: Scope) -> None:
    """Pressing it once pauses that place, pressing it again leaves no trace."""
    panel = await office.open_at(scope)
    server = scope is Scope.SERVER
    await office.admin.click(panel, label=words.PAUSE_SERVER if server else words.PAUSE)
    assert await office.stored(scope, "paused") == "yes"
    assert "I am silent" in read(panel)

    await office.admin.click(panel, label=words.RESUME_SERVER if server else words.RESUME)
    assert await office.stored(scope, "paused") is None


async def test_the_panel_is_private_and_shows_where_values_come_from(office: Office) -> None:
    """The nearest scope wins, and each line says which it was."""
    await office.put(Scope.SERVER, "policy", "hide")
    await office.put(Scope.CATEGORY, "listen", "off")
    await office.put(Scope.CHANNEL, "horizon", "everything")

    panel = await office.open()

    assert panel.ephemeral
    shown = read(panel)
    assert f"**Later plot: hidden** · {words.BY_SERVER}" in shown
    assert f"**Answers to: commands only** · {words.BY_CATEGORY}" in shown
    assert f"**Everybody here has seen: the whole film** · {words.HERE}" in shown

    await office.put(Scope.CATEGORY, "policy", "tag")
    await office.put(Scope.CHANNEL, "policy", "show")
    assert f"**Later plot: shown openly** · {words.HERE}" in read(await office.open())


async def test_an_option_for_the_whole_server_is_only_shown_in_a_channel(office: Office) -> None:
    """Where reports go is not decided by channel, so there is nothing to choose there."""
    panel = await office.open()
    await office.admin.click(panel, label=words.MORE)

    assert BY_NAME["log-channel"].label in read(panel)
    assert not [custom_id for custom_id in ids(panel.components) if ":log-channel:" in custom_id]


async def test_in_a_thread_the_panel_is_that_of_the_channel(office: Office) -> None:
    """Threads have no settings of their own."""
    thread = await office.thread()

    panel = await office.open(thread)

    assert office.inside.mention in read(panel)
    assert f":{office.inside.id}:policy:" in control(panel, ":policy:")


async def test_threads_and_forum_posts_have_the_settings_of_their_channel(office: Office) -> None:
    """A question there is answered as the channel above, or its category, says."""
    thread = await office.thread()
    forum = office.club.guild.create_forum_channel("reviews")
    reviews = office.club.client.get_channel(forum.id)
    assert isinstance(reviews, discord.ForumChannel)
    await reviews.create_thread(name="A review", content="It rains.")
    (posted,) = forum.threads
    await office.put(Scope.CATEGORY, "policy", "show")
    change = Change((Scope.CHANNEL, forum.id), "policy", "show")
    await office.club.client.desk.settings.change(office.club.guild.id, [change], office.second.id)

    for place in (thread, posted):
        answer = await office.club.ann.slash(place, "ask", question="who is the brother")
        assert "He drowns" in read(answer.response)
        assert "||" not in read(answer.response)


async def test_everything_fits_discord(office: Office) -> None:
    """Forty components, and labels of at most a hundred characters."""
    for scope in Scope:
        panel = await office.open_at(scope)
        for _ in range(2):
            assert discord.ui.LayoutView.from_message(panel.message).total_children_count <= 40
            await office.admin.click(panel, label=words.MORE if words.MORE in labels(panel.components) else words.BACK)


async def test_choosing_again_in_an_old_panel_keeps_what_another_admin_did(office: Office) -> None:
    """Two admins at the same option: the second is told, and only the next choice counts."""
    panel = await office.open()
    await office.put(Scope.CHANNEL, "policy", "show")
    await office.admin.select(panel, ["hide"], custom_id=control(panel, ":policy:"))

    assert await office.stored(Scope.CHANNEL, "policy") == "show"
    assert f"<@{office.second.id}> changed" in read(panel)

    await office.admin.select(panel, ["hide"], custom_id=control(panel, ":policy:"))
    assert await office.stored(Scope.CHANNEL, "policy") == "hide"


async def test_two_admins_at_different_options_lose_nothing(office: Office) -> None:
    """An old panel changes its one option and shows the other's change."""
    panel = await office.open()
    await office.put(Scope.CHANNEL, "listen", "off")
    await office.admin.select(panel, ["hide"], custom_id=control(panel, ":policy:"))

    assert await office.stored(Scope.CHANNEL, "policy") == "hide"
    assert await office.stored(Scope.CHANNEL, "listen") == "off"
    assert "commands only" in read(panel)


async def test_an_old_panel_resets_nothing_that_it_did_not_show(office: Office) -> None:
    """Another admin's newer setting is not swept away with the rest."""
    await office.put(Scope.CHANNEL, "policy", "show")
    panel = await office.open()
    await office.admin.click(panel, label=words.RESET)
    await office.put(Scope.CHANNEL, "listen", "off")
    await office.admin.click(panel, label=words.YES_RESET)

    assert await office.stored(Scope.CHANNEL, "listen") == "off"
    assert await office.stored(Scope.CHANNEL, "policy") == "show"


async def test_reset_asks_once_more(office: Office) -> None:
    """The red button asks and names what would go; *No* keeps everything, *Yes* takes back this place alone."""
    await office.put(Scope.CHANNEL, "policy", "show")
    await office.put(Scope.SERVER, "policy", "hide")
    panel = await office.open()
    await office.admin.click(panel, label=words.RESET)
    assert "shown openly" in read(panel)
    assert await office.stored(Scope.CHANNEL, "policy") == "show"

    await office.admin.click(panel, label=words.NO_KEEP)
    assert await office.stored(Scope.CHANNEL, "policy") == "show"

    await office.admin.click(panel, label=words.RESET)
    await office.admin.click(panel, label=words.YES_RESET)
    assert await office.stored(Scope.CHANNEL, "policy") is None
    assert await office.stored(Scope.SERVER, "policy") == "hide"


async def test_the_panel_works_after_a_restart(office: Office) -> None:
    """All that a press needs is in its id."""
    panel = await office.open()
    client = create_client(LANTERN, office.club.client.desk.settings.store)
    await office.club.env.restart_bot(client)
    pressed = await office.admin.select(panel, ["hide"], custom_id=control(panel, ":policy:"))

    assert pressed.acknowledged
    assert await office.stored(Scope.CHANNEL, "policy") == "hide"


async def test_a_panel_of_a_deleted_channel_says_so(office: Office) -> None:
    """A friendly private sentence, and nothing is changed."""
    panel = await office.open(office.outside)
    await office.admin.select(panel, [office.inside], custom_id=control(panel, ":place:"))
    channel = office.club.client.get_channel(office.inside.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.delete()
    pressed = await office.admin.select(panel, ["hide"], custom_id=control(panel, ":policy:"))

    assert pressed.response.ephemeral
    assert pressed.response.content == words.GONE
    assert await office.stored(Scope.CHANNEL, "policy") is None


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (Control("later", "s"), words.OLD),
        (Control(AdminVerb.OPEN, "123456"), words.GONE),
        (Control(AdminVerb.SET, "s", "colour"), words.NO_SUCH_OPTION),
    ],
)
async def test_a_control_of_another_version_says_so(office: Office, made: Control, sentence: str) -> None:
    """A verb, a place or an option that is not known any more gets a friendly private sentence."""
    pressed = await office.press(office.admin, made)

    assert pressed.response.ephemeral
    assert pressed.response.content == sentence


async def test_another_servers_channel_is_never_read_or_changed(office: Office) -> None:
    """An id of another server in a control is as good as none."""
    elsewhere = office.club.env.create_guild("Elsewhere")
    foreign = elsewhere.create_text_channel("secret-plans")
    store = office.club.client.desk.settings.store
    for made in (Control(AdminVerb.OPEN, str(foreign.id)), Control(AdminVerb.PAUSE, str(foreign.id))):
        pressed = await office.press(office.admin, made)
        assert pressed.response.content == words.GONE
        assert "secret-plans" not in str(pressed.response.components)

    assert (await store.snapshot(elsewhere.id))[0] == {}
    assert not [key for key in (await store.snapshot(office.club.guild.id))[0] if key[1] == foreign.id]


async def test_a_member_without_the_right_is_refused_in_private(office: Office) -> None:
    """Whoever presses a button of the panel has to hold the right, whoever opened it."""
    for made in (Control(AdminVerb.OPEN, "s"), Control(AdminVerb.PAUSE, "s"), Control(AdminVerb.RESET, "s")):
        pressed = await office.press(office.club.bob, made)
        assert pressed.response.ephemeral
        assert pressed.response.content == NOT_ALLOWED
    assert await office.stored(Scope.SERVER, "paused") is None


async def test_an_admin_who_lost_the_right_is_refused(office: Office) -> None:
    """The right is looked up at each press."""
    panel = await office.open()
    member = office.club.env.backend.get_guild(office.club.guild.id).members[office.admin.id]
    member.role_ids.clear()
    pressed = await office.admin.select(panel, ["hide"], custom_id=control(panel, ":policy:"))

    assert pressed.response.content == NOT_ALLOWED
    assert await office.stored(Scope.CHANNEL, "policy") is None


async def test_when_settings_cannot_be_reached_nothing_is_claimed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The admin is told that nothing was changed; the panel stays as it was."""
    panel = await office.open()

    async def away(*_: object) -> None:
        raise StoreError("gone fishing")

    monkeypatch.setattr(office.club.client.desk.settings.store, "change", away)
    pressed = await office.admin.select(panel, ["hide"], custom_id=control(panel, ":policy:"))

    assert pressed.response.content == STORE_AWAY
    assert "gone fishing" not in str(pressed.response.content)


async def test_the_panel_says_when_questions_cannot_be_heard(office: Office) -> None:
    """Without the message content intent, answering unasked is set in vain."""
    await office.put(Scope.CHANNEL, "listen", "questions")

    assert words.DEAF in read(await office.open())
