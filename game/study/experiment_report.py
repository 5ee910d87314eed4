"""An experiment told: as tables for a terminal and as a dictionary for JSON."""

import math
from itertools import combinations

from attrs import frozen
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from game.study.expectations import Difference, Reference
from game.study.judge import Judgement
from game.study.paired import UsableGames, term_values, usable_games
from game.study.results import ArmResult, ExperimentResult
from game.study.statistics import Interval, mean, mean_interval
from game.texts import _


@frozen
class PairedDifference:
    """One measure in one arm less the same measure in an earlier arm, over the games both arms have."""

    arm: str
    minus: str
    interval: Interval
    left_out: int


def arm_mean(arm: ArmResult, label: str) -> tuple[float, UsableGames]:
    """Mean of a measure in one arm, in its unit (nan without a game), and the games it is taken over."""
    games = usable_games([arm], [arm.values[label]])
    return mean(arm.values[label][games.usable]), games


def paired_differences(result: ExperimentResult, label: str) -> tuple[PairedDifference, ...]:
    """The measure's difference between every two arms, the later of the file less the earlier."""
    found = []
    for first, second in combinations(result.arms.values(), 2):
        games = usable_games([first, second], [first.values[label], second.values[label]])
        difference = Difference(Reference(second.name, label), Reference(first.name, label))
        interval = mean_interval(term_values(difference, result)[games.usable])
        found.append(PairedDifference(second.name, first.name, interval, games.left_out))
    return tuple(found)


def not_a_prediction(result: ExperimentResult) -> str:
    """The line that goes with every experiment shown."""
    return _(
        "This is not a prediction: it shows what the game believes under the preset {preset}, not what is true."
    ).format(preset=result.preset)


# JSON


def report_json(result: ExperimentResult, judgement: Judgement) -> dict[str, object]:
    """The experiment as plain values; numbers that do not exist are None.

    measures: {label: {means: {arm: mean}, games: {arm: n}, differences: [{arm, minus, difference, low, high,
    n, left_out}]}}; expectations: [{expectation, held, margin, estimate, low, high, n, left_out, sentence}];
    refusals: [{arm, turn, seat, order, reason, count}]; refused_per_game: {arm: {reason: mean}}; left_out: {arm:
    games with an empty role}; failures: sentences on refused orders the file does not mention; held: whether
    everything did.
    """
    return {
        "title": result.title,
        "scenario": result.scenario,
        "preset": result.preset,
        "games": result.games,
        "seed": result.seed,
        "measures": {label: _measure_json(result, label) for label in result.labels},
        "expectations": [
            {
                "expectation": verdict.expectation,
                "held": verdict.held,
                "margin": verdict.margin,
                "estimate": verdict.estimate,
                "low": verdict.low,
                "high": verdict.high,
                "n": verdict.n,
                "left_out": verdict.left_out,
                "sentence": verdict.sentence,
            }
            for verdict in judgement.verdicts
        ],
        "refusals": [
            {
                "arm": arm.name,
                "turn": refusal.turn,
                "seat": refusal.seat,
                "order": refusal.order,
                "reason": refusal.reason,
                "count": refusal.count,
            }
            for arm in result.arms.values()
            for refusal in arm.refusals
        ],
        "refused_per_game": {
            name: {reason: _number(arm.refused_per_game(reason)) for reason in arm.refused}
            for name, arm in result.arms.items()
        },
        "left_out": {name: int(arm.left_out.sum()) for name, arm in result.arms.items()},
        "failures": list(judgement.unsaid),
        "held": judgement.held,
        "note": not_a_prediction(result),
    }


def _measure_json(result: ExperimentResult, label: str) -> dict[str, object]:
    means = {name: arm_mean(arm, label) for name, arm in result.arms.items()}
    return {
        "means": {name: _number(value) for name, (value, _games) in means.items()},
        "games": {name: games.n for name, (_value, games) in means.items()},
        "differences": [
            {
                "arm": difference.arm,
                "minus": difference.minus,
                "difference": _number(difference.interval.estimate),
                "low": _number(difference.interval.low),
                "high": _number(difference.interval.high),
                "n": difference.interval.n,
                "left_out": difference.left_out,
            }
            for difference in paired_differences(result, label)
        ],
    }


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None


# Tables


def report_tables(result: ExperimentResult, judgement: Judgement) -> RenderableType:
    """The experiment for a rich console: means, differences, expectations, refusals and what it is not."""
    heading = _("{scenario}, preset {preset}, {games} games, seed {seed}").format(
        scenario=result.scenario, preset=result.preset, games=result.games, seed=result.seed
    )
    parts: list[RenderableType] = [Text(result.title, style="bold"), Text(heading), _means_table(result)]
    if len(result.arms) > 1:
        parts.append(_differences_table(result))
    if judgement.verdicts:
        parts.append(_expectations_table(judgement))
    if any(arm.refusals for arm in result.arms.values()):
        parts.append(_refusals_table(result))
    for name, arm in result.arms.items():
        if arm.left_out.any():
            told = _("In arm {arm} a role was empty in {count} games; they are left out.")
            parts.append(Text(told.format(arm=name, count=int(arm.left_out.sum()))))
    parts += [Text(sentence, style="bold red") for sentence in judgement.unsaid]
    return Group(*parts, Text(not_a_prediction(result), style="italic"))


def _table(title: str, words: list[str], numbers: list[str]) -> Table:
    """A table whose first columns hold words and whose other columns hold numbers."""
    table = Table(title=title, title_justify="left")
    for name in words:
        table.add_column(Text(name), overflow="fold")
    for name in numbers:
        table.add_column(Text(name), justify="right")
    return table


def _means_table(result: ExperimentResult) -> Table:
    table = _table(_("Mean in each arm"), [_("Measure")], list(result.arms))
    for label in result.labels:
        cells = []
        for arm in result.arms.values():
            value, games = arm_mean(arm, label)
            # The number of games is shown only where it is not all of them.
            cells.append(_shown(value) if games.n == result.games else f"{_shown(value)} (n={games.n})")
        table.add_row(Text(label), *map(Text, cells))
    return table


def _differences_table(result: ExperimentResult) -> Table:
    columns = [_("Mean"), _("95% interval"), _("Games"), _("Left out")]
    table = _table(_("Paired differences"), [_("Measure"), _("Difference")], columns)
    for label in result.labels:
        for difference in paired_differences(result, label):
            interval = difference.interval
            table.add_row(
                Text(label),
                Text(_("{left} less {right}").format(left=difference.arm, right=difference.minus)),
                Text(_shown(interval.estimate)),
                Text(_("{low} to {high}").format(low=_shown(interval.low), high=_shown(interval.high))),
                Text(str(interval.n)),
                Text(str(difference.left_out)),
            )
    return table


def _expectations_table(judgement: Judgement) -> Table:
    table = _table(_("Expectations"), [_("Held"), _("Expectation"), _("What was found")], [_("Margin")])
    for verdict in judgement.verdicts:
        table.add_row(
            Text(_("yes"), style="green") if verdict.held else Text(_("NO"), style="bold red"),
            Text(verdict.expectation),
            Text(verdict.sentence),
            Text("-" if verdict.margin is None else _shown(verdict.margin)),
        )
    return table


def _refusals_table(result: ExperimentResult) -> Table:
    table = _table(_("Refused orders"), [_("Arm"), _("Seat"), _("Order"), _("Reason")], [_("Turn"), _("Games")])
    for name, arm in result.arms.items():
        for refusal in arm.refusals:
            cells = (name, refusal.seat, refusal.order, refusal.reason, str(refusal.turn), str(refusal.count))
            table.add_row(*map(Text, cells))
    return table


def _shown(value: float) -> str:
    """Four digits are more than 95% of experiments can tell apart."""
    return f"{value + 0.0:.4g}" if math.isfinite(value) else "-"
