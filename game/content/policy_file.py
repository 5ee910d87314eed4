"""policy.yaml and killings.yaml: what was done in the years that a historical scenario is about, and who was killed in them.

Neither file is part of a game. The hindcast plays the policy and sets what comes out beside the record; `public_record` lays
the record over the turns of a game, for people to see. An act has a date and comes at the start of the turn that begins
nearest to it. A removal takes whoever holds its post then, and does nothing
where nobody does; a deployment adds to the troops of a state; a rupture ends an alliance or a truce between two groups.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, Literal, TypeVar

import attrs

from game.content.calendar import turn_bounds
from game.content.languages import optional_texts, text_or_texts, texts
from game.content.load import load_scenario, scenario_folder
from game.content.located import PathInFile
from game.content.phrase import Phrase, raise_all
from game.content.quantities import Grade, Number, Sources, amount, means
from game.content.scenario import Scenario
from game.content.source_files import Folder
from game.content.structure import CONVERTER, Mistake, mistake
from game.content.vocabulary import check_known
from game.core.injects import Inject, make_inject
from game.core.orders import Order, make_order
from game.core.problem import N_, Problem
from game.core.world import Texts

T = TypeVar("T")
POLICY, KILLINGS = "policy.yaml", "killings.yaml"
OUTCOMES: Final = ("smooth", "split", "absorbed", "civil_war")
Outcome = Literal["smooth", "split", "absorbed", "civil_war"]
REMOVALS, DEPLOYMENTS, RUPTURES = "removals", "deployments", "ruptures"


def read_date(value: object, _type: object = None) -> date:
    """A day written 2009-12-16. Raises Mistake for anything else."""
    try:
        return date.fromisoformat(CONVERTER.structure(value, str))
    except ValueError as error:
        raise Mistake(Phrase(N_("a date such as 2009-12-16")), value) from error


def _day(meaning: str) -> Any:
    return attrs.field(metadata={"read": read_date, "meaning": meaning, "limits": "a date such as 2009-12-16"})


@attrs.frozen(kw_only=True)
class RemovalEntry:
    """The head or another leader of a group who was held or killed."""

    id: str = means("id, unique in the file")
    date: date = _day("day on which it happened")
    leader: str = means("post whose holder is removed, if anybody holds it")
    mode: Literal["captured", "killed"] = means("captured or killed")
    by: Literal["mexico", "us", "rivals"] = means("by whom", default="mexico")
    case: str | None = means("number in the published list of removals", default=None)
    outcome: Outcome | None = means("what came of it in the record, by that list", default=None)
    what: Texts = texts("what happened, in a line")


@attrs.frozen(kw_only=True)
class DeploymentEntry:
    """Troops that were sent to a state beside those who stood there, or taken from it."""

    id: str = means("id, unique in the file")
    date: date = _day("day from which they were there")
    region: str = means("the state")
    sent: Number = amount(
        "persons", "soldiers, marines and federal police sent there; below 0: taken away", high=1e5, low=-1e5
    )


@attrs.frozen(kw_only=True)
class RuptureEntry:
    """An alliance or truce between two groups that ended."""

    id: str = means("id, unique in the file")
    date: date = _day("day of the break")
    group: str = means("the group that broke it; it must have a seat")
    other: str = means("the other group")
    because: str | None = means(
        "id of the removal to which the break is put down; it does not come without that", default=None
    )
    what: Texts = texts("what happened, in a line")


@attrs.frozen(kw_only=True)
class PolicyFile:
    """policy.yaml."""

    start: date = _day("day on which the first turn of the scenario begins")
    removals: tuple[RemovalEntry, ...] = means("leaders removed, in the order of their dates", factory=tuple)
    deployments: tuple[DeploymentEntry, ...] = means("troops sent, in the order of their dates", factory=tuple)
    ruptures: tuple[RuptureEntry, ...] = means("breaks between groups, in the order of their dates", factory=tuple)
    sources: Sources = means("where it comes from, by key", factory=dict)


Entry = RemovalEntry | DeploymentEntry | RuptureEntry


@attrs.frozen
class Act:
    """One entry of the policy as the game can carry it out: an inject of control, or an order of a seat."""

    entry: Entry
    turn: int
    seat: str
    inject: Inject | None
    order: Order | None
    line: int


@attrs.frozen
class Policy:
    """A policy in the turns of a scenario; acts in the order of removals, deployments, ruptures."""

    file: str
    start: date
    acts: tuple[Act, ...]

    def years(self) -> tuple[int, ...]:
        """Every year in which something is done, once, in order."""
        return tuple(sorted({act.entry.date.year for act in self.acts}))

    def without_removals(self) -> "Policy":
        """The same without removals, and without the breaks that are put down to one."""
        return attrs.evolve(self, acts=tuple(act for act in self.acts if not _is_removal(act.entry)))


def _is_removal(entry: Entry) -> bool:
    return isinstance(entry, RemovalEntry) or (isinstance(entry, RuptureEntry) and entry.because is not None)


@attrs.frozen(kw_only=True)
class RecordSource:
    """Where a record comes from, as it is told beside it."""

    grade: Grade = means("grade")
    source: Texts = text_or_texts("where it comes from, in words")
    caveat: Texts | None = optional_texts("what to bear in mind where the record stands beside a game")


@attrs.frozen(kw_only=True)
class KillingsFile:
    """killings.yaml: killings by year and state."""

    credit: str = means("credit line")
    source: RecordSource = means("where the counts come from")
    years: Mapping[str, Mapping[str, int]] = means("by year, and in it by region")


@attrs.frozen
class Killings:
    """The record: killed by year and region."""

    file: str
    source: RecordSource
    by_year: Mapping[int, Mapping[str, int]]

    def nation(self, year: int) -> int:
        """All killed in a year. Raises Problem for a year without data."""
        return sum(self.of(year).values())

    def of(self, year: int) -> Mapping[str, int]:
        """Killed by region in a year. Raises Problem for a year without data."""
        if year not in self.by_year:
            known = ", ".join(str(one) for one in self.by_year)
            raise Problem(N_("{file} has no killings of {year}; it has {known}."), file=self.file, year=year, known=known)
        return self.by_year[year]


def load_policy(name: str, scenario: Scenario | None = None) -> Policy:
    """The policy of a scenario, by its name or folder; `scenario`: in a form of it. Raises Problem with what is wrong."""
    scenario = load_scenario(name) if scenario is None else scenario
    folder, file = _read(name, POLICY, PolicyFile)
    folder.check_sources(POLICY, file, file.sources)
    acts = tuple(_acts(folder, file, scenario))
    raise_all(folder.problems)
    return Policy(folder.located[POLICY].file, file.start, acts)


def load_start(name: str) -> date:
    """The day on which the first turn of a historical scenario begins, as its policy has it. Raises Problem."""
    return _read(name, POLICY, PolicyFile)[1].start


def has_policy(name: str) -> bool:
    """Whether a scenario comes with the policy of its years."""
    return (scenario_folder(name) / POLICY).is_file()


def load_killings(name: str, scenario: Scenario | None = None) -> Killings:
    """The killings of record of a scenario. Raises Problem with everything that is wrong."""
    scenario = load_scenario(name) if scenario is None else scenario
    folder, file = _read(name, KILLINGS, KillingsFile)
    located = folder.located[KILLINGS]
    for year, counts in file.years.items():
        path: PathInFile = ("years", year)
        if not (len(year) == 4 and year.isdecimal()):
            folder.problems.append(mistake(located, path, Phrase(N_("a year, such as 2010")), year))
        for region, count in counts.items():
            check_known(folder.problems, located, (*path, region), "region", region, scenario.regions)
            if count < 0:
                folder.problems.append(mistake(located, (*path, region), Phrase(N_("a whole number from 0")), count))
        missing = [region for region in scenario.regions if region not in counts]
        if missing:
            expected = Phrase(N_("a count of every region, also of {region}"), region=missing[0])
            folder.problems.append(mistake(located, path, expected, counts))
    raise_all(folder.problems)
    return Killings(located.file, file.source, {int(year): counts for year, counts in file.years.items()})


def _read(name: str, file: str, target: type[T]) -> tuple[Folder, T]:
    """A scenario's folder and one of its files. Raises Problem with everything that cannot be read."""
    folder = Folder(scenario_folder(name))
    read = folder.read(file, target)
    raise_all(folder.problems)
    assert read is not None
    return folder, read


def check_years(policy: Policy, killings: Killings) -> None:
    """Raise Problem where the policy runs into a year whose killings are not known: there is nothing to set beside it."""
    for act in sorted(policy.acts, key=lambda act: act.entry.date):
        if act.entry.date.year not in killings.by_year:
            raise Problem(
                N_("{file}, line {line}: {id} is of {year}, and {killings} has no killings of that year; add them or end "
                   "the policy before it."),
                file=policy.file, line=act.line, id=act.entry.id, year=act.entry.date.year, killings=killings.file,
            )  # fmt: skip


def _acts(folder: Folder, file: PolicyFile, scenario: Scenario) -> Iterator[Act]:
    """Every entry, checked, in its turn; mistakes are added to the folder's problems."""
    located = folder.located[POLICY]
    bounds = turn_bounds(scenario)
    whole = bounds[-1][1]
    seen: set[str] = set()
    for key in (REMOVALS, DEPLOYMENTS, RUPTURES):
        last = file.start
        for place, entry in enumerate(getattr(file, key)):
            path: PathInFile = (key, place)
            if entry.id in seen:
                folder.problems.append(
                    mistake(located, (*path, "id"), Phrase(N_("an id that no other entry has")), entry.id)
                )
            seen.add(entry.id)
            if entry.date < last:
                expected = Phrase(N_("a date not before {last}, that of the entry above or of the start"), last=str(last))
                folder.problems.append(mistake(located, (*path, "date"), expected, str(entry.date)))
            last = max(last, entry.date)
            passed = (entry.date - file.start).days
            if passed >= whole:
                expected = Phrase(N_("a date within the {days} days of the scenario"), days=f"{whole:g}")
                folder.problems.append(mistake(located, (*path, "date"), expected, str(entry.date)))
            turn = min(range(len(bounds)), key=lambda number: abs(bounds[number][0] - passed)) + 1
            before = len(folder.problems)
            _check_ids(folder, path, entry, file, scenario)
            if len(folder.problems) == before:
                yield _act(entry, turn, located.line(path))


def _check_ids(folder: Folder, path: PathInFile, entry: Entry, file: PolicyFile, scenario: Scenario) -> None:
    located, problems = folder.located[POLICY], folder.problems
    if isinstance(entry, RemovalEntry):
        check_known(problems, located, (*path, "leader"), "leader", entry.leader, scenario.leaders)
    elif isinstance(entry, DeploymentEntry):
        check_known(problems, located, (*path, "region"), "region", entry.region, scenario.regions)
    else:
        for key in ("group", "other"):
            check_known(problems, located, (*path, key), "group", getattr(entry, key), scenario.groups)
        if entry.group in scenario.groups and f"group:{entry.group}" not in scenario.seats:
            expected = Phrase(N_("a group that has a seat"))
            problems.append(mistake(located, (*path, "group"), expected, entry.group))
        if entry.because is not None and entry.because not in {one.id for one in file.removals}:
            expected = Phrase(N_("the id of a removal"))
            problems.append(mistake(located, (*path, "because"), expected, entry.because))


def _act(entry: Entry, turn: int, line: int) -> Act:
    if isinstance(entry, RemovalEntry):
        given = {"leader": entry.leader, "mode": entry.mode, "by": entry.by}
        return Act(entry, turn, "control", make_inject("remove_leader", given, if_held=True), None, line)
    if isinstance(entry, DeploymentEntry):
        sent = {"quantity": "region.troops", "of": entry.region, "amount": entry.sent.middle}
        return Act(entry, turn, "control", make_inject("shift", sent), None, line)
    return Act(entry, turn, f"group:{entry.group}", None, make_order("betray", {"target": entry.other}), line)
