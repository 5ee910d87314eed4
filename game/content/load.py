"""Reads a scenario's folder into a `Scenario`, or says everything that is wrong with it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from game.content import places
from game.content.chapters import check_chapters, read_chapters
from game.content.common_map import FOLDER as COMMON
from game.content.common_map import common_map
from game.content.events_file import EventDeckRead, read_events
from game.content.groups_file import GroupsFile
from game.content.languages import LANGUAGES
from game.content.leaders_file import TRAITS, Leader, LeadersFile
from game.content.names import PostName, read_post
from game.content.phrase import raise_all
from game.content.references import check_groups, check_leaders, check_scenario, check_tutorial, gather_ids
from game.content.region_entries import EMPTY_LEVELS, FITTED, LEVELS, Region, Route
from game.content.scenario import Scenario
from game.content.scenario_file import Repeat, ScenarioFile
from game.content.seat_entries import Seat
from game.content.source_files import Folder
from game.content.structure import nearest
from game.content.tutorial_file import TutorialFile
from game.core.problem import Problem
from game.core.world import STATE_SEATS

HEAD, GROUPS, LEADERS, EVENTS, TUTORIAL = (
    "scenario.yaml",
    "groups.yaml",
    "leaders.yaml",
    "events.yaml",
    "tutorial.yaml",
)
NO_SCENARIOS: Final = (COMMON, "presets")


def scenario_names() -> tuple[str, ...]:
    """Names of the scenarios that come with the game."""
    folders = sorted(entry.name for entry in places.campaigns().iterdir() if entry.is_dir())
    return tuple(name for name in folders if name not in NO_SCENARIOS and name[0] not in "._")


def scenario_folder(name: str | Path) -> Path:
    """The folder of a scenario, by its name or by a path. Raises Problem when there is none."""
    text = str(name)
    if text in scenario_names():
        return places.campaigns() / text
    path = Path(text)
    folder = path.parent if path.name == HEAD else path
    try:
        if text and folder.is_dir():
            return folder
    except OSError:
        pass  # a name that cannot be a path is answered below like any other unknown one
    raise Problem("There is no scenario {name}{hint}.", name=text[:80], hint=nearest(text, scenario_names()))


def load_scenario(name: str | Path) -> Scenario:
    """A scenario by its name or folder. Raises ContentErrors with a sentence for every mistake found."""
    folder = Folder(scenario_folder(name))
    head = folder.read(HEAD, ScenarioFile)
    groups = folder.read(GROUPS, GroupsFile)
    leaders = folder.read(LEADERS, LeadersFile)
    tutorial = folder.read(TUTORIAL, TutorialFile) if folder.has(TUTORIAL) else TutorialFile(steps=())
    chapters = read_chapters(folder)
    briefing = _briefing(folder)
    if head is None or groups is None or leaders is None or tutorial is None:
        raise_all(folder.problems)
    assert head is not None and groups is not None and leaders is not None and tutorial is not None
    for file, thing in ((HEAD, head), (GROUPS, groups), (LEADERS, leaders)):
        folder.check_sources(file, thing, thing.sources)
    ids = gather_ids(head, groups, leaders)
    check_scenario(folder, head, groups, leaders, ids)
    check_groups(folder, groups, ids)
    check_leaders(folder, leaders, groups, ids)
    check_tutorial(folder, tutorial, head, ids)
    check_chapters(folder, chapters, ids)
    deck = read_events(folder, EVENTS, head, groups, ids) if folder.has(EVENTS) else EventDeckRead()
    raise_all(folder.problems)
    return Scenario(
        folder=folder.shown,
        files=folder.path,
        digest=folder.digest(),
        head=head,
        pulses=pulses_of(head),
        regions=_regions(head),
        borders=_borders(head),
        routes=_routes(head),
        gateways=_gateways(head),
        seats=_seats(head),
        groups=groups.groups,
        people=leaders.people,
        leaders=_leaders(leaders, groups),
        chapters=chapters,
        events=deck.events,
        dilemmas=deck.dilemmas,
        decision_texts=deck.texts,
        tutorial=tutorial.steps,
        briefing=briefing,
    )


def pulses_of(head: ScenarioFile) -> tuple[int, ...]:
    """Pulses of each turn."""
    turns = head.turns
    return (turns.pulses,) * turns.repeat if isinstance(turns, Repeat) else turns


def in_form(scenario: Scenario, form: str | None) -> Scenario:
    """The scenario in one of its forms, or as it is. Raises Problem when there is no such form."""
    if form is None:
        return scenario
    chosen = scenario.head.forms.get(form)
    if chosen is None:
        raise Problem(
            "The scenario {scenario} has no form {form}{hint}.",
            scenario=scenario.id,
            form=form,
            hint=nearest(form, scenario.head.forms),
        )
    leaders = _without_names(scenario.leaders) if chosen.anonymise else scenario.leaders
    return attrs.evolve(scenario, pulses=chosen.turns, leaders=leaders)


def _without_names(leaders: Mapping[str, Leader]) -> dict[str, Leader]:
    """The leaders by their roles, where the scenario gives one."""
    return {post: attrs.evolve(one, nickname=one.as_role or one.nickname) for post, one in leaders.items()}


def _briefing(folder: Folder) -> dict[str, str]:
    briefing = {}
    for language in LANGUAGES:
        name = f"briefing.{language}.md"
        try:
            briefing[language] = folder.text(name)
            if not briefing[language].strip():
                folder.problems.append(
                    Problem("{file}: the file is empty; write the briefing.", file=f"{folder.shown}/{name}")
                )
        except Problem as problem:
            folder.problems.append(problem)
    return briefing


def _regions(head: ScenarioFile) -> dict[str, Region]:
    if head.map == "own":
        return dict(head.regions)
    common = common_map().regions
    regions = {}
    for id, given in head.regions.items():
        said = (*LEVELS, *EMPTY_LEVELS, FITTED)
        changes = {level: getattr(given, level) for level in said if getattr(given, level) is not None}
        regions[id] = attrs.evolve(common[id], **changes)
    return regions


def _borders(head: ScenarioFile) -> tuple[tuple[str, str], ...]:
    pairs = head.borders if head.map == "own" else common_map().neighbours
    return tuple((a, b) for a, b in pairs if a in head.regions and b in head.regions)


def _routes(head: ScenarioFile) -> tuple[Route, ...]:
    if head.map == "own":
        return head.routes
    return tuple(route for route in common_map().routes if all(id in head.regions for id in route.regions))


def _gateways(head: ScenarioFile) -> Mapping[str, tuple[str, ...]]:
    if head.map == "own":
        return head.gateways
    served = {
        name: tuple(id for id in gateway.regions if id in head.regions) for name, gateway in common_map().gateways.items()
    }
    if not any(served[name] and "truck" in gateway.channels for name, gateway in common_map().gateways.items()):
        return {name: regions for name, regions in served.items() if regions}
    # What comes by air and by mail passes no region; it belongs to every scenario with a port of entry.
    return {name: served[name] for name, gateway in common_map().gateways.items() if served[name] or not gateway.regions}


def _seats(head: ScenarioFile) -> dict[str, Seat]:
    order = [
        *(seat for seat in STATE_SEATS if seat in head.seats),
        *(seat for seat in head.seats if seat not in STATE_SEATS),
    ]
    return {seat: head.seats[seat] for seat in order}


def _leaders(file: LeadersFile, groups: GroupsFile) -> dict[str, Leader]:
    """Leaders with every trait filled in from the typical ones, in the order of group, role and number."""
    filled = {}
    for post in sorted(file.leaders, key=lambda post: _place_of(post, tuple(groups.groups))):
        leader = file.leaders[post]
        typical = file.typical.get(_name_of(post).role.name)
        traits: dict[str, Any] = {
            trait: getattr(leader, trait) if getattr(leader, trait) is not None else getattr(typical, trait, None)
            for trait in TRAITS
        }
        filled[post] = attrs.evolve(leader, **traits)
    return filled


def _place_of(post: str, groups: tuple[str, ...]) -> tuple[int, int, int, str]:
    name = _name_of(post)
    return groups.index(name.group), name.role.code, name.number, name.region or ""


def _name_of(post: str) -> PostName:
    name = read_post(post)
    assert name is not None, f"{post} was checked before"
    return name
