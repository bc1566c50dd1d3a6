"""`ask`: one question, answered nicely in a terminal, with later plot covered until `--reveal`."""

import argparse
import json

from rich.console import Console

from bot.guide.question import Question
from bot.guide.render import render

from .batch import as_json
from .failing import fail
from .opening import UNUSABLE, open_pack
from .show import show


def ask(options: argparse.Namespace) -> int:
    """Answer one question. Returns the exit code."""
    try:
        opened = open_pack(options.pack)
        sight = opened.sight(options.policy, options.horizon)
    except (*UNUSABLE, ValueError) as error:
        return fail(str(error))
    if options.json:
        print(json.dumps(as_json(opened, options.question, sight)))
        return 0
    console = Console()
    judgement = opened.engine.judge(Question(options.question))
    show(console, render(judgement.answer, sight, opened.library), reveal=options.reveal)
    if options.why:
        from .why import why

        console.print(why(opened.engine, judgement))
    return 0
