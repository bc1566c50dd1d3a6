"""`ask` for people: covered until they say so."""

import pytest

from bot.cli import main
from tests.conftest import LANTERN

PACK = ["--pack", str(LANTERN)]
LATE = "He drowns in the storm"


def test_later_parts_are_covered_until_reveal(capsys: pytest.CaptureFixture[str]) -> None:
    """The cover says how to lift it."""
    assert main(["ask", "who is the brother", *PACK]) == 0
    covered = capsys.readouterr().out
    assert main(["ask", "who is the brother", "--reveal", *PACK]) == 0
    revealed = capsys.readouterr().out

    assert "Paul, the younger of the two." in covered
    assert LATE not in covered
    assert "--reveal" in covered
    assert LATE in revealed


def test_a_place_that_hides_has_no_cover(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither the text nor that there is one."""
    assert main(["ask", "who is the brother", "--policy", "hide", *PACK]) == 0
    said = capsys.readouterr().out

    assert LATE not in said
    assert "covered" not in said


def test_one_question_can_be_answered_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The same line as `--batch` writes."""
    assert main(["ask", "who is the keeper", "--json", *PACK]) == 0

    assert capsys.readouterr().out.startswith('{"question": "who is the keeper", "outcome": "found", "entry": "keeper"')


def test_a_menu_is_numbered(capsys: pytest.CaptureFixture[str]) -> None:
    """What could have been meant, one a line."""
    assert main(["ask", "brother lamp keeper", *PACK]) == 0

    assert "  1. " in capsys.readouterr().out


def test_why_tells_how_the_answer_came_about(capsys: pytest.CaptureFixture[str]) -> None:
    """The rule that decided, in words."""
    assert main(["ask", "who is the brother", "--why", *PACK]) == 0

    assert "Rule: it is a wording of the entry, word for word" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "   ", "\u2028", "\x00", "[bold]", "\x1b[31mred"])
def test_odd_questions_get_a_calm_refusal(capsys: pytest.CaptureFixture[str], text: str) -> None:
    """No exception, and nothing of the question is printed back."""
    assert main(["ask", text, *PACK]) == 0
    said = capsys.readouterr().out

    assert "I have nothing on that" in said
    assert "\x1b" not in said
