"""Entry: high margins draw new suppliers in, who compete part of the extra margin away.

In words: when suppliers keep clearly more of a gram than usual, groups that did not deal in the drug begin to, the sooner
the higher the margin: a named group that puts effort into the drug, or else small suppliers without a name. Each newcomer
takes some of the extra margin away.

    chance = 1 - e ^ (-entry_rate * (supplier_margin / margin_rest - 1 - threshold) * weeks), 0 below the threshold
    supplier_margin -= competed * (supplier_margin - margin_rest) at each entry
    who enters: a group with less than newcomer of its effort in the drug, by members; it turns `effort` of it to the drug

Source: source 004 (bombing or eradication raises risk premia, spurs competition and can make markets more profitable). The
numbers are assumed. Rows: M55, M64.
"""

from typing import Final

import attrs
import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.ledger import book_at, count_at
from game.core.markets import PRODUCTS
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import places

RULE = "markets.entry"
COMPETED, ENTERED = f"{RULE}.competed", f"{RULE}.entered"
_NUMBERS: Final = np.arange(len(PRODUCTS))[None, :]


@attrs.frozen
class Entries:
    """Groups that begin to deal in a product; a group may occur once for each product, shapes (n,)."""

    rows: IntArray
    group: IntArray
    product: IntArray
    effort: FloatArray
    event: KeyArray


def chance(p: Values, margin: FloatArray, rest: FloatArray, weeks: FloatArray) -> FloatArray:
    """Chance that somebody enters within so many weeks. Shapes broadcast; 0 where there is no usual margin."""
    usual = np.where(rest > 0.0, rest, 1.0)
    above = exact.larger(margin / usual - 1.0 - p["threshold"], 0.0) * (rest > 0.0)
    return 1.0 - exact.exp(-p["entry_rate"] * above * weeks)


def competed(p: Values, margin: FloatArray, rest: FloatArray) -> FloatArray:
    """Margin that a newcomer takes away, $ per pure gram."""
    return p["competed"] * exact.larger(margin - rest, 0.0)


def enter(game: Game, days: FloatArray, margin: FloatArray, members: FloatArray) -> Entries | None:
    """Who begins to deal in a drug over a pulse of `days` (B,), in which suppliers keep `margin` (B, X); None if nobody.

    `members` (B, G).
    """
    state, p = game.state, game.rule(RULE)
    if not (margin > state.margin_rest * (1.0 + p["threshold"])).any():
        return None
    likely = chance(p, margin, state.margin_rest, days[:, None] / 7.0)
    key = luck.key(state.seed[:, None], Purpose.MARKET_ENTRY, state.day[:, None], _NUMBERS)
    rows, product = places(luck.uniform(key) < likely)
    if rows.size == 0:
        return None
    own = game.rule_at(RULE, rows)
    outside = (state.group_alive[rows] > 0) & (state.group_lines[rows] > 0)
    outside &= state.line_share[rows, :, product] < np.reshape(own["newcomer"] + rows * 0.0, (-1, 1))
    who = draws.categorical(
        luck.key(state.seed[rows], Purpose.MARKET_ENTRANT, state.day[rows], product), members[rows] * outside
    )
    at = (rows, product)
    bite = competed(own, state.supplier_margin[at], state.margin_rest[at])
    event = luck.child(event_key(game, "supplier_enters", rows, {}), product)
    book_at(game, "supplier_margin", COMPETED, at, -bite, event)
    count_at(game, "entrants_product", at, np.ones_like(rows))
    names = [game.world.groups[group] if group >= 0 else "" for group in who.tolist()]
    goods = [PRODUCTS[one] for one in product.tolist()]
    tell(game, "supplier_enters", rows, {}, {"product": goods, "who": names}, ids=event)
    named = np.flatnonzero(who >= 0)
    effort = (own["effort"] + rows * 0.0)[named]
    return Entries(rows[named], who[named], product[named], effort, event[named])
