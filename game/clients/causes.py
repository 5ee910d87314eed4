"""What changed a number in a turn, the largest causes first, in the few steps that a chart or a line can show."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import attrs

from game.clients.event_kinds import title_of
from game.clients.numbers import shows
from game.core.measures import MEASURES
from game.core.problem import Problem
from game.session import wording
from game.session.explain import explain
from game.session.explain_counts import COUNTS
from game.session.explanations import Explanation
from game.session.naming import Names
from game.session.reporting import SeenEvent, all_events
from game.session.session import Session
from game.texts import N_, _, first_up, ngettext, number

MOST_STEPS: Final = 6  # that stand alone beside "all other"
OTHERS: Final = ("approval", "capital", "team_headcount", "cash", "command", "members")
PURSES: Final = ("capital", "cash")
UNEXPLAINED: Final = ""  # stands for what no event of the seat tells of
UNTOLD: Final[Mapping[str, str]] = {  # what that is, of a count
    "homicides": N_("Other killings"), "arrests": N_("Arrests by the police"), "convictions": N_("Court rulings"),
}  # fmt: skip


@attrs.frozen
class Step:
    """One step from the value before to the value after: by how much, why, where, and the event that tells most of it."""

    amount: float
    words: str
    detail: str
    event: str


@attrs.frozen
class Bridge:
    """How a number came from `start` to `end`: steps by size, and `rest`, the sum of `others` smaller causes.

    `name`: by which it can be asked about. `against_before`: a count beside that of the turn before. `days`: at how many
    days that is counted where the turn before was longer or shorter, else 0. `rest_words`: what the rest is, "" where it is
    several things.
    """

    name: str
    title: str
    unit: str
    start: float
    end: float
    steps: tuple[Step, ...]
    rest: float
    others: int
    against_before: bool
    days: float = 0.0
    rest_words: str = ""

    @property
    def change(self) -> float:
        """By how much it changed."""
        return self.end - self.start


def bridges(session: Session, seat: str, turn: int) -> tuple[Bridge, ...]:
    """The numbers that changed in a turn and whose causes the seat may know: the headline measures first."""
    world = session.truth.world
    names = dict.fromkeys((*(world.headline_measures or world.prediction_measures), *OTHERS))
    told = all_events(session, seat)
    found = (bridge(session, seat, name, turn, told) for name in names)
    return tuple(one for one in found if one is not None and (one.steps or shows(one.change, one.unit)))


def is_flow(name: str) -> bool:
    """Whether a number is counted anew every turn, so that it is to be set beside the turn before."""
    return name in COUNTS or (name in MEASURES and MEASURES[name].kind == "flow")


def most_changed(found: Sequence[Bridge]) -> str:
    """The number that changed most beside what it was, a headline measure before any other; "" where none did."""
    return max(found, key=lambda one: (one.name not in PURSES and bool(one.steps), _weight(one))).name if found else ""


def _weight(one: Bridge) -> float:
    if is_flow(one.name) and not one.against_before:
        return 0.0  # the first turn's count has nothing to be set beside
    whole = {"points": 100.0, "share": 1.0, "0-1": 1.0}.get(one.unit, max(abs(one.start), 10.0))
    return abs(one.change) / whole


def bridge(session: Session, seat: str, name: str, turn: int, events: Sequence[SeenEvent]) -> Bridge | None:
    """How one number changed in a turn; None where the seat cannot ask for that as a sum of causes.

    `events`: every event that the seat was told.
    """
    try:
        found = explain(session, seat, name, turn=turn)
        before = explain(session, seat, name, turn=turn - 1) if is_flow(name) and turn > 1 else None
    except Problem:
        return None
    if found.start is None or found.end is None:
        return None
    told = {seen.label: seen for seen in events}
    names, world = Names(session, seat), session.truth.world
    rate = world.length_beside(turn, turn - 1) if before is not None else 1.0
    if name in COUNTS:
        steps, end = _of_count(names, told, found, before, rate), found.end
        start = 0.0 if before is None or before.end is None else before.end * rate
        title, unit = first_up(wording.measure_name(name)), "count"
    else:
        steps, start, end = grouped(found, told), found.start, found.end
        if before is not None and before.end is not None:
            steps, start = _beside(steps, grouped(before, told), rate), before.end * rate
        title, unit = first_up(found.title), found.unit
    shown = [one for one in steps if one.words != UNEXPLAINED and shows(one.amount, unit)]
    kept = tuple(sorted(shown, key=lambda one: -abs(one.amount))[:MOST_STEPS])
    rest = end - start - sum(one.amount for one in kept)
    left = [one for one in steps if one not in kept and shows(one.amount, unit)]
    untold = len(left) == 1 and left[0].words == UNEXPLAINED and name in UNTOLD
    return Bridge(name, title, unit, start, end, kept, rest, len(steps) - len(kept), before is not None,
                  world.days_of(turn) if rate != 1.0 else 0.0, _(UNTOLD[name]) if untold else "")  # fmt: skip


def grouped(found: Explanation, told: Mapping[str, SeenEvent]) -> list[Step]:
    """The causes of an explanation, those of one wording as one step, the largest first. `told`: events by their labels."""
    sums: dict[str, list[tuple[float, str]]] = {}
    for cause in found.causes:
        sums.setdefault(cause.words, []).append((cause.amount, cause.event))
    steps = []
    for words, parts in sums.items():
        largest = max(parts, key=lambda part: abs(part[0]) * bool(part[1]))[1]
        events = [event for _amount, event in parts if event]
        detail = ""
        if len(events) > 1:
            detail = ngettext("{count} event", "{count} events", len(events)).format(count=number(len(events)))
        elif events and events[0] in told:
            detail = told[events[0]].when
        steps.append(Step(sum(amount for amount, _event in parts), first_up(words), detail, largest))
    return sorted(steps, key=lambda one: -abs(one.amount))


def _beside(steps: Sequence[Step], before: Sequence[Step], rate: float) -> list[Step]:
    """What each cause of a flow did in a turn beside the turn before, which is taken at as many days."""
    was = {one.words: one.amount * rate for one in before}
    changed = [attrs.evolve(one, amount=one.amount - was.pop(one.words, 0.0)) for one in steps]
    gone = [Step(-amount, words, _("none this turn"), "") for words, amount in was.items()]
    return sorted([*changed, *gone], key=lambda one: -abs(one.amount))


def _of_count(
    names: Names, told: dict[str, SeenEvent], found: Explanation, before: Explanation | None, rate: float
) -> list[Step]:
    """The causes of a count by kind of event, where they are of one kind by region, beside those of the turn before.

    `rate`: how many times as long the turn is as the one before.
    """
    causes = [
        (sign * cause.amount, told.get(cause.event))
        for which, sign in ((found, 1.0), (before, -rate))
        for cause in (which.causes if which is not None else ())
    ]
    kinds = {seen.kind for _amount, seen in causes if seen is not None}
    if len(kinds) == 1 and all(seen is None or "region" in seen.event.subjects for _amount, seen in causes):
        return _steps(causes, lambda seen: (names.region(seen.event.subjects["region"]), title_of(seen.kind)))
    by_kind = _steps(causes, lambda seen: (title_of(seen.kind), ""))
    now = [seen for amount, seen in causes if amount > 0.0 and seen is not None]
    events = {title_of(kind): [seen for seen in now if seen.kind == kind] for kind in kinds}
    return [attrs.evolve(step, detail=_where(names, events.get(step.words, []))) for step in by_kind]


def _steps(causes: Sequence[tuple[float, SeenEvent | None]], called: Callable[[SeenEvent], tuple[str, str]]) -> list[Step]:
    """Causes added up by what they are called; the event of a step is the largest of this turn."""
    sums: dict[tuple[str, str], float] = {}
    largest: dict[tuple[str, str], tuple[float, str]] = {}
    for amount, seen in causes:
        key = (UNEXPLAINED, "") if seen is None else called(seen)
        sums[key] = sums.get(key, 0.0) + amount
        if seen is not None and amount > largest.get(key, (0.0, ""))[0]:
            largest[key] = (amount, seen.label)
    return [Step(amount, *key, largest.get(key, (0.0, ""))[1]) for key, amount in sums.items()]


def _where(names: Names, events: Sequence[SeenEvent]) -> str:
    """Where events were: the region, or how many regions; "" where they have none."""
    regions = list(dict.fromkeys(seen.event.subjects["region"] for seen in events if "region" in seen.event.subjects))
    if len(regions) == 1:
        return names.region(regions[0])
    if regions:
        return ngettext("{count} region", "{count} regions", len(regions)).format(count=number(len(regions)))
    return "" if events else _("none this turn")
