"""What a page may depend on: nothing that lies beyond the horizon of its readers."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.library import Library
from bot.guide.pages import words
from bot.guide.pages.address import Page
from bot.guide.pages.open import open_entry
from bot.guide.pages.paging import by_length, by_number
from bot.guide.pages.shelves import Shelf, complete, complete_scenes
from bot.guide.pages.turn import turn
from bot.guide.render import Sight
from bot.guide.reply import Reply
from bot.guide.schema import Entry, Passage
from bot.guide.spoiler import Policy, Position

PAGES = [
    (Page.FILM,),
    *((Page.SUMMARY, length) for length in "012"),
    (Page.TIMELINE,),
    (Page.JOURNEY,),
    (Page.JOURNEY, "1"),
    *((Page.SHELF, shelf) for shelf in Shelf),
    (Page.ENDING,),
    (Page.NEXT,),
    (Page.TOPICS,),
]


def without_what_comes_later(library: Library, horizon: Position) -> Library:
    """The same film pack, written by somebody who knows nothing beyond a horizon."""

    def known(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
        return tuple(passage for passage in passages if library.timeline.reveal(passage.reveal) <= horizon)

    entries = {entry.id: entry.model_copy(update={"answer": known(entry.answer)}) for entry in library.entries.values()}
    summaries = library.summaries.model_copy(update={"whole": known(library.summaries.whole)})
    return replace(library, entries=entries, summaries=summaries)


def with_much_more_later(library: Library) -> Library:
    """The same film pack with more to tell at the end: of every entry, and entries of their own."""
    late = Passage(text="Something else entirely happens.", reveal="end", sources=("film",))

    def told(entry: Entry) -> Entry:
        return entry.model_copy(update={"answer": (*entry.answer, late, late)})

    entries = {entry.id: told(entry) for entry in library.entries.values()}
    for entry in list(library.entries.values()):
        other = entry.model_copy(update={"id": f"{entry.id}-more", "title": f"{entry.title} more", "answer": (late,)})
        entries |= {other.id: other}
    summaries = library.summaries.model_copy(update={"whole": (*library.summaries.whole, *[late] * 20)})
    return replace(library, entries=entries, summaries=summaries)


@pytest.mark.parametrize("page", PAGES, ids="-".join)
@pytest.mark.parametrize("horizon", range(7))
def test_a_page_where_later_plot_is_hidden_does_not_depend_on_it(
    library: Library, page: tuple[str, ...], horizon: int
) -> None:
    """Less or more beyond the horizon changes no text, option, button or id: so none of them betrays it."""
    sight = Sight(Policy.HIDE, Position(horizon))
    shown = turn(page[0], page[1:], sight, library)

    assert turn(page[0], page[1:], sight, without_what_comes_later(library, Position(horizon))) == shown
    assert turn(page[0], page[1:], sight, with_much_more_later(library)) == shown


@pytest.mark.parametrize("horizon", range(7))
def test_an_entry_where_later_plot_is_hidden_does_not_depend_on_it(library: Library, horizon: int) -> None:
    """The same for every answer."""
    sight = Sight(Policy.HIDE, Position(horizon))
    less, more = without_what_comes_later(library, Position(horizon)), with_much_more_later(library)
    for entry in library.entries.values():
        shown = open_entry(entry, sight, library)
        assert open_entry(less.entries[entry.id], sight, less) == shown
        assert open_entry(more.entries[entry.id], sight, more) == shown


@pytest.mark.parametrize("horizon", range(7))
def test_what_is_suggested_while_typing_does_not_depend_on_what_comes_later(library: Library, horizon: int) -> None:
    """The same for suggestions, wherever they are shown."""
    less, more = without_what_comes_later(library, Position(horizon)), with_much_more_later(library)
    for shelf in Shelf:
        suggested = complete(shelf, "", Position(horizon), library)
        assert complete(shelf, "", Position(horizon), less) == suggested
        assert complete(shelf, "", Position(horizon), more) == suggested
    assert len(complete_scenes("", Position(horizon), library)) == max(2, min(horizon, 6))


def test_a_page_number_that_is_too_high_by_now_is_the_last_page(library: Library) -> None:
    """A message may be older than the horizon at which it is pressed."""
    sight = Sight(Policy.HIDE, Position(0))

    assert turn(Page.TIMELINE, ("ff",), sight, library) == turn(Page.TIMELINE, ("0",), sight, library)


@pytest.mark.parametrize(
    "address", [("", ()), ("ff", ()), (Page.SCENE, ()), (Page.SCENE, ("12345678",)), (Page.SHELF, ("e",))]
)
def test_a_page_that_nobody_knows_is_a_friendly_sentence(
    library: Library, address: tuple[str, tuple[str, ...]]
) -> None:
    """Old messages keep their buttons for ever."""
    assert isinstance(turn(*address, Sight(Policy.TAG, Position(0)), library), Reply)


def test_the_whole_strip_is_covered_and_only_where_later_parts_are_sent(library: Library) -> None:
    """In a place that hides there is no such picture; where all is open there is no need of one."""
    whole = (Page.SUMMARY, ("2",))
    tagged = turn(*whole, Sight(Policy.TAG, Position(0)), library).picture

    assert tagged is not None
    assert tagged.covered
    assert tagged.alt == words.STRIP_WHOLE
    assert turn(*whole, Sight(Policy.HIDE, Position(0)), library).picture is None
    assert turn(*whole, Sight(Policy.SHOW, library.timeline.last), library).picture is None


@pytest.mark.parametrize("extent", ["", "1"])
@pytest.mark.parametrize("horizon", range(7))
def test_a_map_where_later_plot_is_hidden_does_not_depend_on_later_scenes(
    library: Library, extent: str, horizon: int
) -> None:
    """Other places, other people, and as many of them as you like: its words and buttons stay the same."""
    sight = Sight(Policy.HIDE, Position(horizon))
    seen = max(horizon, 2)
    others = [scene.model_copy(update={"place": "Elsewhere", "who": ("brother",)}) for scene in library.scenes[seen:]]
    changed = replace(library, scenes=(*library.scenes[:seen], *others))

    assert turn(Page.JOURNEY, (extent,), sight, changed) == turn(Page.JOURNEY, (extent,), sight, library)


def test_the_words_of_a_map_name_the_places_and_people_so_far(library: Library) -> None:
    """Whoever hears them instead of looking gets the journey too."""
    picture = turn(Page.JOURNEY, (), Sight(Policy.HIDE, Position(3)), library).picture

    assert picture is not None
    assert picture.alt == words.JOURNEY_ALT.format(
        places="The rock, The kitchen, The lamp room", people="The keeper, The brother"
    )


def test_the_words_of_a_map_are_short_where_there_are_too_many_places(library: Library) -> None:
    """Discord takes no more; half a list would be worse than none."""
    scenes = tuple(
        library.scenes[0].model_copy(update={"id": f"s{at:02}", "place": f"A place by number {at}"})
        for at in range(1, 61)
    )
    picture = turn(Page.JOURNEY, (), Sight(Policy.SHOW, Position(61)), replace(library, scenes=scenes)).picture

    assert picture is not None
    assert picture.alt == words.JOURNEY_SHORT


def test_the_whole_map_is_covered_and_only_where_later_parts_are_sent(library: Library) -> None:
    """In a place that hides, for who reads without bars and where all is open, its button is not there either."""
    here = Sight(Policy.TAG, Position(3))
    whole = turn(Page.JOURNEY, ("1",), here, library).picture

    assert whole is not None
    assert whole.covered
    assert whole.alt == words.JOURNEY_WHOLE
    assert words.JOURNEY_ALL in labels(turn(Page.JOURNEY, (), here, library))
    for sight in (replace(here, policy=Policy.HIDE), replace(here, bars=False), Sight(Policy.SHOW, Position(7))):
        plain = turn(Page.JOURNEY, ("1",), sight, library)
        assert plain.picture is not None
        assert not plain.picture.covered
        assert plain.picture.upto == sight.horizon
        assert words.JOURNEY_ALL not in labels(plain)


def labels(reply: Reply) -> list[str]:
    """What is written on the buttons."""
    return [button.label for button in reply.buttons]


@given(st.lists(st.integers(0, 900)), st.integers(1, 2000))
def test_pages_lose_and_repeat_nothing(sizes: list[int], room: int) -> None:
    """Every item is on exactly one page, in order, and there always is a page."""
    pages = by_length(sizes, lambda size: size, room)

    assert [size for page in pages for size in page] == sizes
    assert pages
    assert all(len(page) == 1 or sum(page) <= room for page in pages[:-1] if page)
    assert [size for page in by_number(sizes, 7) for size in page] == sizes
