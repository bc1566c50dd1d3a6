"""The dry run shows the very message that asking there produces, and tells which rule decided."""

import pytest

from bot.discord_ui.admin import words
from bot.guide import phrases
from bot.guide.library import Library
from bot.settings.options import Scope
from bot.settings.store import Change
from bot.settings.views import Viewer

from .conftest import Office, ids, read

PLACES = [
    {"policy": "hide"},
    {"policy": "tag"},
    {"policy": "show"},
    {"policy": "tag", "replies": "private"},
    {"policy": "hide", "replies": "private"},
    {"policy": "tag", "paused": "yes"},
]
HORIZONS = ["nothing", "s03", "s05", "everything"]
EVERY = 4
"""Each case takes every fourth question, another fourth than its neighbours."""
OTHERS = ["brother lamp keeper", "zebra crossing rules", "hello", "who is the brother and who is the keeper", "?"]


async def _set(office: Office, **values: str) -> None:
    changes = [Change(office.key(Scope.CHANNEL), name, value) for name, value in values.items()]
    await office.club.client.desk.settings.change(office.club.guild.id, changes, office.second.id)


@pytest.mark.parametrize("horizon", HORIZONS)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: "-".join(place.values()))
async def test_the_message_is_the_one_that_asking_produces(
    office: Office, library: Library, place: dict[str, str], horizon: str
) -> None:
    """In every kind of place and at every horizon, for entries in turn, component by component."""
    await _set(office, **place, horizon=horizon)
    questions = [entry.ask[0] for entry in library.entries.values()] + OTHERS
    turn = PLACES.index(place) + HORIZONS.index(horizon)
    # Whoever asks for real has watched as far as the dry run is told.
    seen = HORIZONS[-1 - HORIZONS.index(horizon)]
    await office.club.client.desk.settings.save_viewer(office.admin.id, Viewer(seen))
    for question in questions[turn % EVERY :: EVERY]:
        tried = await office.admin.slash(office.outside, "guide try", question=question, place=office.inside, seen=seen)
        asked = await office.admin.slash(office.inside, "ask", question=question)
        # A follow-up would be another question: each of these is asked afresh.
        office.club.client.desk.conversations._lately.drop((office.inside.id, office.admin.id))

        assert tried.response.ephemeral
        assert tried.response.components == asked.response.components
        private = asked.response.ephemeral
        assert private == any(sentence in read(tried.followups[0]) for sentence in _alone(place))


def _alone(place: dict[str, str]) -> list[str]:
    """What the explanation says where only the asker gets the message."""
    if "paused" in place:
        return [words.TRIED_PAUSED.format(origin=words.HERE)]
    return ["Only the asker sees it", words.RULE_ALONE]


async def test_the_reason_says_outcome_probability_and_rule(office: Office) -> None:
    """What was understood, how sure, and which settings from where decided."""
    await office.put(Scope.CATEGORY, "policy", "hide")
    tried = await office.admin.slash(office.inside, "guide try", question="who is the brother")

    why = read(tried.followups[0])
    assert tried.followups[0].ephemeral
    assert words.RULE_FOUND.format(titles="The brother", probability="1.00") in why
    assert f"hidden* ({words.BY_CATEGORY})" in why
    assert f"nothing yet* ({words.BY_DEFAULT})" in why


@pytest.mark.parametrize("question", ["how does it end", "who is the brother"])
async def test_the_reason_tells_nothing_of_what_is_withheld(office: Office, library: Library, question: str) -> None:
    """An admin may not have seen the film either."""
    await office.put(Scope.CHANNEL, "policy", "hide")
    tried = await office.admin.slash(office.inside, "guide try", question=question)

    late = [passage.text for entry in library.entries.values() for passage in entry.answer if passage.reveal != "open"]
    sent = str(tried.response.components) + str(tried.followups[0].components)
    assert not [text for text in late if text in sent]


@pytest.mark.parametrize(
    ("listen", "mention", "unasked"),
    [
        ("off", words.NOT_ANSWERED, words.UNASKED_OFF),
        ("mentions", words.ANSWERED, words.UNASKED_OFF),
        ("questions", words.ANSWERED, words.UNASKED_DEAF),
    ],
)
async def test_the_reason_says_what_else_would_be_answered(
    office: Office, listen: str, mention: str, unasked: str
) -> None:
    """A mention and the same words without one, as the place listens and as the intent allows."""
    await office.put(Scope.CHANNEL, "listen", listen)
    tried = await office.admin.slash(office.inside, "guide try", question="who is the brother")

    assert f"A mention: {mention} " in read(tried.followups[0])
    assert words.RULE_UNASKED.format(what=unasked) in read(tried.followups[0])


async def test_a_horizon_that_is_none_is_named(office: Office) -> None:
    """The sentence says what was wanted."""
    tried = await office.admin.slash(office.inside, "guide try", question="who is the brother", seen="s99")

    assert "s99" in tried.response.content
    assert "wanted" in tried.response.content


async def test_the_panel_asks_for_the_question(office: Office) -> None:
    """The button opens two fields; the answer is that of the command."""
    panel = await office.open()
    opened = await office.admin.click(panel, label=words.TRY)
    question, seen = ids((opened.modal or {})["components"])
    shown = await office.admin.submit_modal(opened, {question: "who is the brother", seen: ""})

    assert shown.response.ephemeral
    assert phrases.SHOW_ME in str(shown.response.components)
    assert office.inside.mention in read(shown.followups[0])
