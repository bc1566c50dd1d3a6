"""Every subcommand of the film, end to end through a simulated Discord."""

from typing import Any

import pytest

from bot.guide import phrases
from bot.guide.pages import words
from bot.guide.schema import Medium
from bot.settings.views import Viewer

from .conftest import Club, labels, strings, texts

LATE = "He drowns in the storm"


def read(result: Any) -> str:
    """All text of an answer."""
    return "\n".join(texts(result.response.components))


def options(result: Any) -> list[str]:
    """The labels of every list of an answer."""
    rows = (part["components"] for part in result.response.components if part["type"] == 1)
    return [option["label"] for row in rows for item in row if item["type"] == 3 for option in item["options"]]


def list_id(result: Any, verb: str) -> str:
    """The id of the list with a verb."""
    rows = (part["components"] for part in result.response.components if part["type"] == 1)
    return next(item["custom_id"] for row in rows for item in row if item["custom_id"].startswith(f"v1:{verb}:"))


async def test_film_shows_its_data_its_pitch_and_a_promise(club: Club) -> None:
    """The card is open: who, when, where, what it is, and how spoilers are kept."""
    result = await club.ann.slash(club.channels["hide"], "lantern film")

    shown = read(result)
    assert "### Lantern (1961)" in shown
    assert "tend a lighthouse" in shown
    assert "**Director** Ines Moreau" in shown
    assert "The film's titles" in shown
    assert words.CARD_WARNING.format(command="lantern") in shown


async def test_summary_begins_without_spoilers_and_goes_as_far_as_wanted(club: Club) -> None:
    """The synopsis first; the whole story has its later parts under veils, after a word on what they are."""
    channel = club.channels["tag"]
    result = await club.ann.slash(channel, "lantern summary")
    assert "through one winter" in read(result)
    assert "||" not in read(result)

    await club.ann.click(result.response, label=words.WHOLE)

    assert "||The keeper puts the lamp out herself." in read(result)
    assert phrases.BELOW.format(kinds=f"{phrases.LATER} · {phrases.ENDING}") in read(result)


async def test_summary_in_a_place_that_hides_ends_where_the_place_is(club: Club) -> None:
    """The whole story there is as much as its horizon allows, and nobody can tell."""
    channel = club.channels["hide"]
    await club.set("hide", horizon="s04")
    whole = await club.ann.slash(channel, "lantern summary", length="2")

    assert "rows out to it" in read(whole)
    assert "lamp out" not in str(whole.response.components)
    assert phrases.ASK_PRIVATELY in labels(whole.response.components)

    privately = await club.bob.click(whole.response, label=phrases.ASK_PRIVATELY)
    assert privately.response.ephemeral
    assert "||The keeper puts the lamp out herself." in read(privately)


async def test_timeline_shows_the_scenes_so_far_in_sepia_and_colour(club: Club) -> None:
    """Part, number, caption and picture of each, with a picture of them all that has neutral words."""
    await club.set("tag", horizon="s04")
    result = await club.ann.slash(club.channels["tag"], "lantern timeline")

    shown = read(result)
    assert "**3** The lamp is lit · *colour*" in shown
    assert "Part 2" in shown
    assert "The storm" not in str(result.response.components)
    assert options(result) == ["The rock in winter", "Supper", "The lamp is lit", "A boat"]
    assert [file.filename for file in result.response.attachments] == ["scenes.png"]
    assert words.STRIP in str(result.response.components)


async def test_the_map_of_the_journey_is_a_press_away_from_the_timeline(club: Club) -> None:
    """It takes the place of the strip, shows the place's horizon, and says in words where the journey went."""
    await club.set("tag", horizon="s04")
    result = await club.ann.slash(club.channels["tag"], "lantern timeline")
    await club.ann.click(result.response, label=words.TO_JOURNEY)

    assert f"### {words.JOURNEY}" in read(result)
    assert [file.filename for file in result.response.attachments] == ["scenes.png"]
    shown = strings(result.response.components)
    assert any("The lamp room, The shore. Below" in text for text in shown)
    assert not any("The sea" in text for text in shown)

    await club.ann.click(result.response, label=words.TO_TIMELINE)
    assert "**3** The lamp is lit" in read(result)


async def test_the_whole_map_is_a_covered_file_and_says_what_it_holds(club: Club) -> None:
    """Its name makes Discord cover it, its container is covered, and its words tell nothing."""
    await club.set("tag", horizon="s03")
    result = await club.ann.slash(club.channels["tag"], "lantern timeline")
    await club.ann.click(result.response, label=words.TO_JOURNEY)
    await club.ann.click(result.response, label=words.JOURNEY_ALL)

    assert phrases.BELOW.format(kinds=f"{phrases.LATER} · {phrases.ENDING}") in read(result)
    assert [file.filename for file in result.response.attachments] == ["SPOILER_scenes.png"]
    (gallery,) = (part for part in result.response.components if part["components"][0]["type"] == 12)
    assert gallery["spoiler"]
    (item,) = gallery["components"][0]["items"]
    assert item["spoiler"]
    assert item["description"] == words.JOURNEY_WHOLE


async def test_the_map_in_a_place_that_hides_goes_as_far_as_the_place_and_offers_no_more(club: Club) -> None:
    """Who presses for themselves gets as far as they are."""
    await club.client.desk.settings.save_viewer(club.ann.id, Viewer("s05"))
    result = await club.ann.slash(club.channels["hide"], "lantern timeline")
    await club.ann.click(result.response, label=words.TO_JOURNEY)
    assert any("The rock, The kitchen. Below" in text for text in strings(result.response.components))
    assert words.JOURNEY_ALL not in labels(result.response.components)

    privately = await club.ann.click(result.response, label=phrases.ASK_PRIVATELY)
    assert privately.response.ephemeral
    assert any("The shore, The sea. Below" in text for text in strings(privately.response.components))


async def test_a_scene_is_opened_in_full_and_turned_to_the_next(club: Club) -> None:
    """Where, who, what happens, what to notice; later meaning veiled; only visible scenes to turn to."""
    await club.set("tag", horizon="s04")
    result = await club.ann.slash(club.channels["tag"], "lantern timeline")
    chosen = result.response.components
    await club.ann.select(result.response, [_value(chosen, "The lamp is lit")], custom_id=list_id(result, "page"))

    assert "Part 1 · colour · the lamp room" in read(result)
    assert "With: The keeper" in read(result)
    assert "Worth noticing: Her hands shake." in read(result)
    assert "||On a second viewing: It is the last time" in read(result)
    assert result.response.attachments == []

    await club.ann.click(result.response, label=words.LATER)
    assert "A boat" in read(result)
    assert words.LATER not in labels(result.response.components)


async def test_a_jump_beyond_a_hiding_places_horizon_is_refused_like_the_unknown(club: Club) -> None:
    """The same sentence and the same button, for the asker alone."""
    channel = club.channels["hide"]
    late = await club.ann.slash(channel, "lantern timeline", scene="The storm")
    unknown = await club.ann.slash(channel, "lantern timeline", scene="zebra crossing rules")

    assert late.response.ephemeral
    assert texts(late.response.components) == texts(unknown.response.components) == [phrases.NOT_HERE]
    assert labels(late.response.components) == labels(unknown.response.components)


async def test_who_lists_people_and_opens_one(club: Club) -> None:
    """Those in the film and those who made it; one is an answer like any other."""
    listed = await club.ann.slash(club.channels["hide"], "lantern who")
    assert options(listed) == ["The brother", "The keeper", "Who directed it"]

    opened = await club.bob.select(
        listed.response, [_value(listed.response.components, "The brother")], custom_id=list_id(listed, "show")
    )
    assert opened.response.ephemeral

    named = await club.ann.slash(club.channels["hide"], "lantern who", name="The brother")
    assert not named.response.ephemeral
    assert "Paul" in read(named)
    assert LATE not in str(named.response.components)


async def test_lists_hold_only_what_can_be_answered_here(club: Club) -> None:
    """A thing of which only the ending tells is in no list before it, and no page says that something is missing."""
    before = await club.ann.slash(club.channels["hide"], "lantern thing")
    after = await club.ann.slash(club.channels["show"], "lantern thing")

    assert options(before) == ["The rock", "The lamp"]
    assert options(after) == ["The rock", "The lamp", "What the sea brings"]


async def test_themes_can_be_chosen_while_typing(club: Club) -> None:
    """Suggestions go as far as the smaller of the place's and the member's horizon."""
    channel = club.channels["show"]
    await club.client.desk.settings.save_viewer(club.ann.id, Viewer("s03"))
    early = await club.ann.autocomplete(channel, "lantern themes", "name", "")
    late = await club.bob.autocomplete(channel, "lantern themes", "name", "lea")

    assert [choice["name"] for choice in early] == ["Duty"]
    assert [choice["name"] for choice in late] == ["Leaving"]


async def test_the_ending_has_a_button_for_each_of_its_parts(club: Club) -> None:
    """What happens, readings, the makers' words and open questions, each opened for the presser alone."""
    result = await club.ann.slash(club.channels["show"], "lantern ending")
    wanted = {
        words.HAPPENS: "puts the lamp out and leaves",
        words.READINGS: "lets the cold in",
        words.MAKERS: "the tide to have the last word",
        words.OPEN_QUESTIONS: "light it again",
    }

    for label, text in wanted.items():
        opened = await club.ann.click(result.response, label=label)
        assert opened.response.ephemeral
        assert text in read(opened)


async def test_the_ending_in_a_place_that_hides_is_refused_in_silence(club: Club) -> None:
    """Nothing is posted; the asker can open it privately."""
    result = await club.ann.slash(club.channels["hide"], "lantern ending")
    assert result.response.ephemeral
    assert read(result) == phrases.NOT_HERE

    opened = await club.ann.click(result.response, label=phrases.ASK_PRIVATELY)
    assert words.READINGS in labels(opened.response.components)


async def test_next_names_works_by_what_they_are(club: Club) -> None:
    """Title, maker, year, a safe sentence why, and the source."""
    result = await club.ann.slash(club.channels["hide"], "lantern next")

    assert f"**{words.MEDIA[Medium.FILM]}**\n- *The Rock*, Ines Moreau (1958). Her first film" in read(result)


async def test_topics_lead_to_every_list(club: Club) -> None:
    """By kind, with a few titles each; choosing one turns the page."""
    result = await club.ann.slash(club.channels["show"], "lantern topics")
    assert options(result) == [words.PEOPLE, words.THINGS, words.THEMES, words.MAKING, words.QUESTIONS]

    await club.ann.select(
        result.response, [_value(result.response.components, words.THEMES)], custom_id=list_id(result, "page")
    )
    assert options(result) == ["Duty", "Leaving"]


async def test_somebody_else_gets_a_page_of_their_own(club: Club) -> None:
    """Turning another member's message leaves it alone, and goes by the presser's own horizon."""
    await club.client.desk.settings.save_viewer(club.bob.id, Viewer("everything"))
    result = await club.ann.slash(club.channels["tag"], "lantern film")
    before = result.response.components

    turned = await club.bob.click(result.response, label=words.TO_TIMELINE)

    assert turned.response.ephemeral
    assert "The storm" in read(turned)
    assert result.response.components == before


@pytest.mark.parametrize("name", ["film", "summary", "timeline", "who", "thing", "themes", "next", "topics"])
async def test_every_page_can_be_private(club: Club, name: str) -> None:
    """`private: true` shows it to the asker alone."""
    result = await club.ann.slash(club.channels["show"], f"lantern {name}", private=True)

    assert result.response.ephemeral
    assert phrases.REMOVE not in labels(result.response.components)


async def test_buttons_outlive_a_restart(club: Club) -> None:
    """All that a page needs is in its buttons' ids."""
    from bot.app import create_client
    from tests.conftest import LANTERN

    result = await club.ann.slash(club.channels["tag"], "lantern film")
    await club.env.restart_bot(create_client(LANTERN))

    turned = await club.ann.click(result.response, label=words.TO_SUMMARY)
    assert turned.acknowledged
    assert "through one winter" in read(result)


def _value(components: Any, label: str) -> str:
    rows = (part["components"] for part in components if part["type"] == 1)
    found = (option for row in rows for item in row if item["type"] == 3 for option in item["options"])
    return next(option["value"] for option in found if option["label"] == label)
