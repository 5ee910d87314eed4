"""Turf: groups at odds in the same region kill each other's members.

In words: where two rival groups meet, deaths come in proportion to the product of their members there and to the weight
of their rivalry; each side loses as many in expectation. Allies do not fight.

    deaths of a ~ Poisson(lethality * rivalry * members a * members b * weeks), likewise of b

Source: the conflict term of Prieto-Curiel, Campedelli and Hope, Science 381 (2023), by which group i loses
theta * C_i * W_ij * C_j a week; here on contacts in one region. The lethality is their theta for the whole country with
weights (rivalry + 1)/(alliance + 1); that it holds for a war of weight 1 is assumed. Rows: M35 in its first form.
"""

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.ledger import count_at, move
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import places, running_before

RULE = "violence.turf"
KILLED = "violence.turf.killed"


def expected(p: Values, rivalry: FloatArray, a: IntArray, b: IntArray, weeks: FloatArray) -> FloatArray:
    """Expected deaths of each side; shapes (n,)."""
    return p["lethality"] * rivalry * a * b * weeks


def fight(game: Game, days: FloatArray) -> None:
    """Draw the turf deaths of a pulse of `days` (B,)."""
    state = game.state
    rows, contact = places((state.contact_a >= 0) & (state.rivalry > 0))
    if rows.size == 0:
        return
    first, second = state.contact_a[rows, contact], state.contact_b[rows, contact]
    mean = expected(
        game.rule_at(RULE, rows), state.rivalry[rows, contact],
        state.members[rows, first], state.members[rows, second], days[rows] / 7.0,
    )  # fmt: skip
    key = luck.key(state.seed[rows], Purpose.VIOLENCE_TURF, state.day[rows], state.contact_key[rows, contact])
    for side, (mine, other) in enumerate(((first, second), (second, first))):
        killed = draws.poisson(luck.child(key, side), mean)
        hit = killed > 0
        lineage = luck.child(state.contact_key[rows[hit], contact[hit]], side)
        _bury(game, rows[hit], mine[hit], other[hit], killed[hit], lineage)


def _bury(game: Game, rows: IntArray, mine: IntArray, other: IntArray, killed: IntArray, lineage: KeyArray) -> None:
    """Move the dead; a presence in several contacts loses at most the members it has. `lineage`: of contact and side."""
    state = game.state
    slots = state.members.shape[1]
    before = running_before(rows * slots + mine, killed)
    room = state.members[rows, mine] - before
    lost = exact.smaller(killed, np.where(room > 0, room, 0))
    region = state.presence_region[rows, mine]
    move(game, KILLED, lost, "members", (rows, mine), "dead", (rows, region))
    count_at(game, "homicides_region", (rows, region), lost)
    count_at(game, "turf_region", (rows, region), lost)
    for side in (mine, other):
        group = state.presence_group[rows, side]
        count_at(game, "homicides_group", (rows, group), lost)
        count_at(game, "turf_group", (rows, group), lost)
    named = {"region": region}
    event = luck.child(event_key(game, "turf_clash", rows, named), lineage)
    tell(game, "turf_clash", rows, named, {"count": lost}, ids=event)
