"""Why an event happened: its causes, what came of it, the forecast the seat had, and after the end the draws."""

from collections.abc import Mapping
from typing import Any, Final

from game.core.game import Game
from game.core.orders import Order, parse_order
from game.core.problem import N_, Problem
from game.core.state import copy_state
from game.engine import legal
from game.engine.commitments import no_commitments
from game.engine.forecast import Line
from game.engine.observe import observe
from game.engine.order_table import encode
from game.session.event_rules import RULES
from game.session.explain_numbers import OWN, decisions_by_id, labels_by_id, own_places
from game.session.explanations import Explanation, gather, rules_used
from game.session.forecasts import forecast_order
from game.session.reporting import SeenEvent, all_events, causes_of
from game.session.session import Session
from game.texts import _, first_up, money, number, percent

_SHOWN_ACCOUNTS: Final = (
    "approval", "headcount", "fatigue", "capital", "funds", "political_will", "cooperation_approval", "trust",
    "sovereignty_strain", "us_pressure", "intelligence_cooperation", "suspension",
    "trade_index", "customs_cooperation", "extradition", "migration_cooperation", "regional_support", "rival_influence",
    "norm_credibility", "civil_liberties", "neighbour_violence", "enforcement",
)  # fmt: skip
_SHOWN_TO_GROUPS: Final = (
    "cash", "command", "cohesion", "bench", "affiliates", "affiliate_loyalty", "rockets", "border_fear",
)  # fmt: skip
_FORECAST: Final[Mapping[str, tuple[str, str]]] = {"raid": ("raid", "leader"), "strike": ("strike", "target")}
_DRIFT: Final = ("rung_up", "rung_down")
_ORDERED: Final = (
    "raid", "raid_lapsed", "raid_called_off", "joint_raid", "strike", "strike_called_off", "deployment", "border_deployment",
    "border_threat", "tariff_threat", "indictment", "charges_dropped", "prisoners_sent",
    "intimidation", "alliance", "alliance_refused", "betrayal", "tip_off", "consent_given",
    "consent_withdrawn",
    "authority_sought", "authority_granted", "credit_claimed", "credit_shared", "quiet_message", "accord_offered",
    "request_made", "accord_broken", "lies_low", "demand", "posture", "purge", "nothing_found",
)  # fmt: skip


def explain_event(session: Session, seat: str, label: str) -> Explanation:
    """Explain an event by its label. Raises Problem when the seat was told of none by that label."""
    told = all_events(session, seat)
    chosen = next((seen for seen in told if seen.label == label), None)
    if chosen is None:
        known = [seen.label for seen in told if not seen.hidden]
        if not known:
            raise Problem(N_("Nothing has happened yet; events get their numbers when a turn has ended."))
        raise Problem(N_("There is no event {label}; they run from 1 to {last}."), label=label, last=known[-1])
    return Explanation(
        title=chosen.text, turns=(chosen.turn, chosen.turn),
        sentences=tuple(_chain(session, told, chosen) + effects_of(session, seat, chosen)),
        rules=rules_used(session, RULES.get(chosen.kind, ())),
        forecast=_forecast_had(session, seat, told, chosen),
        chances=chosen.event.chances if session.over else (),
    )  # fmt: skip


def _chain(session: Session, told: list[SeenEvent], chosen: SeenEvent) -> list[str]:
    """What led to the event and what came of it, each with its label."""
    place = chosen.place
    by_place = {seen.place: seen for seen in told}
    lines = [_("{when}.").format(when=first_up(chosen.when))]
    before = [by_place[one] for one in causes_of(session, place) if one in by_place]
    lines += [_("Because of [{label}], {when}: {text}").format(label=s.label, when=s.when, text=s.text) for s in before]
    if not before:
        lines.append(no_cause(chosen))
    after = [seen for one, seen in by_place.items() if place in causes_of(session, one)]
    lines += [_("It led to [{label}], {when}: {text}").format(label=s.label, when=s.when, text=s.text) for s in after]
    return lines


def no_cause(chosen: SeenEvent) -> str:
    if chosen.kind == "dilemma":
        return _("The scenario asks it of your seat.")
    if chosen.kind in _DRIFT:
        return _("No event set it off: it comes from steady collection, or from the lack of it.")
    if chosen.kind in _ORDERED:
        return _("An order set it off.")
    return _("No earlier event that you know of set it off.")


def effects_of(session: Session, seat: str, chosen: SeenEvent) -> list[str]:
    """Changes of the seat's own numbers booked because of this event."""
    trace = session.truth.trace
    if trace is None:
        return []
    accounts = _SHOWN_ACCOUNTS if session.truth.world.viewer(seat) is not None else _SHOWN_TO_GROUPS
    labels, decisions = labels_by_id(session, seat), decisions_by_id(session, seat)
    lines = []
    for account in accounts:
        number_of = next(known for known in OWN.values() if known.account == account)
        places = own_places(session, seat, account, number_of.axis, None) if account != "fatigue" else []
        changes = [change for place in places for change in trace.changes(account, place)]
        mine = [change for change in changes if labels.get(change.event, ("", ""))[0] == chosen.label]
        for cause in gather(mine, {}, decisions):
            text, amount = _("It changed {what} by {amount}: {why}."), _amount(cause.amount, number_of.unit)
            if any(digit in "123456789" for digit in amount):  # else it is too small to be told
                lines.append(text.format(what=_(number_of.title), amount=amount, why=cause.words))
    return lines


def _amount(amount: float, unit: str) -> str:
    """A change with its sign, in its unit."""
    sign = "+" if amount > 0 else ""
    if unit in ("share", "index"):
        return sign + percent(amount, 1)
    return sign + (money(amount) if unit == "dollars" else number(amount, 1 if unit == "points" else 0))


def _forecast_had(session: Session, seat: str, told: list[SeenEvent], chosen: SeenEvent) -> tuple[Line, ...]:
    """The forecast that the seat could read for the raid or strike from which this event comes."""
    if not any(rule.startswith("raids.") for rule in RULES.get(chosen.kind, ())):
        return ()
    chain = [chosen.place, *causes_of(session, chosen.place)]
    raid = next((s for s in told if s.kind in _FORECAST and s.place in chain), None)
    if raid is None or raid.event.subjects.get("seat") != seat:
        return ()
    orders = orders_given(session, seat, raid.turn)
    leader = raid.event.subjects["leader"]
    name, argument = _FORECAST[raid.kind]
    order = next((one for one in orders if one.name == name and one.arguments[argument] == leader), None)
    if order is None:
        return ()
    world = session.truth.world
    draft = Game(world, copy_state(session.checkpoints[raid.turn - 1][0]), session.truth.parameters)
    legal.give(draft, encode(world, [(0, seat, one) for one in orders]), no_commitments(draft))
    return forecast_order(observe(draft, seat), order, world.days_of(raid.turn))


def orders_given(session: Session, seat: str, turn: int) -> list[Order]:
    """The orders with which a seat went into a resolved turn; of one taken from a snapshot those that the record holds."""
    given = session.turns[turn - 1].given
    if given is not None:
        return [planned.order for who, planned in given if who == seat]
    if session.record is None:
        return []
    plan: list[Order] = []
    kept: list[Order] = []
    now = 1
    for line in session.record.lines:
        body: Mapping[str, Any] = line.body
        if line.kind == "order" and body["seat"] == seat:
            plan.append(parse_order(str(body["order"])))
        elif line.kind == "withdraw" and body["seat"] == seat:
            plan.pop(int(body["number"]))
        elif line.kind == "turn":
            kept = plan if now == turn else kept
            plan, now = [], now + 1
        elif line.kind == "rewind":
            plan, now = [], int(body["turn"])
    return kept
