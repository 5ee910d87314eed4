"""Why a measure that nothing is booked on is what it is: how it is made up, told to whoever may know its parts."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from game.core.game import Game
from game.core.measures import MEASURES
from game.core.odds import Odds
from game.core.problem import N_, Problem
from game.engine.measuring import READERS, Key, ids_of, read
from game.engine.measuring_politics import unilateral_odds
from game.engine.observe import CENSUS
from game.rules.succession import capability
from game.rules.violence import deployment
from game.session import odds_words, wording
from game.session.explain_counts import groups_heard_of
from game.session.explain_numbers import Window, labels_by_id
from game.session.explanations import Cause, Explanation, gather, rules_used
from game.session.naming import Names
from game.session.reporting import all_events
from game.session.session import Session
from game.texts import _, first_up, number, percent

Telling = Callable[[Session, str, str, str | None, Window], Explanation]


def names(session: Session, seat: str) -> list[str]:
    """Measures of this kind that a seat may ask about now."""
    state_seat = session.truth.world.viewer(seat) is not None
    open_to = {"all": True, "states": state_seat, "us": seat == "us", "group": not state_seat, "over": False}
    return [name for name, (who, _tell) in _TELLINGS.items() if session.over or open_to[who]]


def explain_derived(session: Session, seat: str, name: str, of: str | None, window: Window) -> Explanation | None:
    """How a derived measure is made up, or None when there is no such measure that the seat may ask about."""
    if name not in names(session, seat):
        return None
    return _TELLINGS[name][1](session, seat, name, of, window)


def _game(session: Session, turn: int) -> Game:
    """The game as it stood after so many turns."""
    return Game(session.truth.world, session.checkpoints[turn][0], session.truth.parameters)


def _value(session: Session, name: str, turn: int, of: str | None = None) -> float:
    """A measure after so many turns: of the nation, or of a group, region, leader or seat."""
    game, axes = _game(session, turn), [axis for axis in READERS[name] if axis != "nation"]
    if of is None:
        return float(read(game, Key(name, "nation"))[0][0])
    axis = next((axis for axis in axes if of in ids_of(game, axis)), None)
    if axis is None:
        raise Problem(N_("Say of which: {known}."), known=", ".join(ids_of(game, axes[0])[:12]))
    return float(read(game, Key(name, axis, ids_of(game, axis).index(of)))[0][0])


def _told(
    session: Session, name: str, of: str | None, window: Window, sentences: list[str], rules: tuple[str, ...],
    causes: tuple[Cause, ...] = (),
) -> Explanation:  # fmt: skip
    """An explanation with the value before and after, and the sentences that say how it is made up."""
    flow = MEASURES[name].kind == "flow"
    start, end = (_value(session, name, turn, of) for turn in (max(window[0] - 1, 0), window[1]))
    if flow:
        turns = range(window[0], window[1] + 1)
        start, end = 0.0, sum((_value(session, name, turn, of) for turn in turns), 0.0)
    title = _title(name, of)
    unit = "count" if flow else MEASURES[name].unit
    used = rules_used(session, rules)
    if name in _MADE_UP:  # nothing is booked on it: the parts tell all there is
        shown = percent if unit in ("share", "0-1") else number
        span = _("{before} to {after}.").format(before=shown(start), after=shown(end))
        return Explanation(title=title, unit=unit, turns=window, sentences=(span, *sentences), rules=used)
    return Explanation(
        title=title, unit=unit, start=start, end=end, turns=window, sentences=tuple(sentences), rules=used, causes=causes
    )


def _title(name: str, of: str | None) -> str:
    title = wording.measure_name(name)
    return title if of is None else _("{what}, {of}").format(what=title, of=of)


def _group_asked(session: Session, seat: str, of: str | None) -> str | None:
    """A group by its id: a red seat's own, whatever it says; any when the game is over; None for all of them."""
    own = session.truth.world.group_of_seat(seat)
    known = groups_heard_of(session) if session.over else []
    if own is not None and (not session.over or of is None):
        known = [session.truth.world.groups[own]]
    if of is None:
        return known[0] if len(known) == 1 else None
    for group in known:
        if group.lower() == of.lower():
            return group
    raise Problem(N_("Say of which: {known}."), known=", ".join(known[:12]))


def _capability(session: Session, seat: str, name: str, of: str | None, window: Window) -> Explanation:
    group = _group_asked(session, seat, of)
    rules = (capability.RULE,)
    if group is None:
        line = _("The sum over all groups; ask about one of them to see its parts.")
        return _told(session, name, None, window, [line], rules)
    game, place = _game(session, window[1]), session.truth.world.groups.index(group)
    state = game.state
    members, links = capability.members_of_groups(game)[0, place], capability.links_of_groups(game)[0, place]
    gateway = capability.gateway_share_of_groups(game)[0, place]
    lines = [
        _("Members: {members}; command: {command}.").format(
            members=number(float(members)), command=percent(float(state.command[0, place]))
        )
    ]
    if name == "mass_attack":
        text = _("Cohesion: {cohesion}; affiliates: {affiliates}.")
        cohesion, affiliates = percent(float(state.cohesion[0, place])), number(int(state.affiliates[0, place]))
        lines.append(text.format(cohesion=cohesion, affiliates=affiliates))
    else:
        text = _("Brokers and logisticians in post: {links}; members in regions with a gateway: {gateway}.")
        lines.append(text.format(links=number(float(links)), gateway=percent(float(gateway))))
    return _told(session, name, group, window, lines, rules)


def _unilateral(session: Session, seat: str, name: str, of: str | None, window: Window) -> Explanation:
    odds = unilateral_odds(_game(session, window[1]))
    return _told(session, name, None, window, _parts(odds), (odds.rule,))


def _parts(odds: Odds) -> list[str]:
    """Base and modifiers of odds, each as a sentence."""
    lines = [_("Base chance: {chance}.").format(chance=percent(float(odds.base[0])))]
    lines += [
        _("{what}: {amount} in log-odds.").format(
            what=first_up(odds_words.modifier_name(odds.rule, name)), amount=f"{float(amount[0]):+.2f}"
        )
        for name, amount in odds.modifiers
    ]
    return lines


def _troops(session: Session, seat: str, name: str, of: str | None, window: Window) -> Explanation:
    game, region = _game(session, window[1]), _region(session, of)
    have, wanted, ordered = deployment.places_of(game)
    bound = int(np.where(ordered, have, 0)[0].sum())
    lacking = int(np.where(ordered & (wanted > have), wanted - have, 0)[0].sum())
    lines = [
        _("Soldiers and guards in all: {all}; of them bound by an order: {bound}.").format(
            all=number(int(have[0].sum())), bound=number(bound)
        ),
        _("Still to march to where they were ordered: {count}.").format(count=number(lacking)),
        _("Those in regions without an order are free, less what the orders still lack."),
    ]
    return _told(session, name, region, window, lines, (deployment.RULE,))


def _region(session: Session, of: str | None) -> str | None:
    regions = session.truth.world.regions
    if of is None:
        return None
    for region in regions:
        if region.lower() == of.lower():
            return region
    raise Problem(N_("Say of which: {known}."), known=", ".join(regions[:12]))


def _violent_regions(session: Session, seat: str, name: str, of: str | None, window: Window) -> Explanation:
    world, state = session.truth.world, session.checkpoints[window[1]][0]
    days = world.days_of(window[1]) if window[1] else 1.0
    people = np.maximum(state.population[0] // CENSUS * CENSUS, 1)
    rates = state.homicides_region[0] * (365.0 / days) * 1.0e5 / people
    above = [(float(rate), region) for region, rate in zip(world.regions, rates.tolist(), strict=True)]
    worst = sorted((one for one in above if one[0] > world.violent_regions_above), reverse=True)
    limit = _("A region counts above {limit} killings a year per 100,000 people, at the pace of the turn.")
    lines = [limit.format(limit=number(world.violent_regions_above))]
    known = Names(session, seat)
    lines += [_("{region}: {rate}.").format(region=known.region(region), rate=number(rate)) for rate, region in worst]
    return _told(session, name, None, window, lines, ("violence.background",))


def _named_groups(session: Session, seat: str, name: str, of: str | None, window: Window) -> Explanation:
    """The public knows which groups there are: parts that broke away, groups that fell apart."""
    changes = {"group_split": 1.0, "group_ended": -1.0}
    group = None
    if name == "group_alive":
        group = next((one for one in groups_heard_of(session) if of is not None and one.lower() == of.lower()), None)
        if group is None:
            raise Problem(N_("Say of which: {known}."), known=", ".join(groups_heard_of(session)[:12]))
    causes = tuple(
        Cause(changes[seen.kind], seen.text, "", seen.label, "", seen.day)
        for seen in all_events(session, seat)
        if seen.kind in changes and window[0] <= seen.turn <= window[1]
        and group in (None, seen.event.subjects["group"])
    )  # fmt: skip
    if name == "groups":
        causes += _local_groups(session, seat, window)
    rules = ("succession.split", "succession.collapse")
    return _told(session, name, group, window, [], rules, tuple(sorted(causes, key=lambda cause: -abs(cause.amount))))


def _local_groups(session: Session, seat: str, window: Window) -> tuple[Cause, ...]:
    trace = session.truth.trace
    assert trace is not None
    before, after = session.checkpoints[max(window[0] - 1, 0)][1], session.checkpoints[window[1]][1]
    found = [
        change
        for place in range(len(session.truth.world.regions))
        for change in trace.changes("local_groups", (0, place))
        if before <= change.number < after
    ]
    return gather(found, labels_by_id(session, seat))


def _waves(session: Session, seat: str, name: str, of: str | None, window: Window) -> Explanation:
    """Regions newly reached: each with the first reprisals there that the seat was told of."""
    world, causes = session.truth.world, []
    for turn in range(window[0], window[1] + 1):
        reached = session.checkpoints[turn][0].waves_region[0]
        told = [seen for seen in all_events(session, seat) if seen.turn == turn and seen.kind == "reprisals"]
        for place in np.flatnonzero(reached).tolist():
            first = next((seen for seen in told if seen.event.subjects["region"] == world.regions[place]), None)
            if first is not None:
                causes.append(Cause(1.0, first.text, "", first.label, "", first.day))
    line = _("A region counts once a wave, and again only after days of quiet there.")
    return _told(session, name, None, window, [line], ("retaliation.burst",), tuple(causes))


def _successions(session: Session, seat: str, name: str, of: str | None, window: Window) -> Explanation:
    """How each succession of a group came about that a fallen head opened."""
    group = _group_asked(session, seat, of)
    if group is None:
        raise Problem(N_("Say of which: {known}."), known=", ".join(groups_heard_of(session)[:12]))
    place = session.truth.world.groups.index(group)
    states = [state for state, _bookings, _events in session.checkpoints[window[0] : window[1] + 1]]
    field = {"succession_contested": "contested_group", "succession_smooth": "smooth_group"}[name]
    count, fallen = (sum(int(getattr(state, one)[0, place]) for state in states) for one in (field, "head_removals_group"))
    kinds = ("succession_designated", "succession_contested", "succession_vacant")
    lines = [_("{count} of {all}.").format(count=number(count), all=number(fallen))]
    lines += [
        _("{when} [{label}] {text}").format(when=seen.when, label=seen.label, text=seen.text)
        for seen in all_events(session, seat)
        if seen.kind in kinds and seen.event.subjects["group"] == group and window[0] <= seen.turn <= window[1]
    ]
    rules = rules_used(session, ("succession.contest",))
    return Explanation(title=_title(name, group), turns=window, sentences=tuple(lines), rules=rules)


_MADE_UP: Final = (
    "mass_attack", "cross_border", "unilateral_chance", "troops_available", "violent_regions", "group_share",
)  # fmt: skip
_MEMBERS: Final[Mapping[str, tuple[str, ...]]] = {
    "recruits": ("people.recruitment",), "desertions": ("succession.churn.deserted", "succession.split.deserted"),
    "surrenders": ("succession.churn.surrendered",), "arrests": ("raids.losses.arrest", "retaliation.targets.arrest"),
}  # fmt: skip


def _members(session: Session, seat: str, name: str, of: str | None, window: Window) -> Explanation:
    """People who came or went, by cause, from the account of the members."""
    trace, state = session.truth.trace, session.truth.state
    assert trace is not None
    group = _group_asked(session, seat, of)
    before, after = session.checkpoints[max(window[0] - 1, 0)][1], session.checkpoints[window[1]][1]
    place = None if group is None else session.truth.world.groups.index(group)
    found = [
        change
        for presence in range(state.presence_group.shape[1])
        if place is None or state.presence_group[0, presence] == place
        for change in trace.changes("members", (0, presence))
        if before <= change.number < after and change.cause.startswith(_MEMBERS[name])
    ]
    causes = gather(found, labels_by_id(session, seat))
    whole = 0.0
    for cause in causes:
        whole = whole + abs(cause.amount)
    return Explanation(
        title=_title(name, group), unit="count", start=0.0, end=whole, turns=window,
        causes=tuple(Cause(abs(c.amount), c.words, c.rule, c.event, c.event_text, c.day) for c in causes),
        rules=rules_used(session, [cause.rule for cause in causes]),
    )  # fmt: skip


def _group_share(session: Session, seat: str, name: str, of: str | None, window: Window) -> Explanation:
    group = _group_asked(session, seat, of)
    if group is None:
        raise Problem(N_("Say of which: {known}."), known=", ".join(groups_heard_of(session)[:12]))
    turn = window[1]
    line = _("Members of the group: {own}; of all groups: {all}.").format(
        own=number(_value(session, "members", turn, group)), all=number(_value(session, "members", turn))
    )
    return _told(session, name, group, window, [line], ())


def _credit(session: Session, seat: str, name: str, of: str | None, window: Window) -> Explanation:
    """What leaders removed and messages earned in each turn."""
    kinds = ("captured", "killed", "credit_claimed", "credit_shared", "quiet_message")
    whose = of if of in session.truth.world.seats else seat
    told, causes = all_events(session, seat), []
    for turn in range(window[0], window[1] + 1):
        points = _value(session, name, turn, whose)
        what = [
            f"[{seen.label}] {seen.text}"
            for seen in told
            if seen.turn == turn and seen.kind in kinds and seen.event.subjects.get("seat", whose) == whose
        ]
        if points:
            words = _("turn {turn}: {events}").format(turn=turn, events=" ".join(what))
            causes.append(Cause(points, words, "", "", "", 0.0))
    return _told(session, name, whose, window, [], ("politics.credit",), tuple(causes))


_TELLINGS: Final[Mapping[str, tuple[str, Telling]]] = {
    "mass_attack": ("group", _capability), "cross_border": ("group", _capability),
    "unilateral_chance": ("us", _unilateral), "troops_available": ("states", _troops),
    "violent_regions": ("all", _violent_regions), "named_groups": ("all", _named_groups),
    "group_alive": ("all", _named_groups), "undesignated_groups": ("all", _named_groups), "groups": ("over", _named_groups),
    "retaliation_regions": ("all", _waves), "succession_contested": ("group", _successions),
    "succession_smooth": ("group", _successions), "recruits": ("group", _members), "desertions": ("group", _members),
    "surrenders": ("group", _members), "arrests": ("group", _members), "group_share": ("over", _group_share),
    "political_credit": ("over", _credit),
}  # fmt: skip
