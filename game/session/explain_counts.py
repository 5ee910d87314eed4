"""Why a public count is what it is: the events that the seat saw, and for killings what no event tells of."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from game.core.problem import N_, Problem
from game.session import wording
from game.session.explanations import Cause, Explanation, rules_used
from game.session.reporting import SeenEvent, all_events
from game.session.session import Session
from game.texts import _

# measure -> kind of event -> value of the event that is counted ("" for the event itself)
_COUNTED: Final[Mapping[str, Mapping[str, str]]] = {
    "civilian_deaths": {"civilians_killed": "civilians"},
    "raider_deaths": {"firefight": "raiders"},
    "captures": {"captured": ""},
    "kills": {"killed": ""},
    "raids": {"raid": ""},
    "dry_holes": {"dry_hole": ""},
    "ambushes": {"ambush": ""},
    "aircraft_losses": {"aircraft_lost": ""},
    "tips": {"tips": "count"},
    "leads": {"lead": "count"},
}
_KILLINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "firefight": ("gunmen", "raiders"), "civilians_killed": ("civilians",), "turf_clash": ("count",),
}  # fmt: skip
_RULES: Final[Mapping[str, tuple[str, ...]]] = {
    "civilian_deaths": ("raids.losses",), "raider_deaths": ("raids.losses",), "dry_holes": ("raids.search", "raids.leak"),
    "ambushes": ("raids.ambush",), "aircraft_losses": ("raids.aircraft",), "tips": ("intelligence.tips",),
    "leads": ("intelligence.exploitation",), "captures": ("raids.firefight",), "kills": ("raids.firefight",),
    "homicides": ("violence.background", "violence.turf", "raids.losses"),
}  # fmt: skip


def names() -> list[str]:
    """The counts that can be asked about."""
    return [*_COUNTED, "homicides"]


def explain_count(session: Session, seat: str, name: str, of: str | None, window: tuple[int, int]) -> Explanation | None:
    """Why a count came out so between two turns, or None when the name is not that of a count."""
    if name not in _COUNTED and name != "homicides":
        return None
    region = _region(session, of)
    told = [seen for seen in all_events(session, seat) if window[0] <= seen.turn <= window[1] and not seen.hidden]
    if name == "homicides":
        causes = _killings(session, told, region, window)
    else:
        fields = _COUNTED[name]
        causes = [
            _cause(seen, 1.0 if not fields[seen.kind] else float(seen.event.values[fields[seen.kind]]))
            for seen in told
            if seen.kind in fields and _there(seen, region)
        ]
    causes = [cause for cause in causes if cause.amount]
    whole = 0.0
    for cause in causes:
        whole = whole + cause.amount
    return Explanation(
        title=wording.measure_name(name) if of is None else f"{wording.measure_name(name)}, {of}", unit="count",
        start=0.0, end=whole, turns=window, causes=tuple(sorted(causes, key=lambda cause: -abs(cause.amount))),
        rules=rules_used(session, _RULES.get(name, ())),
    )  # fmt: skip


def _region(session: Session, of: str | None) -> str | None:
    if of is None:
        return None
    for known in session.truth.world.regions:
        if known.lower() == of.lower():
            return known
    raise Problem(N_("Say of which: {known}."), known=", ".join(session.truth.world.regions[:12]))


def _there(seen: SeenEvent, region: str | None) -> bool:
    return region is None or seen.event.subjects.get("region", region) == region


def _cause(seen: SeenEvent, amount: float) -> Cause:
    return Cause(amount, seen.text, "", seen.label, "", seen.day)


def _killings(session: Session, told: list[SeenEvent], region: str | None, window: tuple[int, int]) -> list[Cause]:
    """Killings by event, and the rest of the public count."""
    place = None if region is None else session.truth.world.regions.index(region)
    whole = 0.0
    for state, _bookings, _events in session.checkpoints[window[0] : window[1] + 1]:
        counted = state.homicides_region[0] if place is None else state.homicides_region[0, place : place + 1]
        whole = whole + float(int(np.add.reduce(counted)))
    causes = []
    for seen in told:
        amount = 0.0
        for field in _KILLINGS.get(seen.kind, ()):
            amount = amount + float(seen.event.values[field])
        if amount and _there(seen, region):
            causes.append(_cause(seen, amount))
            whole = whole - amount
    other = _("all other killings, which no event of yours tells of")
    return [*causes, Cause(whole, other, "violence.background", "", "", session.truth.state.day.item(0))]
