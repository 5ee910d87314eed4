"""The tables of campaigns/FORMAT.md, made from the reading classes by `python -m game.content.guide`.

A test compares them, so the guide never says anything but what the reader does.
"""

import types
from collections import abc
from pathlib import Path
from typing import Any, Final, Literal, Union, get_args, get_origin

import attrs

from game.content import chapter_corridors, policy_file
from game.content.acts import Act, ActEntry
from game.content.bounds import BoundEntry, Condition
from game.content.dilemmas_file import ChoiceEntry, DilemmaCondition, DilemmaEntry
from game.content.events_file import EventEntry
from game.content.groups_file import Feud, Group, GroupsFile, Presence
from game.content.knowledge_entries import GroupKnowledge, Knowledge, LeaderKnowledge, RegionKnowledge
from game.content.leaders_file import Leader, LeadersFile, LeaderTraits
from game.content.quantities import Number, Source
from game.content.region_entries import Region, Route
from game.content.scenario_file import Form, HistoryEntry, LensEntry, Repeat, ScenarioFile
from game.content.seat_entries import MandateEntry, Relations, Seat, Team
from game.content.tutorial_file import TutorialStep
from game.core.world import Texts

FIRST, LAST = "<!-- tables: made by python -m game.content.guide -->", "<!-- end of tables -->"
TABLES: Final[tuple[tuple[str, type], ...]] = (
    ("scenario.yaml", ScenarioFile),
    ("scenario.yaml: turns all alike", Repeat),
    ("scenario.yaml: a form", Form),
    ("scenario.yaml: a region", Region),
    ("scenario.yaml: a seat", Seat),
    ("scenario.yaml: a mandate", MandateEntry),
    ("scenario.yaml: a floor or red line", BoundEntry),
    ("scenario.yaml: what a seat knows", Knowledge),
    ("scenario.yaml: what a seat knows of a leader", LeaderKnowledge),
    ("scenario.yaml: what a seat knows of a group", GroupKnowledge),
    ("scenario.yaml: what a seat knows of a region", RegionKnowledge),
    ("scenario.yaml: how the two states stand", Relations),
    ("scenario.yaml: a raid team", Team),
    ("scenario.yaml: a measure of a lens", LensEntry),
    ("scenario.yaml: a published figure", HistoryEntry),
    ("scenario.yaml: a main road", Route),
    ("groups.yaml", GroupsFile),
    ("groups.yaml: a group", Group),
    ("groups.yaml: a group in a region", Presence),
    ("groups.yaml: a feud", Feud),
    ("leaders.yaml", LeadersFile),
    ("leaders.yaml: a leader", Leader),
    ("leaders.yaml: typical leaders of a role", LeaderTraits),
    ("events.yaml: an event", EventEntry),
    ("events.yaml: a condition", Condition),
    ("events.yaml: a dilemma", DilemmaEntry),
    ("events.yaml: what a dilemma waits for", DilemmaCondition),
    ("events.yaml: a choice", ChoiceEntry),
    ("events.yaml: an effect", ActEntry),
    ("tutorial.yaml: a step", TutorialStep),
    ("corridors.yaml", chapter_corridors.CorridorsFile),
    ("corridors.yaml: a gateway", chapter_corridors.GatewayEntry),
    ("corridors.yaml: lawful crossings", chapter_corridors.CrossingsEntry),
    ("corridors.yaml: how a product crosses", chapter_corridors.ProductEntry),
    ("corridors.yaml: the channels on land", chapter_corridors.LandEntry),
    ("corridors.yaml: what is scanned", chapter_corridors.ScannedEntry),
    ("corridors.yaml: a number by channel", chapter_corridors.ByChannelEntry),
    ("corridors.yaml: where products come from", chapter_corridors.OriginEntry),
    ("policy.yaml", policy_file.PolicyFile),
    ("policy.yaml: a leader removed", policy_file.RemovalEntry),
    ("policy.yaml: troops sent", policy_file.DeploymentEntry),
    ("policy.yaml: a break between groups", policy_file.RuptureEntry),
    ("killings.yaml", policy_file.KillingsFile),
    ("killings.yaml: where the counts come from", policy_file.RecordSource),
    ("any file: a source", Source),
)
_TITLES: Final[dict[Any, str]] = {target: title.partition(": ")[2] for title, target in TABLES}
_TITLES[Act] = _TITLES[ActEntry]


def tables() -> str:
    """Every table, as Markdown."""
    return "\n\n".join(_table(title, target) for title, target in TABLES)


def _table(title: str, target: Any) -> str:
    rows = [
        f"| `{field.alias}` | {_kind(field)} | {_default(field)} | {field.metadata.get('meaning', '')} |"
        for field in attrs.fields(target)
    ]
    head = [f"### {title}", "", "| key | value | if left out | meaning |", "|---|---|---|---|"]
    return "\n".join([*head, *rows])


def _kind(field: "attrs.Attribute[Any]") -> str:
    limits = field.metadata.get("limits")
    return str(limits) if limits else _type(field.type)


def _type(kind: Any) -> str:
    origin, parts = get_origin(kind), get_args(kind)
    if kind == Texts:
        return "text in `en` and `es`"
    if origin is Literal:
        return " or ".join(f"`{part}`" for part in parts)
    if origin == abc.Mapping:
        return f"mapping to {_type(parts[1])}"
    if origin is tuple:
        length = "" if parts[-1] is Ellipsis else f"{len(parts)} times "
        return f"list of {length}{_type(parts[0])}"
    if origin in (Union, types.UnionType):
        return " or ".join(_type(part) for part in parts if part is not type(None))
    plain = {str: "text", float: "number", int: "whole number", bool: "true or false"}
    return plain.get(kind) or f"*{_TITLES[kind]}*"


def _default(field: "attrs.Attribute[Any]") -> str:
    if field.default is attrs.NOTHING:
        return "**needed**"
    if isinstance(field.default, Number):
        return f"{field.default.low:g}"
    if field.default is None or not isinstance(field.default, str | int | float | bool):
        return "-"
    return str(field.default).lower() if isinstance(field.default, bool) else f"{field.default}"


def with_tables(text: str) -> str:
    """The guide with its tables brought up to date."""
    before, _, rest = text.partition(FIRST)
    _, _, after = rest.partition(LAST)
    return f"{before}{FIRST}\n\n{tables()}\n\n{LAST}{after}"


def main() -> None:
    """Bring the guide of this checkout up to date."""
    path = Path(__file__).resolve().parents[2] / "campaigns" / "FORMAT.md"
    path.write_text(with_tables(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
