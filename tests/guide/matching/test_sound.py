"""What a text sounds like, as places in a table."""

from hypothesis import given
from hypothesis import strategies as st

from bot.guide.matching.sound import SOUNDS, sounds

WORDS = st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=8), max_size=12)


@given(WORDS)
def test_every_place_is_in_the_table_and_stands_once(words: list[str]) -> None:
    """A stem for each word and a pair for each two neighbours, at most."""
    found = sounds(words)

    assert found == sorted(set(found))
    assert all(0 <= place < SOUNDS for place in found)
    assert len(found) <= max(2 * len(words) - 1, 0)


def test_the_order_of_words_is_heard() -> None:
    """The words are the same, the pairs are not."""
    one, other = set(sounds(["who", "made", "it"])), set(sounds(["made", "it", "who"]))

    assert one != other
    assert len(one & other) >= len({"who", "made", "it"})


def test_endings_are_not_heard() -> None:
    """A plural sounds like its singular."""
    assert sounds(["the", "trains"]) == sounds(["the", "train"])
