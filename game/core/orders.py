"""Every order a seat can give: who may give it, its parameters and their limits, and its text form.

The names and parameters are those of RULES.md section 4 and are fixed. An order in its text form is one line,
`raid leader=ALFA/boss teams=2 intent=capture sharing=vetted lead_hours=6 day=3`; it round-trips.
"""

import difflib
import re
import shlex
from collections.abc import Mapping
from typing import Final, Literal

import attrs

from game.core.problem import N_, Problem

Timing = Literal["standing", "once", "dated"]
ValueKind = Literal[
    "leader", "group", "region", "seat", "gateway", "target", "choice", "flag", "integer", "amount", "text", "accord",
    "answer"
]  # fmt: skip
Argument = str | int | float | bool


@attrs.frozen
class OrderParameter:
    """One parameter: what kind of value it takes, within which limits, and what it is when left out."""

    name: str
    kind: ValueKind
    choices: tuple[str, ...] = ()  # of a choice; of the others, words accepted beside ids
    low: float = 0.0
    high: float = 0.0
    unit: str = ""
    default: Argument | None = None
    optional: bool = False  # left out of the text form where it has its default


@attrs.frozen
class OrderSpec:
    """One order of the vocabulary."""

    name: str
    code: int
    seats: tuple[str, ...]  # mexico, us, group
    timing: Timing
    parameters: tuple[OrderParameter, ...]
    rows: str  # mechanism rows it carries


def _leader(name: str = "leader") -> OrderParameter:
    return OrderParameter(name, "leader")


def _group(name: str = "group") -> OrderParameter:
    return OrderParameter(name, "group")


def _region(*also: str) -> OrderParameter:
    return OrderParameter("region", "region", choices=also)


def _target(*also: str) -> OrderParameter:
    return OrderParameter("target", "target", choices=also)


def _gateway() -> OrderParameter:
    return OrderParameter("gateway", "gateway")


def _choice(name: str, *choices: str, default: str | None = None) -> OrderParameter:
    return OrderParameter(name, "choice", choices=choices, default=default)


def _flag(name: str, default: bool | None = None) -> OrderParameter:
    return OrderParameter(name, "flag", default=default)


def _points(high: float = 100) -> OrderParameter:
    return OrderParameter("points", "integer", low=0, high=high, unit="points a turn")


def _funds(high: float = 10000) -> OrderParameter:
    return OrderParameter("funds", "amount", low=0, high=high, unit="million $")


def _number(name: str, low: float, high: float, unit: str, default: int | None = None) -> OrderParameter:
    return OrderParameter(name, "integer", low=low, high=high, unit=unit, default=default)


def _level(high: float = 3) -> OrderParameter:
    return OrderParameter("level", "integer", low=0, high=high, unit="level")


def _terms(name: str, default: str, optional: bool = False) -> OrderParameter:
    """Terms of an accord: orders in their text form, separated by `;`."""
    return OrderParameter(name, "text", default=default, optional=optional)


NO_TERMS: Final = "nothing"  # a side of an accord without terms
_INTENT = _choice("intent", "capture", "kill", default="capture")
_SHARING = _choice("sharing", "vetted", "broad", "us", default="vetted")
_LEAD = _number("lead_hours", 0, 168, "hours", default=6)
_DISCIPLINE = _choice("discipline", "signals", "human", "financial", "imagery")
_OFFICIALS = _choice("officials", "mexican", "both", default="mexican")
_TONE = _choice("tone", "claim", "share", "quiet")
_CAPITAL = OrderParameter("capital", "amount", low=0, high=100, unit="capital")
_ACCORD = OrderParameter("accord", "accord")  # named SEAT-TURN-NUMBER, such as us-3-1
# Of a counter: 0 for as long as the offer it answers.
_COUNTER_TURNS = OrderParameter("turns", "integer", low=0, high=120, unit="turns", default=0, optional=True)
_MEXICO, _US, _STATES, _RED = ("mexico",), ("us",), ("mexico", "us"), ("group",)

_TABLE: Final = (
    OrderSpec("raid", 1, _MEXICO, "dated", (_leader(), _number("teams", 1, 20, "teams", default=1), _INTENT, _SHARING, _LEAD), "M01-M08, M19-M28"),
    OrderSpec("raid_site", 2, _MEXICO, "dated", (_choice("kind", "lab", "arsenal", "cash"), _region(), _number("teams", 1, 20, "teams", default=1)), "M21, M52, M53"),
    OrderSpec("train_teams", 3, _MEXICO, "standing", (_funds(),), "M20"),
    OrderSpec("collect", 4, _STATES, "standing", (_target(), _DISCIPLINE, _points()), "M25, M27"),
    OrderSpec("exploit", 5, _STATES, "standing", (_points(),), "M28"),
    OrderSpec("vet", 6, _MEXICO, "standing", (_region("teams"), _points()), "M22, M23"),
    OrderSpec("deploy", 7, _MEXICO, "standing", (_region("border"), _number("troops", 0, 400000, "troops")), "M31-M33"),
    OrderSpec("build", 8, _MEXICO, "standing", (_region(), _choice("kind", "police", "courts", "services"), _funds()), "M34, M44, M46"),
    OrderSpec("jobs", 9, _MEXICO, "standing", (_region(), _funds()), "M41-M43"),
    OrderSpec("posture", 10, _MEXICO, "standing", (_group(), _choice("toward", "confront", "contain", "tolerate")), "M38, M40"),
    OrderSpec("prosecute_protectors", 11, _MEXICO, "once", (_region(), _choice("coalition", "own", "other"), _flag("joint", default=False), _OFFICIALS), "M49, M75, M76"),
    OrderSpec("freeze_finances", 12, _MEXICO, "standing", (_group(), _points(), _flag("joint", default=False)), "M65"),
    OrderSpec("inspect_port", 13, _MEXICO, "standing", (_gateway(), _funds()), "M62"),
    OrderSpec("inspect_southbound", 14, _MEXICO, "standing", (_gateway(), _funds()), "M66"),
    OrderSpec("transfer_prisoners", 15, _MEXICO, "once", (_number("count", 1, 1000, "prisoners"),), "M88"),
    OrderSpec("protect_press", 16, _MEXICO, "standing", (_funds(),), "M77"),
    OrderSpec("offer_terms", 17, _MEXICO, "once", (_group(),), "M89"),
    OrderSpec("consent", 18, _MEXICO, "standing", (_choice("to", "isr", "trainers", "planners", "joint_raid", "fusion_cell", "strike"), _choice("answer", "give", "withdraw")), "M26, M30, M81, M83"),
    OrderSpec("message", 19, _STATES, "once", (_TONE, _CAPITAL), "M47, M48, M72"),
    OrderSpec("share_intelligence", 30, _US, "standing", (_points(), _choice("breadth", "vetted", "broad", default="vetted")), "M23, M26"),
    OrderSpec("fly_isr", 31, _US, "standing", (_region(), _number("hours", 0, 10000, "hours"), _flag("covert", default=False)), "M26"),
    OrderSpec("train_and_equip", 32, _US, "standing", (_funds(), OrderParameter("vetting", "amount", low=0, high=1, unit="share", default=0.5), _flag("audit", default=False)), "M82"),
    OrderSpec("attach_planners", 33, _US, "standing", (_choice("presence", "temporary", "permanent", "none"),), "M81"),
    OrderSpec("fusion_cell", 34, _US, "standing", (_funds(),), "M83"),
    OrderSpec("strike", 35, _US, "dated", (_target("lab:"), _flag("ask", default=True), _choice("confirmation", "none", "ground", default="none")), "M29, M30, M68-M71, M80, M84, M85"),
    OrderSpec("propose_joint_raid", 36, _US, "dated", (_leader(), _number("teams", 1, 20, "teams", default=1), _choice("lead", "mexico", "us", default="mexico")), "M26, M68"),
    OrderSpec("seek_authority", 37, _US, "once", (OrderParameter("from", "choice", choices=("white_house", "congress")), _choice("kind", "strike", "advise", "joint")), "M80"),
    OrderSpec("designate", 38, _US, "once", (_group(),), "M77, M78"),
    OrderSpec("sanction", 39, _US, "standing", (_group(), _points()), "M77, M78"),
    OrderSpec("indict_official", 40, _US, "once", (_region(), _flag("joint", default=False), _OFFICIALS), "M74, M75"),
    OrderSpec("drop_charges", 41, _US, "once", (_region(),), "M74, M75"),
    OrderSpec("demand_action", 42, _US, "once", (_choice("topic", "corruption", "labs", "border", "leaders"),), "M76"),
    OrderSpec("enforce_guns", 43, _US, "standing", (_funds(),), "M66"),
    OrderSpec("scan_border", 44, _US, "standing", (_gateway(), _choice("channel", "truck", "car", "foot", "between", "sea", "air", "mail"), _choice("method", "scanner", "manual", default="scanner"), _funds()), "M57, M58"),
    OrderSpec("screen_mail", 45, _US, "standing", (_funds(),), "M57"),
    OrderSpec("prosecute_distribution", 46, _US, "standing", (_funds(),), "M59"),
    OrderSpec("treat", 47, _US, "standing", (_funds(),), "M60"),
    OrderSpec("follow_money", 48, _US, "standing", (_funds(), _flag("joint", default=False)), "M65"),
    OrderSpec("precursor_diplomacy", 49, _US, "once", (_choice("lever", "threat", "relief", "working_group"),), "M62, M63"),
    OrderSpec("threaten_tariff", 50, _US, "once", (_level(),), "M73, M79"),
    OrderSpec("threaten_border_closure", 51, _US, "once", (_level(),), "M73, M79"),
    OrderSpec("strike_boats", 52, _US, "standing", (_level(),), "M67"),
    OrderSpec("fund_plan", 53, _US, "once", (_funds(), _number("years", 1, 20, "years"), _choice("conditions", "none", "rights", "institutions", default="none")), "M89"),
    OrderSpec("propose_accord", 60, _STATES, "once", (_terms("gives", NO_TERMS), _terms("asks", NO_TERMS), _number("turns", 1, 120, "turns")), "M81, M88"),
    OrderSpec("answer_accord", 61, _STATES, "once", (_ACCORD, _choice("answer", "accept", "refuse", "counter"), _terms("gives", "", optional=True), _terms("asks", "", optional=True), _COUNTER_TURNS), "M81, M88"),
    OrderSpec("break_accord", 62, _STATES, "once", (_ACCORD,), "M84"),
    OrderSpec("answer_dilemma", 63, ("mexico", "us", "group"), "once", (OrderParameter("answer", "answer"),), "M47"),
    OrderSpec("retaliate", 70, _RED, "once", (_level(), OrderParameter("where", "region")), "M01, M02"),
    OrderSpec("lie_low", 71, _RED, "once", (), "M16, M53"),
    OrderSpec("settle_succession", 72, _RED, "once", (_leader("candidate"),), "M03"),
    OrderSpec("betray", 73, _RED, "once", (_target(),), "M13"),
    OrderSpec("ally", 74, _RED, "once", (_group(),), "M13"),
    OrderSpec("expand", 75, _RED, "once", (_region(),), "M35"),
    OrderSpec("bribe", 76, _RED, "standing", (_region(), _funds()), "M23, M76"),
    OrderSpec("diversify", 77, _RED, "once", (_choice("line", "fentanyl", "meth", "cocaine", "heroin", "extortion", "migrants", "fuel", "retail", "other"),), "M64"),
    OrderSpec("aid_population", 78, _RED, "standing", (_region(), _funds()), "M37"),
    OrderSpec("arm", 79, _RED, "standing", (_funds(),), "M10"),
    OrderSpec("move_labs", 80, _RED, "once", (OrderParameter("from", "region"), OrderParameter("to", "region")), "M52"),
)  # fmt: skip
ORDERS: Final[Mapping[str, OrderSpec]] = {spec.name: spec for spec in _TABLE}
BY_CODE: Final[Mapping[int, OrderSpec]] = {spec.code: spec for spec in _TABLE}
LONGEST_TEXT: Final = 500  # characters of an argument
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
MOST_PARAMETERS: Final = max(len(spec.parameters) for spec in _TABLE)


def may_be_given_by(spec: OrderSpec, seat: str) -> bool:
    """Whether this kind of seat has the order on its menu at all."""
    return seat.split(":", 1)[0] in spec.seats


def can_wait_for_fix(spec: OrderSpec, arguments: Mapping[str, object] | None = None) -> bool:
    """Whether an order can be given for the moment of a fix: it is dated, and aimed at a person."""
    aimed = [one for one in spec.parameters if one.kind in ("leader", "target")]
    site = any(str((arguments or {}).get(one.name, "")).startswith("lab:") for one in aimed)
    return spec.timing == "dated" and bool(aimed) and not site


@attrs.frozen
class Order:
    """One order as a seat gives it: a name, its arguments, and for a dated order its time."""

    name: str
    arguments: Mapping[str, Argument]
    day: float | None = None  # day of the turn, the first being 1
    on_fix: bool = False

    @property
    def spec(self) -> OrderSpec:
        """The order's entry in the vocabulary."""
        return ORDERS[self.name]


def make_order(name: str, arguments: Mapping[str, object], day: object = None, when: object = None) -> Order:
    """Build an order from loose values, checking names, kinds and limits; defaults are filled in.

    Raises Problem with one sentence that names the nearest valid word.
    """
    spec = ORDERS.get(name)
    if spec is None:
        raise Problem(N_("There is no order {name}.{hint}"), name=repr(name), hint=nearest(name, ORDERS))
    known = {parameter.name: parameter for parameter in spec.parameters}
    for given in arguments:
        if given not in known:
            raise Problem(
                N_("The order {order} has no parameter {name}.{hint}"),
                order=name, name=repr(given), hint=nearest(given, known),
            )  # fmt: skip
    values: dict[str, Argument] = {}
    for parameter in spec.parameters:
        if parameter.name in arguments:
            values[parameter.name] = _checked(spec, parameter, arguments[parameter.name])
        elif parameter.default is not None:
            values[parameter.name] = parameter.default
        else:
            raise Problem(N_("The order {order} needs {name}."), order=name, name=parameter.name)
    return Order(name, values, *_checked_time(spec, day, when))


def nearest(word: str, known: Mapping[str, object]) -> str:
    """A hint that names the nearest valid word, with a blank before it, or nothing."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.4)
    return f" ({close[0]}?)" if close else f" ({', '.join(list(known)[:12])})"


def is_one_line(text: str) -> bool:
    """Whether a text can be shown on a terminal and kept in a file: no control character, line end or lone surrogate."""
    return _CONTROL.search(text) is None


def _checked(spec: OrderSpec, parameter: OrderParameter, value: object) -> Argument:
    if parameter.kind == "flag":
        if isinstance(value, bool):
            return value
        if value in ("true", "false"):
            return value == "true"
        raise _wrong(spec, parameter, N_("true or false"), value)
    if parameter.kind in ("integer", "amount"):
        return _checked_number(spec, parameter, value)
    if value == "" and parameter.default == "":
        return ""
    if not isinstance(value, str) or not value or len(value) > LONGEST_TEXT:
        raise _wrong(spec, parameter, parameter.kind, value)
    if not is_one_line(value):
        raise _wrong(spec, parameter, N_("one line without control characters"), value)
    if parameter.kind == "choice" and value not in parameter.choices:
        raise _wrong(spec, parameter, " | ".join(parameter.choices), value)
    return value


def _checked_number(spec: OrderSpec, parameter: OrderParameter, value: object) -> Argument:
    wanted: str | Problem = f"{parameter.low:g} ... {parameter.high:g}"
    if parameter.unit:
        wanted = Problem(N_("{range} ({unit})"), range=wanted, unit=Problem(parameter.unit))
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise _wrong(spec, parameter, wanted, value)
    try:
        number = float(value)
    except (ValueError, OverflowError):
        raise _wrong(spec, parameter, wanted, value) from None
    if not parameter.low <= number <= parameter.high:
        raise _wrong(spec, parameter, wanted, value)
    if parameter.kind == "amount":
        return number
    if number != int(number):
        raise _wrong(spec, parameter, wanted, value)
    return int(number)


def _checked_time(spec: OrderSpec, day: object, when: object) -> tuple[float | None, bool]:
    if day is None and when is None:
        return None, False
    if spec.timing != "dated":
        raise Problem(N_("The order {order} takes no day: it is not dated."), order=spec.name)
    if day is not None and when is not None:
        raise Problem(N_("The order {order} takes a day or `when=fix`, not both."), order=spec.name)
    if when is not None:
        if when != "fix":
            raise Problem(N_("`when` of the order {order} can only be fix."), order=spec.name)
        return None, True
    return float(_checked_number(spec, OrderParameter("day", "amount", low=1, high=400, unit="day"), day)), False


def _wrong(spec: OrderSpec, parameter: OrderParameter, wanted: str | Problem, value: object) -> Problem:
    return Problem(
        N_("{name} of the order {order}: expected {wanted}, found {value}."),
        name=parameter.name, order=spec.name, wanted=wanted, value=repr(value)[:80],
    )  # fmt: skip


def order_text(order: Order) -> str:
    """The order in its text form: one line that parse_order reads back to the same order."""
    parts = [order.name]
    for parameter in order.spec.parameters:
        value = order.arguments[parameter.name]
        if parameter.optional and value == parameter.default:
            continue
        shown = str(value).lower() if isinstance(value, bool) else f"{value}"
        parts.append(f"{parameter.name}={shlex.quote(shown)}")
    if order.on_fix:
        parts.append("when=fix")
    elif order.day is not None:
        parts.append(f"day={order.day:g}" if float(f"{order.day:g}") == order.day else f"day={order.day!r}")
    return " ".join(parts)


def parse_order(text: str) -> Order:
    """Read an order in its text form. Raises Problem with one sentence."""
    if len(text) > 2000:
        raise Problem(N_("An order is one short line; this one has {count} characters."), count=len(text))
    try:
        words = shlex.split(text)
    except ValueError:
        raise Problem(N_("A quotation mark in the order is not closed: {text}"), text=text[:80]) from None
    if not words:
        raise Problem(N_("An order starts with its name, for example: collect target=… discipline=human points=2"))
    arguments: dict[str, object] = {}
    for given in words[1:]:
        name, sign, value = given.partition("=")
        if not sign:
            raise Problem(N_("Expected name=value in the order, found {given}."), given=repr(given)[:80])
        if name in arguments:
            raise Problem(N_("{name} is given twice in the order."), name=name[:40])
        arguments[name] = value
    own_when = "when" in arguments
    return make_order(
        words[0],
        {name: value for name, value in arguments.items() if name not in ("day", "when")},
        arguments.get("day"),
        arguments.get("when") if own_when else None,
    )
