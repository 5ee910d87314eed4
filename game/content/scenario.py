"""A scenario as `load.py` has read and checked it.

The format of each file stands in a module of its own (`scenario_file.py`, `groups_file.py`, `leaders_file.py`, ...), where
every class mirrors one mapping key by key. The guide for writers is campaigns/FORMAT.md.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from game.content.bounds import Condition
from game.content.groups_file import Group
from game.content.leaders_file import Leader
from game.content.region_entries import Region, Route
from game.content.scenario_file import ScenarioFile
from game.content.seat_entries import Seat
from game.content.tutorial_file import TutorialStep
from game.core.injects import Inject
from game.core.world import Dilemma, Texts


@attrs.frozen(kw_only=True)
class ScenarioEvent:
    """A control inject, at the start of `turn` or of the first turn up to `until` in which `when` holds."""

    id: str
    turn: int
    until: int
    when: Condition | None
    inject: Inject
    texts: Texts | None  # what people read, where the inject itself says nothing in their language


@attrs.frozen
class Scenario:
    """A whole scenario, checked: every id is known and every text is there in both languages."""

    folder: str  # where it was read from, as shown to people
    files: Path  # the same folder, to read on in
    digest: str  # hash of its files: a record says by it which scenario it was played on
    head: ScenarioFile
    pulses: tuple[int, ...]  # of each turn
    regions: Mapping[str, Region]  # every level filled in
    borders: tuple[tuple[str, str], ...]
    routes: tuple[Route, ...]
    gateways: Mapping[str, tuple[str, ...]]
    seats: Mapping[str, Seat]  # the state seats first
    groups: Mapping[str, Group]
    people: str
    leaders: Mapping[str, Leader]  # every trait filled in, in the order of group, role and number
    chapters: Mapping[str, Any]  # content of the optional files, by the name of the file
    events: tuple[ScenarioEvent, ...]
    dilemmas: tuple[Dilemma, ...]
    decision_texts: tuple[Texts, ...]  # of the messages that answers to dilemmas bring
    tutorial: tuple[TutorialStep, ...]
    briefing: Texts

    @property
    def id(self) -> str:
        """Name of the scenario."""
        return self.head.id
