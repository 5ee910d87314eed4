"""The chapters a scenario may have beside its four files: markets, money and the politics of two countries.

Each is a YAML file of its own that may be left out; then nothing of that chapter happens in the scenario. A chapter says how
its file is read, how it is checked against the ids of the scenario, and how it fills the state at the start.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs

from game.content import chapter_corridors, chapter_countries, chapter_market, chapter_money, chapter_production
from game.content.build_world import Places
from game.content.draws import Draws
from game.content.scenario import Scenario
from game.content.source_files import Folder
from game.content.vocabulary import Ids
from game.core.state import State


@attrs.frozen
class Chapter:
    """One optional file: the class that mirrors it, its check, and what it fills."""

    form: type[Any]
    check: Callable[[Folder, str, Any, Ids], None]  # folder, name of the file, its content, the scenario's ids
    fill: Callable[[Any, Scenario, Places, State, Draws], None]


# By the name of the file, in the order in which they are filled.
CHAPTERS: Final[Mapping[str, Chapter]] = {
    "production.yaml": Chapter(chapter_production.ProductionFile, chapter_production.check, chapter_production.fill),
    "corridors.yaml": Chapter(chapter_corridors.CorridorsFile, chapter_corridors.check, chapter_corridors.fill),
    "market.yaml": Chapter(chapter_market.MarketFile, chapter_market.check, chapter_market.fill),
    "money.yaml": Chapter(chapter_money.MoneyFile, chapter_money.check, chapter_money.fill),
    "countries.yaml": Chapter(chapter_countries.CountriesFile, chapter_countries.check, chapter_countries.fill),
}


def read_chapters(folder: Folder) -> dict[str, Any]:
    """The content of every chapter the folder has, by the name of its file; mistakes are among the folder's problems."""
    found: dict[str, Any] = {}
    for file, chapter in CHAPTERS.items():
        if folder.has(file):
            content = folder.read(file, chapter.form)
            if content is not None:
                folder.check_sources(file, content, content.sources)
                found[file] = content
    return found


def check_chapters(folder: Folder, found: Mapping[str, Any], ids: Ids) -> None:
    """Check each chapter against the ids of the scenario."""
    for file, content in found.items():
        CHAPTERS[file].check(folder, file, content, ids)


def fill_chapters(scenario: Scenario, places: Places, state: State, draws: Draws) -> None:
    """Fill the state of each chapter the scenario has."""
    for file, content in scenario.chapters.items():
        CHAPTERS[file].fill(content, scenario, places, state, draws)
