"""Mortality: an organisation that has lost leader after leader is likelier to end within years, how much is an assumption.

In words: a group remembers its lost leaders for years: each head counts most, deputies and plaza chiefs less. Month by month
it may come apart for good, the likelier the more it has lost and the smaller it is. How strong this is nobody agrees on:
some find that decapitated groups die sooner, others that large ones do not. Its strength is one number; two presets lower
it.

    losses    + weight[rank] at the loss of a leader, halving every memory_half_life
    P(end)    = 1 - exp(-rate * losses / (losses + half_losses) * 1 / (1 + members / half_size) * weeks)

Source: source 002 (decapitated groups show a significantly higher mortality rate; others that old and large groups survive).
The numbers are assumed. Row: M15.
"""

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import add_int_by, at, pick, places

RULE = "succession.mortality"
LOST, FORGOTTEN, ENDED = (f"{RULE}.{name}" for name in ("lost", "forgotten", "ended"))
_WEIGHT = ("weight_1", "weight_2", "weight_3", "weight_none")


def weight_of(p: Values, rank: IntArray) -> FloatArray:
    """What the loss of a leader of this rank counts; rank 1 is the head, shape (n,)."""
    return pick(p, _WEIGHT, exact.smaller(rank, 4) - 1)


def forgetting(p: Values, losses: FloatArray, days: FloatArray) -> FloatArray:
    """Change of what is remembered over `days`. Shapes broadcast."""
    return losses * (exact.half_power(days, p["memory_half_life"]) - 1.0)


def chance(p: Values, losses: FloatArray, members: FloatArray, weeks: FloatArray) -> FloatArray:
    """Chance that a group ends within so many weeks."""
    worn = losses / (losses + p["half_losses"])
    small = 1.0 / (1.0 + members / p["half_size"])
    return 1.0 - exact.exp(-(p["rate"] * worn * small * weeks))


def lose(game: Game, rows: IntArray, group: IntArray, rank: IntArray, event: KeyArray) -> None:
    """Groups have lost leaders of this rank; remembered where the scenario has the two countries' chapter. Shapes (n,)."""
    if game.state.press_rest.any():
        book_at(game, "losses", LOST, (rows, group), weight_of(game.rule_at(RULE, rows), rank), event)


def endings(game: Game, days: FloatArray) -> tuple[IntArray, IntArray]:
    """Games and groups that come apart for good within the `days` (B,) that end now; what was lost is forgotten, (n,)."""
    state = game.state
    rows, group = places((state.losses > 0) & (state.group_alive > 0))
    if rows.size == 0:
        return rows, group
    members = at(add_int_by(state.members, state.presence_group, state.group_key.shape[1]), rows, group) * 1.0
    ends = chance(game.rule_at(RULE, rows), at(state.losses, rows, group), members, days[rows] / 7.0)
    key = luck.key(state.seed[rows], Purpose.GROUP_MORTALITY, state.day[rows], at(state.group_key, rows, group))
    falls = luck.uniform(key) < ends
    # Where no living group has lost anybody nothing is counted, whatever has happened beside it in the batch.
    lasting = np.zeros((days.size, 1), dtype=np.bool_)
    lasting[rows] = True
    book(game, "losses", FORGOTTEN, np.where(lasting, forgetting(game.rule(RULE), state.losses, days[:, None]), 0.0))
    return rows[falls], group[falls]
