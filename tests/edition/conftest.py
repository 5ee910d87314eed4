"""The pages of both languages, written once, with effects made up for three claims."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.content.rules_text import preset_names
from game.core.version import RULES
from game.edition.effects import Effects, Finding, Measured, Shown, Step, Taken, digest_of
from game.edition.writing import write_pages
from tests.edition.page_reader import Page, read_page

LANGUAGES = ("en", "es")


def measured(held: bool = True, preset: str = "balanced", rules: int = RULES, digest: str | None = None) -> Measured:
    finding = Finding(
        expectation="boss.roadblocks > none.roadblocks", held=held, estimate=70.0312, low=57.8 if held else -3.0, high=82.25,
        n=200,
    )  # fmt: skip
    return Measured(
        rules=rules, digest=digest_of("laboratory", preset) if digest is None else digest, games=200, seed=0, held=held,
        findings=(finding,),
    )  # fmt: skip


def shown(row: str, **presets: Measured) -> Shown:
    return Shown(
        row=row, title="Removing the boss brings roadblocks", scenario="laboratory", turns=3,
        always=(Step(what="raids.leak.base", details="= 0.4"),),
        arms={"none": (), "boss": (Step(turn=1, seat="control", what="remove_leader", details="leader=ALFA/boss"),)},
        measures={"roadblocks": Taken(measure="roadblocks", of=("ALFA",), turns=(1, 1))}, digest="0", presets=presets,
    )  # fmt: skip


@pytest.fixture(autouse=True)
def _pages_are_written_once() -> None:
    """Not here, where it is tested how they are written."""


@pytest.fixture(scope="session")
def effects() -> Effects:
    """M01 held under every preset, M05 not under one, M22 measured under one only."""
    every = {name: measured(preset=name) for name in preset_names()}
    return Effects(experiments={
        "M01": shown("M01", **every),
        "M05": shown("M05", **(every | {"restraint": measured(held=False, preset="restraint")})),
        "M22": shown("M22", balanced=measured()),
    })  # fmt: skip


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, effects: Effects) -> Iterator[Path]:
    """The folder of the pages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        made = tmp_path_factory.mktemp("pages")
        write_pages(made, effects)
        yield made


@pytest.fixture(scope="session")
def pages(folder: Path) -> dict[str, Page]:
    """Every page by its place below the folder, such as es/raids.html."""
    return {path.relative_to(folder).as_posix(): read_page(path) for path in sorted(folder.glob("**/*.html"))}
