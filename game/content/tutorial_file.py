"""The format of tutorial.yaml: the steps in which a scenario teaches a seat."""

from collections.abc import Mapping

import attrs

from game.content.languages import texts
from game.content.quantities import count, means
from game.core.world import Texts


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
