"""How what a seat is judged by stands now, as far as the seat may know: its own, what is public, its beliefs."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from game.clients.numbers import measured
from game.core.markets import PRODUCTS
from game.core.measures import MEASURES
from game.core.world import Bound, LensItem
from game.engine.observe import View
from game.session import wording
from game.session.headlines import READERS, Estimate, view_after
from game.session.naming import Names
from game.session.order_names import choice
from game.session.reporting import all_events
from game.session.session import Session
from game.texts import _

PUBLIC_COUNTS: Final = (
    "homicides", "civilian_deaths", "captures", "retaliation_attacks", "roadblocks", "security_deaths",
    "turf_killings", "abuse_incidents", "displaced", "arrests", "convictions", "social_spending", "overdose_deaths",
    "seizures",
)  # fmt: skip
BY_PRODUCT: Final[Mapping[str, str]] = {"street_price": "price", "purity": "purity", "users": "users"}  # public
BY_EVENTS: Final = {  # kinds of public events that make up a count, and the value that counts (None: each event is one)
    "raider_deaths": (("firefight",), "raiders"), "leaders_removed": (("captured", "killed"), None),
    "kills": (("killed",), None), "captures": (("captured",), None), "affiliate_defections": (("affiliates_left",), "count"),
    "americans_harmed": (("americans_harmed",), "count"), "retaliation_attacks": (("reprisals",), "attacks"),
    "roadblocks": (("reprisals",), "roadblocks"), "security_deaths": (("reprisals",), "security"),
    "civilian_deaths": (("reprisals",), "civilians"),
}  # fmt: skip
_SUMMED: Final = (*PUBLIC_COUNTS, "flow")  # over turns; what arrived is a belief
OF_A_GROUP: Final = ("members", "command", "cohesion")
UNKNOWN: Final = "-"


def now(session: Session, seat: str, one: Bound | LensItem, after: int | None = None) -> str:
    """The value of a flow since the start or of a level now, with the error of a belief; "-" where it is not known.

    `after`: as it stood when so many turns had been resolved (None: all).
    """
    found = estimate(session, seat, one.measure, one.of, after)
    if found is None:
        return UNKNOWN
    value, error = found
    text = measured(one.measure, value)
    if error > 0.0:
        text = f"{text} ± {measured(one.measure, error)}"
    if of_named_groups_alone(one, session.view(seat)):
        return _("{value} now, in the named groups").format(value=text)
    if of_own_group_alone(one, session.view(seat)):
        return _("{value} now, in your own group").format(value=text)
    words = _("{value} so far") if MEASURES[one.measure].kind == "flow" else _("{value} now")
    return words.format(value=text)


def breaks(session: Session, seat: str, bound: Bound, after: int | None = None) -> bool:
    """Whether a floor or red line stands broken now, as far as the seat knows: its best guess lies beyond the limit."""
    found = estimate(session, seat, bound.measure, bound.of, after)
    if found is None:
        return False
    over = bound.at_most is not None and found[0] > bound.at_most
    return over or (bound.at_least is not None and found[0] < bound.at_least)


def of_own_group_alone(one: Bound | LensItem, view: View) -> bool:
    """Whether a red seat's reading tells of its own group, and the measure of all groups."""
    return one.measure in ("members", "command", "cohesion") and one.of is None and view.own_group is not None


def of_named_groups_alone(one: Bound | LensItem, view: View) -> bool:
    """Whether a seat's reading leaves out the local groups, whose members no state seat estimates and the measure counts."""
    return one.measure == "members" and one.of is None and view.beliefs is not None


def estimate(session: Session, seat: str, measure: str, of: str | None, after: int | None = None) -> Estimate | None:
    """A flow since the start or a level now as far as the seat may know, with its standard error; else None.

    `after`: as it stood when so many turns had been resolved (None: all).
    """
    view = session.view(seat) if after is None else view_after(session, seat, after)
    if MEASURES[measure].kind == "flow":
        if of is None and measure in _SUMMED:
            turns = range(1, (len(session.turns) if after is None else after) + 1)
            return _summed(READERS[measure], view, [view_after(session, seat, turn) for turn in turns])
        return _counted(session, seat, measure, of, after)
    if of in PRODUCTS and measure in BY_PRODUCT:
        return _of_product(view, measure, PRODUCTS.index(of))
    if of in view.world.groups:
        return _of_group(view, measure, view.world.groups.index(of))
    if of is not None and of != seat:
        return None
    reader = READERS.get(measure)
    return None if reader is None else reader(view)


def name_of(session: Session, seat: str, item: LensItem) -> str:
    """What a measure of a lens is called, with the product or the seat of which it is."""
    name, of = wording.measure_name(item.measure), ""
    if item.of in PRODUCTS:
        of = choice("line", item.of)
    elif item.of in session.truth.world.seats:
        of = Names(session, seat).seat_name(item.of)
    return _("{measure} ({what})").format(measure=name, what=of) if of else name


def told_at_the_end(session: Session, seat: str, lens: str, after: int | None = None) -> list[str]:
    """Names of the measures of a lens that the seat may not know before the end; none once the game is over.

    What is known of a part of what a measure counts does not tell how the measure stands.
    """
    if session.over and after in (None, len(session.turns)):
        return []
    view, found = session.view(seat), list[str]()
    for item in session.truth.world.lenses[lens]:
        name = name_of(session, seat, item)
        if of_own_group_alone(item, view) or of_named_groups_alone(item, view):
            found.append(_("{measure} (all groups)").format(measure=name))
        elif not _is_told(session, seat, item, after):
            found.append(name)
    return found


def _is_told(session: Session, seat: str, item: LensItem, after: int | None) -> bool:
    """Whether the seat may know how a measure stands; a sum over turns is not made for that."""
    if item.of is None and item.measure in _SUMMED:
        return READERS[item.measure](session.view(seat)) is not None
    return estimate(session, seat, item.measure, item.of, after) is not None


def told_late(session: Session, seat: str, lens: str, after: int | None = None) -> str:
    """A sentence that names what of a lens is told only at the end; "" where the seat may know all of it now."""
    late = told_at_the_end(session, seat, lens, after)
    return _("Told only at the end: {measures}.").format(measures=", ".join(late)) if late else ""


def _summed(reader: Callable[[View], Estimate | None], now: View, turns: Sequence[View]) -> Estimate | None:
    """A count or a belief summed over turns; None where the seat is not told of it. Errors of one belief add up."""
    if reader(now) is None:
        return None
    found = [one for one in map(reader, turns) if one is not None]
    return sum(value for value, _error in found), sum(error for _value, error in found)


def _of_product(view: View, measure: str, product: int) -> Estimate | None:
    """What anybody can read of a product; None in a scenario without a market."""
    if not view.market.price_start.any():
        return None
    return float(getattr(view.market, BY_PRODUCT[measure])[0, product]), 0.0


def _counted(session: Session, seat: str, measure: str, of: str | None, after: int | None) -> Estimate | None:
    """A count made of events that the seat was told of."""
    if measure not in BY_EVENTS or (measure == "raider_deaths" and not session.view(seat).teams.own.any()):
        return None
    kinds, field = BY_EVENTS[measure]
    whole = 0.0
    for seen in all_events(session, seat, after):
        subjects = seen.event.subjects
        group = subjects.get("group") or subjects.get("leader", "").split("/", 1)[0]
        if seen.kind in kinds and not seen.hidden and of in (None, group):
            whole += 1.0 if field is None else float(seen.event.values.get(field, 0.0))
    return whole, 0.0


def _of_group(view: View, measure: str, group: int) -> Estimate | None:
    """A number of one group: of the seat's own as it is, of another as a state seat believes."""
    if measure == "group_alive":
        return float(view.exists[0, group]), 0.0
    if measure not in OF_A_GROUP:
        return None
    if view.beliefs is not None:
        return float(getattr(view.beliefs, measure)[0, group]), float(getattr(view.beliefs, f"{measure}_error")[0, group])
    if view.own_group is None or view.own_group.group != group:
        return None
    return float(getattr(view.own_group, measure)[0].sum()), 0.0
