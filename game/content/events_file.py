"""events.yaml: control injects that come with a scenario, at a turn or when something has happened, and its dilemmas.

An event has `id`, `turn`, `inject` and the inject's own parameters beside them; optional are `until` and
`when` (the event comes once, at the start of the first of these turns in which the condition holds) and
`texts` (what people read, in every language; it is the text of a `message_to`).
"""

import attrs

from game.content.acts import Act, read_inject, split
from game.content.bounds import Condition
from game.content.conditions import Setting, check_condition
from game.content.dilemmas_file import DilemmaEntry, read_dilemmas
from game.content.groups_file import GroupsFile
from game.content.languages import optional_texts
from game.content.located import PathInFile
from game.content.phrase import Phrase
from game.content.quantities import count, means
from game.content.scenario import ScenarioEvent
from game.content.scenario_file import Repeat, ScenarioFile
from game.content.source_files import Folder
from game.content.structure import CONVERTER, mistake
from game.content.vocabulary import Ids
from game.core.problem import N_
from game.core.world import Dilemma, Texts


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
class _Event(Act):
    """An event as it was written."""


CONVERTER.register_structure_hook(_Event, lambda value, _type: _Event(*split(value, EventEntry)))


@attrs.frozen(kw_only=True)
class EventsFile:
    """events.yaml."""

    events: tuple[_Event, ...] = means("in the order in which they take effect within a turn", factory=tuple)
    dilemmas: tuple[DilemmaEntry, ...] = means("decisions that are asked of seats", factory=tuple)


@attrs.frozen
class EventDeckRead:
    """What events.yaml says, checked; `texts`: of messages among the effects of dilemmas."""

    events: tuple[ScenarioEvent, ...] = ()
    dilemmas: tuple[Dilemma, ...] = ()
    texts: tuple[Texts, ...] = ()


def read_events(folder: Folder, name: str, head: ScenarioFile, groups: GroupsFile, ids: Ids) -> EventDeckRead:
    """The events and dilemmas of a scenario; mistakes are added to the folder's problems."""
    file = folder.read(name, EventsFile)
    if file is None:
        return EventDeckRead()
    turns = head.turns.repeat if isinstance(head.turns, Repeat) else len(head.turns)
    setting = Setting(head, groups, ids, opening=any(event.entry.turn == 0 for event in file.events))
    events = _events(folder, name, file, turns, setting)
    dilemmas, texts = read_dilemmas(folder, name, file.dilemmas, turns, setting)
    return EventDeckRead(events, dilemmas, texts)


def _events(folder: Folder, name: str, file: EventsFile, turns: int, setting: Setting) -> tuple[ScenarioEvent, ...]:
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
            check_condition(folder.problems, located, (*path, "when"), entry.when, until, setting)
        inject = read_inject(folder, name, path, event, setting)
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
