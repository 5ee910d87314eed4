"""Whether the files of a scenario fit together: every id exists, every text and trait is there."""

from collections.abc import Iterable

from game.content.bounds import BoundEntry
from game.content.common_map import common_map
from game.content.groups_file import GroupsFile
from game.content.leaders_file import TRAITS, LeadersFile
from game.content.located import Located, PathInFile
from game.content.names import read_post
from game.content.phrase import Phrase
from game.content.region_entries import LEVELS
from game.content.rules_text import all_parameters
from game.content.scenario_file import Repeat, ScenarioFile
from game.content.seat_entries import Seat
from game.content.source_files import Folder
from game.content.structure import mistake
from game.content.tutorial_file import TutorialFile, TutorialStep
from game.content.vocabulary import DOCTRINES, LENSES, OBJECTIVES, Ids, check_known, check_measure
from game.core.orders import ORDERS, may_be_given_by, parse_order
from game.core.problem import N_, Problem
from game.core.roles import BY_NAME
from game.core.world import STATE_SEATS
from game.engine.measuring import READERS

HEAD, GROUPS, LEADERS, TUTORIAL = "scenario.yaml", "groups.yaml", "leaders.yaml", "tutorial.yaml"
MOST_PULSES = 400


def gather_ids(head: ScenarioFile, groups: GroupsFile, leaders: LeadersFile) -> Ids:
    """The ids a scenario's files declare."""
    gateways = head.gateways if head.map == "own" else common_map().gateways
    return Ids(head.regions, groups.groups, leaders.leaders, head.seats, gateways, head.lenses)


class _Checker:
    """The problems of one file, added to as its parts are looked at."""

    def __init__(self, folder: Folder, file: str, ids: Ids) -> None:
        self.problems = folder.problems
        self.located: Located = folder.located[file]
        self.ids = ids

    def wrong(self, path: PathInFile, expected: Phrase, found: object) -> None:
        self.problems.append(mistake(self.located, path, expected, found))

    def known(self, path: PathInFile, kind: str, found: str, known: Iterable[str] | None = None) -> bool:
        names = self.ids.of_kind(kind) if known is None else tuple(known)
        return check_known(self.problems, self.located, path, kind, found, names)

    def measure(self, path: PathInFile, name: str, of: str | None) -> None:
        check_measure(self.problems, self.located, path, name, of, self.ids)


def _check_parameters(check: _Checker, head: ScenarioFile) -> None:
    known = all_parameters()
    for name, value in head.parameters.items():
        if check.known(("parameters", name), "parameter", name, known):
            low, high = known[name].low, known[name].high
            if not low <= value <= high:
                expected = Phrase(N_("a number from {low} to {high}"), low=f"{low:g}", high=f"{high:g}")
                check.wrong(("parameters", name), expected, value)


def check_scenario(folder: Folder, head: ScenarioFile, groups: GroupsFile, leaders: LeadersFile, ids: Ids) -> None:
    """Check scenario.yaml; problems are added to the folder's."""
    check = _Checker(folder, HEAD, ids)
    name = folder.path.resolve().name
    if head.id != name:
        check.wrong(("id",), Phrase(N_("{name}, the name of its folder"), name=name), head.id)
    for place, objective in enumerate(head.teaches):
        check.known(("teaches", place), "objective", objective, OBJECTIVES)
    _check_calendar(check, head)
    _check_map(check, head)
    _check_measures(check, head)
    _check_parameters(check, head)
    if not head.seats:
        check.wrong(("seats",), Phrase(N_("at least one seat")), head.seats)
    seats = (*STATE_SEATS, *(f"group:{group}" for group in groups.groups))
    for seat, given in head.seats.items():
        if check.known(("seats", seat), "seat", seat, seats):
            _check_seat(check, seat, given, head)
    state_seats = [seat for seat in head.seats if seat in STATE_SEATS]
    for team, entry in head.teams.items():
        check.known(("teams", team, "seat"), "seat", entry.seat, state_seats)


def _check_calendar(check: _Checker, head: ScenarioFile) -> None:
    calendars: list[tuple[PathInFile, tuple[int, ...]]] = [
        (("forms", name, "turns"), form.turns) for name, form in head.forms.items()
    ]
    if not isinstance(head.turns, Repeat):
        calendars.append((("turns",), head.turns))
    for path, turns in calendars:
        if not turns or len(turns) > 1000:
            check.wrong(path, Phrase(N_("from 1 to 1000 turns")), turns)
        for place, pulses in enumerate(turns):
            if not 1 <= pulses <= MOST_PULSES:
                check.wrong((*path, place), Phrase(N_("from 1 to {most} pulses"), most=MOST_PULSES), pulses)
    times: list[tuple[PathInFile, tuple[int, int]]] = [(("minutes",), head.minutes)]
    times += [(("forms", name, "minutes"), form.minutes) for name, form in head.forms.items()]
    for path, (shortest, longest) in times:
        if not 0 < shortest <= longest:
            check.wrong(path, Phrase(N_("the shorter time first, both above 0")), f"{shortest}, {longest}")


def _check_map(check: _Checker, head: ScenarioFile) -> None:
    if not head.regions:
        check.wrong(("regions",), Phrase(N_("at least one region")), head.regions)
    if head.map == "common":
        for region in head.regions:
            check.known(("regions", region), "region", region, common_map().regions)
        for key in ("borders", "gateways"):
            if getattr(head, key):
                check.wrong(
                    (key,),
                    Phrase(N_("no such key with `map: common`, which has its own")),
                    getattr(head, key),
                )
        return
    for region, given in head.regions.items():
        for key in ("names", *LEVELS):
            if getattr(given, key) is None:
                check.wrong(
                    ("regions", region, key),
                    Phrase(N_("a value, because the map is the scenario's own")),
                    None,
                )
    for place, pair in enumerate(head.borders):
        for end, region in enumerate(pair):
            check.known(("borders", place, end), "region", region)
        if pair[0] == pair[1]:
            check.wrong(("borders", place), Phrase(N_("two different regions")), pair[0])
    seen = set()
    for place, pair in enumerate(head.borders):
        if frozenset(pair) in seen:
            check.wrong(("borders", place), Phrase(N_("each pair of neighbours once")), " - ".join(pair))
        seen.add(frozenset(pair))
    for gateway, regions in head.gateways.items():
        check.known(("gateways", gateway), "gateway", gateway, common_map().gateways)
        for place, region in enumerate(regions):
            check.known(("gateways", gateway, place), "region", region)


def _check_measures(check: _Checker, head: ScenarioFile) -> None:
    for lens, items in head.lenses.items():
        check.known(("lenses", lens), "lens", lens, LENSES)
        if not items:
            check.wrong(("lenses", lens), Phrase(N_("at least one measure")), items)
        for place, item in enumerate(items):
            check.measure(("lenses", lens, place), item.measure, item.of)
    for place, measure in enumerate(head.prediction_measures):
        of_nation = "nation" in READERS.get(measure, {"nation"})
        check.measure(("prediction_measures", place), measure, None if of_nation else next(iter(head.seats), ""))
    mandates = [mandate.id for seat in head.seats.values() for mandate in seat.mandates]
    for seat, given in head.seats.items():
        for place, mandate in enumerate(given.mandates):
            path: PathInFile = ("seats", seat, "mandates", place)
            if mandates.count(mandate.id) > 1:
                check.wrong((*path, "id"), Phrase(N_("an id that no other mandate has")), mandate.id)
            check.known((*path, "lens"), "lens", mandate.lens)
            for number, doctrine in enumerate(mandate.suits):
                check.known((*path, "suits", number), "doctrine", doctrine, DOCTRINES.get(seat.split(":", 1)[0], ()))
            for key in ("floor", "red_line"):
                bound: BoundEntry = getattr(mandate, key)
                check.measure((*path, key), bound.measure, bound.of)


def _check_seat(check: _Checker, seat: str, given: Seat, head: ScenarioFile) -> None:
    path: PathInFile = ("seats", seat)
    if given.orders != "all":
        allowed = [name for name, spec in ORDERS.items() if may_be_given_by(spec, seat)]
        for place, order in enumerate(given.orders):
            check.known((*path, "orders", place), "order", order, allowed)
    knowledge = given.knowledge
    if seat not in STATE_SEATS and (knowledge.leaders or knowledge.groups or knowledge.regions):
        check.wrong(
            (*path, "knowledge"),
            Phrase(N_("nothing: only the seats mexico and us collect intelligence")),
            knowledge.leaders,
        )
    for kind, entries in (
        ("leader", knowledge.leaders),
        ("group", knowledge.groups),
        ("region", knowledge.regions),
    ):
        for id in entries:
            check.known((*path, "knowledge", f"{kind}s", id), kind, id)
    for id, leader in knowledge.leaders.items():
        if leader.region is not None:
            check.known((*path, "knowledge", "leaders", id, "region"), "region", leader.region)


def check_groups(folder: Folder, file: GroupsFile, ids: Ids) -> None:
    """Check groups.yaml."""
    check = _Checker(folder, GROUPS, ids)
    for id, group in file.groups.items():
        path: PathInFile = ("groups", id)
        if not id.replace("_", "A").isalnum() or not id.isascii() or id != id.upper() or id[0].isdigit():
            check.wrong(path, Phrase(N_("an id in capitals, such as ALFA or CDS_MZ")), id)
        for region in group.presence:
            check.known((*path, "presence", region), "region", region)
        for other, relation in group.relations.items():
            at = (*path, "relations", other)
            if other == id:
                check.wrong(at, Phrase(N_("another group")), other)
            elif check.known(at, "group", other):
                back = file.groups[other].relations.get(id, relation)
                if back != relation:
                    expected = Phrase(N_("{relation}, as {other} says of {id}"), relation=back, other=other, id=id)
                    check.wrong(at, expected, relation)


def check_leaders(folder: Folder, file: LeadersFile, groups: GroupsFile, ids: Ids) -> None:
    """Check leaders.yaml."""
    check = _Checker(folder, LEADERS, ids)
    for role in file.typical:
        check.known(("typical", role), "role", role, BY_NAME)
    for post, leader in file.leaders.items():
        path: PathInFile = ("leaders", post)
        name = read_post(post)
        if name is None:
            expected = Phrase(N_("a post such as ALFA/boss, ALFA/deputy-1 or ALFA/plaza-REGION"))
            check.wrong(path, expected, post)
            continue
        check.known((*path, "region"), "region", leader.region)
        if check.known(path, "group", name.group) and name.region is not None:
            check.known(path, "region", name.region, groups.groups[name.group].presence)
        typical = file.typical.get(name.role.name)
        for trait in TRAITS:
            if getattr(leader, trait) is None and getattr(typical, trait, None) is None:
                expected = Phrase(N_("a value here or under typical for {role}"), role=name.role.name)
                check.wrong((*path, trait), expected, None)


def check_tutorial(folder: Folder, file: TutorialFile, head: ScenarioFile, ids: Ids) -> None:
    """Check tutorial.yaml: every step can be taken in this scenario."""
    if not file.steps:
        return
    check = _Checker(folder, TUTORIAL, ids)
    turns = head.turns.repeat if isinstance(head.turns, Repeat) else len(head.turns)
    names = [step.id for step in file.steps]
    for place, step in enumerate(file.steps):
        path: PathInFile = ("steps", place)
        if names.count(step.id) > 1:
            check.wrong((*path, "id"), Phrase(N_("an id that no other step has")), step.id)
        if step.turn > turns:
            check.wrong((*path, "turn"), Phrase(N_("a turn up to {turns}"), turns=turns), step.turn)
        if check.known((*path, "seat"), "seat", step.seat):
            _check_step(check, path, step, allowed_orders(head.seats[step.seat], step.seat))


def _check_step(check: _Checker, path: PathInFile, step: TutorialStep, allowed: frozenset[str]) -> None:
    waits = dict(step.waits_for)
    order = waits.pop("order", None)
    if isinstance(order, str):
        if check.known((*path, "waits_for", "order"), "order", order, allowed):
            parameters = [parameter.name for parameter in ORDERS[order].parameters]
            for key in waits:
                check.known((*path, "waits_for", key), "parameter", key, [*parameters, "when", "day"])
            _check_hint(check, path, step, order)
    elif set(waits) - {"end_turn", "command"} or len(waits) > 1 or order is not None:
        expected = Phrase(N_("{{order: NAME, ...}}, {{end_turn: true}}, {{command: NAME}} or {{}}"))
        check.wrong((*path, "waits_for"), expected, dict(step.waits_for))


def _check_hint(check: _Checker, path: PathInFile, step: TutorialStep, order: str) -> None:
    """The order that a step shows must be one the step waits for."""
    if step.hint is None:
        return
    try:
        shown = parse_order(step.hint)
    except Problem as problem:
        check.wrong((*path, "hint"), Phrase(N_("an order in its text form ({problem})"), problem=problem), step.hint)
        return
    if shown.name != order:
        check.wrong((*path, "hint"), Phrase(N_("an example of the order {order}"), order=order), step.hint)
    for parameter in shown.spec.parameters:
        value = shown.arguments.get(parameter.name)
        if parameter.kind in ("leader", "group", "region") and isinstance(value, str) and value not in parameter.choices:
            check.known((*path, "hint"), parameter.kind, value)


def allowed_orders(seat: Seat, id: str) -> frozenset[str]:
    """The names of the orders a seat may give."""
    if seat.orders == "all":
        return frozenset(name for name, spec in ORDERS.items() if may_be_given_by(spec, id))
    return frozenset(seat.orders)
