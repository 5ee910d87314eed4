"""Events that come in many regions or of many people at once, told in one line: a wave of reprisals, tips, what fades."""

from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from game.core.roles import RUNGS
from game.session import wording
from game.session.naming import Names
from game.session.reporting import SeenEvent
from game.texts import N_, _, ngettext, number

FEWEST: Final = 3  # events of a kind that are worth one line
LABEL_OF_MANY: Final = "{label}+"
LAST_ONLY: Final = ("deployment", "border_deployment")  # totals: of one region and turn the last holds
_REPRISALS: Final = N_("Reprisals by {group} in {regions} regions, most of all {region}: {what}.")
TEXTS: Final[Mapping[str, str]] = {
    "reprisals": _REPRISALS,
    "turf_clash": N_("{count} killed in fighting between groups in {regions} regions, most of all {region}."),
    "succession_killings": N_(
        "{count} killed in fighting inside a group or between its parts in {regions} regions, most of all {region}."
    ),
    "tips": N_("{count} tips from the public in {regions} regions, most of all {region}."),
    "abuses": N_("{count} abuses by security forces in {regions} regions, most of all {region}."),
    "people_leave": N_("{count} people driven out by violence in {regions} regions, most of all {region}."),
}

# Of events about one person each; those whose value `rung` differs stand apart.
OF_PEOPLE: Final[Mapping[str, str]] = {
    "rung_down": N_("Knowledge of {count} people falls to {rung}: {people}."),
    "post_filled": N_("{count} vacant posts are filled: {people}."),
}
MOST_NAMED: Final = 4  # people in one line; of more, one less is named


def merged(told: Sequence[SeenEvent], names: Names) -> list[SeenEvent]:
    """The events of a turn, those of one kind, one cause and one group in several regions or of several people as one."""
    return [line for line, _many in gathered(told, names)]


def gathered(told: Sequence[SeenEvent], names: Names) -> list[tuple[SeenEvent, tuple[SeenEvent, ...]]]:
    """The lines of `merged`, each with the events that it tells of."""
    told = _last_totals(told)
    places: dict[tuple[object, ...], list[int]] = {}
    for place, seen in enumerate(told):
        followed = place + 1 < len(told) and told[place + 1].depth > seen.depth
        if (seen.kind in TEXTS or seen.kind in OF_PEOPLE) and not followed:
            cause = seen.event.cause if seen.depth else 0
            about = tuple(seen.event.subjects.get(axis) for axis in ("group", "seat"))
            key = (seen.kind, seen.hidden, seen.depth, about, seen.event.values.get("rung"), cause)
            places.setdefault(key, []).append(place)
    one_line = {many[0]: [told[place] for place in many] for many in places.values() if len(many) >= FEWEST}
    left_out = {place for many in places.values() if len(many) >= FEWEST for place in many[1:]}
    return [
        (_merge(one_line[place], names), tuple(one_line[place])) if place in one_line else (seen, (seen,))
        for place, seen in enumerate(told)
        if place not in left_out
    ]


def _last_totals(told: Sequence[SeenEvent]) -> list[SeenEvent]:
    """The events of a turn, of those that tell a new total of one place the last alone."""
    last: dict[tuple[object, ...], int] = {}
    for place, seen in enumerate(told):
        if seen.kind in LAST_ONLY:
            last[_place_of(seen)] = place
    return [seen for place, seen in enumerate(told) if seen.kind not in LAST_ONLY or last[_place_of(seen)] == place]


def _place_of(seen: SeenEvent) -> tuple[object, ...]:
    return seen.kind, seen.hidden, seen.event.subjects.get("region")


def _done_and_cost(sums: Mapping[str, float]) -> str:
    """What reprisals were and what came of them, without what there was none of."""
    attacks, roadblocks, security, gunmen, civilians = (
        int(sums.get(name, 0.0)) for name in ("attacks", "roadblocks", "security", "gunmen", "civilians")
    )
    done = [
        text.format(count=number(many))
        for many, text in (
            (attacks, ngettext("{count} attack", "{count} attacks", attacks)),
            (roadblocks, ngettext("{count} roadblock", "{count} roadblocks", roadblocks)),
        )
        if many
    ]
    cost = [
        text.format(count=number(many))
        for many, text in (
            (security, ngettext("{count} of the security forces", "{count} of the security forces", security)),
            (civilians, ngettext("{count} bystander", "{count} bystanders", civilians)),
            (gunmen, ngettext("{count} gunman", "{count} gunmen", gunmen)),
        )
        if many
    ]
    parts = [", ".join(done) or _("nothing")]
    if cost:
        parts.append(_("killed: {what}").format(what=", ".join(cost)))
    if int(sums.get("arrested", 0.0)):
        parts.append(_("arrested: {count}").format(count=number(sums["arrested"])))
    return "; ".join(parts)


def weight(seen: SeenEvent) -> float:
    """How much an event tells of, by which the worst of many is found."""
    return sum(value for value in seen.event.values.values() if isinstance(value, int | float))


def _merge(many: Sequence[SeenEvent], names: Names) -> SeenEvent:
    """One line for all of these; its label is that of the first, by which `why` tells more."""
    first = many[0]
    if first.kind in OF_PEOPLE:
        return attrs.evolve(first, label=LABEL_OF_MANY.format(label=first.label), text=_of_people(many, names))
    sums: dict[str, float] = {}
    for seen in many:
        for name, value in seen.event.values.items():
            if isinstance(value, int | float):
                sums[name] = sums.get(name, 0.0) + value
    worst = max(many, key=weight)
    regions = {seen.event.subjects["region"] for seen in many}
    fields: dict[str, object] = {name: number(value) for name, value in sums.items()}
    group = first.event.subjects.get("group")
    text = _(TEXTS[first.kind]).format(
        **fields, regions=len(regions), region=names.region(worst.event.subjects["region"]),
        group="" if group is None else names.group_name(group), what=_done_and_cost(sums),
    )  # fmt: skip
    return attrs.evolve(first, label=LABEL_OF_MANY.format(label=first.label), text=text)


def _of_people(many: Sequence[SeenEvent], names: Names) -> str:
    """How many people it is about, and the first of them by name."""
    people = list(dict.fromkeys(
        names.leader(seen.event.subjects["leader"], seen.place + 1, seen.event.person) for seen in many
    ))  # fmt: skip
    shown = people if len(people) <= MOST_NAMED else people[: MOST_NAMED - 1]
    told = ", ".join(shown)
    if len(shown) < len(people):
        rest = len(people) - len(shown)
        words = ngettext("{people} and {count} more", "{people} and {count} more", rest)
        told = words.format(people=told, count=number(rest))
    rung = many[0].event.values.get("rung")
    return _(OF_PEOPLE[many[0].kind]).format(
        count=number(len(many)), people=told, rung=_(wording.RUNGS[RUNGS.index(rung)]) if isinstance(rung, str) else ""
    )
