"""People, week by week: who joins, who is arrested, who drops out, whose case is decided, what jobs and schooling do.

The rules go through every presence each pulse, by one roll of them (game.core.roll).
"""

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.draws import apportion
from game.core.game import Game
from game.core.happening import part_key, tell
from game.core.ledger import move
from game.core.roll import call_roll
from game.engine import finance, rising
from game.rules.institutions import cases
from game.rules.people import arrests, custody, jobs, leaving, recruitment


def run(game: Game, days: FloatArray, turn_days: float) -> None:
    """A pulse of `days` (B,), which ends at each game's clock."""
    jobs.pass_on(game, days, turn_days)
    roll = call_roll(game.state)
    recruitment.recruit(game, roll, days, finance.recruiting(game))
    arrested, of_locals = arrests.arrest(game, roll, days)
    leaving.leave(game, roll, days, finance.leaving(game))
    fused = game.state.fusion_funds.any()
    standing = cases.standing(game.rule(cases.RULE, 1), cases.cell(game, turn_days)) if fused else None
    custody.resolve(game, roll, days, arrested, of_locals, standing)
    rising.drift(game, days)
    rising.rise(game, days)


def break_out(game: Game, rows: IntArray, region: IntArray, count: int, event: KeyArray) -> None:
    """So many of those in custody in a region, as far as there are so many, are free; one region per game, shapes (n,).

    They are taken from all groups in proportion. Members of a group that exists go back to it, the others go home.
    """
    state = game.state
    here = np.where(state.presence_region[rows] == region[:, None], state.custody[rows], 0)
    held = np.concatenate([here, state.local_custody[rows, region][:, None]], axis=1)
    whole = exact.smaller(exact.integer_total(held, axis=1), np.full(rows.size, count))
    free = np.zeros_like(held)
    some = np.flatnonzero(whole > 0)
    free[some] = exact.smaller(apportion(whole[some], held[some] * 1.0), held[some])
    place, presence = np.nonzero(free[:, :-1] > 0)
    at, amount, cause = rows[place], free[place, presence], event[place]
    group = state.presence_group[at, presence]
    alive = state.group_alive[at, group] > 0
    for chosen, account, index in ((alive, "members", presence), (~alive, "population", region[place])):
        source, target = (at[chosen], presence[chosen]), (at[chosen], index[chosen])
        move(game, custody.BROKEN_OUT, amount[chosen], "custody", source, account, target, cause[chosen])
    own = (rows, region)
    move(game, custody.BROKEN_OUT, free[:, -1], "local_custody", own, "local_members", own, event)
    named = {"group": group, "region": region[place]}
    ids = luck.child(part_key(cause, "prison_break"), state.presence_key[at, presence])
    tell(game, "prison_break", at, named, {"count": amount}, cause, ids=ids)
