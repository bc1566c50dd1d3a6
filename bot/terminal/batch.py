"""`ask --batch`: JSON lines in, JSON lines out. Tools depend on this form; docs/architecture.md holds it."""

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from bot.discord_ui.veil import markdown
from bot.guide.answer import Answer, Choose, Found
from bot.guide.question import Question
from bot.guide.render import Sight, render

from .failing import fail
from .opening import UNUSABLE, Opened, open_pack

WANTED = 'wanted a line of JSON: an object with a "question" that is text, and "policy" and "horizon" if need be'


def batch(folder: Path, policy: str, horizon: str) -> int:
    """Answer every line of standard input, in order. Returns the exit code."""
    try:
        opened = open_pack(folder)
        opened.sight(policy, horizon)
    except (*UNUSABLE, ValueError) as error:
        return fail(str(error))
    for line in sys.stdin.buffer:
        print(json.dumps(_line(opened, line, policy, horizon)), flush=True)
    return 0


def as_json(opened: Opened, text: str, sight: Sight) -> dict[str, Any]:
    """One question's answer in the form of the contract."""
    answer = opened.engine.answer(Question(text))
    return {
        "question": text,
        "outcome": type(answer).__name__.lower(),
        "entry": answer.entries[0].id if isinstance(answer, Found) else None,
        "score": round(answer.probability, 4),
        "text": _text(opened, answer, sight),
        "choices": _choices(opened, answer, sight),
    }


class _Asked(BaseModel):
    """One line of input."""

    question: str
    policy: str | None = None
    horizon: str | None = None


def _line(opened: Opened, line: bytes, policy: str, horizon: str) -> dict[str, Any]:
    try:
        asked = _Asked.model_validate(json.loads(line))
    except (ValidationError, ValueError, RecursionError):
        return {"error": WANTED}
    try:
        sight = opened.sight(
            policy if asked.policy is None else asked.policy, horizon if asked.horizon is None else asked.horizon
        )
    except ValueError as error:
        return {"error": str(error)}
    return as_json(opened, asked.question, sight)


def _text(opened: Opened, answer: Answer, sight: Sight) -> str:
    return markdown(render(answer, sight, opened.library))


def _choices(opened: Opened, answer: Answer, sight: Sight) -> list[dict[str, str]]:
    if not isinstance(answer, Choose):
        return []
    return [
        {"entry": entry.id, "label": entry.title, "text": _text(opened, Found((entry,), 1.0), sight)}
        for entry in answer.entries
    ]
