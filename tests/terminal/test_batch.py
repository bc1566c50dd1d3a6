"""`ask --batch --json`: the contract that tools depend on."""

import io
import json
from typing import Any

import pytest

from bot.cli import main
from tests.conftest import LANTERN

ASK = ["ask", "--batch", "--json", "--pack", str(LANTERN)]
LATE = "He drowns in the storm"


class _Input:
    def __init__(self, lines: bytes) -> None:
        self.buffer = io.BytesIO(lines)


@pytest.fixture
def batch(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs the command on lines of input; gives the lines of output."""

    def run(*lines: object, options: tuple[str, ...] = ()) -> list[dict[str, Any]]:
        sent = b"".join(line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines)
        monkeypatch.setattr("sys.stdin", _Input(sent))
        assert main([*ASK, *options]) == 0
        said = capsys.readouterr().out
        assert said.isascii()
        return [json.loads(line) for line in said.splitlines()]

    return run


def test_a_known_question_is_found(batch: Any) -> None:
    """Every key is there; the text is what a member reads, each later passage in bars of its own."""
    assert batch({"question": "who is the brother"}) == [
        {
            "question": "who is the brother",
            "outcome": "found",
            "entry": "brother",
            "score": 1.0,
            "text": "### The brother\nPaul, the younger of the two.\n-# The film itself\n"
            "-# Below, covered: how it ends\n||He drowns in the storm on the way to the boat.\n(The film itself)||",
            "choices": [],
        }
    ]


def test_answers_come_in_the_order_of_the_questions(batch: Any) -> None:
    """One line for each, whatever it is."""
    asked = ["who is the keeper", "", "who is hal jordan", "zebra crossing rules", "where was it filmed"]

    answered = batch(*({"question": text} for text in asked))

    assert [line["question"] for line in answered] == asked
    assert [line["outcome"] for line in answered] == ["found", "unknown", "elsewhere", "unknown", "found"]
    assert [line["entry"] for line in answered] == ["keeper", None, None, None, "filming-place"]
    assert all(0 <= line["score"] <= 1 for line in answered)
    assert all(line["text"] for line in answered)


@pytest.mark.parametrize(
    ("policy", "horizon", "plain", "veiled"),
    [
        ("tag", "nothing", False, True),
        ("hide", "nothing", False, False),
        ("show", "nothing", True, False),
        ("tag", "s04", False, True),
        ("tag", "s05", True, False),
        ("hide", "everything", True, False),
    ],
)
def test_a_line_may_name_its_place(batch: Any, policy: str, horizon: str, *, plain: bool, veiled: bool) -> None:
    """Policy and horizon of a line win over those of the command line, and those hold for the other lines."""
    named, other = batch(
        {"question": "who is the brother", "policy": policy, "horizon": horizon},
        {"question": "who is the brother"},
        options=("--policy", "hide"),
    )
    by_command = batch({"question": "who is the brother"}, options=("--policy", policy, "--horizon", horizon))

    assert (LATE in named["text"] and "||" not in named["text"]) is plain
    assert (f"||{LATE}" in named["text"]) is veiled
    assert LATE not in other["text"]
    assert by_command == [named]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"nonsense\n", "wanted a line of JSON"),
        (b"\n", "wanted a line of JSON"),
        (b"\xff\xfe\n", "wanted a line of JSON"),
        (b"[" * 100_000 + b"\n", "wanted a line of JSON"),
        ([1], "wanted a line of JSON"),
        ("who is the brother", "wanted a line of JSON"),
        ({"question": 3}, "wanted a line of JSON"),
        ({"text": "who is the brother"}, "wanted a line of JSON"),
        ({"question": "x", "policy": "loud"}, "'loud' is no policy; wanted hide, tag, show"),
        ({"question": "x", "policy": ""}, "'' is no policy"),
        ({"question": "x", "horizon": "s99"}, "'s99' is no place in the film; wanted nothing, everything or a scene"),
    ],
)
def test_a_bad_line_gives_an_error_in_its_place(batch: Any, line: object, words: str) -> None:
    """What was wanted is said, and the rest goes on."""
    before, wrong, after = batch({"question": "who is the keeper"}, line, {"question": "where was it filmed"})

    assert list(wrong) == ["error"]
    assert words in wrong["error"]
    assert (before["entry"], after["entry"]) == ("keeper", "filming-place")


def test_a_last_line_needs_no_line_break(batch: Any) -> None:
    """And no input at all gives no output at all."""
    assert [line["entry"] for line in batch(b'{"question": "who is the keeper"}')] == ["keeper"]
    assert batch() == []


def test_a_menu_tells_what_each_choice_would_show(batch: Any) -> None:
    """The text of a choice is what a question for that entry shows at the same policy and horizon."""
    (menu,) = batch({"question": "brother lamp keeper", "policy": "hide"})

    assert menu["outcome"] == "choose"
    assert menu["entry"] is None
    assert 1 <= len(menu["choices"]) <= 3
    for choice in menu["choices"]:
        (found,) = batch({"question": choice["label"], "policy": "hide"})
        assert set(choice) == {"entry", "label", "text"}
        assert (choice["entry"], choice["text"]) == (found["entry"], found["text"])


def test_small_talk_is_unknown_with_a_text_of_its_own(batch: Any) -> None:
    """It is answered, and never by a film answer."""
    (said,) = batch({"question": "Thank you!"})

    assert (said["outcome"], said["entry"], said["text"]) == ("unknown", None, "You are welcome.")


def test_two_questions_in_one_give_both_texts(batch: Any) -> None:
    """The first is named, both are answered."""
    (both,) = batch({"question": "who is the keeper and where was it filmed"})

    assert (both["outcome"], both["entry"]) == ("found", "keeper")
    assert "### The keeper" in both["text"]
    assert "### Where it was filmed" in both["text"]


@pytest.mark.parametrize("text", ["\u043a\u0442\u043e?", "\ud83d", "\u2028", "a\x00b", "x" * 6000, "\u202egnol\u202c"])
def test_whatever_is_asked_comes_back_in_ascii(batch: Any, text: str) -> None:
    """The question is repeated as it was, escaped."""
    (line,) = batch({"question": text})

    assert line["question"] == text
