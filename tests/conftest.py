"""What every test starts from: English, and folders of its own in place of the user's."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import platformdirs
import pytest

from game import texts
from game.core.game import Game
from game.debrief import legacy
from game.edition import opening
from game.engine.order_table import OrderTable
from game.session import naming
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


@pytest.fixture(autouse=True)
def _in_english_and_in_its_own_folders(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, _compiled: Path
) -> Iterator[None]:
    home: Path = tmp_path_factory.mktemp("home")
    for variable in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, str(home / variable.lower()))
    cache = platformdirs.user_cache_path("plaza", appauthor=False)
    if cache.is_relative_to(home):  # elsewhere than on Linux the user's folder is not moved by a variable
        shutil.copytree(_compiled, cache, copy_function=os.link)
    monkeypatch.setenv("PLAZA_RECORDS", str(home / "records"))
    monkeypatch.setenv("PLAZA_LANGUAGE", "en")
    monkeypatch.setattr(opening, "browser", lambda _address: False)  # no test opens a browser
    texts.use("en")
    naming.show_ids(True)
    yield
    texts.use("en")
    naming.show_ids(True)


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
