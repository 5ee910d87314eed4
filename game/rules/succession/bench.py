"""Promotion from a finite bench: many want to lead, few can lead well.

In words: a group has a bench of people able to take over a post. A post that falls vacant is filled after some days from
the bench; the head is followed by the heir, or where there is none by the most competent deputy, whose own post then
falls vacant. Each person taken leaves a weaker bench, so every further removal promotes a weaker successor; the bench
refills slowly from the members. Successors take more care than those they follow; whoever moves up to be the head takes
more care than his predecessor and than he himself took before.

    competence = bench_low + (bench_high - bench_low) * bench / bench size + spread * (2u - 1)
    security   = largest(own, predecessor's) + security_step + security_spread * (2u - 1), own = 0 from the bench
    loyalty, ambition = loyalty or ambition + spread * (2u - 1) from the bench; who moves up keeps his own
    vacancy    = vacancy[head or other] * (1 - vacancy_spread + 2 * vacancy_spread * u)
    refill     ~ Binomial(bench size - bench, 1 - 2 ^ (-days / refill_half_life))

Source: source 000 (the bench of talent able to run a cartel well is likely shallow); source 003 (successors younger,
more tech-savvy, more aware of operational security). Rows: M08, M16.
"""

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.ledger import move, set_at, settle_at
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.roles import BOSS, DEPUTY, HEIR
from game.core.rows import places
from game.core.state import NEVER

RULE = "succession.bench"
_BELIEFS = (
    "rung", "rung_source", "believed_person", "believed_region", "believed_site", "defence_belief", "defence_error",
    "security_belief", "security_error", "leader_seen", "leads_open",
)  # fmt: skip
PROMOTION, REFILL, SUCCESSOR = (f"{RULE}.{name}" for name in ("promotion", "refill", "successor"))


def competence_of(p: Values, bench: IntArray, size: IntArray, luck_of: FloatArray) -> FloatArray:
    """Competence of the next person from the bench; `luck_of` uniform in [0, 1). Shapes (n,)."""
    full = bench / np.where(size > 0, size, 1)
    mean = p["bench_low"] + (p["bench_high"] - p["bench_low"]) * full
    return exact.clip(mean + p["spread"] * (2.0 * luck_of - 1.0), 0.0, 1.0)


def security_of(p: Values, own: FloatArray, predecessor: FloatArray, luck_of: FloatArray) -> FloatArray:
    """Operational security of a successor; `own` is what he brings from his last post, 0 from the bench."""
    known = exact.larger(predecessor, own)
    return exact.clip(known + p["security_step"] + p["security_spread"] * (2.0 * luck_of - 1.0), 0.0, 1.0)


def loyalty_of(p: Values, luck_of: FloatArray) -> FloatArray:
    """Loyalty of a person from the bench; `luck_of` uniform in [0, 1)."""
    return exact.clip(p["loyalty"] + p["spread"] * (2.0 * luck_of - 1.0), 0.0, 1.0)


def ambition_of(p: Values, luck_of: FloatArray) -> FloatArray:
    """Ambition of a person from the bench; `luck_of` uniform in [0, 1)."""
    return exact.clip(p["ambition"] + p["spread"] * (2.0 * luck_of - 1.0), 0.0, 1.0)


def vacancy_days(p: Values, head: FloatArray, luck_of: FloatArray) -> FloatArray:
    """Days for which a post stays vacant; `head` is 1 for the head of a group."""
    mean: FloatArray = np.where(head > 0, p["vacancy_head"], p["vacancy_other"])
    return mean * (1.0 - p["vacancy_spread"] + 2.0 * p["vacancy_spread"] * luck_of)


def refill_share(p: Values, days: FloatArray) -> FloatArray:
    """Chance that a missing place of the bench is filled within `days`."""
    return 1.0 - exact.half_power(days, p["refill_half_life"])


def fill_posts(game: Game, until: FloatArray) -> None:
    """Fill the posts whose vacancy ends before `until` (B,), heads first."""
    state = game.state
    due = (state.post_group >= 0) & (state.leader_in_post == 0) & (state.vacant_until > NEVER)
    due &= state.vacant_until <= until[:, None]
    if not due.any():
        return
    heads = places(due & (state.post_role == BOSS))
    if heads[0].size:
        _promote_to_head(game, *heads)
    rows, post = places(due & (state.leader_in_post == 0))
    for wave in range(_most_in_one_game(rows)):
        _take_from_bench(game, *_nth_in_each_game(rows, post, wave))


def _most_in_one_game(rows: IntArray) -> int:
    return int(exact.largest(np.bincount(rows))) if rows.size else 0


def _nth_in_each_game(rows: IntArray, post: IntArray, n: int) -> tuple[IntArray, IntArray]:
    """The n-th place of each game in a list that is sorted by game."""
    first = np.searchsorted(rows, rows, side="left")
    mine = np.arange(rows.size) - first == n
    return rows[mine], post[mine]


def _promote_to_head(game: Game, rows: IntArray, post: IntArray) -> None:
    """The heir, or the most competent deputy, moves up; his own post falls vacant."""
    state = game.state
    role = state.post_role[rows]
    same = state.post_group[rows] == state.post_group[rows, post][:, None]
    able = same & (state.leader_in_post[rows] > 0) & ((role == HEIR) | (role == DEPUTY))
    score = np.where(able, state.competence[rows] + np.where(role == HEIR, 2.0, 0.0), -1.0)
    chosen = np.argmax(score, axis=1)
    found = score[np.arange(rows.size), chosen] >= 0
    rows, post, chosen = rows[found], post[found], chosen[found]
    event = event_key(game, "post_filled", rows, {"leader": post, "group": state.post_group[rows, post]})
    for trait in ("competence", "loyalty", "ambition"):
        settle_at(game, trait, SUCCESSOR, (rows, post), getattr(state, trait)[rows, chosen], event)
    # Keyed by the person in the new post: the person alone has had his draws for the last one.
    in_post = luck.child(state.leader_person[rows, chosen], state.post_key[rows, post])
    draw = luck.uniform(luck.key(state.seed[rows], Purpose.SUCCESSION_TRAIT, in_post), 1)
    own, predecessor = state.security[rows, chosen], state.security[rows, post]
    careful = security_of(game.rule_at(RULE, rows), own, predecessor, draw)
    settle_at(game, "security", SUCCESSOR, (rows, post), careful, event)
    move(game, PROMOTION, np.ones_like(rows), "leader_in_post", (rows, chosen), "leader_in_post", (rows, post), event)
    _install(game, rows, post, state.leader_person[rows, chosen])
    _knowledge_follows(game, rows, chosen, post)
    vacate(game, rows, chosen, event)


def _take_from_bench(game: Game, rows: IntArray, post: IntArray) -> None:
    """A person from the bench takes a post; a group with an empty bench waits."""
    state = game.state
    group = state.post_group[rows, post]
    able = state.bench[rows, group] > 0
    rows, post, group = rows[able], post[able], group[able]
    p = game.rule_at(RULE, rows)
    person = luck.child(state.post_key[rows, post], state.holders[rows, post])
    event = event_key(game, "post_filled", rows, {"leader": post, "group": state.post_group[rows, post]})
    draw = luck.key(state.seed[rows], Purpose.SUCCESSION_TRAIT, person)
    size, bench = state.bench_size[rows, group], state.bench[rows, group]
    place = (rows, post)
    settle_at(game, "competence", SUCCESSOR, place, competence_of(p, bench, size, luck.uniform(draw, 0)), event)
    predecessor = state.security[place]
    careful = security_of(p, predecessor * 0.0, predecessor, luck.uniform(draw, 1))
    settle_at(game, "security", SUCCESSOR, place, careful, event)
    settle_at(game, "loyalty", SUCCESSOR, place, loyalty_of(p, luck.uniform(draw, 2)), event)
    settle_at(game, "ambition", SUCCESSOR, place, ambition_of(p, luck.uniform(draw, 3)), event)
    move(game, PROMOTION, np.ones_like(rows), "bench", (rows, group), "leader_in_post", place, event)
    _install(game, rows, post, person)


def _install(game: Game, rows: IntArray, post: IntArray, person: KeyArray) -> None:
    state = game.state
    set_at(game, "leader_person", (rows, post), person)
    set_at(game, "holders", (rows, post), state.holders[rows, post] + 1)
    set_at(game, "vacant_until", (rows, post), state.day[rows] * 0.0 + NEVER)
    for viewer in range(state.rung.shape[1]):
        place = (rows, rows * 0 + viewer, post)
        known = state.believed_person[place] != 0
        set_at(game, "rung", place, np.where(known, 1, 0))
        set_at(game, "rung_day", place, np.where(known, state.day[rows], state.rung_day[place]))
        set_at(game, "believed_person", place, np.where(known, person, np.zeros_like(person)))
    tell(
        game,
        "post_filled",
        rows,
        {"leader": post, "group": state.post_group[rows, post]},
        None,
        state.removal_event[rows, post],
    )


def _knowledge_follows(game: Game, rows: IntArray, old: IntArray, new: IntArray) -> None:
    """What a seat knew of a person goes with the person to the new post."""
    state = game.state
    for viewer in range(state.rung.shape[1]):
        seat = rows * 0 + viewer
        known = state.rung[rows, seat, old] > 0
        source = (rows[known], seat[known], old[known])
        target = (rows[known], seat[known], new[known])
        for belief in _BELIEFS:
            set_at(game, belief, target, getattr(state, belief)[source])


def vacate(game: Game, rows: IntArray, post: IntArray, event: KeyArray) -> None:
    """Mark posts as vacant and draw for how long; the person has already left the account. Shapes (n,)."""
    state = game.state
    p = game.rule_at(RULE, rows)
    key = luck.key(state.seed[rows], Purpose.SUCCESSION_DELAY, state.day[rows], state.post_key[rows, post])
    head = (state.post_role[rows, post] == BOSS) * 1.0
    set_at(game, "vacant_until", (rows, post), state.day[rows] + vacancy_days(p, head, luck.uniform(key)))
    set_at(game, "removal_event", (rows, post), event)
    set_at(game, "leader_person", (rows, post), luck.word(rows * 0))
    for viewer in range(state.rung.shape[1]):
        place = (rows, rows * 0 + viewer, post)
        # A seat that knew nothing of the holder learns nothing, not even that there was a change.
        set_at(game, "rung_day", place, np.where(state.rung[place] > 0, state.day[rows], state.rung_day[place]))
        set_at(game, "rung", place, rows * 0)
        set_at(game, "leads_open", place, rows * 0)


def refill(game: Game, days: FloatArray) -> None:
    """Members grow into the bench over `days` (B,), from the presence with the most members."""
    state = game.state
    missing = state.bench_size - state.bench
    rows, group = places((missing > 0) & (state.group_alive > 0))
    if rows.size == 0:
        return
    p = game.rule_at(RULE, rows)
    key = luck.key(state.seed[rows], Purpose.BENCH_REFILL, state.day[rows], state.group_key[rows, group])
    grown = draws.binomial(key, missing[rows, group], refill_share(p, days[rows]))
    mine = np.where(state.presence_group[rows] == group[:, None], state.members[rows], -1)
    largest = np.argmax(mine, axis=1)
    available = mine[np.arange(rows.size), largest]
    grown = exact.smaller(grown, np.where(available > 0, available, 0))
    move(game, REFILL, grown, "members", (rows, largest), "bench", (rows, group))
