"""What the facilitator, an experiment or a scenario's events can do to a game: the control injects of RULES.md."""

from collections.abc import Mapping
from typing import Final

import attrs

from game.core.markets import PRODUCTS
from game.core.orders import LONGEST_TEXT, Argument, is_one_line, nearest
from game.core.problem import N_, Problem


@attrs.frozen
class InjectParameter:
    """One parameter of an inject: leader, group, region, choice, integer, amount, text; `optional` may be left out."""

    name: str
    kind: str
    choices: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 0.0
    optional: bool = False


@attrs.frozen
class InjectSpec:
    """One inject of the vocabulary."""

    name: str
    code: int
    parameters: tuple[InjectParameter, ...]


def _of(name: str, kind: str, *choices: str, optional: bool = False) -> InjectParameter:
    return InjectParameter(name, kind, choices, optional=optional)


def _number(name: str, kind: str, low: float, high: float) -> InjectParameter:
    return InjectParameter(name, kind, low=low, high=high)


_TABLE: Final = (
    InjectSpec("remove_leader", 1, (_of("leader", "leader"), _of("mode", "choice", "captured", "killed"), _of("by", "choice", "mexico", "us", "rivals"))),
    InjectSpec("remove_members", 2, (_of("group", "group"), _number("count", "integer", 0, 1000000))),
    InjectSpec("dismantle", 3, (_of("group", "group"),)),
    InjectSpec("force_split", 4, (_of("group", "group"), _number("parts", "integer", 2, 8))),
    InjectSpec("force_succession", 5, (_of("group", "group"), _of("kind", "choice", "designated", "contested", "vacant"))),
    InjectSpec("set_rung", 6, (_of("leader", "leader"), _of("viewer", "choice", "mexico", "us"), _number("rung", "integer", 0, 4))),
    InjectSpec("raid_outcome", 7, (_of("leader", "leader"), _of("outcome", "choice", "captured", "killed", "dry_hole", "ambush", "failed"))),
    InjectSpec("civilian_harm", 8, (_of("region", "region"), _number("deaths", "integer", 0, 100000), _of("blame", "choice", "mexico", "us", "group"))),
    InjectSpec("change_state_government", 9, (_of("region", "region"),)),
    InjectSpec("violence_shock", 10, (_of("region", "region"), _number("factor", "amount", 0, 20), _number("weeks", "integer", 1, 520))),
    InjectSpec("supply_shock", 11, (_of("product", "choice", *PRODUCTS), _number("share", "amount", -10, 1), _number("weeks", "integer", 1, 520))),
    InjectSpec("demand_shock", 12, (_of("product", "choice", *PRODUCTS), _number("share", "amount", -10, 1))),
    InjectSpec("us_soil_attack", 13, ()),
    InjectSpec("raise_tension", 14, (_number("level", "integer", 0, 3),)),
    InjectSpec("team_loss", 15, (_number("share", "amount", 0, 1),)),
    InjectSpec("expose", 16, (_of("region", "region"),)),
    InjectSpec("border_closure_signal", 17, ()),
    InjectSpec("set", 18, (_of("quantity", "text"), _of("of", "text", optional=True), _number("value", "amount", -1e12, 1e12), _of("reason", "text", optional=True))),
    InjectSpec("scale", 19, (_of("quantity", "text"), _of("of", "text", optional=True), _number("factor", "amount", 0, 1e6), _of("reason", "text", optional=True))),
    InjectSpec("message_to", 20, (_of("seats", "text"), _of("text", "text"))),
    InjectSpec("shift", 21, (_of("quantity", "text"), _of("of", "text", optional=True), _number("amount", "amount", -1e12, 1e12), _of("reason", "text", optional=True))),
    InjectSpec("prison_break", 22, (_of("region", "region"), _number("count", "integer", 0, 100000))),
)  # fmt: skip
INJECTS: Final[Mapping[str, InjectSpec]] = {spec.name: spec for spec in _TABLE}


@attrs.frozen
class Inject:
    """One inject with its arguments; with `if_held` the post it names may be one that no group has yet."""

    name: str
    arguments: Mapping[str, Argument]
    if_held: bool = False


def make_inject(name: str, arguments: Mapping[str, object], if_held: bool = False) -> Inject:
    """Build an inject from loose values, checking names, kinds and limits. Raises Problem with one sentence."""
    spec = INJECTS.get(name)
    if spec is None:
        raise Problem(N_("There is no inject {name}.{hint}"), name=repr(name), hint=nearest(name, INJECTS))
    known = {parameter.name: parameter for parameter in spec.parameters}
    for given in arguments:
        if given not in known:
            raise Problem(
                N_("The inject {inject} has no parameter {name}.{hint}"),
                inject=name, name=repr(given), hint=nearest(given, known),
            )  # fmt: skip
    values: dict[str, Argument] = {}
    for parameter in spec.parameters:
        if parameter.name in arguments:
            values[parameter.name] = _checked(name, parameter, arguments[parameter.name])
        elif not parameter.optional:
            raise Problem(N_("The inject {inject} needs {name}."), inject=name, name=parameter.name)
    return Inject(name, values, if_held)


def _checked(inject: str, parameter: InjectParameter, value: object) -> Argument:
    numeric = parameter.kind in ("integer", "amount")
    if numeric and isinstance(value, (int, float)) and not isinstance(value, bool):
        if parameter.low <= value <= parameter.high and (parameter.kind == "amount" or value == int(value)):
            return int(value) if parameter.kind == "integer" else float(value)
    elif not numeric and isinstance(value, str) and _is_word(value) and value in (parameter.choices or (value,)):
        return value
    wanted = parameter.kind
    if parameter.choices:
        wanted = " | ".join(parameter.choices)
    elif numeric:
        wanted = f"{parameter.low:g} ... {parameter.high:g}"
    elif isinstance(value, str) and not is_one_line(value):
        wanted = N_("one line without control characters")
    raise Problem(
        N_("{name} of the inject {inject}: expected {wanted}, found {value}."),
        name=parameter.name, inject=inject, wanted=wanted, value=repr(value)[:80],
    )  # fmt: skip


def _is_word(value: str) -> bool:
    return 0 < len(value) <= LONGEST_TEXT and is_one_line(value)
