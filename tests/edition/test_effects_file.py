"""What was measured is kept whole in a file that two people can compare; a damaged one is said to be so in one sentence."""

import json

import attrs
import pytest

from game.core.problem import Problem
from game.edition.effects import FILE, Effects, effects_file, load_effects, save_effects
from game.texts import sentence


@pytest.fixture
def kept(tmp_path, effects):
    path = tmp_path / FILE
    save_effects(effects, path)
    return path


def test_what_is_saved_is_read_back_as_it_was(kept, effects):
    assert load_effects(kept) == effects
    assert [path.name for path in kept.parent.iterdir()] == [FILE], "an unfinished file was left behind"


def test_a_figure_of_nothing_is_kept_as_a_figure(tmp_path, effects):
    name, one = next(iter(effects.experiments.items()))
    preset, run = next(iter(one.presets.items()))
    nothing = tuple(attrs.evolve(found, estimate=0.0, low=0.0, high=0.0) for found in run.findings)
    shown = attrs.evolve(one, presets={preset: attrs.evolve(run, findings=nothing)})
    save_effects(Effects(experiments={name: shown}), tmp_path / FILE)
    assert load_effects(tmp_path / FILE).experiments[name].presets[preset].findings == nothing


def test_each_preset_of_an_experiment_stands_on_its_own_line_so_that_a_change_shows_what_changed(kept, effects):
    lines = kept.read_text(encoding="utf-8").splitlines()
    runs = sum(len(one.presets) for one in effects.experiments.values())
    assert sum('"findings"' in line for line in lines) == runs == len([line for line in lines if line.startswith("  ")])


def test_a_missing_file_holds_no_effects(tmp_path):
    assert load_effects(tmp_path / FILE) == Effects()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        pytest.param(lambda text: text[: len(text) // 2], "cannot be read", id="torn"),
        pytest.param(lambda text: "", "cannot be read", id="empty"),
        pytest.param(lambda text: text.replace('"held": true', '"held": "yes"', 1), "line 3", id="a word for a truth"),
        pytest.param(lambda text: text.replace('"games": 200', '"plays": 200', 1), "line 3", id="a strange key"),
        pytest.param(lambda text: text.replace('"format": 1', '"format": 2', 1), "has the form 2", id="of the future"),
        pytest.param(lambda text: "[1, 2]", "mapping", id="another thing"),
        pytest.param(lambda text: "[" * 100_000, "cannot be read", id="too deep"),
    ],
)
def test_a_damaged_file_is_told_in_one_sentence(kept, damage, said):
    kept.write_text(damage(kept.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(Problem) as caught:
        load_effects(kept)
    told = sentence(caught.value).splitlines()[0]
    assert FILE in told and said in told, told


def test_a_file_that_cannot_be_written_is_said(tmp_path, effects):
    with pytest.raises(Problem, match="cannot be written"):
        save_effects(effects, tmp_path / "nowhere" / FILE)


def test_the_games_own_file_if_there_is_one_is_whole_and_tells_titles_and_arms():
    effects = load_effects()
    if effects_file().exists():
        assert effects.experiments and json.loads(effects_file().read_text(encoding="utf-8"))["format"] == 1
    for name, one in effects.experiments.items():
        assert one.title and one.arms and one.presets, f"{name} lacks what the page needs"
        for preset, run in one.presets.items():
            assert run.findings, f"{name} found nothing under {preset}"


def test_whatever_held_was_measured():
    for name, one in load_effects().experiments.items():
        for preset, run in one.presets.items():
            lacking = [found.expectation for found in run.findings if found.held and found.estimate is None]
            assert not lacking, f"{name} under {preset} holds without a figure ({lacking}); run plaza pages --measure"
