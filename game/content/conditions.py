"""Conditions of events and dilemmas: what they may read, and that they can come true at all."""

from collections.abc import Iterator

import attrs

from game.content.bounds import Condition
from game.content.groups_file import GroupsFile
from game.content.located import Located, PathInFile
from game.content.phrase import Phrase
from game.content.scenario_file import ScenarioFile
from game.content.structure import mistake
from game.content.vocabulary import Ids, check_measure
from game.core.measures import MEASURES
from game.core.problem import N_, Problem
from game.core.world import STATE_SEATS
from game.engine.measuring import READERS

_HIGHEST = {"0-1": 1.0, "share": 1.0, "0-4": 4.0, "0-100": 100.0}  # of levels and chances, by unit
_UNBOUNDED = ("estimate_error",)  # a share that can be more than the whole


@attrs.frozen
class Setting:
    """What of the scenario says whether a condition can come true."""

    head: ScenarioFile
    groups: GroupsFile
    ids: Ids
    opening: bool  # whether anything happens before the first turn


def check_condition(
    problems: list[Problem], located: Located, path: PathInFile, when: Condition, last: int, setting: Setting
) -> None:
    """Add a problem for everything in a condition that is unknown or can never be; `last`: the last turn it is asked in."""
    before = len(problems)
    check_measure(problems, located, path, when.measure, when.of, setting.ids)
    if len(problems) > before:
        return
    for key, expected, found in _impossible(when, last, setting):
        problems.append(mistake(located, (*path, key), expected, found))


def _impossible(when: Condition, last: int, setting: Setting) -> Iterator[tuple[str, Phrase, object]]:
    """Key, what was expected and what was found of everything that keeps a condition from ever being true."""
    measure = MEASURES[when.measure]
    if "leader" in READERS[when.measure] and when.of in setting.ids.leaders:
        yield "of", Phrase(N_("a measure that is not taken of a leader, whom each seat knows in its own way")), when.of
        return
    if when.of in setting.groups.groups and not _has_people(setting.groups, str(when.of)):
        yield "of", Phrase(N_("a group that has members somewhere: this one never lives")), when.of
    low, high = when.at_least, when.at_most
    most = _highest(when.measure, when.of, setting)
    if low is not None and most is not None and low > most:
        words = N_("a bound that can be reached: {measure} is never above {most}")
        yield "at_least", Phrase(words, measure=when.measure, most=f"{most:g}"), low
    if high is not None and high < 0.0:
        yield "at_most", Phrase(N_("a bound that can be reached: {measure} is never below 0"), measure=when.measure), high
    if last <= 1 and not setting.opening and measure.kind == "flow" and low is not None and low > 0.0:
        words = N_("a turn after the first: nothing has happened before it, so {measure} is 0")
        yield "at_least", Phrase(words, measure=when.measure), low


def _has_people(groups: GroupsFile, group: str) -> bool:
    return any(presence.members.high > 0.0 for presence in groups.groups[group].presence.values())


def _highest(name: str, of: str | None, setting: Setting) -> float | None:
    """The highest value that a measure can have, None where nothing limits it."""
    measure, head = MEASURES[name], setting.head
    if name in _UNBOUNDED or measure.kind == "flow":
        return None
    if name == "violent_regions":
        return float(len(setting.ids.regions))
    if name == "teams_available":
        seats = [of] if of in STATE_SEATS else list(STATE_SEATS)
        return float(sum(team.seat in seats for team in head.teams.values()))
    if name in ("named_groups", "undesignated_groups"):
        parts = sum(1 + group.splinters for group in setting.groups.groups.values())
        return float(parts + head.risings)
    return _HIGHEST.get(measure.unit)
