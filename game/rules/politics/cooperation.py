"""Intelligence cooperation: how far the two states share what they know.

In words: the level follows trust with a lag: more trust than usual raises what it moves toward, more strain than usual and
a suspension lower it. A breach cuts it at once, and so do covert flights that become known; then it climbs back only as far
as the suspension has been lifted.

    target = (cooperation_rest + trust_weight * (trust - trust_rest) / 100
              - strain_weight * (sovereignty_strain - strain_rest) / 100 - burden, between 0 and 1) * (1 - suspension)
    intelligence_cooperation moves to target with half-life cooperation_half_life
    intelligence_cooperation -= breach_cut * intelligence_cooperation at a breach, exposure_cut * it at exposure

Source: source 002 and 003 (the arrest of an ex-minister in 2020 led to a law that limits foreign agents; dropping the
charges repaired some of it), source 004. Rows: M67, M68, M72, M74.
"""

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, keep_between
from game.core.parameters import Values

RULE = "politics.cooperation"
FOLLOW, BREACH, EXPOSED = (f"{RULE}.{name}" for name in ("follow", "breach", "exposed"))


def target(
    p: Values, rest: FloatArray, trust_gap: FloatArray, strain_gap: FloatArray, suspension: FloatArray,
    burden: FloatArray | float = 0.0,
) -> FloatArray:  # fmt: skip
    """Level toward which cooperation moves; the gaps are trust and strain above their rest, in points.

    `burden`: share held down by laws that limit foreign agents and by partners who share less.
    """
    wished = rest + p["trust_weight"] * (trust_gap / 100.0) - p["strain_weight"] * (strain_gap / 100.0) - burden
    return exact.clip(wished, 0.0, 1.0) * (1.0 - suspension)


def following(p: Values, level: FloatArray, target: FloatArray, days: FloatArray) -> FloatArray:
    """Change of the cooperation over `days`."""
    return (target - level) * (1.0 - exact.half_power(days, p["cooperation_half_life"]))


def breached(game: Game, rows: IntArray, event: KeyArray) -> None:
    """A breach cuts cooperation at once; shapes (n,)."""
    level = game.state.intelligence_cooperation[rows]
    book_at(game, "intelligence_cooperation", BREACH, (rows,), -game.rule_at(RULE, rows)["breach_cut"] * level, event)


def exposed(game: Game, rows: IntArray, event: KeyArray) -> None:
    """Covert activity that became known cuts cooperation at once; shapes (n,)."""
    level = game.state.intelligence_cooperation[rows]
    book_at(game, "intelligence_cooperation", EXPOSED, (rows,), -game.rule_at(RULE, rows)["exposure_cut"] * level, event)


def follow(game: Game, days: FloatArray, burden: FloatArray | float = 0.0) -> None:
    """Cooperation follows trust, strain and suspension over `days` (B,); `burden` (B,) as in `target`."""
    state, p = game.state, game.rule(RULE, 1)
    strained = state.sovereignty_strain - state.strain_rest
    aim = target(p, state.cooperation_rest, state.trust - state.trust_rest, strained, state.suspension, burden)
    book(game, "intelligence_cooperation", FOLLOW, following(p, state.intelligence_cooperation, aim, days))
    keep_between(game, "intelligence_cooperation", 0.0, 1.0)
