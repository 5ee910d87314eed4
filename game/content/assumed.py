"""Every number that is assumed (grade C): parameters of the rules, and numbers of scenarios and of the common map."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from game.content import places
from game.content.chapters import CHAPTERS
from game.content.common_map import FOLDER as COMMON
from game.content.common_map import GatewaysFile, RoutesFile, StatesFile
from game.content.groups_file import GroupsFile
from game.content.leaders_file import LeadersFile
from game.content.load import GROUPS, HEAD, LEADERS, scenario_folder
from game.content.located import PathInFile
from game.content.phrase import raise_all
from game.content.quantities import Limits, Number, origin
from game.content.rules_text import load_rules
from game.content.scenario_file import ScenarioFile
from game.content.source_files import Folder

GRADE: Final = "C"
_SCENARIO: Final[Mapping[str, type[Any]]] = {
    HEAD: ScenarioFile, GROUPS: GroupsFile, LEADERS: LeadersFile, **{file: one.form for file, one in CHAPTERS.items()},
}  # fmt: skip
_COMMON: Final[Mapping[str, type[Any]]] = {
    "regions.yaml": StatesFile,
    "gateways.yaml": GatewaysFile,
    "routes.yaml": RoutesFile,
}


@attrs.frozen(kw_only=True)
class Assumed:
    """A number of grade C. `low` and `high` are alike, but for one that is drawn for each game."""

    where: str
    """The chapter of the rules, as `game/rules/raids`, or the file, as `campaigns/the_teapot/groups.yaml`."""
    name: str
    """The parameter, as `raids.leak.base`, or the place in the file, as `groups.TETERA.cash`."""
    kind: str
    """The name without ids, as `groups.cash`: what numbers of one meaning share."""
    low: float
    high: float
    plausible: tuple[float, float] | None
    unit: str
    meaning: str
    source: str
    argument: str | None
    """The argument that holds a parameter, or `none`; no other number has one."""


def assumed_parameters() -> tuple[Assumed, ...]:
    """The parameters of grade C, in the order of the rules. Raises ContentErrors when a rule file is wrong."""
    return tuple(
        Assumed(
            where=f"game/rules/{rule.name.partition('.')[0]}", name=one.name, kind=one.name, low=one.value, high=one.value,
            plausible=(one.low, one.high), unit=one.unit, meaning=one.meaning, source=one.source, argument=one.argument,
        )
        for rule in load_rules().values() for one in rule.parameters if one.grade == GRADE
    )  # fmt: skip


def assumed_in_scenario(name: str) -> tuple[Assumed, ...]:
    """The numbers of grade C in a scenario's files, by its name or folder. Raises what loading it raises."""
    return _assumed(Folder(scenario_folder(name)), _SCENARIO)


def assumed_in_common_map() -> tuple[Assumed, ...]:
    """The numbers of grade C of the common map. Raises ContentErrors when its files are wrong."""
    return _assumed(Folder(places.campaigns() / COMMON), _COMMON)


def _assumed(folder: Folder, forms: Mapping[str, type[Any]]) -> tuple[Assumed, ...]:
    found: list[Assumed] = []
    for file, form in forms.items():
        content = folder.read(file, form) if folder.has(file) else None
        if content is None:
            continue
        for path, kind, number, field in _numbers(content, (), (), None):
            said = origin(path, number, content.sources)
            if said is not None and said.grade == GRADE:
                told = field.metadata if field is not None else {}
                limits = told.get("limits")
                found.append(
                    Assumed(
                        where=f"{folder.shown}/{file}", name=".".join(map(str, path)), kind=".".join(kind),
                        low=number.low, high=number.high, plausible=number.plausible,
                        unit=limits.unit if isinstance(limits, Limits) else "",
                        meaning=str(told.get("meaning", "")), source=said.source, argument=None,
                    )
                )  # fmt: skip
    raise_all(folder.problems)
    return tuple(found)


def _numbers(
    thing: object, path: PathInFile, kind: tuple[str, ...], field: "attrs.Attribute[Any] | None"
) -> Iterator[tuple[PathInFile, tuple[str, ...], Number, "attrs.Attribute[Any] | None"]]:
    """Every Number inside an attrs object: its path in the file, the keys of the format on it, and the field it fills."""
    if isinstance(thing, Number):
        yield path, kind, thing, field
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from _numbers(value, (*path, key), kind, field)
    elif isinstance(thing, tuple):
        for place, value in enumerate(thing):
            yield from _numbers(value, (*path, place), kind, field)
    elif attrs.has(form := type(thing)):
        for one in attrs.fields(form):
            yield from _numbers(getattr(thing, one.name), (*path, one.alias), (*kind, one.alias), one)
