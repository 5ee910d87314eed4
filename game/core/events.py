"""What happened, to whom, because of what: the kinds of events, and the record of one.

The id of an event is a hash of the game's seed, its kind, its turn and day and its subjects (or of the event it is part of),
so it is the same whether or not anybody is watching, and a state can carry it from turn to turn. No two events of a game
share one.
"""

from collections.abc import Mapping
from typing import Final, Literal

import attrs

from game.core.odds import ChanceRecord
from game.core.problem import N_

SeenBy = Literal["all", "seat", "group", "both", "control"]


@attrs.frozen
class EventKind:
    """A kind of event; `seen_by`: all seats, the acting seat, the group's seat, both of them, or control alone."""

    name: str
    code: int
    seen_by: SeenBy
    text: str


_TABLE: Final = (
    EventKind("raid", 1, "all", N_("A raid by {teams} team(s) on {leader} in {region}.")),
    EventKind("raid_leaked", 2, "control", N_("The raid on {leader} was leaked.")),
    EventKind("warning", 3, "group", N_("A warning reaches {group}: forces are coming for {leader}.")),
    EventKind("dry_hole", 4, "both", N_("The raid found nobody: {leader} was gone.")),
    EventKind("ambush", 5, "all", N_("The raid was ambushed in {region}.")),
    EventKind("firefight", 6, "both", N_("A firefight at the site. Killed: gunmen {gunmen}, of the raid team {raiders}.")),
    EventKind("repelled", 7, "all", N_("The raid was beaten back; {leader} got away.")),
    EventKind("captured", 8, "all", N_("{leader} was captured.")),
    EventKind("killed", 9, "all", N_("{leader} was killed.")),
    EventKind("aircraft_lost", 10, "all", N_("An aircraft was shot down; {raiders} aboard died.")),
    EventKind("civilians_killed", 11, "all", N_("{civilians} bystander(s) were killed in {region}.")),
    EventKind("intercept_window", 12, "seat", N_("After the raid people of {group} talk; signals collection can listen for a few days.")),
    EventKind("material_seized", 13, "seat", N_("Phones and papers about {group} were seized.")),
    EventKind("lead", 14, "seat", N_("A lead on {leader}.")),
    EventKind("rung_up", 15, "seat", N_("{leader}: knowledge rises to {rung}.")),
    EventKind("rung_down", 16, "seat", N_("{leader}: knowledge falls to {rung}.")),
    EventKind("tips", 17, "seat", N_("{count} tip(s) from the public in {region}.")),
    EventKind("post_filled", 18, "group", N_("The post {leader} is filled again.")),
    EventKind("raid_lapsed", 19, "seat", N_("The raid on {leader} did not go ahead: no fix before the turn ended.")),
    EventKind("raid_called_off", 20, "seat", N_("The raid on {leader} was called off: {reason}.")),
    EventKind("graduates", 21, "seat", N_("{count} trained people join the raid teams.")),
    EventKind("inject", 22, "control", N_("Control: {text}")),
    EventKind("message", 23, "all", N_("{text}")),
    EventKind("lies_low", 24, "group", N_("{group} lies low.")),
    EventKind("turf_clash", 25, "all", N_("{count} killed in fighting between groups in {region}.")),
    EventKind("site_kind", 26, "seat", N_("Pattern of life: {leader}, site {site}.")),
)  # fmt: skip
EVENTS: Final[Mapping[str, EventKind]] = {kind.name: kind for kind in _TABLE}


@attrs.frozen
class Event:
    """One event in one game."""

    id: int
    row: int
    day: float
    kind: str
    subjects: Mapping[str, str]  # what is named in the text: axis -> id
    values: Mapping[str, float | str]
    cause: int  # id of the event that caused it, 0 for none
    chances: tuple[ChanceRecord, ...]
