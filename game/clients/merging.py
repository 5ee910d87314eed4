"""Events that come in many regions at once, told in one line: a wave of reprisals, a turn of fighting, tips."""

from collections.abc import Mapping, Sequence
from typing import Final

import attrs

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


def merged(told: Sequence[SeenEvent], names: Names) -> list[SeenEvent]:
    """The events of a turn, those of one kind, one cause and one group that came in several regions as one."""
    return [line for line, _many in gathered(told, names)]


def gathered(told: Sequence[SeenEvent], names: Names) -> list[tuple[SeenEvent, tuple[SeenEvent, ...]]]:
    """The lines of `merged`, each with the events that it tells of."""
    told = _last_totals(told)
    places: dict[tuple[object, ...], list[int]] = {}
    for place, seen in enumerate(told):
        followed = place + 1 < len(told) and told[place + 1].depth > seen.depth
        if seen.kind in TEXTS and not followed:
            cause = seen.event.cause if seen.depth else 0
            key = (seen.kind, seen.hidden, seen.depth, seen.event.subjects.get("group"), cause)
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
