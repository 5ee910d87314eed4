"""The scenario format: what each file of a folder holds. The guide for writers is campaigns/FORMAT.md.

Every class mirrors one mapping in a file, key by key; `load.py` reads them and checks that they fit together.
"""

from collections.abc import Mapping
from typing import Any, Final, Literal

import attrs

from game.content.phrase import Phrase
from game.content.quantities import Number, Sources, amount, count, means, share, whole
from game.content.structure import CONVERTER, Mistake
from game.core.injects import Inject
from game.core.problem import N_
from game.core.roles import RUNGS, SITES
from game.core.state import AUTHORITIES, CONSENTS
from game.core.world import Dilemma, Texts

LANGUAGES: Final = ("en", "es")
Relation = Literal["war", "rival", "neutral", "ally"]
RungName = Literal["none", "rumour", "area", "pattern", "fix"]
SiteName = Literal["urban", "rural", "mountain"]
ConsentName = Literal["isr", "trainers", "planners", "joint_raid", "fusion_cell", "strike"]
AuthorityName = Literal["strike", "advise", "joint"]
GrantorName = Literal["white_house", "congress"]
assert ConsentName.__args__ == CONSENTS and AuthorityName.__args__ == AUTHORITIES  # type: ignore[attr-defined]
assert RungName.__args__ == RUNGS and SiteName.__args__ == SITES  # type: ignore[attr-defined]


def read_texts(value: object, _type: object = None) -> Texts:
    """A text in every language. Raises Mistake when one is missing or unknown."""
    found = CONVERTER.structure(value, Mapping[str, str])  # type: ignore[type-abstract]
    if sorted(found) != sorted(LANGUAGES):
        expected = Phrase(N_("a text in each of these languages and no other: {languages}"), languages=", ".join(LANGUAGES))
        raise Mistake(expected, ", ".join(found) or None)
    return found


def read_text_or_texts(value: object, _type: object = None) -> Texts:
    """A text in every language, or one that is read as it stands in all of them. Raises Mistake as `read_texts`."""
    return dict.fromkeys(LANGUAGES, value) if isinstance(value, str) else read_texts(value)


def texts(meaning: str) -> Any:
    """Declare a text that must be there in every language."""
    return attrs.field(metadata={"read": read_texts, "meaning": meaning})


def text_or_texts(meaning: str) -> Any:
    """Declare a text that may be given once for all languages."""
    return attrs.field(
        metadata={"read": read_text_or_texts, "meaning": meaning, "limits": "text, alone or in `en` and `es`"}
    )


def optional_texts(meaning: str) -> Any:
    """Declare a text that may be left out, and must be there in every language if it is not."""
    return attrs.field(default=None, metadata={"read": read_texts, "meaning": meaning})


@attrs.frozen(kw_only=True)
class Repeat:
    """Turns that are all alike."""

    repeat: int = count("turns", "number of turns", 1, 1000)
    pulses: int = count("pulses", "pulses in each", 1, 400)


@attrs.frozen(kw_only=True)
class Form:
    """A shorter or longer form of the scenario, chosen with `--form`."""

    turns: tuple[int, ...] = means("pulses of each turn")
    minutes: tuple[int, int] = means("shortest and longest playing time, minutes")
    anonymise: bool = means("true where leaders appear by `as_role` instead of their names", default=False)


@attrs.frozen(kw_only=True)
class RegionLevels:
    """What can be said of a region; a scenario may replace any of it for a state of the common map."""

    population: Number | None = whole("persons", "people who live there", high=2e8, optional=True)
    homicide_rate: Number | None = amount(
        "per 100,000 a year", "killings not caused by a rule in play", high=1000, optional=True
    )
    unexplained: Number | None = amount(
        "times",
        "share of that rate which no rule explains; that of rule violence.background if left out",
        high=2,
        optional=True,
    )
    state_control: Number | None = share("presence of the state: how far its writ runs", optional=True)
    police: Number | None = share("capacity of the police", optional=True)
    courts: Number | None = share("capacity of prosecutors and courts", optional=True)
    services: Number | None = share("reach of public services", optional=True)
    corruption: Number | None = share("share of officials who would pass on what they learn", optional=True)
    vetting: Number | None = share("share of the liaison officers there who are vetted", optional=True)
    coalition: Number | None = share("share of the protectors who belong to the governing coalition", optional=True)
    support: Number | None = share("local support for groups; it also returns to this level", optional=True)
    troops: Number | None = whole("persons", "soldiers and guards deployed there", high=1e6, optional=True)
    local_groups: Number | None = whole("groups", "groups below the scale of named groups", high=10000, optional=True)
    local_members: Number | None = whole("persons", "members of those local groups", high=1e6, optional=True)


EMPTY_LEVELS: Final = ("troops", "local_groups", "local_members")  # none where nothing is said
FITTED: Final = "unexplained"  # left to a rule where nothing is said
LEVELS: Final = tuple(field.name for field in attrs.fields(RegionLevels) if field.name not in (*EMPTY_LEVELS, FITTED))


@attrs.frozen(kw_only=True)
class Region(RegionLevels):
    """A region of the scenario: a state of the common map with what differs, or a region of its own map."""

    names: Texts | None = optional_texts("name, on an own map")
    access: tuple[str, ...] = means("pacific, gulf, caribbean, us, guatemala, belize, coast", factory=tuple)
    lon: float | None = means("longitude of the centroid, degrees (for the map only)", default=None)
    lat: float | None = means("latitude of the centroid, degrees", default=None)


@attrs.frozen(kw_only=True)
class LeaderKnowledge:
    """What a seat believes of a leader at the start; what is left out is drawn about the truth or unknown."""

    rung: RungName = means("intelligence rung: none, rumour, area, pattern, fix", default="none")
    region: str | None = means(
        "region where the leader is believed to be; from rung area on, the true one if left out", default=None
    )
    site: SiteName | None = means("believed site: urban, rural, mountain", default=None)
    defence: Number | None = amount("0-4", "estimate of the defence", high=4, optional=True)
    defence_error: Number = amount("0-4", "standard error of it", high=4, default=1.0)
    security: Number | None = share("estimate of the leader's security", optional=True)
    security_error: Number = share("standard error of it", default=0.2)


@attrs.frozen(kw_only=True)
class GroupKnowledge:
    """What a seat believes of a group at the start."""

    members: Number | None = amount("persons", "estimate of the members", high=1e7, optional=True)
    members_error: Number | None = amount(
        "persons", "standard error of it; 40% of the members if left out", high=1e7, optional=True
    )
    command: Number | None = share("estimate of the command", optional=True)
    command_error: Number = share("standard error of it", default=0.25)
    cohesion: Number | None = share("estimate of the cohesion", optional=True)
    cohesion_error: Number = share("standard error of it", default=0.25)
    rockets: Number = share("chance that the group has rockets", default=0.5)


@attrs.frozen(kw_only=True)
class RegionKnowledge:
    """What a seat believes of a region at the start."""

    corruption: Number | None = share("estimate of the corruption", optional=True)
    corruption_error: Number = share("standard error of it", default=0.25)


@attrs.frozen(kw_only=True)
class Knowledge:
    """What a state seat knows at the start."""

    leaders: Mapping[str, LeaderKnowledge] = means("by leader", factory=dict)
    groups: Mapping[str, GroupKnowledge] = means("by group", factory=dict)
    regions: Mapping[str, RegionKnowledge] = means("by region", factory=dict)


def _check_bound(at_least: float | None, at_most: float | None) -> None:
    expected = Phrase(N_("either `at_least` or `at_most`"))
    if at_least is None and at_most is None:
        raise Mistake(expected, None)
    if at_least is not None and at_most is not None:
        raise Mistake(expected, Phrase(N_("both")), ("at_least",))


@attrs.frozen(kw_only=True)
class BoundEntry:
    """A bound on a measure over the whole game: exactly one of at_least and at_most."""

    measure: str = means("a measure")
    of: str | None = means("what it is measured of; the nation if left out", default=None)
    at_least: float | None = means("the measure must not fall below this", default=None)
    at_most: float | None = means("the measure must not rise above this", default=None)
    text: Texts = texts("the bound in words")

    def __attrs_post_init__(self) -> None:
        _check_bound(self.at_least, self.at_most)


@attrs.frozen(kw_only=True)
class MandateEntry:
    """What a seat may be judged by."""

    id: str = means("id, unique in the scenario")
    title: Texts = texts("the mandate in words")
    lens: str = means("the lens to improve")
    target: Number = amount("0-100", "the lens to reach", high=100)
    suits: tuple[str, ...] = means("doctrines of the seat that it is about", factory=tuple)
    floor: BoundEntry = means("the floor not to fall through")
    red_line: BoundEntry = means("the red line not to cross")


@attrs.frozen(kw_only=True)
class Seat:
    """A seat: its names, purses, orders, mandates and what it knows."""

    names: Texts = texts("name of the seat")
    attention: int = count("decisions", "decisions a turn", 1, 20)
    points: int = count("points", "intelligence points a turn", 0, 1000, default=0)
    analysts: Number = amount("analysts", "analyst teams", high=1000, default=0.0)
    funds: Number = amount("million $", "money at the start", high=1e6, default=0.0)
    grant: Number = amount("million $ a week", "money granted each week", high=1e5, default=0.0)
    capital: Number = amount("0-100", "diplomatic and political capital", high=100, default=50.0)
    approval: Number = amount("0-100", "public approval of the seat's security policy", high=100, default=50.0)
    approval_rest: Number | None = amount(
        "0-100", "level to which approval returns; approval if left out", high=100, optional=True
    )
    political_will: Number = amount("0-100", "political will to keep up the pressure on the groups", high=100, default=50.0)
    will_rest: Number = amount("0-100", "level to which political will returns in quiet times", high=100, default=40.0)
    cooperation_approval: Number = amount(
        "0-100", "public approval of cooperation with the other state; it also returns to this level", high=100, default=50.0
    )
    social_grant: Number = amount(
        "million $ a week", "money for social programmes, from which security may take", high=1e5, default=0.0
    )
    candidates: Number = whole(
        "persons", "soldiers and marines fit to enter the training of raid teams", high=1e6, default=0.0
    )
    orders: tuple[str, ...] | Literal["all"] = means("orders the seat may give, or `all` that exist for it")
    mandates: tuple[MandateEntry, ...] = means("mandates it may be given", factory=tuple)
    knowledge: Knowledge = means("what it knows at the start (seats mexico and us)", factory=Knowledge)


@attrs.frozen(kw_only=True)
class Team:
    """A raid team."""

    seat: str = means("the seat it belongs to")
    names: Texts = texts("name of the team")
    headcount: Number = whole("persons", "people in the team", high=10000)
    establishment: Number | None = whole(
        "persons", "people in the full team; headcount if left out", high=10000, optional=True
    )
    quality: Number = share("training and experience")
    corruption: Number = share("share of the team who would pass on what they learn")
    believed_corruption: Number | None = share(
        "what its own seat believes of that; drawn about the truth if left out", optional=True
    )
    believed_corruption_error: Number = share("standard error of it", default=0.2)
    fatigue: Number = share("what rest has not yet restored", default=0.0)


@attrs.frozen(kw_only=True)
class Relations:
    """How the two states stand at the start; each level is also the one to which it returns."""

    trust: Number = amount("0-100", "trust between the two states", high=100, default=50.0)
    sovereignty_strain: Number = amount("0-100", "strain on Mexican sovereignty", high=100, default=10.0)
    us_pressure: Number = amount("0-100", "U.S. pressure on Mexico for results", high=100, default=30.0)
    intelligence_cooperation: Number = share("how far the two states share what they know", default=0.5)
    consents: tuple[ConsentName, ...] = means(
        "U.S. activities to which Mexico consents: isr, trainers, planners, joint_raid, fusion_cell, strike", factory=tuple
    )
    authorities: Mapping[AuthorityName, GrantorName] = means(
        "authorities of the U.S. seat from the start, and who granted them: strike, advise, joint; white_house, congress",
        factory=dict,
    )
    troops_border: Number = whole("persons", "soldiers and guards at the northern border", high=1e6, default=0.0)


@attrs.frozen(kw_only=True)
class LensEntry:
    """One measure of a lens, read between two published anchors."""

    measure: str = means("a measure")
    of: str | None = means("what it is measured of; the nation if left out", default=None)
    zero: float = means("value of the measure that means 0")
    hundred: float = means("value that means 100")
    weight: float = means("weight in the lens", default=1.0)
    pace: bool = means("read a flow at its pace so far, drawn out to the length of the scenario", default=False)
    source: Texts = text_or_texts("where the anchors come from")

    def __attrs_post_init__(self) -> None:
        if self.zero == self.hundred:
            raise Mistake(Phrase(N_("a value other than that of `zero`")), self.hundred, ("hundred",))
        if not 0.0 < self.weight <= 1000.0:
            raise Mistake(Phrase(N_("a weight above 0, up to 1000")), self.weight, ("weight",))


@attrs.frozen(kw_only=True)
class Route:
    """A main road between two regions, neighbours or not."""

    regions: tuple[str, str] = means("the two regions")
    weight: Number = share("how busy it is beside the busiest")


@attrs.frozen(kw_only=True)
class HistoryEntry:
    """What happened in the world, beside which `plaza batch` sets what comes out."""

    measure: str = means("a measure, over the whole game")
    of: str | None = means("what it is measured of; the nation if left out", default=None)
    value: float = means("the published figure")
    source: str = means("where it was published, with its grade")


@attrs.frozen(kw_only=True)
class ScenarioFile:
    """scenario.yaml."""

    id: str = means("name of the folder")
    version: int = count("", "raise it when the scenario changes", 1, 100000)
    title: Texts = texts("title")
    summary: Texts = texts("one or two sentences")
    period: Texts = texts("the time it is set in")
    note: Texts = texts("content note for the people at the table")
    minutes: tuple[int, int] = means("shortest and longest playing time, minutes")
    teaches: tuple[str, ...] = means("learning objectives, such as LO3", factory=tuple)
    pulse_days: Number = amount("days", "length of a pulse", low=0.25, high=7)
    turns: tuple[int, ...] | Repeat = means("pulses of each turn, or {repeat: 24, pulses: 4}")
    forms: Mapping[str, Form] = means("other forms, by name", factory=dict)
    map: Literal["common", "own"] = means("the 32 states of campaigns/common, or regions of its own")
    regions: Mapping[str, Region] = means("by id")
    borders: tuple[tuple[str, str], ...] = means("pairs of neighbours, on an own map", factory=tuple)
    gateways: Mapping[str, tuple[str, ...]] = means("gateway to the regions it serves, on an own map", factory=dict)
    routes: tuple[Route, ...] = means("main roads between regions, on an own map", factory=tuple)
    awaiting_trial: Number = share("members awaiting trial at the start, beside those at large", default=0.0)
    risings: int = count("groups", "how many named groups can rise from the local groups", 0, 12, default=0)
    violent_regions_above: Number = amount(
        "per 100,000 a year", "homicide rate from which a region counts as violent", high=1000
    )
    seats: Mapping[str, Seat] = means("mexico, us, group:ID")
    relations: Relations = means("how the two states stand at the start", factory=Relations)
    teams: Mapping[str, Team] = means("raid teams, by id", factory=dict)
    lenses: Mapping[str, tuple[LensEntry, ...]] = means(
        "security, threat, market, sovereignty, health; organisation for red seats"
    )
    headline_measures: tuple[str, ...] = means(
        "six measures that are always on screen: of the nation, or of the seat that looks", factory=tuple
    )
    prediction_measures: tuple[str, ...] = means(
        "measures of the prediction card: of the nation, or of the seat that predicts"
    )
    history: tuple[HistoryEntry, ...] = means("published figures to set beside what comes out", factory=tuple)
    parameters: Mapping[str, float] = means(
        "parameters of rules that this scenario sets, by name; a preset goes before them", factory=dict
    )
    sources: Sources = means("where plain numbers come from, by key", factory=dict)


@attrs.frozen(kw_only=True)
class Presence:
    """A group in a region."""

    members: Number = whole("persons", "members of the group in the region", high=1e7)
    criminal_control: Number = share("share of the region's people the group rules")
    protection: Number = share("how far officials shield the group there", default=0.2)


@attrs.frozen(kw_only=True)
class Feud:
    """A war between two parts of one group that goes on at the start."""

    other: str = means("the other part")
    times: Number = amount("times", "fighting between them over the usual", high=20)


@attrs.frozen(kw_only=True)
class Group:
    """A group."""

    names: Texts = texts("name of the group")
    invented: bool = means("true for a group that does not exist")
    hierarchy: Number = share("0 federated, 1 hierarchical")
    command: Number = share("ability to direct the organisation")
    aggressiveness: Number = share("readiness to use force")
    bench: Number = whole("persons", "people able to take over a post", high=100000)
    bench_size: Number | None = whole("persons", "size of the full bench; bench if left out", high=100000, optional=True)
    cash: Number = amount("million $", "cash", high=1e6)
    rockets: Number = whole("rockets", "shoulder-fired rockets", high=100000)
    cohesion: Number = share("how far its factions hold together; it also returns to this level", default=0.7)
    affiliates: Number = whole("groups", "local groups that work under its name", high=1000, default=0.0)
    affiliate_loyalty: Number = share("loyalty of those affiliates", default=0.6)
    profit_driven: Number = share("how far profit, not politics or survival, drives it", default=1.0)
    designated: bool = means("true if the United States has designated it", default=False)
    alliance_weight: Number | None = amount(
        "weight", "weight of its alliances, which keep it from loss; 2 for each ally if left out", high=1000, optional=True
    )
    splinters: int = count(
        "groups", "how many named groups can split off; further parts fall into the local groups", 0, 8, default=3
    )
    presence: Mapping[str, Presence] = means("by region")
    relations: Mapping[str, Relation] = means(
        "to other groups: war, rival, neutral, ally; said once for a pair", factory=dict
    )
    feuds: tuple[Feud, ...] = means("parts of one group that are at war with it; said once for a pair", factory=tuple)


@attrs.frozen(kw_only=True)
class GroupsFile:
    """groups.yaml."""

    groups: Mapping[str, Group] = means("by id, such as ALFA")
    sources: Sources = means("where plain numbers come from, by key", factory=dict)


@attrs.frozen(kw_only=True)
class LeaderTraits:
    """What a leader is like; `typical` gives it by role for leaders that do not say."""

    competence: Number | None = share("competence", optional=True)
    loyalty: Number | None = share("loyalty to the group", optional=True)
    ambition: Number | None = share("ambition to lead", optional=True)
    security: Number | None = share("operational security", optional=True)
    defence: Number | None = amount("0-4", "guards, mines and lookouts around the leader", high=4, optional=True)
    site: SiteName | None = means("urban, rural, mountain", default=None)


TRAITS: Final = tuple(field.name for field in attrs.fields(LeaderTraits))


@attrs.frozen(kw_only=True)
class Leader(LeaderTraits):
    """Whoever holds a post at the start."""

    nickname: Texts = texts("what the leader is called; invented where `people` says so")
    as_role: Texts | None = optional_texts("what the leader is called in a form that anonymises; nickname if left out")
    region: str = means("region where the leader is")
    vacant: bool = means("true while nobody holds the post", default=False)


@attrs.frozen(kw_only=True)
class LeadersFile:
    """leaders.yaml."""

    people: Literal["invented", "roles", "historical"] = means("invented people, roles only, or dead and convicted people")
    typical: Mapping[str, LeaderTraits] = means("by role: boss, heir, deputy, plaza, ...", factory=dict)
    leaders: Mapping[str, Leader] = means("by post, such as ALFA/deputy-1")
    sources: Sources = means("where plain numbers come from, by key", factory=dict)


@attrs.frozen(kw_only=True)
class Condition:
    """What must hold at the start of a turn for an event to happen."""

    measure: str = means("a measure, over the game so far")
    of: str | None = means("what it is measured of", default=None)
    at_least: float | None = means("the measure has reached this", default=None)
    at_most: float | None = means("the measure is no higher than this", default=None)

    def __attrs_post_init__(self) -> None:
        _check_bound(self.at_least, self.at_most)


@attrs.frozen(kw_only=True)
class ScenarioEvent:
    """A control inject, at the start of `turn` or of the first turn up to `until` in which `when` holds."""

    id: str
    turn: int
    until: int
    when: Condition | None
    inject: Inject
    texts: Texts | None  # what people read, where the inject itself says nothing in their language


@attrs.frozen(kw_only=True)
class TutorialStep:
    """One step of a tutorial: what to do, why, and what the game waits for."""

    id: str = means("id, unique in the file")
    seat: str = means("the seat that is taught")
    turn: int = count("", "the turn in which the step comes", 1, 1000)
    title: Texts = texts("title")
    text: Texts = texts("what to do and why")
    waits_for: Mapping[str, str | int | float | bool] = means(
        "{order: collect, discipline: signals}, {command: why}, {end_turn: true}, or {} to go on at once",
        factory=dict,
    )
    hint: str | None = means("an order in its text form, or a command", default=None)


@attrs.frozen(kw_only=True)
class TutorialFile:
    """tutorial.yaml."""

    steps: tuple[TutorialStep, ...] = means("in order")


@attrs.frozen
class Scenario:
    """A whole scenario, checked: every id is known and every text is there in both languages."""

    folder: str  # where it was read from, as shown to people
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
