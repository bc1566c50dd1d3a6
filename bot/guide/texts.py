"""What the texts of a film pack may be: the types that its records are made of."""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints

_MARKUP = re.compile(r"[|`\[\]<>\\_~#@{}\n\r\t]|https?:|\*\*|\s{2}")
"""Markup that Discord would act on. Only *emphasis* is allowed: everything else could break a veil."""


def _plain(text: str) -> str:
    if found := _MARKUP.search(text):
        raise ValueError(f"holds {found.group()!r}; wanted one paragraph of plain text, with *emphasis* at most")
    if text.count("*") % 2:
        raise ValueError("holds a single '*'; wanted pairs, as in *emphasis*")
    return text


def _lines(value: object) -> object:
    """A block of lines as a list: wordings stand one a line, so that no quotes are needed."""
    return value.strip().split("\n") if isinstance(value, str) else value


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"is not a regular expression: {error}") from None
    return pattern


def _stripped(shortest: int, longest: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=shortest, max_length=longest)


Prose = Annotated[str, _stripped(2, 900), AfterValidator(_plain)]
Sentence = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=10, max_length=240), AfterValidator(_plain)
]
Label = Annotated[str, _stripped(2, 60), AfterValidator(_plain)]
PlaceLabel = Annotated[str, _stripped(2, 24), AfterValidator(_plain)]
Asked = Annotated[str, StringConstraints(min_length=1, max_length=400)]
Wording = Annotated[str, _stripped(2, 160)]
Wordings = Annotated[tuple[Wording, ...], BeforeValidator(_lines)]
RussianWord = Annotated[str, StringConstraints(pattern=r"^[\u0400-\u04ff]+\*?$")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48)]
SceneId = Annotated[str, StringConstraints(pattern=r"^s\d{2}$")]
Reveal = Annotated[str, StringConstraints(pattern=r"^(open|s\d{2}|end)$")]
Pattern = Annotated[str, StringConstraints(min_length=3), AfterValidator(_compiles)]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]
