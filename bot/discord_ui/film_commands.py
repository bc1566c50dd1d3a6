"""The film's command with its subcommands, one for each part of what can be browsed."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import discord
from discord import app_commands

from bot.guide.pages.address import Page
from bot.guide.pages.help import help_page
from bot.guide.pages.shelves import Shelf, complete, complete_scenes
from bot.guide.pages.summary import Length

from . import browse, deliver, personal
from .desk import Desk
from .where import where_of

PRIVATE = "Only you see it"
NO_OPTIONS: Mapping[str, str] = {}
LENGTHS = [
    app_commands.Choice(name="without spoilers", value=Length.OPEN.value),
    app_commands.Choice(name="as far as you are", value=Length.SO_FAR.value),
    app_commands.Choice(name="whole", value=Length.WHOLE.value),
]
LISTS = (
    ("who", "People: those in the film, and those who made it", "Somebody from the list", Shelf.PEOPLE),
    ("thing", "Places and things in the film", "A place or thing from the list", Shelf.THINGS),
    ("themes", "What the film is about", "A theme from the list", Shelf.THEMES),
)
PLAIN_PAGES = (
    ("ending", "The ending explained: what happens, readings, the makers' words, open questions", Page.ENDING),
    ("next", "What to watch, read, hear and play after the film", Page.NEXT),
    ("film", "The film in short: who made it, when and where, without spoilers", Page.FILM),
    ("topics", "Everything that can be asked, by kind", Page.TOPICS),
)

Callback = Callable[..., Awaitable[None]]


def film_group(desk: Desk) -> app_commands.Group:
    """The group, named as the film pack says."""
    film = desk.library.film
    group = app_commands.Group(name=film.command, description=f"The guide to {film.name} ({film.year})")
    for name, description, page in PLAIN_PAGES:
        _add(group, name, description, _page(desk, page), {"private": PRIVATE})
    _add(
        group,
        "summary",
        "The story, as long as you like",
        _summary(desk),
        {"length": "How much of it", "private": PRIVATE},
    )
    _add_timeline(group, desk)
    for name, description, option, shelf in LISTS:
        _add_list(group, desk, name, description, option, shelf)
    _add(group, "progress", "Say how far you are, and how you like to read", _personal(desk, Page.PROGRESS))
    _add(group, "privacy", "What is stored about you; export it, or delete it", _personal(desk, Page.PRIVACY))
    _add(group, "help", "How to ask, by example", _help(desk))
    return group


def _add(
    group: app_commands.Group, name: str, description: str, callback: Callback, options: Mapping[str, str] = NO_OPTIONS
) -> app_commands.Command[Any, ..., None]:
    described = app_commands.describe(**options)(callback)
    return group.command(name=name, description=description)(described)  # type: ignore[arg-type]  # made by functions below


def _page(desk: Desk, page: Page) -> Callback:
    async def show(interaction: discord.Interaction[Any], private: bool = False) -> None:
        await browse.page(desk, interaction, page, private=private)

    return show


def _summary(desk: Desk) -> Callback:
    @app_commands.choices(length=LENGTHS)
    async def show(interaction: discord.Interaction[Any], length: str = Length.OPEN, private: bool = False) -> None:
        await browse.page(desk, interaction, Page.SUMMARY, length, private=private)

    return show


def _personal(desk: Desk, page: Page) -> Callback:
    async def show(interaction: discord.Interaction[Any]) -> None:
        await personal.show(desk, interaction, page)

    return show


def _help(desk: Desk) -> Callback:
    async def show(interaction: discord.Interaction[Any]) -> None:
        async with desk.work:
            alone = not where_of(interaction).direct
            await deliver.reply(desk, interaction, help_page(desk.library), alone=alone)

    return show


def _add_timeline(group: app_commands.Group, desk: Desk) -> None:
    async def show(
        interaction: discord.Interaction[Any],
        scene: app_commands.Range[str, 1, 100] | None = None,
        private: bool = False,
    ) -> None:
        if scene is None:
            await browse.page(desk, interaction, Page.TIMELINE, private=private)
        else:
            await browse.titled_entry(desk, interaction, scene, private=private)

    async def suggest(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        return await browse.complete(desk, interaction, lambda horizon: complete_scenes(typed, horizon, desk.library))

    command = _add(
        group, "timeline", "The film scene by scene", show, {"scene": "A scene to jump to", "private": PRIVATE}
    )
    command.autocomplete("scene")(suggest)


def _add_list(group: app_commands.Group, desk: Desk, name: str, description: str, option: str, shelf: Shelf) -> None:
    async def show(
        interaction: discord.Interaction[Any],
        name: app_commands.Range[str, 1, 100] | None = None,
        private: bool = False,
    ) -> None:
        if name is None:
            await browse.page(desk, interaction, Page.SHELF, shelf, private=private)
        else:
            await browse.titled_entry(desk, interaction, name, private=private)

    async def suggest(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        return await browse.complete(desk, interaction, lambda horizon: complete(shelf, typed, horizon, desk.library))

    command = _add(group, name, description, show, {"name": option, "private": PRIVATE})
    command.autocomplete("name")(suggest)
