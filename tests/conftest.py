"""What every test starts from: English, and folders of its own in place of the user's."""

import functools
import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import platformdirs
import pytest

from game import texts
from game.content.load import load_scenario, scenario_folder
from game.content.scenario import Scenario
from game.core.game import Game
from game.debrief import legacy
from game.edition import opening, writing
from game.edition.effects import Effects
from game.engine.order_table import OrderTable
from game.session import naming, setting_up
from game.texts import catalogue

# No deadline: a test never asserts a time. In CI the examples are the same every time.
hypothesis.settings.register_profile("plaza", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("plaza")


@pytest.fixture(scope="session")
def _compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the compiled catalogues, which would take longer to compile than most tests to run."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("compiled")))
        for language in catalogue.languages():
            catalogue.load(language)
        return platformdirs.user_cache_path("plaza", appauthor=False)


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for each test, by number: to find a free name among thousands of others would take long."""
    homes: Path = tmp_path_factory.mktemp("homes")
    return (homes / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def _in_english_and_in_its_own_folders(
    monkeypatch: pytest.MonkeyPatch, _homes: Iterator[Path], _compiled: Path
) -> Iterator[None]:
    home = next(_homes)
    home.mkdir()
    for variable in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, str(home / variable.lower()))
    cache = platformdirs.user_cache_path("plaza", appauthor=False)
    if cache.is_relative_to(home):  # elsewhere than on Linux the user's folder is not moved by a variable
        shutil.copytree(_compiled, cache, copy_function=shutil.copy2)
    monkeypatch.setenv("PLAZA_RECORDS", str(home / "records"))
    monkeypatch.setenv("PLAZA_LANGUAGE", "en")
    monkeypatch.setattr(opening, "browser", lambda _address: False)  # no test opens a browser
    texts.use("en")
    naming.show_ids(True)
    yield
    texts.use("en")
    naming.show_ids(True)


@pytest.fixture(autouse=True)
def _scenarios_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A game begins from the scenario as it was read before, as long as none of its files has changed."""
    monkeypatch.setattr(setting_up, "load_scenario", _read)


def _read(name: str | Path) -> Scenario:
    files = [(file, file.stat()) for file in sorted(scenario_folder(name).iterdir())]
    return _read_once(name, tuple((file, of.st_mtime_ns, of.st_size) for file, of in files))


@functools.cache
def _read_once(name: str | Path, _files: tuple[tuple[Path, int, int], ...]) -> Scenario:
    return load_scenario(name)


@pytest.fixture(scope="session")
def _pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., tuple[Path, ...]]:
    """`write_pages`, which copies what it has written before as long as none of the files changes that the pages tell of."""
    kept, real = tmp_path_factory.mktemp("pages"), writing.write_pages

    def write_pages(folder: Path, effects: Effects | None = None) -> tuple[Path, ...]:
        if effects is not None:
            return real(folder, effects)
        before = kept / opening._digest()
        if not before.is_dir():
            real(before)
        shutil.copytree(before, folder, copy_function=os.link, dirs_exist_ok=True)
        return tuple(path for path in folder.rglob("*") if path.is_file())

    return write_pages


@pytest.fixture(autouse=True)
def _pages_are_written_once(monkeypatch: pytest.MonkeyPatch, _pages: Callable[..., tuple[Path, ...]]) -> None:
    """What opens a page finds them written; tests of the pages themselves write them."""
    monkeypatch.setattr(writing, "write_pages", _pages)


@pytest.fixture(autouse=True)
def _few_continuations(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A debrief reckons 64 continuations of 36 months of each end of a game; a test that does not ask for them has 4.

    In these the world stands still, but for tests marked `runs_on`: most that play a game to its end are about other things.
    """
    monkeypatch.setattr(legacy, "LEGACY_GAMES", 4)
    if request.node.get_closest_marker("runs_on") is None:
        monkeypatch.setattr(legacy, "resolve_turn", _stand_still)


def _stand_still(game: Game, _orders: OrderTable) -> None:
    game.state.turn += 1
