"""Whether the results of an experiment bear out what its file expects.

An expectation is judged on the games in which every measure it names is there and no role of its script was
empty; fewer than half of them is a failure. A comparison is judged by the whole 95% interval of the mean
difference within games: `>` needs it above zero, `by at least` beyond the band, `>= ... within` above the
band's lower end, `~` inside the band. The margin is how far the deciding end of the interval lies on the
right side, in the unit of the measure; it is negative where it does not. Orders refused without the file
saying so let no expectation about that arm hold.
"""

import math
from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from game.core.problem import Problem
from game.study.expectation_tokens import nearest
from game.study.expectations import (
    Comparison,
    Difference,
    Expectation,
    MeanRange,
    Number,
    Operator,
    RatioBound,
    RatioRange,
    RefusedCount,
    arms_named,
    number_text,
    references,
)
from game.study.paired import UsableGames, games_with, term_values, usable_games
from game.study.results import ArmResult, ExperimentResult
from game.study.statistics import Interval, band_margin, mean, mean_interval, ratio_interval, seed_of
from game.texts import _

# Refusals per game are whole numbers over a number of games; nearer than this they are the same.
_SAME_COUNT = 1e-9


@frozen
class Verdict:
    """What became of one expectation.

    `estimate`, `low`, `high` are the compared quantity (left minus right, a ratio, a mean, refusals per game)
    with its 95% interval; these and `margin` are None where there is none. `n` games were used, `left_out`
    were not.
    """

    expectation: str
    held: bool
    margin: float | None
    sentence: str
    n: int
    left_out: int
    estimate: float | None = None
    low: float | None = None
    high: float | None = None


@frozen
class Judgement:
    """The verdicts, as in the file, and a sentence per arm with refused orders the file does not expect."""

    verdicts: tuple[Verdict, ...]
    unsaid: tuple[str, ...]

    @property
    def held(self) -> bool:
        """True when every expectation held and every refused order was foreseen."""
        return not self.unsaid and all(verdict.held for verdict in self.verdicts)


def judge(result: ExperimentResult) -> Judgement:
    """Judge every expectation of the experiment.

    Raises Problem where one names an arm or a measure that the experiment does not have.
    """
    unsaid = {name: reasons for name, arm in result.arms.items() if (reasons := _unsaid_reasons(arm, result))}
    verdicts = tuple(_counted(_verdict(item, result), item, unsaid) for item in result.expectations)
    return Judgement(verdicts, tuple(_unsaid_sentence(result.arms[arm], unsaid[arm]) for arm in unsaid))


def exit_status(judgements: Iterable[Judgement]) -> int:
    """0 where all held, 1 where one did not."""
    return 0 if all(judgement.held for judgement in judgements) else 1


def _verdict(expectation: Expectation, result: ExperimentResult) -> Verdict:
    _check_names(expectation, result)
    if isinstance(expectation, RefusedCount):
        return _refused(expectation, result)
    games = games_with(references(expectation), result)
    if games.too_few:
        return _too_few(expectation, games)
    match expectation:
        case Comparison():
            return _comparison(expectation, games, result)
        case RatioBound() | RatioRange():
            return _ratio(expectation, games, result)
        case MeanRange():
            return _mean(expectation, games, result)


def _check_names(expectation: Expectation, result: ExperimentResult) -> None:
    for arm in arms_named(expectation):
        if arm not in result.arms:
            raise Problem(
                "Expectation '{text}': no arm is called {found}; nearest: {nearest}.",
                text=expectation,
                found=arm,
                nearest=nearest(arm, result.arms),
            )
    for reference in references(expectation):
        if reference.label not in result.labels:
            raise Problem(
                "Expectation '{text}': no measure is called {found}; nearest: {nearest}.",
                text=expectation,
                found=reference.label,
                nearest=nearest(reference.label, result.labels),
            )


# Comparisons


def _comparison(expectation: Comparison, games: UsableGames, result: ExperimentResult) -> Verdict:
    difference = term_values(Difference(expectation.left, expectation.right), result)[games.usable]
    interval = mean_interval(difference)
    if games.n < 2:
        return _told(expectation, games, _("One game gives no interval; play at least two."))
    if expectation.operator.needs_band and _nothing_happened(expectation, games, result):
        return _told(expectation, games, _("The measure is zero in every game, so the expectation tests nothing."))
    band = _band(expectation, mean(term_values(expectation.right, result)[games.usable]))
    margin, asked = _margin_and_demand(expectation.operator, interval, band)
    strict = expectation.operator in (Operator.MORE, Operator.LESS)
    # "by at least 0" of something still asks for an interval that excludes zero.
    held = margin >= 0 and not (strict and (interval.low <= 0 <= interval.high))
    subject = str(expectation.left)
    if expectation.right != Number(0):
        subject = _("{left} less {right}").format(left=expectation.left, right=expectation.right)
    return _measured(expectation, games, interval, held, margin, subject, asked)


def _nothing_happened(expectation: Comparison, games: UsableGames, result: ExperimentResult) -> bool:
    """True when measures are compared and all are zero throughout; a measure against a number may be zero."""
    compared = references(expectation)
    if len(compared) < 2:
        return False
    return not any(result.arms[item.arm].values[item.label][games.usable].any() for item in compared)


def _band(expectation: Comparison, right_mean: float) -> float:
    """The band's half width in units of the measure; percents are of the mean of the right-hand side."""
    if expectation.band is None:
        return 0.0
    amount = expectation.band.amount
    return amount * abs(right_mean) / 100 if expectation.band.percent else amount


def _margin_and_demand(operator: Operator, interval: Interval, band: float) -> tuple[float, str]:
    """How far the interval satisfies the operator (negative: fails), and in words what was asked of it."""
    match operator:
        case Operator.MORE:
            return interval.low - band, _("above {limit}").format(limit=_shown(band))
        case Operator.LESS:
            return -band - interval.high, _("below {limit}").format(limit=_shown(-band))
        case Operator.NOT_LESS:
            return interval.low + band, _("not below {limit}").format(limit=_shown(-band))
        case Operator.NOT_MORE:
            return band - interval.high, _("not above {limit}").format(limit=_shown(band))
        case Operator.EQUIVALENT:
            return band_margin(interval, band), _between(-band, band)


# Ratios, means and refusals


def _ratio(expectation: RatioBound | RatioRange, games: UsableGames, result: ExperimentResult) -> Verdict:
    ratio = expectation.ratio
    numerators = term_values(ratio.numerator, result)[games.usable]
    denominators = term_values(ratio.denominator, result)[games.usable]
    if games.n < 2:
        return _told(expectation, games, _("One game gives no interval; play at least two."))
    interval = ratio_interval(numerators, denominators, seed_of(result.title))
    if not math.isfinite(interval.low):
        told = _("{denominator} is zero on average, or in too many games, for a ratio to be told.")
        return _told(expectation, games, told.format(denominator=ratio.denominator))
    if isinstance(expectation, RatioRange):
        margin = min(interval.low - expectation.low, expectation.high - interval.high)
        return _measured(
            expectation,
            games,
            interval,
            margin >= 0,
            margin,
            str(ratio),
            _between(expectation.low, expectation.high),
        )
    above = expectation.operator is Operator.MORE
    margin = interval.low - expectation.bound if above else expectation.bound - interval.high
    asked = (_("above {limit}") if above else _("below {limit}")).format(limit=_shown(expectation.bound))
    return _measured(expectation, games, interval, margin > 0, margin, str(ratio), asked)


def _mean(expectation: MeanRange, games: UsableGames, result: ExperimentResult) -> Verdict:
    """The mean itself must lie in the range; its interval is told beside it."""
    interval = mean_interval(term_values(expectation.term, result)[games.usable])
    margin = min(interval.estimate - expectation.low, expectation.high - interval.estimate)
    asked = _between(expectation.low, expectation.high)
    return _measured(expectation, games, interval, margin >= 0, margin, f"mean({expectation.term})", asked)


def _refused(expectation: RefusedCount, result: ExperimentResult) -> Verdict:
    arm = result.arms[expectation.arm]
    games = usable_games([arm], [])
    if games.too_few:
        return _too_few(expectation, games)
    found = arm.refused_per_game(expectation.reason)
    off = abs(found - expectation.count)
    held = off <= _SAME_COUNT
    template = (
        _("{found} orders refused per game in {n} games, as expected.")
        if held
        else _("{found} orders refused per game in {n} games; {count} were expected.")
    )
    told = template.format(found=_shown(found), n=games.n, count=number_text(expectation.count))
    return evolve(_told(expectation, games, told), held=held, margin=0.0 if held else -off, estimate=found)


# Refused orders that nobody mentioned


def _unsaid_reasons(arm: ArmResult, result: ExperimentResult) -> tuple[str, ...]:
    """The reasons for which orders of the arm were refused and about which no `refused(arm)` line speaks."""
    said = [item for item in result.expectations if isinstance(item, RefusedCount) and item.arm == arm.name]
    if any(item.reason is None for item in said):
        return ()
    covered = {item.reason for item in said}
    return tuple(reason for reason in arm.refused if reason not in covered and arm.refused_per_game(reason) > 0)


def _unsaid_sentence(arm: ArmResult, reasons: tuple[str, ...]) -> str:
    counts = {reason: arm.refused_per_game(reason) for reason in reasons}
    listed = ", ".join(f"{reason} {_shown(count)}" for reason, count in counts.items())
    return _(
        "Orders of arm {arm} were refused (per game: {listed}) and the file does not expect it: "
        "mend the order, or say refused({arm}) == {count}."
    ).format(arm=arm.name, listed=listed, count=number_text(round(arm.refused_per_game(), 9)))


def _counted(verdict: Verdict, expectation: Expectation, unsaid: Mapping[str, tuple[str, ...]]) -> Verdict:
    """The verdict, not held where it leans on an arm with refused orders that the file does not mention."""
    if isinstance(expectation, RefusedCount):
        return verdict
    arms = [arm for arm in arms_named(expectation) if arm in unsaid]
    if not arms:
        return verdict
    told = _("Does not count: orders refused in {arms} are not expected by the file.")
    return evolve(verdict, held=False, sentence=told.format(arms=", ".join(arms)) + " " + verdict.sentence)


# Sentences


def _measured(
    expectation: Expectation,
    games: UsableGames,
    interval: Interval,
    held: bool,
    margin: float,
    subject: str,
    asked: str,
) -> Verdict:
    """A verdict with its numbers."""
    template = (
        _("{subject} is {estimate} (95% interval {low} to {high}, {n} games): {asked}, as expected; margin {margin}.")
        if held
        else _("{subject} is {estimate} (95% interval {low} to {high}, {n} games), expected {asked}; margin {margin}.")
    )
    numbers = {"estimate": interval.estimate, "low": interval.low, "high": interval.high, "margin": margin}
    told = template.format(
        subject=subject, asked=asked, n=games.n, **{name: _shown(value) for name, value in numbers.items()}
    )
    return evolve(
        _told(expectation, games, told),
        held=held,
        margin=margin,
        estimate=interval.estimate,
        low=interval.low if math.isfinite(interval.low) else None,
        high=interval.high if math.isfinite(interval.high) else None,
    )


def _told(expectation: Expectation, games: UsableGames, sentence: str) -> Verdict:
    """A verdict without numbers, not held; the games left out are told."""
    if games.left_out:
        note = _("{left_out} games are left out: {empty_role} had an empty role, {missing} lack a value.")
        sentence += " " + note.format(left_out=games.left_out, empty_role=games.empty_role, missing=games.missing)
    return Verdict(str(expectation), False, None, sentence, games.n, games.left_out)


def _too_few(expectation: Expectation, games: UsableGames) -> Verdict:
    told = _("Only {n} of {games} games can be used, fewer than half.")
    return _told(expectation, games, told.format(n=games.n, games=games.n + games.left_out))


def _between(low: float, high: float) -> str:
    return _("between {low} and {high}").format(low=_shown(low), high=_shown(high))


def _shown(value: float) -> str:
    """Four digits are more than 95% of experiments can tell apart."""
    return f"{value + 0.0:.4g}"
