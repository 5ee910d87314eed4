"""Reads the file of an experiment: its arms, measures and expectations, or one sentence on what is wrong with it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import attrs

from game.content.located import Located, PathInFile, read_located
from game.content.phrase import Phrase
from game.content.quantities import means
from game.content.rules_text import UNCONTESTED, all_parameters
from game.content.structure import mistake, nearest, structure, unknown
from game.core.game import Game
from game.core.injects import Inject, make_inject
from game.core.measures import MEASURES
from game.core.orders import Order, make_order
from game.core.parameters import Parameter
from game.core.problem import N_, Problem
from game.core.refusals import REASONS
from game.core.roles import well_formed
from game.engine import inject_checks, injecting
from game.engine.history import key_of
from game.engine.measuring import Key
from game.players.players import make_player
from game.study.batch import Scripted
from game.study.expectation_parser import Names, parse_expectation
from game.study.expectation_tokens import check_arm_name, check_label
from game.study.expectations import Expectation

MOST_GAMES: Final = 100_000
MOST_TURNS: Final = 2_000
LARGEST_VALUE: Final = 1e9  # of a parameter
SKIP: Final = "skip"  # `if_held: skip`: where nobody holds the post nothing is done, and the game is not left out
_SHARES: Final = ("chance", "share", "0-1")  # units of parameters that lie between 0 and 1


@attrs.frozen(kw_only=True)
class MeasureEntry:
    """One entry under `measures`: a measure, or a ratio of two."""

    name: str | None = means("a measure of measures.csv", default=None)
    of: Any = means("id of what it is about, or a list of ids", default=None)
    turns: tuple[int, int] | None = means("first and last turn", default=None)
    at: str | None = means("end: the value at the end of the window", default=None)
    label: str | None = means("name of its own, written `as` in the file", default=None)
    ratio: tuple[str, str] | None = means("two measures, the first over the second", default=None)


@attrs.frozen(kw_only=True)
class ExperimentFile:
    """The keys of an experiment's file."""

    title: str = means("one sentence that says what it shows")
    scenario: str = means("name of a scenario")
    games: int = means("games in each arm", default=200)
    turns: int | None = means("turns to play; may exceed the scenario's last", default=None)
    preset: str = means("name of a preset", default="balanced")
    form: str | None = means("form of the scenario", default=None)
    seats: Mapping[str, str] = means("who plays each seat", factory=dict)
    arms: Mapping[str, Any] = means("what differs")
    parameters: Any = means("parameters set or scaled in every arm", factory=dict)
    measures: tuple[MeasureEntry, ...] = means("what is measured", factory=tuple)
    expect: tuple[str, ...] = means("what is expected", factory=tuple)


@attrs.frozen
class Measured:
    """One measure of an experiment, or the ratio of two."""

    label: str
    key: Key
    first: int
    last: int
    at_end: bool
    under: Key | None = None


@attrs.frozen
class Arm:
    """One arm: its script and its parameters."""

    name: str
    script: tuple[Scripted, ...]
    parameters: Mapping[str, float]  # set: drawn in no game
    scales: Mapping[str, float]  # factors on what is set or drawn


@attrs.frozen
class Changes:
    """Parameters as they are before an entry: values of the preset and factors so far, and whether games draw theirs."""

    preset: Mapping[str, float]
    drawn: bool
    values: Mapping[str, float] = attrs.field(factory=dict)
    scales: Mapping[str, float] = attrs.field(factory=dict)


@attrs.frozen
class Experiment:
    """An experiment, checked against its scenario."""

    file: ExperimentFile
    shown: str
    turns: int
    arms: tuple[Arm, ...]
    measures: tuple[Measured, ...]
    expectations: tuple[Expectation, ...]


def read_file(path: Path) -> tuple[ExperimentFile, Located]:
    """The keys of the file. Raises Problem naming file and line."""
    located = read_located(path, str(path))
    _rename_as(located.data)
    file = structure(located, ExperimentFile)
    limits = (("games", file.games, MOST_GAMES), ("turns", file.turns if file.turns is not None else 1, MOST_TURNS))
    for name, value, most in limits:
        if not 1 <= value <= most:
            raise mistake(located, (name,), Phrase(N_("a whole number from 1 to {most}"), most=most), value)
    if not file.arms:
        raise mistake(located, ("arms",), Phrase(N_("at least one arm")), None)
    return file, located


def _rename_as(data: Any) -> None:
    """`as` is a word of Python and cannot name an attribute; in the file it is the key for a name of one's own."""
    entries = data.get("measures") if isinstance(data, dict) else None
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict) and "as" in entry:
            entry["label"] = entry.pop("as")


def check_experiment(file: ExperimentFile, located: Located, game: Game, preset_values: Mapping[str, float]) -> Experiment:
    """The experiment, every name checked against the game at its start. Raises Problem naming file and line."""
    turns = file.turns if file.turns is not None else len(game.world.pulses)
    for seat, player in file.seats.items():
        if seat not in game.world.seats:
            raise unknown(located, ("seats", seat), Phrase(N_("seat")), seat, game.world.seats)
        at(located, ("seats", seat), lambda player=player, seat=seat: make_player(player, seat))
    untouched = Changes(preset_values, game.published is not None)
    common = _parameters(located, ("parameters",), file.parameters, untouched)
    arms = []
    for name, entries in file.arms.items():
        at(located, ("arms", name), lambda name=name: check_arm_name(name))
        arms.append(_arm(located, name, entries or [], game, common, turns))
    measures = tuple(_measured(located, place, entry, game, turns) for place, entry in enumerate(file.measures))
    labels = [measure.label for measure in measures]
    for place, label in enumerate(labels):
        if labels.index(label) != place:
            path = ("measures", place)
            raise mistake(located, path, Phrase(N_("a name of its own; give it one with `as`")), label)
    names = Names(tuple(arm.name for arm in arms), tuple(labels), tuple(reason.name for reason in REASONS))
    expectations = tuple(
        at(located, ("expect", place), lambda text=text: parse_expectation(text, names))
        for place, text in enumerate(file.expect)
    )
    return Experiment(file, located.file, turns, tuple(arms), measures, expectations)


def at(located: Located, path: PathInFile, make: Any) -> Any:
    """What `make` gives; its Problem is told with file and line."""
    try:
        return make()
    except Problem as problem:
        raise Problem("{file}, line {line}: {what}", file=located.file, line=located.line(path), what=problem) from problem


def _arm(
    located: Located, name: str, entries: Any, game: Game, common: Changes, turns: int
) -> Arm:  # fmt: skip
    path: PathInFile = ("arms", name)
    if not isinstance(entries, list):
        raise mistake(located, path, Phrase(N_("a list of orders, injects and parameters")), entries)
    script: list[Scripted] = []
    changes = common
    for place, entry in enumerate(entries):
        here: PathInFile = (*path, place)
        if not isinstance(entry, dict):
            raise mistake(located, here, Phrase(N_("an order, an inject or a parameter")), entry)
        if set(entry) <= {"set", "scale"}:
            changes = _parameters(located, here, entry, changes)
        else:
            one: Scripted = at(located, here, lambda entry=entry: _scripted(dict(entry), game, turns))
            script.append(attrs.evolve(one, file=located.file, line=located.line(here)))
    return Arm(name, tuple(script), changes.values, changes.scales)


def _scripted(entry: dict[str, Any], game: Game, turns: int) -> Scripted:
    turn, seat = entry.pop("turn", None), entry.pop("seat", None)
    if_held = entry.pop("if_held", False)
    if isinstance(turn, bool) or not isinstance(turn, int) or not 1 <= turn <= turns:
        raise Problem(N_("`turn` must be a whole number from 1 to {turns}, not {found}."), turns=turns, found=repr(turn))
    or_nobody = if_held == SKIP
    if not isinstance(if_held, bool) and not (or_nobody and seat == "control"):
        raise Problem(N_("`if_held` must be true or false, or skip for an inject that may find nobody in any game."))
    if seat == "control":
        return Scripted(turn, "control", None, _inject(entry, game, bool(if_held)), or_nobody=or_nobody)
    if seat not in game.world.seats:
        raise Problem(N_("There is no seat {seat}{hint}."), seat=repr(seat), hint=nearest(str(seat), game.world.seats))
    return Scripted(turn, seat, _order(entry, game, if_held), None)


def _inject(entry: dict[str, Any], game: Game, if_held: bool) -> Inject:
    name = entry.pop("inject", None)
    one = make_inject(str(name), entry, if_held)
    if not injecting.supported(one.name):
        raise Problem(N_("No rule of this version carries out the inject {name}."), name=one.name)
    post = inject_checks.post_named(one)
    if post is not None:
        _check_held(game, post, if_held)
    inject_checks.check(one, inject_checks.names_in(game))
    return one


def _order(entry: dict[str, Any], game: Game, if_held: bool) -> Order:
    name, day, when = entry.pop("order", None), entry.pop("day", None), entry.pop("when", None)
    order = make_order(str(name), entry, day, when)
    for parameter in order.spec.parameters:
        value = order.arguments[parameter.name]
        if parameter.kind == "leader":
            _check_held(game, str(value), if_held)
        elif parameter.kind in ("group", "region") and value not in parameter.choices:
            inject_checks.check_id(inject_checks.names_in(game), parameter.kind, value)
        elif parameter.kind == "target" and not any(str(value).startswith(word) for word in parameter.choices):
            _check_target(game, str(value), if_held)
    return order


def _check_target(game: Game, name: str, if_held: bool) -> None:
    """Raise Problem for a target that is no group, no region and no post that is held."""
    world = game.world
    known = (*world.posts, *world.groups, *world.regions)
    origin = name.partition("/")[0].partition(".")[0]
    if name in world.posts or (name not in known and origin in world.groups):
        _check_held(game, name, if_held)
    elif name not in known:
        raise Problem(N_("There is no target {name}{hint}."), name=repr(name), hint=nearest(name, known))


def _held(game: Game, group: str) -> list[str]:
    """The posts of a group that are held at the start."""
    held = game.state.leader_in_post[0] > 0
    return [name for place, name in enumerate(game.world.posts) if held[place] and name.startswith(f"{group}/")]


def _check_held(game: Game, post: str, if_held: bool) -> None:
    """A post nobody holds at the start is an error that names those held, unless the entry says `if_held`.

    With `if_held` it may be any that a group could have, also one that no group has now.
    """
    world, group = game.world, post.partition("/")[0]
    group = group if group in world.groups else group.partition(".")[0]
    held = _held(game, group)
    if post in held or (if_held and (post in world.posts or well_formed(post, world.groups, world.regions))):
        return
    if post in world.posts or well_formed(post, world.groups, world.regions):
        raise Problem(
            N_("Nobody holds the post {post} at the start; these are held: {held}. Say `if_held: true` to allow it."),
            post=post, held=", ".join(held),
        )  # fmt: skip
    if group in world.groups:
        raise Problem(
            N_("The group {group} has no post {post}; these are held: {held}."),
            group=group, post=repr(post), held=", ".join(held),
        )  # fmt: skip
    inject_checks.check_id(inject_checks.names_in(game), "leader", post)


def _parameters(located: Located, path: PathInFile, entry: Any, before: Changes) -> Changes:
    """The changes with those of one entry: `set` fixes a value, `scale` multiplies what is set or drawn.

    Raises Problem for an unknown name or a value that cannot be.
    """
    if not isinstance(entry, dict) or not set(entry) <= {"set", "scale"}:
        raise mistake(located, path, Phrase(N_("`set` or `scale` with names of parameters")), entry)
    known = all_parameters()
    values, scales = dict(before.values), dict(before.scales)
    for kind in ("set", "scale"):
        given = entry.get(kind) or {}
        if not isinstance(given, dict):
            raise mistake(located, (*path, kind), Phrase(N_("names of parameters, each with a number")), given)
        for name, value in given.items():
            here = (*path, kind, name)
            if name not in known:
                raise unknown(located, here, Phrase(N_("parameter")), name, known)
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise mistake(located, here, Phrase(N_("a number")), value)
            if kind == "set":
                values[name] = float(value)
                scales.pop(name, None)
            else:
                scales[name] = scales.get(name, 1.0) * float(value)
            parameter, factor = known[name], scales.get(name, 1.0)
            for base in _bases(parameter, values, before):
                if not _possible(parameter, base * factor):
                    raise mistake(located, here, _limits(parameter, base * factor), base * factor)
    return attrs.evolve(before, values=values, scales=scales)


def _bases(parameter: Parameter, values: Mapping[str, float], before: Changes) -> tuple[float, ...]:
    """The value on which a factor works, or the ends of the range from which games draw it."""
    if parameter.name in values:
        return (values[parameter.name],)
    if before.drawn and parameter.argument != UNCONTESTED:
        return (parameter.low, parameter.high)
    return (before.preset.get(parameter.name, parameter.value),)


def _possible(parameter: Parameter, value: float) -> bool:
    """An experiment may leave a parameter's range, but not what the parameter means."""
    if parameter.unit in _SHARES:
        return 0.0 <= value <= 1.0
    if not abs(value) <= LARGEST_VALUE:
        return False
    if parameter.low > 0.0:
        return value > 0.0
    return value >= 0.0 or parameter.low < 0.0


def _limits(parameter: Parameter, value: float) -> Phrase:
    if parameter.unit in _SHARES:
        return Phrase(N_("a number from 0 to 1"))
    if not abs(value) <= LARGEST_VALUE:
        return Phrase(N_("a number up to {most}"), most=f"{LARGEST_VALUE:g}")
    return Phrase(N_("a number above 0")) if parameter.low > 0.0 else Phrase(N_("a number not below 0"))


def _measured(located: Located, place: int, entry: MeasureEntry, game: Game, turns: int) -> Measured:
    path: PathInFile = ("measures", place)
    if (entry.name is None) == (entry.ratio is None):
        raise mistake(located, path, Phrase(N_("a `name` or a `ratio`, one of the two")), entry.name)
    first, last = entry.turns or (1, turns)
    if not 1 <= first <= last <= turns:
        raise mistake(
            located,
            path,
            Phrase(N_("turns from 1 to {turns}, the first not after the last"), turns=turns),
            f"{first}, {last}",
        )
    over, under = entry.ratio if entry.ratio is not None else (entry.name, None)
    _check_at(located, path, entry.at, [str(name) for name in (over, under) if name is not None])
    key = at(located, path, lambda: key_of(game, str(over), entry.of))
    below = at(located, path, lambda: key_of(game, str(under), entry.of)) if under is not None else None
    label = entry.label if entry.label is not None else str(over) if under is None else f"{over}_per_{under}"
    at(located, path, lambda: check_label(label))
    return Measured(label, key, first, last, entry.at == "end", below)


def _check_at(located: Located, path: PathInFile, when: str | None, measures: Sequence[str]) -> None:
    """`at: end` is for levels: a flow is summed and a chance averaged over its window, which has no end of its own."""
    if when not in (None, "end"):
        raise mistake(located, (*path, "at"), Phrase(N_("end, or nothing")), when)
    for name in measures if when == "end" else ():
        if name in MEASURES and MEASURES[name].kind != "level":
            expected = Phrase(N_("`at: end` for a level only; {name} is taken over its `turns`"), name=name)
            raise mistake(located, (*path, "at"), expected, when)
