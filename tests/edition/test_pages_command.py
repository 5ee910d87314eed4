"""`plaza pages` writes both languages and says where to begin; whatever is wrong is one sentence with status 2."""

import pytest

from game.commands import main as house
from game.content import places
from game.edition import effects as kept


@pytest.fixture
def plaza(capsys):
    def run(*arguments):
        with pytest.raises(SystemExit) as left:
            house.main(["pages", *map(str, arguments)])
        told = capsys.readouterr()
        return left.value.code, told.out, told.err

    return run


@pytest.fixture
def unmeasured(monkeypatch, tmp_path):
    path = tmp_path / "effects.json"
    monkeypatch.setattr(kept, "effects_file", lambda: path)
    return path


def test_both_languages_are_written_and_the_first_page_is_named(plaza, tmp_path, unmeasured):
    status, out, err = plaza("--out", tmp_path / "book")
    assert (status, out) == (0, f"27 pages; begin with {tmp_path / 'book' / 'index.html'}\n")
    assert len(list((tmp_path / "book").glob("*/*.html"))) == 26
    assert err == f"No effects have been measured ({unmeasured} is missing): the page on claims shows none.\n"


def test_a_torn_file_of_effects_is_said_and_nothing_is_written(plaza, tmp_path, unmeasured):
    unmeasured.write_text('{"format": 1, "experi', encoding="utf-8")
    status, out, err = plaza("--out", tmp_path / "book")
    assert (status, out) == (2, "") and err.count("\n") == 1 and "effects.json cannot be read" in err
    assert not (tmp_path / "book").exists()


def test_a_folder_that_cannot_be_made_is_said_with_the_way_out(plaza, tmp_path):
    (tmp_path / "file").write_text("in the way")
    status, _out, err = plaza("--out", tmp_path / "file" / "book")
    assert status == 2 and err.endswith("name another folder with --out.\n") and err.count("\n") == 1


@pytest.mark.parametrize("option", [("--games", "10"), ("--row", "M01"), ("--jobs", "1")])
def test_how_to_measure_without_measuring_is_refused(plaza, tmp_path, option):
    status, _out, err = plaza("--out", tmp_path, *option)
    assert (status, err) == (2, "--games, --row and --jobs say how to measure; add --measure.\n")


def test_measuring_tells_how_far_it_is_and_its_figures_stand_on_the_page(plaza, tmp_path, unmeasured):
    arguments = ("--out", tmp_path, "--measure", "--games", 4, "--row", "M21", "--jobs", 1)
    status, _out, err = plaza(*arguments)
    assert status == 0 and err.splitlines()[:2] == ["1 of 2: M21", "2 of 2: M21b"], err
    assert "M21b.yaml" in (tmp_path / "es" / "beliefs.html").read_text(encoding="utf-8")
    status, _out, err = plaza(*arguments)
    assert status == 0 and "of 2" not in err, "what was known was played again"


def test_the_games_own_effects_are_kept_with_its_assets():
    assert kept.effects_file() == places.assets() / "effects.json"
