"""The try-out page in a headless browser: what somebody sees who has just cloned the project."""

from collections.abc import Generator
from datetime import UTC, datetime, timedelta

import pytest

from bot.guide import phrases
from tests.conftest import LANTERN

from .browser import Chat, chromium, opened, served

pytestmark = pytest.mark.skipif(chromium() is None, reason="no Chromium is installed (Debian: apt install chromium)")

LATE = "He drowns in the storm"


@pytest.fixture(scope="module")
def chat() -> Generator[Chat]:
    """The page with the film that does not exist, in #general."""
    with served(LANTERN) as (address, _), opened(address) as found:
        yield found


def test_a_question_is_answered_with_its_later_part_covered(chat: Chat) -> None:
    """`/ask` answers; the later part is seen only after a click on its cover."""
    chat.ask("who is the brother")

    veiled = chat.last.locator(".markdown-spoiler-content").first
    assert chat.last.get_by_text("Paul, the younger of the two.").is_visible()
    assert LATE in str(veiled.text_content())
    assert veiled.get_attribute("aria-hidden") == "true"

    chat.last.get_by_label("Reveal container spoiler").click()
    chat.last.get_by_label("Reveal spoiler").first.click()
    assert veiled.get_attribute("aria-hidden") != "true"
    assert veiled.is_visible()


def test_show_me_answers_the_presser_alone(chat: Chat) -> None:
    """The button's answer says that nobody else sees it."""
    chat.ask("who is the brother")
    chat.press(phrases.SHOW_ME)

    assert chat.last.get_by_text("Only you can see this").is_visible()
    assert chat.last.get_by_role("button", name=phrases.WITHOUT_BARS).is_visible()


def test_the_page_shows_the_guides_name_and_today(chat: Chat) -> None:
    """Neither the simulator's name for bots nor its date."""
    chat.ask("who is the keeper")

    assert chat.last.locator(".message-author").text_content() == "Lantern Guide"
    shown = datetime.fromisoformat(str(chat.last.locator("time").get_attribute("datetime")))
    assert abs(datetime.now(UTC) - shown) < timedelta(minutes=5)


def test_a_leading_name_is_a_mention(chat: Chat) -> None:
    """The page has no list of names, so "@Guide" does."""
    chat.say("@Guide who is the keeper?")

    assert chat.last.get_by_text("Anna, who tends the light").is_visible()


def test_each_member_sees_as_far_as_they_have_watched(chat: Chat) -> None:
    """Who has seen the film gets a private answer without covers."""
    chat.become("Viktor (has seen it all)")
    chat.ask("who is the brother")
    chat.press(phrases.SHOW_ME)

    assert chat.last.get_by_text(LATE).is_visible()
    assert chat.last.locator(".markdown-spoiler").count() == 0
    chat.become("Nadia (has seen nothing)")
