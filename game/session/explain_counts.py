"""Why a public count is what it is: the events that the seat saw, and what of a public count no event tells of."""

from collections.abc import Mapping, Sequence
from typing import Final

import attrs
import numpy as np

from game.core.arrays import IntArray
from game.core.problem import N_, Problem
from game.core.rows import add_int_by
from game.core.state import State
from game.core.world import STATE_SEATS
from game.session import wording
from game.session.explanations import Cause, Explanation, rules_used
from game.session.naming import Names
from game.session.reporting import SeenEvent, all_events
from game.session.session import Session
from game.texts import _


@attrs.frozen
class Count:
    """What makes a count: values of events by kind ("" for the event itself), the rules, and the count of the public.

    `public`: the field of the state that the public counts (or that `known_to` do); events of the seat may tell of less.
    """

    events: Mapping[str, tuple[str, ...]]
    rules: tuple[str, ...] = ()
    public: str = ""
    known_to: tuple[str, ...] = ()  # seats that know the field; empty for all


_RAIDS: Final = ("raids.leak", "raids.search", "raids.ambush", "raids.firefight")
_REPRISALS: Final = ("retaliation.burst", "retaliation.targets", "violence.deployment")
COUNTS: Final[Mapping[str, Count]] = {
    "homicides": Count(
        {
            "firefight": ("gunmen", "raiders"), "civilians_killed": ("civilians",), "turf_clash": ("count",),
            "succession_killings": ("count",), "reprisals": ("security", "gunmen", "civilians"),
            "strike_toll": ("gunmen",), "killed": ("",),
        },
        ("violence.background", "violence.turf", "violence.succession_war", "retaliation.targets", "raids.losses"),
        "homicides_region",
    ),
    "civilian_deaths": Count(
        {"civilians_killed": ("civilians",), "reprisals": ("civilians",)},
        ("raids.losses", "retaliation.targets"), "civilian_deaths_region",
    ),
    "security_deaths": Count(
        {"firefight": ("raiders",), "reprisals": ("security",)},
        ("raids.losses", "retaliation.targets"), "security_deaths_region",
    ),
    "raider_deaths": Count({"firefight": ("raiders",)}, ("raids.losses",), "raider_deaths", ("mexico",)),
    "turf_killings": Count({"turf_clash": ("count",)}, ("violence.turf",), "turf_region"),
    "succession_killings": Count({"succession_killings": ("count",)}, ("violence.succession_war",)),
    "retaliation_attacks": Count({"reprisals": ("attacks",)}, _REPRISALS, "attacks_region"),
    "roadblocks": Count({"reprisals": ("roadblocks",)}, _REPRISALS, "roadblocks_region"),
    "americans_harmed": Count({"americans_harmed": ("count",)}, ("retaliation.targets",)),
    "captures": Count({"captured": ("",)}, ("raids.firefight",)),
    "kills": Count({"killed": ("",)}, ("raids.firefight", "raids.strike")),
    "leaders_removed": Count({"captured": ("",), "killed": ("",)}, ("raids.firefight", "raids.strike")),
    "raids": Count({"raid": ("",)}, _RAIDS),
    "dry_holes": Count({"dry_hole": ("",)}, ("raids.search", "raids.leak")),
    "ambushes": Count({"ambush": ("",)}, ("raids.ambush",)),
    "aircraft_losses": Count({"aircraft_lost": ("",)}, ("raids.aircraft",)),
    "tips": Count({"tips": ("count",)}, ("intelligence.tips",)),
    "leads": Count({"lead": ("count",)}, ("intelligence.exploitation",)),
    "affiliate_defections": Count({"affiliates_left": ("count",)}, ("succession.affiliates",)),
    "legal_penalty": Count({"legal_penalty": ("points",)}, ("politics.authority",)),
    "abuse_incidents": Count({"abuses": ("count",)}, ("violence.abuses",), "abuses_region"),
    "displaced": Count({"people_leave": ("count",)}, ("violence.displacement",), "displaced_region"),
    "arrests": Count({"reprisals": ("arrested",)}, ("people.arrests",), "arrests_region"),
    "convictions": Count({}, ("people.custody",), "convictions_region"),
}  # fmt: skip
# Counts that are of some seats alone; a red seat asks for the arrests of its own people.
_SEATS: Final[Mapping[str, tuple[str, ...]]] = {"legal_penalty": ("us",), "arrests": STATE_SEATS}
_OF_REGIONS: Final = ("arrests",)  # and not of a group
_OTHERS: Final[Mapping[str, tuple[str, str]]] = {  # what no event tells of: words and the rule behind it
    "homicides_region": (N_("all other killings, which no event of yours tells of"), "violence.background"),
    "arrests_region": (N_("arrested by police and prosecutors"), "people.arrests"),
    "convictions_region": (N_("convicted by the courts of the place"), "people.custody"),
}


def names(seat: str) -> list[str]:
    """The counts that a seat can ask about."""
    return [name for name in COUNTS if seat in _SEATS.get(name, (seat,))]


def explain_count(
    session: Session, seat: str, name: str, of: str | None, window: tuple[int, int], known: Sequence[SeenEvent] | None = None
) -> Explanation | None:
    """Why a count came out so between two turns, or None when the name is not that of a count the seat can ask about.

    `known`: every event that the seat was told, where whoever asks has read them already.
    """
    count = COUNTS.get(name)
    if count is None or (name not in names(seat) and not session.over):
        return None
    region, group = _place(session, of)
    if group is not None and name in _OF_REGIONS:
        return None
    events = all_events(session, seat) if known is None else known
    told = [seen for seen in events if window[0] <= seen.turn <= window[1]]
    # What was hidden while it happened is in no count of the public, so that it belongs to what no event tells of.
    counted = bool(count.public) and (session.over or seat in (count.known_to or (seat,)))
    shown = [seen for seen in told if not (seen.hidden and counted)]
    causes = [
        Cause(_amount(seen, count), seen.text, "", seen.label, "", seen.day)
        for seen in shown
        if seen.kind in count.events and _is_of(seen, told, region, group)
    ]
    if counted and group is None and (region is None or count.public.endswith("_region")):
        causes.append(_rest(session, count, causes, region, window))
    causes = [cause for cause in causes if cause.amount]
    whole = 0.0
    for cause in causes:
        whole = whole + cause.amount
    return Explanation(
        title=", ".join([wording.measure_name(name), *_named(Names(session, seat), region, group)]), unit="count",
        start=0.0, end=whole, turns=window, causes=tuple(sorted(causes, key=lambda cause: -abs(cause.amount))),
        rules=rules_used(session, count.rules),
    )  # fmt: skip


def _named(names: Names, region: str | None, group: str | None) -> list[str]:
    """The name of the region or the group that is asked about; nothing where it is all of them."""
    if region is not None:
        return [names.region(region)]
    return [] if group is None else [names.group_name(group)]


def _amount(seen: SeenEvent, count: Count) -> float:
    whole = 0.0
    for field in count.events[seen.kind]:
        whole = whole + (float(seen.event.values[field]) if field else 1.0)
    return whole


def _place(session: Session, of: str | None) -> tuple[str | None, str | None]:
    """The region or the group that is asked about."""
    if of is None:
        return None, None
    world, heard_of = session.truth.world, groups_heard_of(session)
    for known in world.regions:
        if known.lower() == of.lower():
            return known, None
    for known in heard_of:
        if known.lower() == of.lower():
            return None, known
    raise Problem(N_("Say of which: {known}."), known=", ".join((*world.regions[:12], *heard_of[:12])))


def groups_heard_of(session: Session) -> list[str]:
    """Groups of the scenario, and parts that have split off: before they do so their names mean nothing."""
    state = session.truth.state
    born = (state.group_parent[0] < 0) | (state.group_alive[0] > 0) | (state.group_born[0] >= 0.0)
    return [group for place, group in enumerate(session.truth.world.groups) if born[place]]


def _is_of(seen: SeenEvent, told: Sequence[SeenEvent], region: str | None, group: str | None) -> bool:
    subjects = seen.event.subjects
    if group is not None:
        return subjects.get("group", subjects.get("leader", "").partition("/")[0]) == group
    if region is None:
        return True
    if "region" not in subjects:  # a leader falls where the raid or strike was
        cause = next((one for one in told if one.label == seen.because), None)
        return cause is not None and cause.event.subjects.get("region") == region
    return subjects["region"] == region


def _rest(session: Session, count: Count, causes: Sequence[Cause], region: str | None, window: tuple[int, int]) -> Cause:
    """What of the public count no event of the seat tells of."""
    place = None if region is None else session.truth.world.regions.index(region)
    whole = 0.0
    for state, _bookings, _events in session.checkpoints[window[0] : window[1] + 1]:
        counted = np.atleast_1d(_counted(state, count.public))
        whole = whole + float(int(np.add.reduce(counted if place is None else counted[place : place + 1])))
    for cause in causes:
        whole = whole - cause.amount
    words, rule = _OTHERS.get(count.public, (N_("all others, which no event of yours tells of"), ""))
    return Cause(whole, _(words), rule, "", "", session.truth.state.day.item(0))


def _counted(state: State, name: str) -> IntArray:
    """A count of the public in the first game, of every region or of the nation."""
    if name == "arrests_region":  # of groups and of local groups, whose they are not being told
        of_groups = add_int_by(state.arrests_presence, state.presence_region, state.population.shape[1])
        return np.asarray((of_groups + state.local_arrests_region)[0])
    return np.asarray(getattr(state, name)[0])
