"""The dilemmas of events.yaml: decisions that a scenario asks of a seat.

A dilemma comes once, in the first of its turns in which its condition holds. It has two or three choices; each has a price
in political capital and effects, which are control injects. One choice, of price 0, stands where nobody answers.
"""

from typing import Final

import attrs

from game.content.acts import Act, read_inject
from game.content.bounds import Condition
from game.content.conditions import Setting, check_condition
from game.content.languages import texts
from game.content.located import PathInFile
from game.content.phrase import Phrase
from game.content.quantities import count, means
from game.content.source_files import Folder
from game.content.structure import Expectation, mistake
from game.content.vocabulary import DOCTRINES, check_known
from game.core.injects import Inject
from game.core.problem import N_
from game.core.world import Choice, Dilemma, Texts

NEVER: Final = ("raid_outcome",)  # it orders how raids end, and a decision cannot
FEWEST, MOST = 2, 3  # choices


@attrs.frozen(kw_only=True)
class DilemmaCondition(Condition):
    """What must hold when the turn before has ended for a dilemma to be asked."""

    measure: str = means("a measure: a flow or a chance of the turn that has just ended, a level as it stands")
    of: str | None = means("what it is measured of; the nation if left out", default=None)
    at_least: float | None = means("the measure is at least this", default=None)
    at_most: float | None = means("the measure is no higher than this", default=None)


@attrs.frozen(kw_only=True)
class ChoiceEntry:
    """One answer to a dilemma."""

    id: str = means("id, unique in the dilemma; no `/`")
    title: Texts = texts("the answer in a few words")
    text: Texts = texts("what it means and what it may cost, in a sentence or two")
    capital: int = count("capital", "its price in political capital", 0, 100, default=0)
    suits: tuple[str, ...] = means("doctrines that choose it; the others choose `otherwise`", factory=tuple)
    effects: tuple[Act, ...] = means(
        "what it brings about when the turn is resolved, in order: control injects", factory=tuple
    )


@attrs.frozen(kw_only=True)
class DilemmaEntry:
    """A decision that is asked of a seat."""

    id: str = means("id, unique among the dilemmas; no `/`")
    seat: str = means("the seat that decides; it sees the dilemma, and no other seat does")
    turn: int = count("", "the first turn in which it may be asked", 1, 1000)
    until: int | None = means("the last turn in which it may be asked", default=None)
    when: DilemmaCondition | None = means("what must hold when the turn before has ended", default=None)
    title: Texts = texts("what it is about, in a few words")
    text: Texts = texts("what has happened and what is to be decided")
    choices: tuple[ChoiceEntry, ...] = means("two or three answers, no two alike")
    otherwise: str = means("the choice that stands where nobody answers; its price is 0")


class _Reader:
    """Turns entries into dilemmas; mistakes are added to the folder's problems."""

    def __init__(self, folder: Folder, name: str, turns: int, setting: Setting) -> None:
        self.folder, self.name, self.turns, self.setting = folder, name, turns, setting
        self.located = folder.located[name]
        self.texts: list[Texts] = []  # of messages among the effects

    def wrong(self, path: PathInFile, expected: Expectation, found: object) -> None:
        self.folder.problems.append(mistake(self.located, path, expected, found))

    def dilemma(self, path: PathInFile, entry: DilemmaEntry, names: list[str]) -> Dilemma:
        until = entry.turn if entry.until is None else entry.until
        if not _is_id(entry.id) or names.count(entry.id) > 1:
            self.wrong((*path, "id"), Phrase(N_("an id that no other dilemma has, of letters, digits, - and _")), entry.id)
        seats = self.setting.ids.seats
        check_known(self.folder.problems, self.located, (*path, "seat"), "seat", entry.seat, seats)
        if not entry.turn <= until <= self.turns:
            expected = Phrase(N_("turns from `turn` to `until` within 1 to {turns}"), turns=self.turns)
            self.wrong((*path, "turn"), expected, entry.turn)
        when = entry.when
        if when is not None:
            at = (*path, "when")
            check_condition(self.folder.problems, self.located, at, when, until, self.setting)
        choices = self.choices(path, entry)
        return Dilemma(
            id=entry.id, seat=entry.seat, first=entry.turn, last=until,
            measure="" if when is None else when.measure, of=None if when is None else when.of,
            at_least=None if when is None else when.at_least, at_most=None if when is None else when.at_most,
            title=entry.title, text=entry.text, choices=choices, otherwise=self.otherwise(path, entry),
        )  # fmt: skip

    def choices(self, path: PathInFile, entry: DilemmaEntry) -> tuple[Choice, ...]:
        if not FEWEST <= len(entry.choices) <= MOST:
            self.wrong((*path, "choices"), Phrase(N_("two or three choices")), entry.choices)
        found: list[Choice] = []
        for place, one in enumerate(entry.choices):
            at = (*path, "choices", place)
            if not _is_id(one.id) or any(one.id == other.id for other in entry.choices[:place]):
                expected = Phrase(N_("an id that no other choice of the dilemma has, of letters, digits, - and _"))
                self.wrong((*at, "id"), expected, one.id)
            choice = Choice(
                id=one.id, title=one.title, text=one.text, capital=float(one.capital),
                effects=self.effects(at, one), suits=one.suits,
            )  # fmt: skip
            self.doctrines(at, entry, place)
            if any(_alike(choice, other) for other in found):
                expected = Phrase(N_("a choice unlike the others in title, and in price or effects"))
                self.wrong((*at, "title"), expected, one.title["en"])
            found.append(choice)
        return tuple(found)

    def doctrines(self, path: PathInFile, entry: DilemmaEntry, place: int) -> None:
        """Every doctrine that a choice suits can play the seat, and would make no other choice."""
        known = DOCTRINES.get(entry.seat.split(":", 1)[0], ())
        before = [doctrine for one in entry.choices[:place] for doctrine in one.suits]
        for number, doctrine in enumerate(entry.choices[place].suits):
            at = (*path, "suits", number)
            if not check_known(self.folder.problems, self.located, at, "doctrine", doctrine, known):
                continue
            if doctrine in (*before, *entry.choices[place].suits[:number]):
                self.wrong(at, Phrase(N_("a doctrine that no other choice names")), doctrine)

    def effects(self, path: PathInFile, entry: ChoiceEntry) -> tuple[Inject, ...]:
        found = []
        for place, act in enumerate(entry.effects):
            at = (*path, "effects", place)
            if act.entry.inject in NEVER:
                expected = Phrase(N_("an inject that a decision can bring about"))
                self.wrong((*at, "inject"), expected, act.entry.inject)
                continue
            inject = read_inject(self.folder, self.name, at, act, self.setting)
            if inject is not None:
                found.append(inject)
            if act.entry.texts is not None:
                self.texts.append(act.entry.texts)
        return tuple(found)

    def otherwise(self, path: PathInFile, entry: DilemmaEntry) -> int:
        names = [one.id for one in entry.choices]
        if not check_known(self.folder.problems, self.located, (*path, "otherwise"), "choice", entry.otherwise, names):
            return 0
        place = names.index(entry.otherwise)
        if entry.choices[place].capital > 0:
            self.wrong((*path, "otherwise"), Phrase(N_("a choice of price 0")), entry.otherwise)
        return place


def _is_id(name: str) -> bool:
    """Whether an order can name it: letters, digits, - and _."""
    return name.isascii() and name.replace("-", "A").replace("_", "A").isalnum()


def _alike(one: Choice, other: Choice) -> bool:
    """Whether two choices cannot be told apart by what is read, or by what they do."""
    said = any(one.title[language] == other.title[language] for language in one.title)
    return said or (one.capital, one.effects) == (other.capital, other.effects)


def read_dilemmas(
    folder: Folder, name: str, entries: tuple[DilemmaEntry, ...], turns: int, setting: Setting
) -> tuple[tuple[Dilemma, ...], tuple[Texts, ...]]:
    """The dilemmas of a scenario and the texts of messages among their effects; mistakes go to the folder's problems."""
    reader = _Reader(folder, name, turns, setting)
    names = [entry.id for entry in entries]
    found = tuple(reader.dilemma(("dilemmas", place), entry, names) for place, entry in enumerate(entries))
    return found, tuple(reader.texts)
