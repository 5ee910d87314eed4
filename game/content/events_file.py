"""events.yaml: control injects that come with a scenario, at a turn or when something has happened.

An entry has `id`, `turn`, `inject` and the inject's own parameters beside them; optional are `until` and
`when` (the event comes once, at the start of the first of these turns in which the condition holds) and
`texts` (what people read, in every language; it is the text of a `message_to`).
"""

from collections.abc import Mapping
from typing import Any, Final

import attrs

from game.content.located import Located, PathInFile
from game.content.phrase import Phrase
from game.content.quantities import count, means
from game.content.scenario import Condition, Repeat, ScenarioEvent, ScenarioFile, optional_texts
from game.content.source_files import Folder
from game.content.structure import CONVERTER, Mistake, mistake
from game.content.vocabulary import Ids, check_known, check_measure
from game.core.injects import INJECTS, Inject, make_inject
from game.core.problem import N_, Problem
from game.core.world import Texts
from game.engine import inject_checks
from game.engine.injecting import supported

MESSAGE: Final = "message_to"


@attrs.frozen(kw_only=True)
class EventEntry:
    """The keys of an event that are not parameters of its inject."""

    id: str = means("id, unique in the file")
    turn: int = count(
        "", "the turn at whose start it comes, or the first in which it may; 0 before the first is planned", 0, 1000
    )
    until: int | None = means("the last turn in which it may come", default=None)
    when: Condition | None = means("what must hold at the start of the turn", default=None)
    inject: str = means("a control inject; its parameters stand beside it")
    texts: Texts | None = optional_texts("what people read")


@attrs.frozen
class _Event:
    entry: EventEntry
    arguments: Mapping[str, object]


@attrs.frozen(kw_only=True)
class EventsFile:
    """events.yaml."""

    events: tuple[_Event, ...] = means("in the order in which they take effect within a turn")


def _read_event(value: Any, _type: Any) -> _Event:
    if not isinstance(value, dict):
        raise Mistake(Phrase(N_("a mapping (key: value)")), value)
    own = {field.alias for field in attrs.fields(EventEntry)}
    entry = CONVERTER.structure({key: part for key, part in value.items() if key in own}, EventEntry)
    return _Event(entry, {key: part for key, part in value.items() if key not in own})


CONVERTER.register_structure_hook(_Event, _read_event)


def read_events(folder: Folder, name: str, head: ScenarioFile, ids: Ids) -> tuple[ScenarioEvent, ...]:
    """The events of a scenario; mistakes are added to the folder's problems."""
    file = folder.read(name, EventsFile)
    if file is None:
        return ()
    turns = head.turns.repeat if isinstance(head.turns, Repeat) else len(head.turns)
    names = [event.entry.id for event in file.events]
    events = []
    for place, event in enumerate(file.events):
        path: PathInFile = ("events", place)
        located = folder.located[name]
        entry = event.entry
        if names.count(entry.id) > 1:
            expected = Phrase(N_("an id that no other event has"))
            folder.problems.append(mistake(located, (*path, "id"), expected, entry.id))
        until = entry.turn if entry.until is None else entry.until
        if entry.turn == 0 and (until != 0 or entry.when is not None or entry.inject == "raid_outcome"):
            expected = Phrase(N_("with turn 0 neither `until` nor `when`, and no raid_outcome: it has happened already"))
            folder.problems.append(mistake(located, (*path, "turn"), expected, entry.turn))
        if not entry.turn <= until <= turns:
            expected = Phrase(N_("turns from `turn` to `until` within 1 to {turns}"), turns=turns)
            folder.problems.append(mistake(located, (*path, "turn"), expected, entry.turn))
        if entry.when is not None:
            check_measure(folder.problems, located, (*path, "when"), entry.when.measure, entry.when.of, ids)
        inject = _inject(folder, name, path, event, ids)
        if inject is not None:
            events.append(
                ScenarioEvent(
                    id=entry.id,
                    turn=entry.turn,
                    until=until,
                    when=entry.when,
                    inject=inject,
                    texts=entry.texts,
                )
            )
    return tuple(events)


def _inject(folder: Folder, file: str, path: PathInFile, event: _Event, ids: Ids) -> Inject | None:
    located = folder.located[file]
    arguments = dict(event.arguments)
    if event.entry.inject == MESSAGE and event.entry.texts is not None:
        arguments.setdefault("text", event.entry.texts["en"])
    if not check_known(folder.problems, located, (*path, "inject"), "inject", event.entry.inject, ids.of_kind("inject")):
        return None
    if not supported(event.entry.inject):
        expected = Phrase(N_("an inject that the rules of this version can carry out"))
        folder.problems.append(mistake(located, (*path, "inject"), expected, event.entry.inject))
        return None
    try:
        inject = make_inject(event.entry.inject, arguments)
    except Problem as problem:
        folder.problems.append(_placed(problem, located, (*path, "inject")))
        return None
    before = len(folder.problems)
    for parameter in INJECTS[inject.name].parameters:
        value = inject.arguments.get(parameter.name)
        if parameter.kind in ("leader", "group", "region") and isinstance(value, str):
            check_known(
                folder.problems,
                located,
                (*path, parameter.name),
                parameter.kind,
                value,
                ids.of_kind(parameter.kind),
            )
    if inject.name == MESSAGE:
        for seat in str(inject.arguments["seats"]).replace(",", " ").split():
            if seat != "all":
                check_known(folder.problems, located, (*path, "seats"), "seat", seat, ids.seats)
    if len(folder.problems) == before:
        names = {"leader": ids.leaders, "group": ids.groups, "region": ids.regions, "seat": ids.seats}
        try:
            inject_checks.check(inject, names)
        except Problem as problem:
            folder.problems.append(_placed(problem, located, (*path, "inject")))
    return inject


def _placed(problem: Problem, located: Located, path: PathInFile) -> Problem:
    told = Phrase(problem.message, **problem.values)
    return Problem("{file}, line {line}: {what}", file=located.file, line=located.line(path), what=told)
