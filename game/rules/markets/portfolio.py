"""The portfolio: groups move effort from lines that pay less than usual to those that pay as before.

In words: a group is in it for the money. What a line brings for the effort put into it is set beside what it used to bring;
effort drifts over some months from lines under pressure to the others, and back when the pressure ends. A group that is told
to diversify turns a tenth of its effort to a line at once, and for good.

    paid   = revenue_line of the turn / (weeks * line_share), at least least_share of effort
    aim    = line_rest * e ^ (shift_weight * (paid / line_usual - 1)), made to sum to 1; paid / line_usual at most 2
    line_share moves toward the aim with half-life shift_half_life
    line_usual moves toward paid with half-life habit_half_life, and begins as paid of the first turn
    an order:  line_share and line_rest = (1 - step) * what they were, and + step for the line

Source: sources 003 and 004 (cartels are in it for the money and switch between drugs, people, fuel, mining, extortion,
kidnapping, avocados, cars). The numbers are assumed. Rows: M64.
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book_at, settle_at
from game.core.markets import LINES
from game.core.parameters import Values
from game.core.rows import places

RULE = "markets.portfolio"
SHIFTED, LEARNED, ORDERED, INHERITED = (f"{RULE}.{name}" for name in ("shifted", "learned", "ordered", "inherited"))
EXTORTION: Final = LINES.index("extortion")
RETAIL: Final = LINES.index("retail")
_MOST: Final = 2.0  # times the usual: beyond that a line draws no more effort


def paid(p: Values, dollars: FloatArray, share: FloatArray, weeks: FloatArray | float) -> FloatArray:
    """Dollars a week that all effort in the line would bring. Shapes broadcast."""
    return dollars / (weeks * exact.larger(share, p["least_share"]))


def aim(p: Values, rest: FloatArray, beside_usual: FloatArray) -> FloatArray:
    """Effort by line (..., Y) toward which a group moves, summing to 1; `beside_usual` is what lines pay beside usual."""
    weight = np.asarray(p["shift_weight"])[..., None]
    pull = rest * exact.exp(weight * (exact.smaller(beside_usual, _MOST) - 1.0))
    whole = exact.total(pull)[..., None]
    return np.where(whole > 0.0, pull / np.where(whole > 0.0, whole, 1.0), rest)


def turned(share: FloatArray, into: FloatArray, step: FloatArray) -> FloatArray:
    """Effort (..., Y) once `step` (...) of it is turned to the line in which `into` (..., Y) is 1, from all lines alike."""
    part = step[..., None]
    return share * (1.0 - part) + into * part


def rebalance(game: Game, turn_days: float) -> None:
    """Groups move effort between their lines at the end of a turn, over its whole length."""
    state = game.state
    rows, group = places((state.group_lines > 0) & (state.group_alive > 0))
    if rows.size == 0:
        return
    at, p = (rows, group), _wide(game, rows)
    share, usual = state.line_share[at], state.line_usual[at]
    now = paid(p, state.revenue_line[at] * 1.0, share, turn_days / 7.0)
    known = usual > 0.0
    beside = np.where(known, now / np.where(known, usual, 1.0), 1.0)
    days = np.full((rows.size, 1), turn_days)
    wanted = aim(game.rule_at(RULE, rows), state.line_rest[at], beside)
    change = (wanted - share) * (1.0 - exact.half_power(days, p["shift_half_life"]))
    index = _each_line(rows, group)
    book_at(game, "line_share", SHIFTED, index, change.ravel())
    learned = np.where(known, (now - usual) * (1.0 - exact.half_power(days, p["habit_half_life"])), now)
    book_at(game, "line_usual", LEARNED, index, learned.ravel())


def _each_line(rows: IntArray, group: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """Places of every line of these groups, one after the other."""
    lines = len(LINES)
    return np.repeat(rows, lines), np.repeat(group, lines), np.tile(np.arange(lines), rows.size)


def _wide(game: Game, rows: IntArray) -> Values:
    """Parameters of these games, shaped to meet (n, Y)."""
    flat = game.rule_at(RULE, rows)
    return Values(RULE, {key: value if isinstance(value, float) else value[:, None] for key, value in flat.values.items()})


def turn_to(
    game: Game, cause: str, rows: IntArray, group: IntArray, line: IntArray, step: FloatArray, event: KeyArray | None = None
) -> None:
    """Groups turn `step` of their effort to a line for good; a group occurs once, shapes (n,)."""
    state = game.state
    if rows.size == 0:
        return
    index = _each_line(rows, group)
    events = None if event is None else np.repeat(event, len(LINES))
    into = (np.arange(len(LINES))[None, :] == line[:, None]) * 1.0
    for field in ("line_share", "line_rest"):
        share = getattr(state, field)[rows, group]
        book_at(game, field, cause, index, (turned(share, into, step) - share).ravel(), events)


def carry_out(game: Game) -> None:
    """What red seats have ordered for this turn."""
    state = game.state
    rows, group = places((state.diversify_line >= 0) & (state.group_alive > 0))
    if rows.size:
        step = game.rule_at(RULE, rows)["step"] + rows * 0.0
        turn_to(game, ORDERED, rows, group, state.diversify_line[rows, group], step)


def inherit(game: Game, rows: IntArray, group: IntArray, child: IntArray, event: KeyArray) -> None:
    """A part that has split off lives from what the group lives from, (n,)."""
    state = game.state
    state.group_lines[rows, child] = state.group_lines[rows, group]
    index, events = _each_line(rows, child), np.repeat(event, len(LINES))
    for field in ("line_share", "line_rest"):
        settle_at(game, field, INHERITED, index, getattr(state, field)[rows, group].ravel(), events)


def begin(game: Game, rows: IntArray, group: IntArray, event: KeyArray) -> None:
    """A group that rises from local groups lives from extortion and retail, where groups live from lines at all, (n,)."""
    state = game.state
    some = np.flatnonzero(state.group_lines[rows].any(axis=1))
    rows, group, event = rows[some], group[some], event[some]
    if rows.size == 0:
        return
    state.group_lines[rows, group] = 1
    retail = game.rule_at(RULE, rows)["risen_retail"] + rows * 0.0
    for field in ("line_share", "line_rest"):
        for line, part in ((EXTORTION, 1.0 - retail), (RETAIL, retail)):
            settle_at(game, field, INHERITED, (rows, group, np.full(rows.size, line)), part, event)
