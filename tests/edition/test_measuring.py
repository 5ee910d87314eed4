"""Measuring plays what is not yet known, once, and survives being stopped."""

import attrs
import pytest

from game.core.problem import Problem
from game.edition import measuring
from game.edition.effects import load_effects, save_effects
from game.edition.measuring import experiments, measure
from game.texts import sentence

FILE = """
title: Removing the boss brings more roadblocks than removing nobody
scenario: laboratory
games: 4
turns: 1
parameters: {set: {raids.leak.base: 0.2}}
arms:
  none:
    - {turn: 1, seat: us, order: treat, funds: 10}
  boss:
    - {turn: 1, seat: us, order: treat, funds: 10}
    - {turn: 1, seat: control, inject: remove_leader, leader: ALFA/boss, mode: captured, by: mexico}
measures:
  - {name: roadblocks, of: ALFA, turns: [1, 1], as: blocks}
expect:
  - boss.blocks > none.blocks
"""
PRESETS = ("balanced", "restraint")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "mechanisms"
    (made / "strategic").mkdir(parents=True)
    for name in ("M01.yaml", "M02b.yaml", "strategic/M02.yaml", "strategic/M03.yaml", "notes.yaml"):
        (made / name).write_text(FILE.replace("nobody", f"nobody in {name[:-5]}"), encoding="utf-8")
    return made


@pytest.fixture
def run(folder, tmp_path):
    """Measures, and gives the effects and what was played."""
    path = tmp_path / "effects.json"

    def measured(presets=PRESETS, games=None, rows=("M01",), jobs=1):
        told = []
        effects = measure(path, presets, games, rows, jobs, lambda done, of, name: told.append((done, of, name)), folder)
        assert load_effects(path) == effects or not told
        return effects, told

    return measured


def test_a_row_of_the_laboratory_is_played_there_and_only_others_on_the_strategic_map(folder):
    assert {name: path.parent.name for name, path in experiments(folder).items()} == {
        "M01": "mechanisms", "M02b": "mechanisms", "M03": "strategic",
    }  # fmt: skip


def test_an_experiment_is_kept_with_its_title_its_arms_its_measures_and_its_findings_under_each_preset(run):
    effects, told = run()
    one = effects.experiments["M01"]
    assert told == [(1, 1, "M01")] and sorted(one.presets) == sorted(PRESETS)
    assert one.title == "Removing the boss brings more roadblocks than removing nobody in M01"
    assert [(step.what, step.details) for step in one.always] == [("raids.leak.base", "= 0.2"), ("treat", "funds=10")]
    assert one.arms["none"] == () and one.arms["boss"][0].what == "remove_leader"
    assert one.measures["blocks"].measure == "roadblocks" and one.measures["blocks"].of == ("ALFA",)
    for run_ in one.presets.values():
        (finding,) = run_.findings
        assert run_.games == 4 and finding.n == 4 and run_.held == finding.held
        assert finding.low is not None and finding.low <= finding.estimate <= finding.high


def test_what_is_known_is_not_played_again(run):
    first, _told = run()
    again, told = run()
    assert told == [] and again == first


def test_a_preset_that_is_new_is_played_alone(run, monkeypatch):
    run(presets=("balanced",))
    played = []
    monkeypatch.setattr(measuring, "play", lambda task: played.append(task.presets) or {})
    run()
    assert played == [("restraint",)]


@pytest.mark.parametrize("change", ["file", "rules", "numbers", "games"])
def test_what_would_be_played_otherwise_now_is_played_again(run, folder, tmp_path, change):
    run(presets=("balanced",))
    path = tmp_path / "effects.json"
    if change == "file":
        (folder / "M01.yaml").write_text(FILE.replace("captured", "killed"), encoding="utf-8")
    elif change in ("rules", "numbers"):
        kept = load_effects(path)
        one = kept.experiments["M01"]
        old = attrs.evolve(one.presets["balanced"], **({"rules": 1} if change == "rules" else {"digest": "old"}))
        save_effects(attrs.evolve(kept, experiments={"M01": attrs.evolve(one, presets={"balanced": old})}), path)
    _effects, told = run(presets=("balanced",), games=6 if change == "games" else None)
    assert [name for _done, _of, name in told] == ["M01"]


def test_what_other_rows_found_under_older_rules_is_kept_until_they_are_played(run, tmp_path):
    run(presets=("balanced",), rows=("M01", "M02"))
    path = tmp_path / "effects.json"
    kept = load_effects(path)
    one = kept.experiments["M02b"]
    old = attrs.evolve(one, presets={"balanced": attrs.evolve(one.presets["balanced"], rules=1)})
    save_effects(attrs.evolve(kept, experiments={**kept.experiments, "M02b": old}), path)
    effects, told = run(presets=("balanced",))
    assert told == [] and effects.experiments["M02b"].presets["balanced"].rules == 1


def test_stopped_in_the_middle_it_goes_on_with_what_is_left(run, monkeypatch):
    whole = measuring.play
    done = []

    def stopped(task):
        if done:
            raise KeyboardInterrupt
        done.append(task.name)
        return whole(task)

    monkeypatch.setattr(measuring, "play", stopped)
    with pytest.raises(KeyboardInterrupt):
        run(rows=("M01", "M02"))
    monkeypatch.setattr(measuring, "play", whole)
    _effects, told = run(rows=("M01", "M02"))
    assert done == ["M01"] and [name for _done, _of, name in told] == ["M02b"]


def test_two_processes_find_what_one_finds(run, tmp_path):
    alone, _told = run(rows=("M01", "M02"))
    (tmp_path / "effects.json").unlink()
    together, told = run(rows=("M01", "M02"), jobs=2)
    assert together.experiments == alone.experiments and len(told) == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_experiment_that_cannot_be_played_is_said_with_its_file_and_line(run, folder, jobs):
    (folder / "M01.yaml").write_text(FILE.replace("leader: ALFA/boss", "leader: ALFA/bos"), encoding="utf-8")
    with pytest.raises(Problem) as caught:
        run(jobs=jobs)
    assert "M01.yaml, line " in sentence(caught.value) and "bos" in sentence(caught.value)


def test_a_row_that_nothing_shows_is_said(run):
    with pytest.raises(Problem, match="No experiment shows M77"):
        run(rows=("M77",))


def test_an_installed_copy_is_told_where_to_measure(monkeypatch, tmp_path):
    monkeypatch.setattr(measuring.game, "__file__", str(tmp_path / "game" / "__init__.py"))
    with pytest.raises(Problem, match="not in an installed copy"):
        measuring.experiments_folder()
