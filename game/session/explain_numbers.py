"""Why a number is what it is: its bookings between two turns, added up by cause.

A seat asks about its own accounts; when the game is over every account of the truth answers.
"""

from collections.abc import Sequence
from typing import Final

import attrs

from game.core.markets import LINES, PRODUCTS
from game.core.problem import N_, Problem
from game.core.roles import CONTENDER
from game.core.state import FIELDS, State
from game.core.trace import Change
from game.session.explanations import Explanation, gather, rules_used
from game.session.naming import Names
from game.session.order_names import choice
from game.session.reporting import all_events, event_places
from game.session.session import Session
from game.texts import _, percent

Window = tuple[int, int]  # first and last turn


@attrs.frozen
class OwnNumber:
    """A number of the seat's own: its account, the axis after the batch, its unit, what it is called."""

    account: str
    axis: str
    unit: str
    title: str


OWN: Final = {
    "approval": OwnNumber("approval", "S", "points", N_("Public approval")),
    "capital": OwnNumber("capital", "S", "points", N_("Political capital")),
    "funds": OwnNumber("funds", "S", "dollars", N_("Funds")),
    "team_headcount": OwnNumber("headcount", "T", "persons", N_("People in the raid teams")),
    "headcount": OwnNumber("headcount", "T", "persons", N_("People in the raid teams")),
    "fatigue": OwnNumber("fatigue", "T", "share", N_("Fatigue")),
    "vetting": OwnNumber("vetting", "R", "share", N_("Vetted liaison officers")),
    "training": OwnNumber("pipeline", "SW", "persons", N_("People in training")),
    "cash": OwnNumber("cash", "G", "dollars", N_("Cash of the group")),
    "command": OwnNumber("command", "G", "share", N_("Command of the group")),
    "bench": OwnNumber("bench", "G", "persons", N_("People able to take over a post")),
    "members": OwnNumber("members", "P", "persons", N_("Members")),
    "political_will": OwnNumber("political_will", "S", "points", N_("Political will")),
    "cooperation_approval": OwnNumber("cooperation_approval", "S", "points", N_("Public approval of cooperation")),
    "trust": OwnNumber("trust", "", "points", N_("Trust between the two states")),
    "sovereignty_strain": OwnNumber("sovereignty_strain", "", "points", N_("Strain on Mexican sovereignty")),
    "us_pressure": OwnNumber("us_pressure", "", "points", N_("U.S. pressure for results")),
    "intelligence_cooperation": OwnNumber("intelligence_cooperation", "", "share", N_("Sharing of intelligence")),
    "suspension": OwnNumber("suspension", "", "share", N_("Cooperation suspended after a breach")),
    "trade_index": OwnNumber("trade_index", "", "points", N_("Trade between the two countries")),
    "customs_cooperation": OwnNumber("customs_cooperation", "", "points", N_("Cooperation of the customs")),
    "extradition": OwnNumber("extradition", "", "points", N_("Readiness to extradite")),
    "migration_cooperation": OwnNumber("migration_cooperation", "", "points", N_("Cooperation on migration")),
    "regional_support": OwnNumber("regional_support", "", "points", N_("Support of the region for the United States")),
    "rival_influence": OwnNumber("rival_influence", "", "points", N_("Influence of rival powers")),
    "norm_credibility": OwnNumber("norm_credibility", "", "points", N_("Weight of U.S. words on norms")),
    "civil_liberties": OwnNumber("civil_liberties", "", "points", N_("Civil liberties in the United States")),
    "neighbour_violence": OwnNumber("neighbour_violence", "", "index", N_("Violence among the neighbours")),
    "enforcement_output": OwnNumber("enforcement", "", "index", N_("Mexican enforcement")),
    "press_freedom": OwnNumber("press_freedom", "", "share", N_("Freedom of the press in Mexico")),
    "precursor_compliance": OwnNumber("precursor_compliance", "", "share", N_("Controls that China enforces on precursors")),
    "tension": OwnNumber("tension", "", "index", N_("Tension between China and the United States")),
    "street_price": OwnNumber("price", "X", "dollars", N_("Street price")),
    "purity": OwnNumber("purity", "X", "share", N_("Purity in the street")),
    "users": OwnNumber("users", "X", "persons", N_("Users in the United States")),
    "courier_cost": OwnNumber("courier_cost", "X", "dollars", N_("Pay of couriers")),
    "retail_capacity": OwnNumber("retail_capacity", "X", "share", N_("Retail network that works")),
    "troops": OwnNumber("troops", "R", "persons", N_("Soldiers and guards")),
    "troops_border": OwnNumber("troops_border", "", "persons", N_("Soldiers and guards at the northern border")),
    "state_control": OwnNumber("state_control", "R", "share", N_("Presence of the state")),
    "police": OwnNumber("police", "R", "share", N_("Capacity of the police")),
    "courts": OwnNumber("courts", "R", "share", N_("Capacity of prosecutors and courts")),
    "services": OwnNumber("services", "R", "share", N_("Reach of public services")),
    "prisoners": OwnNumber("prisoners", "R", "persons", N_("People who serve a sentence")),
    "displaced_people": OwnNumber("displaced", "R", "persons", N_("People driven out who live elsewhere")),
    "social_budget": OwnNumber("social_budget", "S", "dollars", N_("Money for social programmes")),
    "cohesion": OwnNumber("cohesion", "G", "share", N_("Cohesion of the group")),
    "affiliates": OwnNumber("affiliates", "G", "groups", N_("Affiliates of the group")),
    "affiliate_loyalty": OwnNumber("affiliate_loyalty", "G", "share", N_("Loyalty of the affiliates")),
    "rockets": OwnNumber("rockets", "G", "rockets", N_("Rockets of the group")),
    "dirty_cash": OwnNumber("dirty_cash", "G", "dollars", N_("Proceeds that are not yet laundered")),
    "laundering": OwnNumber("laundering", "G", "dollars", N_("Laundering of the group, a week")),
    "pay": OwnNumber("pay_met", "G", "share", N_("Part of its spending that the group can meet")),
    "arms_stock": OwnNumber("arms", "G", "guns", N_("Guns of the group")),
    "heavy_capability": OwnNumber("heavy", "G", "index", N_("Heavy capability of the group")),
    "anger": OwnNumber("anger", "GV", "index", N_("Reprisals begun and still to come")),
    "border_fear": OwnNumber("border_fear", "", "share", N_("Fear that the border will be closed")),
    "faction_share": OwnNumber("faction_share", "L", "share", N_("Share of the group behind a contender")),
}
OF_STATES: Final = (
    "approval", "capital", "funds", "team_headcount", "headcount", "fatigue", "vetting", "training", "political_will",
    "cooperation_approval", "trust", "sovereignty_strain", "us_pressure", "intelligence_cooperation", "suspension", "troops",
    "trade_index", "customs_cooperation", "extradition", "migration_cooperation", "regional_support", "rival_influence",
    "norm_credibility", "civil_liberties", "neighbour_violence", "enforcement_output", "press_freedom",
    "precursor_compliance", "tension",
    "street_price", "purity", "users", "courier_cost", "retail_capacity",
    "troops_border", "state_control", "police", "courts", "services", "prisoners", "displaced_people", "social_budget",
)  # fmt: skip
OF_GROUPS: Final = (
    "cash", "command", "bench", "members", "cohesion", "affiliates", "affiliate_loyalty", "rockets", "anger", "border_fear",
    "dirty_cash", "laundering", "pay", "arms_stock", "heavy_capability",
    "street_price", "purity", "users", "courier_cost", "retail_capacity", "press_freedom",
    "faction_share", "state_control", "police", "courts", "services", "prisoners", "displaced_people",
)  # fmt: skip
_SUMMED: Final = ("headcount", "troops", "prisoners", "displaced")  # may be asked of all places together


def own_number(session: Session, seat: str, number: OwnNumber, of: str | None, window: Window) -> Explanation:
    """Why one of the seat's own numbers changed."""
    title = _(number.title)
    own = session.truth.world.group_of_seat(seat)
    if of is not None and of.lower() in (seat.lower(), "" if own is None else session.truth.world.groups[own].lower()):
        places, of = own_places(session, seat, number.account, number.axis, None), None
    else:
        places = own_places(session, seat, number.account, number.axis, of)
    if of is not None:
        title = _("{what}, {of}").format(what=title, of=_named(session, seat, of))
    if not places:
        raise Problem(N_("Your seat has no such number."))
    return _changes(session, seat, number.account, places, title, number.unit, window)


def own_places(session: Session, seat: str, account: str, axis: str, of: str | None) -> list[tuple[int, ...]]:
    """Places (row first) of a seat's own account; raises Problem where `of` must say which, or is not its own."""
    game = session.truth
    index = game.world.seats.index(seat)
    if axis in ("", "S"):
        return [(0, index)] if axis else [(0,)]
    if axis in ("G", "GV"):
        group = game.world.group_of_seat(seat)
        against = [()] if axis == "G" else [(viewer,) for viewer in range(game.world.viewers)]
        return [] if group is None else [(0, group, *rest) for rest in against]
    if axis == "L":
        return _own_contenders(session, seat, of)
    if axis == "SW":
        return [(0, index, week) for week in range(game.state.pipeline.shape[2])]
    if axis == "P":
        mine = game.state.presence_group[0] == (game.world.group_of_seat(seat) or 0)
        return [(0, place) for place in range(mine.size) if mine[place] and _in_region(session, place, of)]
    names = {"T": game.world.teams, "X": PRODUCTS}.get(axis, game.world.regions)
    if axis == "X" and not game.state.price_start.any():
        return []
    own = [(name, place) for place, name in enumerate(names) if axis != "T" or game.state.team_seat[0, place] == index]
    if not own:
        return []
    chosen = [place for name, place in own if of is None or name.lower() == of.lower()]
    if not chosen or (of is None and account not in _SUMMED and len(chosen) > 1):
        raise Problem(N_("Say of which: {known}."), known=", ".join(name for name, _place in own))
    return [(0, place) for place in chosen]


def _own_contenders(session: Session, seat: str, of: str | None) -> list[tuple[int, ...]]:
    """The post of one contender in the seat's own group; raises Problem where `of` must say which."""
    world, group = session.truth.world, session.truth.world.group_of_seat(seat)
    roles = session.truth.state.post_role[0]
    own = [
        place
        for place, post in enumerate(world.posts)
        if group is not None and post.startswith(world.groups[group] + "/") and roles[place] == CONTENDER
    ]
    wanted = (of or "").lower()
    chosen: list[tuple[int, ...]] = [(0, place) for place in own if world.posts[place].lower() == wanted]
    if not chosen:
        raise Problem(N_("Say of which: {known}."), known=", ".join(world.posts[place] for place in own))
    return chosen


def _in_region(session: Session, presence: int, of: str | None) -> bool:
    region = int(session.truth.state.presence_region[0, presence])
    return of is None or session.truth.world.regions[region].lower() == of.lower()


def _named(session: Session, seat: str, of: str) -> str:
    names = Names(session, seat)
    world = session.truth.world
    for known, name in ((world.teams, names.team), (world.regions, names.region), (world.posts, names.short_leader)):
        for one in known:
            if one.lower() == of.lower():
                return name(one)
    return choice("line", of.lower()) if of.lower() in PRODUCTS else of


def readiness(session: Session, seat: str, of: str | None, window: Window) -> Explanation:
    """Readiness is derived: people over the full team, times what fatigue leaves."""
    places = own_places(session, seat, "fatigue", "T", of)
    if not places:
        raise Problem(N_("Your seat has no such number."))
    place = places[0]
    fatigue = own_number(session, seat, OWN["fatigue"], session.truth.world.teams[place[1]], window)
    before, after = (session.checkpoints[turn][0] for turn in (max(window[0] - 1, 0), window[1]))
    heads, full, tired = (float(getattr(after, name)[place]) for name in ("headcount", "establishment", "fatigue"))
    sentence = _("Readiness is people over the full team, times what fatigue leaves: {heads:g}/{full:g} x {rest:.0%}.")
    lines = [
        _("{before} to {after}.").format(before=percent(_readiness(before, place)), after=percent(_readiness(after, place))),
        sentence.format(heads=heads, full=full, rest=1.0 - tired),
    ]
    least = _least_readiness(session)
    if _readiness(after, place) < least:
        lines.append(_("A team below {least} rests and cannot be sent.").format(least=percent(least)))
    return attrs.evolve(
        fatigue,
        title=_("Readiness, {team}").format(team=Names(session, seat).team(session.truth.world.teams[place[1]])),
        sentences=tuple(lines),
        counted=_(OWN["fatigue"].title),
        rules=rules_used(session, ["raids.teams"]),
    )


def _readiness(state: State, place: tuple[int, ...]) -> float:
    heads, full, tired = (float(getattr(state, name)[place]) for name in ("headcount", "establishment", "fatigue"))
    return heads / full * (1.0 - tired) if full else 0.0


def _least_readiness(session: Session) -> float:
    return float(session.truth.parameters.of("raids.teams", 1)["least_readiness"])


def _changes(
    session: Session, seat: str, account: str, places: Sequence[tuple[int, ...]], title: str, unit: str,
    window: Window,
) -> Explanation:  # fmt: skip
    first, last = window
    trace = session.truth.trace
    if trace is None:
        raise ValueError("a session keeps a trace")
    before, after = session.checkpoints[max(first - 1, 0)], session.checkpoints[last]
    found: list[Change] = []
    for place in places:
        found += [change for change in trace.changes(account, place) if before[1] <= change.number < after[1]]
    causes = gather(found, labels_by_id(session, seat), decisions_by_id(session, seat))
    return Explanation(
        title=title, unit=unit, start=_whole(before[0], account, places), end=_whole(after[0], account, places),
        turns=window, causes=causes, rules=rules_used(session, [cause.rule for cause in causes]),
    )  # fmt: skip


def _whole(state: State, account: str, places: Sequence[tuple[int, ...]]) -> float:
    whole = 0.0
    for place in places:
        whole = whole + float(getattr(state, account)[place])
    return whole


def labels_by_id(session: Session, seat: str) -> dict[int, tuple[str, str]]:
    """Label and text of every event the seat has been told of, by the ids under which it is named as a cause."""
    told = {seen.place: (seen.label, seen.text) for seen in all_events(session, seat)}
    found = {key: told[place] for key, place in event_places(session).items() if place in told}
    # What a decision brings about is told under the decision.
    return {**found, **{key: found[cause] for key, cause in _decided(session).items() if cause in found}}


def decisions_by_id(session: Session, seat: str) -> dict[int, str]:
    """Decision and answer behind everything that a decision of which the seat was told has brought about."""
    names, trace = Names(session, seat), session.truth.trace
    told = {seen.event.id: seen.event for seen in all_events(session, seat)}
    answered = {} if trace is None else {key: told[cause] for key, cause in _decided(session).items() if cause in told}
    words = _("decision: {title} - {answer}")
    return {
        key: words.format(title=names.dilemma(str(one.values["title"])), answer=names.answer(str(one.values["answer"])))
        for key, one in answered.items()
    }


def _decided(session: Session) -> dict[int, int]:
    """Id of the decision behind each inject that a decision has brought about, by the inject's id."""
    events = [] if session.truth.trace is None else session.truth.trace.events
    decisions = {one.id for one in events if one.kind == "dilemma_answered"}
    return {one.id: one.cause for one in events if one.kind == "inject" and one.cause in decisions}


def explainable(kind: str, axes: str) -> bool:
    """Whether the changes of a field of this kind and these axes are booked and can be asked about."""
    return kind in ("stock", "level", "trait") and axes in ("", "R", "G", "L", "P", "S", "T", "SG", "GV", "X", "GX", "GY")


def true_number(session: Session, name: str, of: str | None, second: str | None, window: Window) -> Explanation:
    """Why an account of the truth changed; only for a game that is over."""
    info = FIELDS[name]
    if not explainable(info.kind, info.axes):
        raise Problem(N_("{name} is not an account whose changes are booked."), name=name)
    world = session.truth.world
    axes: dict[str, tuple[str, ...]] = {
        "R": world.regions, "G": world.groups, "L": world.posts, "S": world.seats, "T": world.teams,
        "V": world.seats[: world.viewers], "X": PRODUCTS, "Y": LINES,
    }  # fmt: skip
    if info.axes == "P":
        places = _presences(session, of, second)
    else:
        index = [_position(axes[axis], given) for axis, given in zip(info.axes, (of, second), strict=False)]
        places = [(0, *index)]
    seat = next(iter(session.seats))
    title = " ".join(part for part in (_account_title(name), of, second) if part)
    return _changes(session, seat, name, places, title, info.unit, window)


def _account_title(name: str) -> str:
    return _(OWN[name].title) if name in OWN else name.replace("_", " ")


def _position(known: Sequence[str], given: str | None) -> int:
    for place, name in enumerate(known):
        if given is not None and name.lower() == given.lower():
            return place
    raise Problem(N_("Say of which: {known}."), known=", ".join(known[:12]))


def _presences(session: Session, group: str | None, region: str | None) -> list[tuple[int, ...]]:
    state = session.truth.state
    wanted = _position(session.truth.world.groups, group)
    return [
        (0, place)
        for place in range(state.presence_group.shape[1])
        if state.presence_group[0, place] == wanted and _in_region(session, place, region)
    ]
