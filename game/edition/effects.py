"""What the experiments found under each preset, as a file of data that the pages show: assets/effects.json.

The file holds everything a page needs of an experiment, because an installed copy has no experiments. Words in it are the
names and titles of the experiment's own file; everything else is told by the page in the reader's language.
"""

import functools
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import attrs

from game.content import places
from game.content.load import load_scenario
from game.content.located import Located, read_located
from game.content.phrase import ContentErrors
from game.content.quantities import means
from game.content.rules_text import load_parameters
from game.content.source_files import shown_path
from game.content.structure import structure
from game.core.problem import Problem
from game.core.version import RULES

FILE: Final = "effects.json"
FORMAT: Final = 1


@attrs.frozen(kw_only=True)
class Finding:
    """What became of one expectation: the compared quantity with its 95% interval, over `n` games."""

    expectation: str = means("the expectation as its file says it")
    held: bool = means("whether it held")
    estimate: float | None = means("the compared quantity", default=None)
    low: float | None = means("lower end of its interval", default=None)
    high: float | None = means("upper end of its interval", default=None)
    n: int = means("games used")
    left_out: int = means("games left out", default=0)


@attrs.frozen(kw_only=True)
class Measured:
    """An experiment under one preset. `held`: every expectation held and no order was refused unforeseen."""

    rules: int = means("version of the rules")
    digest: str = means("digest of parameters and scenario")
    games: int = means("games in each arm")
    seed: int = means("block of seeds")
    held: bool = means("whether everything held")
    findings: tuple[Finding, ...] = means("what became of each expectation")


@attrs.frozen(kw_only=True)
class Step:
    """An order, an inject or a parameter of an arm; `turn` is 0 for a parameter, which holds from the start."""

    turn: int = means("turn", default=0)
    seat: str = means("who", default="")
    what: str = means("order, inject or parameter")
    details: str = means("arguments, or the value", default="")


@attrs.frozen(kw_only=True)
class Taken:
    """A measure of an experiment under its label."""

    measure: str = means("name of the measure")
    over: str = means("measure below the line of a ratio", default="")
    of: tuple[str, ...] = means("what it is taken of", factory=tuple)
    turns: tuple[int, int] = means("first and last turn")
    at_end: bool = means("taken at the end of the window", default=False)


@attrs.frozen(kw_only=True)
class Shown:
    """An experiment: what it plays, and what was found under each preset."""

    row: str = means("the mechanism it shows")
    title: str = means("one sentence that says what it shows")
    scenario: str = means("name of the scenario")
    turns: int = means("turns played")
    seats: Mapping[str, str] = means("who plays each seat", factory=dict)
    always: tuple[Step, ...] = means("what all arms share", factory=tuple)
    arms: Mapping[str, tuple[Step, ...]] = means("what each arm does besides")
    measures: Mapping[str, Taken] = means("what is measured, by label", factory=dict)
    digest: str = means("digest of its file")
    presets: Mapping[str, Measured] = means("what was found under each preset", factory=dict)


@attrs.frozen(kw_only=True)
class Effects:
    """Every experiment by the name of its file, such as `M08b`."""

    format: int = means("form of this file", default=FORMAT)
    experiments: Mapping[str, Shown] = means("experiments by file", factory=dict)

    def of_row(self, row: str) -> Mapping[str, Shown]:
        """The experiments that show a mechanism, by file."""
        return {name: one for name, one in self.experiments.items() if one.row == row}


@functools.cache
def digest_of(scenario: str, preset: str) -> str:
    """Digest of what an experiment's outcome rests on besides the rules' own code: parameters and the scenario's files."""
    read = load_scenario(scenario)
    values = load_parameters(preset, scenario=read.head.parameters).values
    told = "\n".join(f"{name} {value!r}" for name, value in sorted(values.items()))
    return hashlib.sha256(f"{read.digest}\n{told}".encode()).hexdigest()[:16]


def is_stale(one: Shown, preset: str) -> bool:
    """Whether rules, parameters or scenario have changed since the experiment was played under the preset."""
    found = one.presets[preset]
    return found.rules != RULES or found.digest != digest_of(one.scenario, preset)


def effects_file() -> Path:
    """Where the effects are kept."""
    return places.assets() / FILE


def load_effects(path: Path | None = None) -> Effects:
    """The effects of a file, or none where it is missing. Raises Problem where it cannot be read."""
    path = path or effects_file()
    if not path.exists():
        return Effects()
    shown = shown_path(path)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise Problem(
            "{file} cannot be read ({reason}); take it from the repository again, or remove it and measure anew.",
            file=shown, reason=" ".join(str(error).split()),
        ) from error  # fmt: skip
    try:
        found = structure(Located(data, {}, shown), Effects)
    except ContentErrors:
        # Read again for the line of the mistake: JSON is YAML, but many times slower to read as such.
        found = structure(read_located(path, shown), Effects)
    if found.format != FORMAT:
        raise Problem(
            "{file} has the form {found}, and this version of Plaza reads {known}; run plaza pages --measure.",
            file=shown, found=found.format, known=FORMAT,
        )  # fmt: skip
    return found


def save_effects(effects: Effects, path: Path) -> None:
    """Write the effects in one step, one line for each preset of an experiment. Raises Problem where that cannot be done."""
    experiments = ",\n".join(_experiment(name, one) for name, one in sorted(effects.experiments.items()))
    unfinished = path.with_suffix(".unfinished")
    try:
        unfinished.write_text(f'{{"format": {effects.format}, "experiments": {{\n{experiments}\n}}}}\n', encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise Problem("{file} cannot be written: {reason}.", file=path, reason=error.strerror or str(error)) from error


def _experiment(name: str, one: Shown) -> str:
    presets = ",\n".join(f'  "{preset}": {_json(found)}' for preset, found in sorted(one.presets.items()))
    head = _json(attrs.evolve(one, presets={})).removesuffix("}")
    return f'"{name}": {head}, "presets": {{\n{presets}\n}}}}'


def _json(one: attrs.AttrsInstance) -> str:
    return json.dumps(attrs.asdict(one, filter=_says_something), ensure_ascii=False, allow_nan=False)


def _says_something(field: "attrs.Attribute[object]", value: object) -> bool:
    """Whether a value has to be written: it is always asked for, or it is not what stands there when it is left out."""
    return field.default is attrs.NOTHING or value not in (field.default, (), {})
