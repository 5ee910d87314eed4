"""What a debrief says of legacy, card and progress, alike on every screen."""

from typing import Final

import attrs

from game.clients.numbers import measured
from game.debrief.reckoning import Progress
from game.session import wording
from game.session.outcome import CardScore, HitRate
from game.session.reckoned import LEGACY_MONTHS, PAR, Course, Legacy, Spread
from game.texts import N_, _, first_up, number, percent

YEARS: Final = (12, 24, 36)  # months after the end that are told in words and tables
FELT: Final = 1.0  # points of a lens: a smaller difference to `hold` is none
LEGACY_NOTE: Final = N_(
    "Legacy: after the last turn the world runs on for 36 months in which no seat gives an order, 64 times with other luck; "
    "median (5 to 95 of 100). Beside it the same after a game in which this seat had held throughout. A lens of counts is "
    "read over the 12 months before, a count of people in a year. What the rules give, not a prediction."
)


@attrs.frozen
class LegacyRow:
    """A lens or measure: at the end, 12, 24 and 36 months after, its difference to `hold` at the end and 36 months after.

    `medians`: those of `after` without their range. `verdict`: of a lens, what became of that difference.
    """

    label: str
    end: str
    after: tuple[str, ...]
    medians: tuple[str, ...]
    beside_end: str
    beside_after: str
    verdict: str = ""


def lens_rows(legacy: Legacy) -> list[LegacyRow]:
    """The lenses of a legacy."""
    return [
        LegacyRow(
            label=first_up(_(wording.LENSES.get(one.name, one.name))), end=number(one.end),
            after=tuple(_range(number(at.median), number(at.low), number(at.high)) for at in _yearly(one.after)),
            medians=tuple(number(at.median) for at in _yearly(one.after)),
            beside_end=_signed(one.beside_end, number(abs(one.beside_end))), verdict=verdict(one),
            beside_after=_signed(one.beside[-1].median, number(abs(one.beside[-1].median))),
        )
        for one in legacy.lenses
    ]  # fmt: skip


def measure_rows(legacy: Legacy) -> list[LegacyRow]:
    """The headline measures of a legacy, each in its unit."""
    found = []
    for one in legacy.measures:

        def told(value: float, name: str = one.name) -> str:
            return measured(name, value)

        found.append(LegacyRow(
            label=first_up(wording.measure_name(one.name)), end=told(one.end),
            after=tuple(_range(told(at.median), told(at.low), told(at.high)) for at in _yearly(one.after)),
                medians=tuple(told(at.median) for at in _yearly(one.after)),
            beside_end=_signed(one.beside_end, told(abs(one.beside_end))),
            beside_after=_signed(one.beside[-1].median, told(abs(one.beside[-1].median))),
        ))  # fmt: skip
    return found


def _yearly(spreads: tuple[Spread, ...]) -> list[Spread]:
    return [spreads[LEGACY_MONTHS.index(month)] for month in YEARS]


def _range(median: str, low: str, high: str) -> str:
    return median if low == high == median else f"{median} ({low}–{high})"


def _signed(value: float, size: str) -> str:
    """A difference with its sign; none where nothing of it shows."""
    if not any(digit in "123456789" for digit in size):
        return "0"
    return f"+{size}" if value > 0 else f"−{size}"


def verdict(course: Course) -> str:
    """What became of the difference to `hold` in the 36 months: built, or only postponed."""
    end, last = course.beside_end, course.beside[-1]
    later = last.median if last.low > 0.0 or last.high < 0.0 else 0.0  # none while continuations do not agree on its sign
    if abs(end) < FELT:
        return _("no difference beyond luck") if abs(later) < FELT else _("a gain that came later") if later > 0 else _(
            "a loss that came later")  # fmt: skip
    if abs(later) < FELT or (later > 0) != (end > 0):
        return _("a gain that did not last") if end > 0 else _("a loss that was made up")
    if abs(later) < abs(end) / 2.0:
        return _("a gain half gone or more") if end > 0 else _("a loss half made up or more")
    return _("a gain that lasts") if end > 0 else _("a loss that lasts")


def card_words(card: CardScore, rates: tuple[HitRate, ...]) -> str:
    """A prediction card over the game, beside what knowing nothing would have had right."""
    each = "; ".join(f"{one.label} {one.right}/{one.whole}" for one in rates)
    words = _("Predictions: {right} of {whole} right ({each}).").format(right=card.right, whole=card.whole, each=each)
    beside = _("A card of “same” throughout would have had {same} right ({share}), a guess by lot about {coin}.")
    share = percent(card.same / card.whole)
    return f"{words} " + beside.format(same=card.same, share=share, coin=number(card.coin, 0 if card.coin >= 10 else 1))


def progress_words(progress: Progress | None) -> str:
    """What is being reckoned while a debrief is waited for."""
    if progress is None or progress.part == PAR:
        return _("Reckoning what the same luck would have brought to others…")
    return _("Letting the world run on for 36 months, 64 times over…")
