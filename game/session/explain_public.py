"""Why public counts of markets, money and aid, levels of the whole country and a seat's own estimates are what they are.

A count is told in its parts (products, gateways, regions); a level of the country by the causes in its regions, weighted by
their people; an estimate by what the seat thinks of each group or region.
"""

from collections.abc import Callable, Mapping
from typing import Final

import attrs
import numpy as np

from game.core.markets import GRAMS, PRODUCTS
from game.core.odds import Odds
from game.core.state import State
from game.core.world import World
from game.engine.observe import View
from game.rules.politics import trade_review
from game.session import odds_words, wording
from game.session.explain_numbers import OWN, Window, decisions_by_id, labels_by_id
from game.session.explanations import Cause, Explanation, gather, rules_used
from game.session.headlines import OF_GROUPS, READERS, view_after
from game.session.naming import Names
from game.session.order_names import choice, gateway
from game.session.session import Session
from game.texts import N_, _, first_up, number, percent

NATIONAL: Final = ("state_control", "police", "courts", "services")  # levels of regions, weighted by their people
ESTIMATED: Final = ("members", "command", "cohesion", "support", "protection")  # a state seat holds them with an error
_OF_REGIONS: Final = ("support", "protection")
_MOST: Final = 6  # places that an estimate names
_LEAST: Final = 1.0e-9  # of a change that is told
Parts = Callable[[State, World, Names], Mapping[str, float]]


@attrs.frozen
class _Made:
    """A public count: its parts in words, the rules behind it, and whether a scenario counts it at all."""

    parts: Parts
    rules: tuple[str, ...]
    counted: Callable[[State], bool]


# -- counts ------------------------------------------------------------------------------------------------------------


def _of_products(field: str) -> Parts:
    def read(state: State, world: World, names: Names) -> Mapping[str, float]:
        counts = getattr(state, field)[0]
        return {first_up(choice("line", one)): float(counts[place]) for place, one in enumerate(PRODUCTS)}

    return read


def _seizures(state: State, world: World, names: Names) -> Mapping[str, float]:
    return {
        first_up(choice("line", one)): int(state.seized_way[0, place].sum()) / GRAMS for place, one in enumerate(PRODUCTS)
    }


def _of_regions(field: str) -> Parts:
    def read(state: State, world: World, names: Names) -> Mapping[str, float]:
        counts = getattr(state, field)[0]
        return {names.region(one): float(counts[place]) for place, one in enumerate(world.regions)}

    return read


def _of_groups(field: str) -> Parts:
    def read(state: State, world: World, names: Names) -> Mapping[str, float]:
        counts = getattr(state, field)[0]
        return {names.group_name(one): float(counts[place]) for place, one in enumerate(world.groups) if counts[place]}

    return read


def _seized(at_gateways: str, inside: str, unit: float) -> Parts:
    """Guns or money seized: at each gateway, and inside the countries."""

    def read(state: State, world: World, names: Names) -> Mapping[str, float]:
        found = {gateway(one): float(getattr(state, at_gateways)[0, place]) / unit
                 for place, one in enumerate(world.gateways)}  # fmt: skip
        return {**found, _("inside the countries"): int(getattr(state, inside)[0].sum()) / unit}

    return read


def _whole(field: str, words: str, unit: float = 1.0) -> Parts:
    def read(state: State, world: World, names: Names) -> Mapping[str, float]:
        return {_(words): float(getattr(state, field)[0]) / unit}

    return read


def _market(state: State) -> bool:
    return bool(state.price_start.any())


def _border(state: State) -> bool:
    return bool(state.way_gateway.size)


def _guns(state: State) -> bool:
    return bool(state.south_share.any())


def _makers(state: State) -> bool:
    return bool(state.site_yield.any())


def _press(state: State) -> bool:
    return bool(state.press_rest.any())


def _tracks(state: State) -> bool:
    return bool(state.trade_rest.any())


_COUNTS: Final[Mapping[str, _Made]] = {
    "overdose_deaths": _Made(_of_products("overdose_deaths"), ("health.overdose", "health.users"), _market),
    "seizures": _Made(_seizures, ("markets.scanning", "markets.shipping"), _border),
    "labs_found": _Made(_of_regions("labs_found_region"), ("markets.search", "markets.dormancy"), _makers),
    "fields_found": _Made(_of_regions("fields_found_region"), ("markets.search", "markets.dormancy"), _makers),
    "guns_seized": _Made(_seized("guns_seized_gateway", "guns_taken_group", 1.0), ("money.southbound", "money.arms"), _guns),
    "cash_seized": _Made(
        _seized("cash_seized_gateway", "forfeited_group", 1.0e6), ("money.southbound", "money.investigation"), _guns
    ),
    "cases": _Made(_whole("cases_built", N_("built of arrests and leads")), ("institutions.cases",), _press),
    "compliance_cost": _Made(
        _whole("compliance_cost", N_("banks keep clear of designated groups"), 1.0e6), ("institutions.designation",), _press
    ),
    "demobilised": _Made(_of_groups("demobilised_group"), ("succession.terms",), _press),
    "northward_migration": _Made(
        _whole("migration_north", N_("people who left northward")), ("politics.migration",), _tracks
    ),
}  # fmt: skip


def names(session: Session, seat: str) -> list[str]:
    """What of all this a seat may ask about now, in this scenario."""
    state, state_seat = session.truth.state, session.truth.world.viewer(seat) is not None
    found = [name for name, made in _COUNTS.items() if made.counted(state)]
    if state_seat:
        found += [*ESTIMATED, *(["trade_review"] if _tracks(state) else [])]
    return found


def explain_public(session: Session, seat: str, name: str, of: str | None, window: Window) -> Explanation | None:
    """How one of these came out between two turns; None for another name, and where one group or region is asked about."""
    if of is not None:
        return None
    if name in NATIONAL:
        return _national(session, seat, name, window)
    if name not in names(session, seat):
        return None
    if name in ESTIMATED:
        return _estimated(session, seat, name, window)
    if name == "trade_review":
        return _review(session, seat, window)
    return _counted(session, seat, name, window)


def _counted(session: Session, seat: str, name: str, window: Window) -> Explanation:
    made, names_, sums = _COUNTS[name], Names(session, seat), dict[str, float]()
    for state, _bookings, _events in session.checkpoints[window[0] : window[1] + 1]:
        for words, amount in made.parts(state, session.truth.world, names_).items():
            sums[words] = sums.get(words, 0.0) + amount
    day = session.truth.state.day.item(0)
    causes = [Cause(amount, words, "", "", "", day) for words, amount in sums.items() if amount]
    whole = 0.0
    for cause in causes:
        whole = whole + cause.amount
    return Explanation(
        title=wording.measure_name(name), unit="count", start=0.0, end=whole, turns=window,
        causes=tuple(sorted(causes, key=lambda cause: -abs(cause.amount))), rules=rules_used(session, made.rules),
    )  # fmt: skip


# -- levels of the whole country -----------------------------------------------------------------------------------------


def _national(session: Session, seat: str, name: str, window: Window) -> Explanation:
    """The causes in every region, weighted by its people; the sum is what changed the level of the country."""
    trace, world = session.truth.trace, session.truth.world
    assert trace is not None
    before, after = (view_after(session, seat, turn) for turn in (max(window[0] - 1, 0), window[1]))
    first, last = session.checkpoints[max(window[0] - 1, 0)][1], session.checkpoints[window[1]][1]
    people = after.population[0] / float(after.population[0].sum())
    found, moved = [], np.zeros(len(world.regions))
    for place in range(len(world.regions)):
        for change in trace.changes(name, (0, place)):
            if first <= change.number < last:
                found.append(attrs.evolve(change, amount=change.amount * float(people[place])))
                moved[place] += found[-1].amount
    causes = list(gather(found, labels_by_id(session, seat), decisions_by_id(session, seat)))
    start, end = (_read(name, view)[0] for view in (before, after))
    rest = end - start
    for cause in causes:
        rest = rest - cause.amount
    if abs(rest) > _LEAST:
        causes.append(Cause(rest, _("people who moved between the regions"), "", "", "", session.truth.state.day.item(0)))
    known = Names(session, seat)
    most = [place for place in np.argsort(-np.abs(moved), kind="stable").tolist() if moved[place]][:3]
    lines = [_("The level of the country, each region weighted by its people.")]
    if most:
        told = ", ".join(_("{region} {share}").format(region=known.region(world.regions[place]), share=_signed(moved[place]))
                         for place in most)  # fmt: skip
        lines.append(_("Most of the change came from: {regions}.").format(regions=told))
    return Explanation(
        title=_(OWN[name].title), unit="share", start=start, end=end, turns=window, sentences=tuple(lines),
        causes=tuple(sorted(causes, key=lambda cause: -abs(cause.amount))),
        rules=rules_used(session, [cause.rule for cause in causes]),
    )  # fmt: skip


def _signed(value: float) -> str:
    return ("+" if value > 0 else "") + percent(value, 2)


def _read(name: str, view: View) -> tuple[float, float]:
    found = READERS[name](view)
    assert found is not None, f"{name} is read by no seat"
    return found


# -- estimates -----------------------------------------------------------------------------------------------------------


def _estimated(session: Session, seat: str, name: str, window: Window) -> Explanation:
    """What a state seat thinks of all groups or regions together, and of those that weigh most."""
    turn = window[1] if session.turns else 0
    view = view_after(session, seat, turn)
    beliefs = view.beliefs
    assert beliefs is not None
    shown = number if name == "members" else percent
    names_, lines = Names(session, seat), list[str]()
    now = READERS[name](view)
    if now is not None:
        lines.append(_("All together: {value} ± {error}, an estimate of yours.").format(
            value=shown(now[0]), error=shown(now[1])))  # fmt: skip
    if name in _OF_REGIONS:
        weight, ids = view.population[0] * 1.0, view.world.regions
        lines.append(_("Each region counts by its people; the largest are:"))
    else:
        weight, ids = beliefs.members[0] * view.exists[0], view.world.groups
        if name == "members":
            lines.append(_("The sum over all groups; the largest are:"))
        else:
            lines.append(_("Each group counts by its members as you think they are; the largest are:"))
    values, errors = getattr(beliefs, name)[0], getattr(beliefs, f"{name}_error")[0]
    for place in [one for one in np.argsort(-weight, kind="stable").tolist() if weight[one] > 0.0][:_MOST]:
        lines.append(_("{what}: {value} ± {error}").format(
            what=names_.region(ids[place]) if name in _OF_REGIONS else names_.group_name(ids[place]),
            value=shown(float(values[place])), error=shown(float(errors[place]))))  # fmt: skip
    lines.append(_("Ask about one of them by its name for where the estimate comes from."))
    title = (
        _("{measure}, all groups").format(measure=_(OF_GROUPS[name])) if name in OF_GROUPS else wording.measure_name(name)
    )
    return Explanation(
        title=title, turns=window, sentences=tuple(lines), rules=rules_used(session, ["intelligence.estimates"])
    )


# -- the review of the trade agreement -----------------------------------------------------------------------------------


def review_odds(view: View) -> Odds:
    """Odds that the trade agreement is extended, as a state seat can put them together now."""
    return trade_review.odds(
        view.parameters.of(trade_review.RULE, 1), view.standing.trust, view.standing.suspension,
        view.tracks.tariff_level + view.tracks.closure_level, view.standing.us_pressure,
    )  # fmt: skip


def _review(session: Session, seat: str, window: Window) -> Explanation:
    """The day of the review, and how likely an extension is as the two states stand now."""
    view = session.view(seat)
    state, day = int(view.tracks.review_state[0]), int(view.tracks.review_day[0]) + 1
    lines = []
    if state == trade_review.EXTENDED:
        lines.append(_("The trade agreement was extended on day {day}; trade returns to a higher level.").format(day=day))
    elif state == trade_review.PUT_OFF:
        lines.append(_("On day {day} the extension was put off; trade settles at a lower level.").format(day=day))
    else:
        lines.append(_("The governments decide on day {day} whether they extend the trade agreement.").format(day=day))
    if state == trade_review.TO_COME:
        odds = review_odds(view)
        lines.append(
            _("Chance that it is extended, as things stand: {chance}.").format(chance=percent(float(odds.chance()[0])))
        )
        lines.append(_("Base chance: {chance}.").format(chance=percent(float(odds.base[0]))))
        lines += [
            _("{what}: {amount} in log-odds.").format(
                what=first_up(odds_words.modifier_name(odds.rule, one)), amount=f"{float(amount[0]):+.2f}"
            )
            for one, amount in odds.modifiers
        ]
    rules = rules_used(session, [trade_review.RULE])
    return Explanation(title=_("Review of the trade agreement"), turns=window, sentences=tuple(lines), rules=rules)
