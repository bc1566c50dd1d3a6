"""How to ask, by example."""

from bot.guide import phrases
from bot.guide.library import Library
from bot.guide.reply import Heading, Note, Plain, Reply


def help_page(library: Library) -> Reply:
    """How to ask, by example. It tells nothing of the film that its poster would not."""
    film = library.film
    examples = "\n".join(f"- {example}" for example in film.examples)
    return Reply(
        (
            Heading(film.guide_name),
            Plain(phrases.HELP_WHAT.format(film=film.name, year=film.year)),
            Plain(phrases.HELP_EXAMPLES.format(examples=examples)),
            Plain(phrases.HELP_SPOILERS),
            Note(phrases.HELP_BARS),
        )
    )
