"""Window and terminal lead to the pages: written when first asked for, opened as a file, or said where they are."""

import webbrowser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import platformdirs
import pytest

from game import texts
from game.core.problem import Problem
from game.edition import opening, writing
from game.edition.effects import Effects
from game.edition.opening import BOOK, CLAIMS, open_page, page_of, pages_folder
from tests.console.playing import play
from tests.desktop.window import Window


@pytest.fixture
def browser(monkeypatch):
    """A browser that opens whatever it is given; the addresses it was given."""
    opened = []
    monkeypatch.setattr(opening, "browser", lambda address: opened.append(address) or True)
    return opened


@pytest.fixture
def quick(monkeypatch):
    """Pages that are written in no time, and how often they were."""
    written = []

    def write(folder: Path, effects: Effects | None = None) -> tuple[Path, ...]:
        written.append(folder)
        folder.mkdir(parents=True)
        return ()

    monkeypatch.setattr(writing, "write_pages", write)
    return written


def file_of(address):
    assert urlsplit(address).scheme == "file", f"{address} is no file"
    return Path(unquote(urlsplit(address).path)), urlsplit(address).fragment


@pytest.mark.parametrize(
    ("what", "name", "place"),
    [
        (BOOK, "index.html", ""),
        (CLAIMS, "beliefs.html", ""),
        ("M22", "beliefs.html", "M22"),
        ("raids.leak", "raids.html", "raids.leak"),
        ("raids.nothing", "index.html", ""),
        ("../../etc/passwd", "index.html", ""),
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_each_thing_has_its_page_and_place_in_the_language_of_the_reader(quick, browser, language, what, name, place):
    texts.use(language)
    path, found = page_of(what)
    assert (path.parent.name, path.name, found) == (language, name, place)
    assert open_page(what)[0]
    assert file_of(browser[0]) == (path, place)


def test_the_pages_are_written_to_the_cache_whole_and_once(browser):
    went, told = open_page("raids.leak")
    path, place = file_of(browser[0])
    assert went and str(path) in told
    assert path.is_relative_to(platformdirs.user_cache_path("plaza", appauthor=False))
    assert f'id="{place}"' in path.read_text(encoding="utf-8")
    assert (path.parents[1] / "es" / "beliefs.html").is_file()
    before = path.stat().st_mtime_ns
    open_page("raids.leak")
    assert path.stat().st_mtime_ns == before, "the pages were written again"


def test_pages_that_tell_something_old_are_written_anew_and_the_old_ones_removed(quick, monkeypatch):
    first = pages_folder()
    assert pages_folder() == first and len(quick) == 1
    monkeypatch.setattr(opening, "RULES", 1000)
    second = pages_folder()
    assert second != first and len(quick) == 2
    assert second.is_dir() and not first.exists()
    assert [path.name for path in second.parent.glob("pages*")] == [second.name], "something unfinished was left behind"


@pytest.mark.parametrize("kind", ["refuses", "is not there"])
def test_without_a_browser_it_is_said_where_the_page_is(quick, monkeypatch, kind):
    def none(_address):
        if kind == "refuses":
            return False
        raise webbrowser.Error("no browser")

    monkeypatch.setattr(opening, "browser", none)
    went, told = open_page(CLAIMS)
    assert not went and told.endswith("beliefs.html") and "No browser could be opened" in told


def test_a_cache_that_cannot_be_written_is_one_sentence(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_names, **_options: tmp_path / "file" / "cache")
    with pytest.raises(Problem, match="cannot be written to"):
        open_page(BOOK)


# The terminal


def test_the_terminal_tells_where_a_rule_and_the_claims_stand(quick):
    text = "".join(play(["rules leak", "help", "rules"], width=400)[0].split())
    for place in ("en/raids.html#raids.leak", "en/beliefs.html", "en/index.html"):
        assert place in text, f"the terminal does not lead to {place}"


# The window


@pytest.mark.parametrize(("key", "name"), [("beliefs", "beliefs.html"), ("book", "index.html")])
def test_the_page_about_plaza_leads_to_claims_and_book(quick, browser, key, name):
    window = Window((1440, 900))
    window.go("about")
    window.click(key)
    assert [file_of(address)[0].name for address in browser] == [name]
    assert window.complaints() == []


def test_a_rule_in_the_window_leads_to_its_place_in_the_book(quick, browser):
    from game.desktop.screens.why import open_rule

    window = Window((1440, 900))
    window.go("about")
    open_rule(window.desk, "raids.leak")
    window.frame()
    window.click("in-the-book")
    assert [file_of(address)[1] for address in browser] == ["raids.leak"]


def test_a_why_card_leads_to_the_place_of_its_rule(quick, browser):
    from game.desktop.screens.why import open_why

    window = Window((1440, 900))
    game = window.begin(screen="report")
    game.resolve()
    window.go("report")
    open_why(window.desk, "approval")
    window.frame()
    window.click("in-the-book")
    assert [file_of(address)[1].partition(".")[0] for address in browser] == ["people"]


def test_where_no_browser_opens_the_window_says_where_the_page_is(quick):
    window = Window((1440, 900))
    window.go("about")
    window.click("beliefs")
    assert "No browser could be opened" in window.texts() and window.complaints() == []
