"""An arm of an experiment is the same alone, beside other arms, and in however many batches its games are played."""

from pathlib import Path

import numpy as np
import pytest

from game.core.parameters import one_value_each, per_game, stacked
from game.study import experiment
from game.study.experiment import run_experiment
from game.study.results import ArmResult

HEAD = """\
title: Arms are played side by side
scenario: laboratory
games: 7
turns: 3
seats: {mexico: tempo, us: random}
arms:
"""
ARMS = {
    "plain": "  plain: []\n",
    "removed": "  removed:\n"
    "    - {turn: 2, seat: control, inject: remove_leader, leader: ALFA/boss, mode: killed, by: mexico}\n",
    "refused": "  refused:\n    - {turn: 2, seat: mexico, order: consent, to: isr, answer: give}\n"
    "    - {turn: 2, seat: mexico, order: raid, leader: ALFA/boss, teams: 20}\n",
    "late": "  late:\n    - {turn: 1, seat: mexico, order: posture, group: ALFA, toward: tolerate}\n",
    "asking": "  asking:\n"
    "    - {turn: 1, seat: us, order: strike, target: GAMA/financier-1, ask: true, confirmation: none, day: 28}\n",
    "altered": "  altered:\n    - {set: {succession.churn.churn_half_life: 20}}\n"
    "    - {scale: {people.recruitment.rate: 1.2}}\n",
}
MEASURES = "measures:\n  - {name: command, of: ALFA}\n  - {name: members}\n  - {name: homicides}\n"


def played(folder: Path, arms: list[str], draw: bool = False) -> dict[str, ArmResult]:
    path = folder / "arms.yaml"
    path.write_text(HEAD + "".join(ARMS[name] for name in arms) + MEASURES, encoding="utf-8")
    return dict(run_experiment(path, draw=draw).arms)


def expect_alike(one: ArmResult, other: ArmResult, what: str) -> None:
    for name, values in one.values.items():
        assert np.array_equal(values, other.values[name], equal_nan=True), (
            f"{what} changed {name} of arm {one.name}. Look for arithmetic over the batch axis, or for parameters, "
            "scripts or numbers of games that are not those of the arm's own rows."
        )
    assert one.refused.keys() == other.refused.keys() and one.refusals == other.refusals, f"{what} changed what was refused"
    assert np.array_equal(one.left_out, other.left_out), f"{what} changed the games left out"


@pytest.mark.parametrize("draw", [False, True], ids=["published numbers", "drawn numbers"])
def test_an_arm_is_the_same_alone_and_beside_others(tmp_path: Path, draw: bool) -> None:
    together = played(tmp_path, list(ARMS), draw)
    assert together["refused"].refusals, "nothing was refused: the arm shows nothing"
    assert not np.array_equal(together["altered"].values["members"], together["plain"].values["members"])
    for name in ARMS:
        expect_alike(played(tmp_path, [name], draw)[name], together[name], "Playing it beside other arms")


def test_an_arm_is_the_same_in_one_batch_and_in_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = played(tmp_path, list(ARMS))
    monkeypatch.setattr(experiment, "CHUNK", 2 * len(ARMS))
    for name, found in played(tmp_path, list(ARMS)).items():
        expect_alike(found, whole[name], "Playing two games at a time")


def test_a_number_that_is_the_same_in_all_parts_stays_one_number() -> None:
    one, other = one_value_each({"a": 1.0, "b": 2.0}), one_value_each({"a": 1.0, "b": 3.0})
    per_game(other, "b", np.array([3.0, 4.0]))
    found = stacked([one, other], [3, 2])
    assert found.values["a"] == 1.0 and isinstance(found.values["a"], float)
    assert np.array_equal(found.values["b"], [2.0, 2.0, 2.0, 3.0, 4.0])
