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
from game.core.organisation import organisation
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.roles import BOSS, HEIR
from game.core.rows import at, places, running_before
from game.core.state import NEVER

RULE = "succession.bench"
_TRAITS = ("competence", "loyalty", "ambition", "security")
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
    """Fill from the bench the posts, other than the head's, whose vacancy ends before `until` (B,)."""
    state = game.state
    rows, post = _due(game, until)
    other = np.flatnonzero(at(state.post_role, rows, post) != BOSS)
    rows, post = rows[other], post[other]
    group = at(state.post_group, rows, post)
    # A group whose bench is empty waits; of its posts the first are filled first.
    able = np.flatnonzero(_ahead(game, rows, group) < state.bench[rows, group])
    rows, post, group = rows[able], post[able], group[able]
    if rows.size == 0:
        return
    event = event_key(game, "post_filled", rows, {"leader": post, "group": group})
    take_from_bench(game, rows, post, event)
    tell_filled(game, rows, post, event)


def _ahead(game: Game, rows: IntArray, group: IntArray) -> IntArray:
    """How many before each in a list are of the same group; shapes (n,)."""
    return running_before(rows * game.state.bench.shape[1] + group, np.ones_like(rows))


def heads_due(game: Game, until: FloatArray) -> tuple[IntArray, IntArray]:
    """Games and posts of the heads whose vacancy ends before `until` (B,)."""
    rows, post = _due(game, until)
    head = np.flatnonzero(at(game.state.post_role, rows, post) == BOSS)
    return rows[head], post[head]


def _due(game: Game, until: FloatArray) -> tuple[IntArray, IntArray]:
    state = game.state
    rows, post = places(state.vacant_until > NEVER)
    due = np.flatnonzero(
        (at(state.vacant_until, rows, post) <= until[rows])
        & (at(state.leader_in_post, rows, post) == 0)
        & (at(state.post_group, rows, post) >= 0)
    )
    return rows[due], post[due]


def next_in_line(game: Game, rows: IntArray, group: IntArray) -> IntArray:
    """Post of whoever would follow the head: the heir, else the most competent deputy; -1 for nobody. Shapes (n,)."""
    state = game.state
    posts = organisation(state).line[group]
    where = (rows[:, None], posts)
    able = (posts >= 0) & (state.leader_in_post[where] > 0)
    score = np.where(able, state.competence[where] + np.where(state.post_role[where] == HEIR, 2.0, 0.0), -1.0)
    each, chosen = np.arange(rows.size), np.argmax(score, axis=1)
    return np.where(score[each, chosen] >= 0, posts[each, chosen], -1)


def promote(game: Game, rows: IntArray, head: IntArray, chosen: IntArray, event: KeyArray) -> None:
    """The holder of the post `chosen` becomes the head; his own post is left for the caller to vacate. Shapes (n,)."""
    state = game.state
    for trait in ("competence", "loyalty", "ambition"):
        settle_at(game, trait, SUCCESSOR, (rows, head), getattr(state, trait)[rows, chosen], event)
    # Keyed by the person in the new post: the person alone has had his draws for the last one.
    in_post = luck.child(state.leader_person[rows, chosen], state.post_key[rows, head])
    draw = luck.uniform(luck.key(state.seed[rows], Purpose.SUCCESSION_TRAIT, in_post), 1)
    own, predecessor = state.security[rows, chosen], state.security[rows, head]
    careful = security_of(game.rule_at(RULE, rows), own, predecessor, draw)
    settle_at(game, "security", SUCCESSOR, (rows, head), careful, event)
    _change_post(game, rows, chosen, head, event)


def carry_over(game: Game, rows: IntArray, old: IntArray, new: IntArray, event: KeyArray) -> None:
    """Holders of posts go over to others as they are, guards and all; the old posts are left for the caller. (n,)"""
    if rows.size == 0:
        return
    state = game.state
    for trait in (*_TRAITS, "defence"):
        settle_at(game, trait, SUCCESSOR, (rows, new), getattr(state, trait)[rows, old], event)
    for name in ("leader_region", "site"):
        set_at(game, name, (rows, new), getattr(state, name)[rows, old])
    _change_post(game, rows, old, new, event)


def _change_post(game: Game, rows: IntArray, old: IntArray, new: IntArray, event: KeyArray) -> None:
    state = game.state
    move(game, PROMOTION, np.ones_like(rows), "leader_in_post", (rows, old), "leader_in_post", (rows, new), event)
    _install(game, rows, new, state.leader_person[rows, old])
    knowledge_follows(game, rows, old, new)


def take_from_bench(game: Game, rows: IntArray, post: IntArray, event: KeyArray) -> None:
    """People from the bench, which must hold enough, take posts, those of a group one after the other; shapes (n,)."""
    if rows.size == 0:
        return
    state = game.state
    group = state.post_group[rows, post]
    p = game.rule_at(RULE, rows)
    person = luck.child(state.post_key[rows, post], state.holders[rows, post])
    draw = luck.key(state.seed[rows], Purpose.SUCCESSION_TRAIT, person)
    size, bench = state.bench_size[rows, group], state.bench[rows, group] - _ahead(game, rows, group)
    place = (rows, post)
    settle_at(game, "competence", SUCCESSOR, place, competence_of(p, bench, size, luck.uniform(draw, 0)), event)
    predecessor = state.security[place]
    careful = security_of(p, predecessor * 0.0, predecessor, luck.uniform(draw, 1))
    settle_at(game, "security", SUCCESSOR, place, careful, event)
    settle_at(game, "loyalty", SUCCESSOR, place, loyalty_of(p, luck.uniform(draw, 2)), event)
    settle_at(game, "ambition", SUCCESSOR, place, ambition_of(p, luck.uniform(draw, 3)), event)
    move(game, PROMOTION, np.ones_like(rows), "bench", (rows, group), "leader_in_post", place, event)
    _install(game, rows, post, person)


def tell_filled(game: Game, rows: IntArray, post: IntArray, event: KeyArray) -> None:
    """Tell that posts are filled again, because of what left them vacant; `event` are the ids; shapes (n,)."""
    named = {"leader": post, "group": game.state.post_group[rows, post]}
    tell(game, "post_filled", rows, named, None, game.state.removal_event[rows, post], ids=event)


def _install(game: Game, rows: IntArray, post: IntArray, person: KeyArray) -> None:
    state = game.state
    set_at(game, "leader_person", (rows, post), person)
    set_at(game, "holders", (rows, post), state.holders[rows, post] + 1)
    set_at(game, "post_since", (rows, post), state.day[rows])
    set_at(game, "vacant_until", (rows, post), state.day[rows] * 0.0 + NEVER)
    place = _to_all(game, rows, post)
    known = state.believed_person[place] != 0
    set_at(game, "rung", place, np.where(known, 1, 0))
    set_at(game, "rung_day", place, np.where(known, state.day[place[0]], state.rung_day[place]))
    set_at(game, "believed_person", place, np.where(known, person[:, None], luck.word(0)))


def _to_all(game: Game, rows: IntArray, post: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """Places of posts (n,) in what each viewer believes: games, viewers and posts, to be met with one another."""
    return rows[:, None], np.arange(game.state.rung.shape[1])[None, :], post[:, None]


def knowledge_follows(game: Game, rows: IntArray, old: IntArray, new: IntArray) -> None:
    """What a seat knew of a person, and its collection on that person, go along to the new post; shapes (n,)."""
    state = game.state
    place, seat = places(state.rung[_to_all(game, rows, old)] > 0)
    rows = rows[place]
    source, target = (rows, seat, old[place]), (rows, seat, new[place])
    for belief in _BELIEFS:
        set_at(game, belief, target, getattr(state, belief)[source])
    set_at(game, "rung_day", target, state.day[rows])
    # Whoever works on a person goes on doing so where the person is known to be now.
    points = state.collect_leader[source]
    set_at(game, "collect_leader", target, state.collect_leader[target] + points)
    set_at(game, "collect_leader", source, np.zeros_like(points))


def vacate(game: Game, rows: IntArray, post: IntArray, event: KeyArray) -> None:
    """Mark posts as vacant and draw for how long; the person has already left the account. Shapes (n,)."""
    if rows.size:
        _empty(game, rows, post, event)
        await_successor(game, rows, post)


def _empty(game: Game, rows: IntArray, post: IntArray, event: KeyArray) -> None:
    """Nobody holds the posts any longer, because of the event; shapes (n,)."""
    set_at(game, "removal_event", (rows, post), event)
    set_at(game, "leader_person", (rows, post), luck.word(rows * 0))
    _lose_sight(game, rows, post)


def await_successor(game: Game, rows: IntArray, post: IntArray) -> None:
    """Draw for how long vacant posts stay so; shapes (n,)."""
    state = game.state
    key = luck.key(state.seed[rows], Purpose.SUCCESSION_DELAY, state.day[rows], state.post_key[rows, post])
    head = (state.post_role[rows, post] == BOSS) * 1.0
    delay = vacancy_days(game.rule_at(RULE, rows), head, luck.uniform(key))
    set_at(game, "vacant_until", (rows, post), state.day[rows] + delay)


def leave_open(game: Game, rows: IntArray, post: IntArray) -> None:
    """Keep vacant posts vacant until a succession is decided; shapes (n,)."""
    set_at(game, "vacant_until", (rows, post), game.state.day[rows] * 0.0 + NEVER)


def close(game: Game, rows: IntArray, post: IntArray, event: KeyArray) -> None:
    """A post is no longer in use, as that of a contender after the contest; nobody holds it. Shapes (n,)."""
    if rows.size == 0:
        return
    _empty(game, rows, post, event)
    leave_open(game, rows, post)
    set_at(game, "leader_region", (rows, post), rows * 0 - 1)
    place = _to_all(game, rows, post)
    set_at(game, "believed_person", place, luck.word(0))
    for name in ("believed_region", "believed_site"):
        set_at(game, name, place, np.array(-1))


def _lose_sight(game: Game, rows: IntArray, post: IntArray) -> None:
    """What seats knew of who held the posts is void."""
    state = game.state
    place = _to_all(game, rows, post)
    # A seat that knew nothing of the holder learns nothing, not even that there was a change.
    set_at(game, "rung_day", place, np.where(state.rung[place] > 0, state.day[place[0]], state.rung_day[place]))
    for name in ("rung", "leads_open"):
        set_at(game, name, place, np.array(0))


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
    some = np.flatnonzero(grown > 0)
    rows, group, grown = rows[some], group[some], grown[some]
    mine = np.where(state.presence_group[rows] == group[:, None], state.members[rows], -1)
    largest = np.argmax(mine, axis=1)
    available = mine[np.arange(rows.size), largest]
    grown = exact.smaller(grown, np.where(available > 0, available, 0))
    move(game, REFILL, grown, "members", (rows, largest), "bench", (rows, group))
