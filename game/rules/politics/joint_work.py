"""Joint work: customs, extradition and migration follow trust as intelligence does, and a breach cuts them all at once.

In words: customs officers who work together, people who are handed over and migrants who are held back are what Mexico does
with the United States from day to day. Each of the three follows trust with a lag; strain on sovereignty and a suspension
lower it. Force without consent cuts all three at once, and they climb back only as far as the suspension has been lifted.
Troops sent to the northern border and an enforcement pressed by threats raise the cooperation on migration.

    level moves to (rest + trust_weight * (trust - trust_rest) - strain_weight * (strain - strain_rest) + extra,
                    between 0 and 100) * (1 - suspension)        with half-life work_half_life
    extra (migration only) = border_gain * more / (|more| + half_border) + compliance_gain * (enforcement - 1),
                             `more` troops at the border than at the start
    level -= breach_cut * level                                  at a breach

Source: source 002 and 004 (unconsented force would end cooperation on intelligence, extradition, migration and customs;
10,000 guards at the border were a concession under pressure). The numbers are assumed. Rows: M68, M84, M88.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, keep_between
from game.core.parameters import Values

RULE = "politics.joint_work"
FOLLOW, BREACH = (f"{RULE}.{name}" for name in ("follow", "breach"))
TRACKS = (
    ("customs_cooperation", "customs_rest"), ("extradition", "extradition_rest"),
    ("migration_cooperation", "migration_rest"),
)  # fmt: skip


def target(
    p: Values, rest: FloatArray, trust_gap: FloatArray, strain_gap: FloatArray, extra: FloatArray, suspension: FloatArray
) -> FloatArray:
    """Level toward which a track moves; the gaps are trust and strain above their rest, in points."""
    wished = rest + p["trust_weight"] * trust_gap - p["strain_weight"] * strain_gap + extra
    return exact.clip(wished, 0.0, 100.0) * (1.0 - suspension)


def from_the_border(p: Values, more: FloatArray) -> FloatArray:
    """Points of migration cooperation by so many more troops at the border than usual; below 0 for fewer."""
    size = np.where(more < 0, 0.0 - more, more)
    return p["border_gain"] * (more / (size + p["half_border"]))


def from_enforcement(p: Values, enforcement: FloatArray) -> FloatArray:
    """Points of migration cooperation by an enforcement above the usual, which is 1."""
    return p["compliance_gain"] * (enforcement - 1.0)


def following(p: Values, level: FloatArray, target: FloatArray, days: FloatArray) -> FloatArray:
    """Change of a track over `days`."""
    return (target - level) * (1.0 - exact.half_power(days, p["work_half_life"]))


def breached(game: Game, rows: IntArray, event: KeyArray) -> None:
    """A breach cuts every track at once; shapes (n,)."""
    cut = game.rule_at(RULE, rows)["breach_cut"]
    for account, _ in TRACKS:
        book_at(game, account, BREACH, (rows,), -cut * getattr(game.state, account)[rows], event)


def follow(game: Game, days: FloatArray) -> None:
    """The tracks follow trust, strain and suspension over `days` (B,)."""
    state, p = game.state, game.rule(RULE, 1)
    trusted, strained = state.trust - state.trust_rest, state.sovereignty_strain - state.strain_rest
    held_back = from_the_border(p, (state.troops_border - state.border_usual) * 1.0) + from_enforcement(p, state.enforcement)
    for account, rest in TRACKS:
        extra = held_back if account == "migration_cooperation" else np.zeros(game.batch)
        aim = target(p, getattr(state, rest), trusted, strained, extra, state.suspension)
        book(game, account, FOLLOW, following(p, getattr(state, account), aim, days))
        keep_between(game, account, 0.0, 100.0)
