"""The format of a measure held against a bound: what an event waits for, and the floor and red line of a mandate."""

import attrs

from game.content.languages import texts
from game.content.phrase import Phrase
from game.content.quantities import means
from game.content.structure import Mistake
from game.core.problem import N_
from game.core.world import Texts


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
class Condition:
    """What must hold at the start of a turn for an event to happen."""

    measure: str = means("a measure, over the game so far")
    of: str | None = means("what it is measured of", default=None)
    at_least: float | None = means("the measure has reached this", default=None)
    at_most: float | None = means("the measure is no higher than this", default=None)

    def __attrs_post_init__(self) -> None:
        _check_bound(self.at_least, self.at_most)
