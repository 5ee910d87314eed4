"""Plays the experiments on the mechanisms under every preset and keeps what was found: `plaza pages --measure`.

Only a checkout has the experiments. One of the laboratory is played for each file there; one of the strategic game only
where the laboratory has none for its row. What was measured under the same rules, parameters, scenario and file is kept.
"""

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any, Final

import attrs

import game
from game.core.problem import Problem
from game.core.version import RULES
from game.edition.effects import (
    Effects,
    Finding,
    Measured,
    Shown,
    Step,
    Taken,
    digest_of,
    is_stale,
    load_effects,
    save_effects,
)
from game.session.setting_up import load_setup, start_games
from game.study.experiment import run_experiment
from game.study.experiment_file import read_file
from game.study.judge import judge
from game.texts import sentence

NAME: Final = re.compile(r"(M[0-9]{2})[a-z]?")
SEED: Final = 0
DIGITS: Final = 6  # significant, of what is kept
NAMED: Final = ("turn", "seat", "order", "inject")  # told before the details of a step
Tell = Callable[[int, int, str], object]  # experiments done, of how many, the one just done


@attrs.frozen
class Task:
    """An experiment to be played under some presets; `shown` tells it without what was found."""

    name: str
    path: Path
    shown: Shown
    presets: tuple[str, ...]
    games: int | None


def experiments_folder() -> Path:
    """The folder of the experiments. Raises Problem in an installed copy, which has none."""
    folder = Path(game.__file__).resolve().parents[1] / "tests" / "mechanisms"
    if not folder.is_dir():
        raise Problem(
            "The experiments are in a checkout of Plaza, not in an installed copy ({folder} is missing); measure there.",
            folder=folder,
        )
    return folder


def experiments(folder: Path) -> Mapping[str, Path]:
    """The files to be played, by name: those of the folder itself, and of its folders those whose row has none there."""
    own = {path.stem: path for path in sorted(folder.glob("*.yaml")) if NAME.fullmatch(path.stem)}
    rows = {row_of(name) for name in own}
    deeper = {path.stem: path for path in sorted(folder.glob("*/*.yaml")) if NAME.fullmatch(path.stem)}
    return own | {name: path for name, path in deeper.items() if row_of(name) not in rows}


def row_of(name: str) -> str:
    """The row that a file shows: M08 of M08b."""
    return name[:3]


def measure(
    path: Path, presets: Collection[str], games: int | None = None, rows: Collection[str] = (), jobs: int = 1,
    tell: Tell = lambda _done, _all, _name: None, folder: Path | None = None,
) -> Effects:  # fmt: skip
    """Play what is not yet known and write it to `path` after every experiment, so that a stop loses one at most.

    games: in each arm, else as each file says; rows: only these; jobs: processes. Raises Problem for a row without a
    file, and where a file is wrong.
    """
    files = experiments(folder or experiments_folder())
    if strange := sorted(set(rows) - {row_of(name) for name in files}):
        raise Problem("No experiment shows {rows}; leave it out.", rows=", ".join(strange))
    kept = load_effects(path)
    told = {name: _told(name, file) for name, file in files.items()}
    known = {name: _with_known(one, kept.experiments.get(name), presets) for name, one in told.items()}
    effects = attrs.evolve(kept, experiments={name: one for name, one in known.items() if one.presets})
    tasks = []
    for name in files:
        asked = games or read_file(files[name])[0].games
        lacking = tuple(preset for preset in presets if not _is_good(known[name], preset, asked))
        if lacking and (not rows or row_of(name) in rows):
            tasks.append(Task(name, files[name], told[name], lacking, games))
    for done, (name, found) in enumerate(_played(tasks, jobs), start=1):
        before = effects.experiments.get(name, told[name])
        both = attrs.evolve(before, presets={**before.presets, **found})
        effects = attrs.evolve(effects, experiments={**effects.experiments, name: both})
        save_effects(effects, path)
        tell(done, len(tasks), name)
    return effects


def play(task: Task) -> Mapping[str, Measured]:
    """What an experiment finds under each preset of a task."""
    found = {}
    for preset in task.presets:
        result = run_experiment(task.path, task.games, SEED, preset)
        judgement = judge(result)
        findings = tuple(
            Finding(
                expectation=one.expectation, held=one.held, estimate=_short(one.estimate), low=_short(one.low),
                high=_short(one.high), n=one.n, left_out=one.left_out,
            )
            for one in judgement.verdicts
        )  # fmt: skip
        found[preset] = Measured(
            rules=RULES, digest=digest_of(task.shown.scenario, preset), games=result.games, seed=SEED,
            held=judgement.held, findings=findings,
        )  # fmt: skip
    return found


def play_told(task: Task) -> Mapping[str, Measured] | str:
    """What `play` finds, or in a sentence what is wrong: a Problem does not travel between processes."""
    try:
        return play(task)
    except Problem as problem:
        return sentence(problem)


def _played(tasks: list[Task], jobs: int) -> Iterator[tuple[str, Mapping[str, Measured]]]:
    if jobs == 1:
        for task in tasks:
            yield task.name, play(task)
        return
    with ProcessPoolExecutor(jobs) as pool:
        waiting: dict[Future[Mapping[str, Measured] | str], str] = {pool.submit(play_told, one): one.name for one in tasks}
        try:
            for done in as_completed(waiting):
                found = done.result()
                if isinstance(found, str):
                    raise Problem("{sentence}", sentence=found)
                yield waiting[done], found
        finally:
            pool.shutdown(cancel_futures=True)


def _with_known(told: Shown, kept: Shown | None, presets: Collection[str]) -> Shown:
    """The experiment with what was found when its file was the same, be it under older rules."""
    if kept is None or kept.digest != told.digest:
        return told
    return attrs.evolve(told, presets={preset: found for preset, found in kept.presets.items() if preset in presets})


def _is_good(one: Shown, preset: str, games: int) -> bool:
    """Whether it was played under the preset as it would be played now."""
    found = one.presets.get(preset)
    return found is not None and (found.games, found.seed) == (games, SEED) and not is_stale(one, preset)


def _told(name: str, path: Path) -> Shown:
    """An experiment as its file tells it."""
    file, _located = read_file(path)
    arms = {arm: _steps(file.parameters) + tuple(one for entry in entries or () for one in _steps(entry))
            for arm, entries in file.arms.items()}  # fmt: skip
    first = next(iter(arms.values()))
    shared = [step for step in first if all(step in steps for steps in arms.values())] if len(arms) > 1 else []
    turns = file.turns or len(start_games(load_setup(file.scenario, form=file.form), [0]).world.pulses)
    measures = {}
    for entry in file.measures:
        over, under = entry.ratio or (entry.name or "", "")
        label = entry.label or (f"{over}_per_{under}" if under else over)
        of = () if entry.of is None else (entry.of,) if isinstance(entry.of, str) else tuple(map(str, entry.of))
        measures[label] = Taken(
            measure=over, over=under, of=of, turns=entry.turns or (1, turns), at_end=entry.at == "end"
        )  # fmt: skip
    return Shown(
        row=row_of(name), title=file.title, scenario=file.scenario, turns=turns, seats=dict(file.seats),
        always=tuple(shared), arms={arm: tuple(step for step in steps if step not in shared) for arm, steps in arms.items()},
        measures=measures, digest=hashlib.sha256(path.read_bytes()).hexdigest()[:16],
    )  # fmt: skip


def _steps(entry: Any) -> tuple[Step, ...]:
    """What an entry of a script does: an order, an inject, or parameters set or scaled."""
    if not isinstance(entry, dict):
        return ()
    if "turn" in entry:
        what = entry.get("order") or entry.get("inject") or ""
        details = " ".join(f"{key}={_plain(value)}" for key, value in entry.items() if key not in NAMED)
        return (Step(turn=entry["turn"], seat=str(entry.get("seat", "")), what=str(what), details=details),)
    changes = [("= ", name, value) for name, value in (entry.get("set") or {}).items()]
    changes += [("x ", name, value) for name, value in (entry.get("scale") or {}).items()]
    return tuple(Step(what=name, details=f"{sign}{value:g}") for sign, name, value in changes)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(map(_plain, value)) + "]"
    return str(value)


def _short(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.{DIGITS}g}")
