"""The commands members type. Each handler hands its options on and does nothing else."""

from typing import Any, cast

import discord
from discord import app_commands

from bot.guide.text import LONGEST_QUESTION

from . import ask
from .desk import Desk
from .film_commands import film_group

MESSAGE_COMMAND = "Ask the guide"


def add_commands(tree: app_commands.CommandTree[Any], desk: Desk) -> None:
    """Put every command into the tree."""
    tree.add_command(_ask(desk))
    tree.add_command(film_group(desk))
    tree.add_command(_message_command(desk))


def _ask(desk: Desk) -> app_commands.Command[Any, ..., None]:
    film = desk.library.film

    @app_commands.command(name="ask", description=f"Ask anything about {film.name} ({film.year}), in your own words")
    @app_commands.describe(question="Your question, or a topic from the list", private="Only you see the answer")
    async def command(
        interaction: discord.Interaction[Any],
        question: app_commands.Range[str, 1, LONGEST_QUESTION],
        private: bool = False,  # Discord passes options by name
    ) -> None:
        await ask.slash(desk, interaction, question, private=private)

    @command.autocomplete("question")
    async def complete(  # pyright: ignore[reportUnusedFunction]  # the decorator keeps it
        interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return await ask.complete(desk, interaction, typed)

    return cast("app_commands.Command[Any, ..., None]", command)


def _message_command(desk: Desk) -> app_commands.ContextMenu:
    async def ask_the_guide(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        await ask.slash(desk, interaction, message.content, private=True)

    return app_commands.ContextMenu(name=MESSAGE_COMMAND, callback=ask_the_guide)
