"""Rendering, the only door out: what an answer shows in each kind of place, as a table."""

import pytest

from bot.guide import phrases
from bot.guide.answer import Choose, Elsewhere, Found, Unknown
from bot.guide.library import Library, key_of
from bot.guide.render import Sight, answerable, render
from bot.guide.reply import Block, Heading, Note, Plain, Reply, Veiled, Verb
from bot.guide.spoiler import Policy

TITLE = Heading("The brother")
OPEN = Plain("Paul, the younger of the two.")
LATE = Plain("He drowns in the storm on the way to the boat.")
FILM = Note("The film itself")
BELOW = Note("Below, covered: how it ends")
COVERED = Veiled("He drowns in the storm on the way to the boat.\n(The film itself)")


def answered(library: Library, policy: Policy, horizon: str, *, private: bool = False, entry: str = "brother") -> Reply:
    sight = Sight(policy, library.timeline.horizon(horizon), private=private)
    return render(Found((library.entries[entry],), 1.0), sight, library)


@pytest.mark.parametrize(
    ("policy", "horizon", "private", "blocks"),
    [
        (Policy.TAG, "nothing", False, (TITLE, OPEN, FILM, BELOW, COVERED)),
        (Policy.TAG, "s04", False, (TITLE, OPEN, FILM, BELOW, COVERED)),
        (Policy.TAG, "s05", False, (TITLE, OPEN, LATE, FILM)),
        (Policy.TAG, "nothing", True, (TITLE, OPEN, FILM, BELOW, COVERED)),
        (Policy.TAG, "everything", True, (TITLE, OPEN, LATE, FILM)),
        (Policy.HIDE, "nothing", False, (TITLE, OPEN, FILM)),
        (Policy.HIDE, "s05", False, (TITLE, OPEN, LATE, FILM)),
        (Policy.SHOW, "everything", False, (TITLE, OPEN, LATE, FILM)),
    ],
)
def test_what_an_answer_shows(
    library: Library, policy: Policy, horizon: str, *, private: bool, blocks: tuple[Block, ...]
) -> None:
    """Visible passages first and plain, then, outside the veils, what kind of thing they cover, then the veils."""
    assert answered(library, policy, horizon, private=private).blocks == blocks


@pytest.mark.parametrize(
    ("policy", "horizon", "private", "verbs"),
    [
        (Policy.TAG, "nothing", False, [Verb.SHOW, Verb.RELATED, Verb.SOURCES, Verb.REMOVE]),
        (Policy.TAG, "s05", False, [Verb.RELATED, Verb.SOURCES, Verb.REMOVE]),
        (Policy.TAG, "nothing", True, [Verb.WITHOUT_BARS, Verb.KEEP, Verb.RELATED, Verb.SOURCES, Verb.WRONG]),
        (Policy.TAG, "s05", True, [Verb.RELATED, Verb.SOURCES, Verb.WRONG]),
        (Policy.HIDE, "nothing", False, [Verb.PRIVATELY, Verb.REMOVE]),
        (Policy.HIDE, "everything", False, [Verb.PRIVATELY, Verb.REMOVE]),
        (Policy.SHOW, "everything", False, [Verb.RELATED, Verb.SOURCES, Verb.REMOVE]),
    ],
)
def test_what_can_be_pressed(
    library: Library, policy: Policy, horizon: str, *, private: bool, verbs: list[Verb]
) -> None:
    """In a place that hides the buttons are the same whether or not anything is withheld."""
    assert [button.verb for button in answered(library, policy, horizon, private=private).buttons] == verbs


def test_withheld_and_unknown_are_one_message(library: Library) -> None:
    """In a place that hides, but for an opaque key, nothing tells the two apart."""
    sight = Sight(Policy.HIDE, library.timeline.horizon("nothing"))
    withheld = render(Found((library.entries["ending"],), 1.0), sight, library)
    unknown = render(Unknown(key_of("ending")), sight, library)

    assert withheld == unknown
    assert withheld.alone
    assert withheld.blocks == (Plain(phrases.NOT_HERE),)


def test_whose_words_a_passage_are_is_said_with_it(library: Library) -> None:
    """A reading is named as one, with whose it is, and a source stands only with its passage."""
    shown = answered(library, Policy.SHOW, "everything", entry="keeper")
    hidden = answered(library, Policy.HIDE, "nothing", entry="keeper")

    assert Plain("*A reading (Ines Moreau):* She puts the lamp out to be free of it.") in shown.blocks
    assert "Moreau" not in str(hidden)


def test_a_menu_has_titles_and_nothing_else_of_its_entries(library: Library) -> None:
    """Titles are open everywhere; what choosing one would show is for the press."""
    entries = (library.entries["ending"], library.entries["brother"])
    menu = render(Choose(entries, 0.5), Sight(Policy.HIDE, library.timeline.horizon("nothing")), library)

    assert menu.blocks == (Plain(phrases.WHICH),)
    assert [button.label for button in menu.buttons] == ["The last morning", "The brother", phrases.NONE_OF_THESE]


def test_a_look_alike_is_told_apart_and_never_answered_by_the_film(library: Library) -> None:
    """Its redirect, and at most buttons to what is close."""
    (other,) = library.lookalikes
    reply = render(Elsewhere(other), Sight(Policy.SHOW, library.timeline.last), library)

    assert reply.blocks == (Plain(other.redirect),)
    assert [button.verb for button in reply.buttons] == [Verb.PICK, Verb.REMOVE]


def test_an_entry_can_be_answered_from_its_first_passage_on(library: Library) -> None:
    """Autocomplete offers no title of which nothing could be shown."""
    horizon = library.timeline.horizon

    assert answerable(library.entries["brother"], horizon("nothing"), library)
    assert not answerable(library.entries["ending"], horizon("s04"), library)
    assert answerable(library.entries["ending"], horizon("s05"), library)
