"""Two rules of `check` that need more than the records: answers fit one message, and the model fits the wordings."""

from collections.abc import Iterator

from .matching.model import FILE, ModelError, read_model
from .pack import Pack
from .render import Sight, answer_blocks, parts
from .source import Problem
from .spoiler import Policy

LONGEST_MESSAGE = 1800
"""Characters of an answer with its title and sources, where everything is shown."""
MARKUP = 5
"""Characters that a block takes beside its text."""


def messages(pack: Pack) -> Iterator[Problem]:
    """Answers too long for one message."""
    if (library := pack.library) is None or pack.problems:
        return
    sight = Sight(Policy.SHOW, library.timeline.last)
    for entry in library.entries.values():
        blocks = answer_blocks(entry, parts(entry, sight, library), sight, library)
        length = sum(len(block.text) + MARKUP for block in blocks)
        if length > LONGEST_MESSAGE:
            message = f"the whole answer has {length} characters with its sources; wanted at most {LONGEST_MESSAGE}"
            yield pack.problem_of(entry.id, message)


def fitted(pack: Pack) -> Iterator[Problem]:
    """A model that was fitted on other wordings, or that cannot be read."""
    path = pack.folder / FILE
    if (library := pack.library) is None or not path.is_file():
        return
    try:
        stale = read_model(path).digest != library.digest
    except ModelError as error:
        yield Problem(path, 0, 0, str(error))
        return
    if stale:
        yield Problem(path, 0, 0, "was fitted on other wordings; run `stalker-guide calibrate`")
