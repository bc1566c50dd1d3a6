"""A model of the part of Discord's client that decides what of a text is seen before a click.

It follows the web client's rules in their order: escapes, fences and code, links, spoilers; and its limit on
markup nodes, beyond which the raw text is shown. A second opinion on `veil.encode`, written without looking at it.
"""

import re

MOST_NODES = 200

_RULES = (
    ("escape", re.compile(r"\\[^0-9A-Za-z\s]")),
    ("fence", re.compile(r"```(?:[\s\S]+?)```")),
    ("code", re.compile(r"(`+)(?:[\s\S]*?[^`])\1(?!`)")),
    ("link", re.compile(r"(?:https?|steam)://[^\s<]+")),
    ("spoiler", re.compile(r"\|\|([\s\S]+?)\|\|")),
    ("node", re.compile(r"[*_~]{1,2}(?=\S)|[\U0001f000-\U0001faff]")),
)
_FORM_FEED = "\f"


def seen_before_a_click(text: str) -> str:
    """What a reader with the default settings sees of a text component."""
    text = text.replace(_FORM_FEED, "")
    position, nodes, seen = 0, 0, list[str]()
    while position < len(text):
        for name, rule in _RULES:
            if found := rule.match(text, position):
                nodes += 1 + (len(re.findall(r"[*_~]{1,2}(?=\S)", found.group())) if name == "spoiler" else 0)
                seen.append("" if name == "spoiler" else found.group())
                position = found.end()
                break
        else:
            seen.append(text[position])
            position += 1
    return text if nodes >= MOST_NODES else "".join(seen)
