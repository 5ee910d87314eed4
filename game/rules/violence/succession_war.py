"""Succession war: the parts of one group kill each other, before a split as factions and after it as groups.

In words: where two parts of a group that has split meet, deaths come as in the published two-group shock model: the
usual fighting between two groups, several times over, fading within months. While a succession is contested the factions
inside the group do the same to each other wherever the group has people. Policing lowers both.

    deaths of each side ~ Poisson(lethality * mean feud * members a * members b * weeks)
    deaths in a contested group ~ Poisson(2 * lethality * contest_feud * pairs * members * members * weeks)
    pairs     = sum over pairs of factions of their shares' product = ((sum of shares)^2 - sum of squares) / 2
    both times rough, the factor of policing in the region
    mean feud = feud * (1 - half) / (ln 2 * days / feud_half_life),  half = 2 ^ (-days / feud_half_life)

Source: Prieto-Curiel and others, two-group shock model (2025; DATA.md 1.8): theta 34/25,000^2, times 2, 3 or 6 for 26
weeks; killing in Sinaloa at 3.7 times the level before its war of 2024-25 (DATA.md 2.3), in the three civil wars of DATA.md
2.2 at 1.2 to 2.8 times. Rows: M09, M13.
"""

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.ledger import book_at, count_at, move
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.roles import CONTENDER
from game.core.rows import places, running_before

RULE = "violence.succession_war"
KILLED, FADING = (f"{RULE}.{name}" for name in ("killed", "fading"))
CONTESTED = 2


def faded(p: Values, feud: FloatArray, days: FloatArray) -> FloatArray:
    """Change of the weight of a feud over `days`."""
    return -feud * (1.0 - exact.half_power(days, p["feud_half_life"]))


def mean_feud(p: Values, feud: FloatArray, days: FloatArray) -> FloatArray:
    """Mean weight of a fading feud over the next `days`, more than none."""
    lives = days / p["feud_half_life"]
    return feud * (1.0 - exact.half_power(days, p["feud_half_life"])) / (exact.log(2.0 + lives * 0.0) * lives)


def between_parts(p: Values, feud: FloatArray, a: IntArray, b: IntArray, days: FloatArray) -> FloatArray:
    """Expected deaths of each side where two parts meet; `feud` is its mean over the `days`. Shapes (n,)."""
    return p["lethality"] * feud * a * b * days / 7.0


def pairs_of(whole: FloatArray, squares: FloatArray) -> FloatArray:
    """Sum over pairs of factions of their shares' product, from the sum of the shares and of their squares."""
    return exact.larger((whole * whole - squares) / 2.0, whole * 0.0)


def between_factions(p: Values, pairs: FloatArray, members: IntArray, days: FloatArray) -> FloatArray:
    """Expected deaths in a contested group in a region; shapes (n,)."""
    return 2.0 * p["lethality"] * p["contest_feud"] * pairs * members * members * days / 7.0


def wage(game: Game, days: FloatArray, rough: FloatArray) -> None:
    """Draw the deaths of a pulse of `days` (B,), then let the feuds fade; `rough` (B, R): factor of the region."""
    _parts(game, days, rough)
    _factions(game, days, rough)
    rows, contact = places(game.state.feud > 0)
    if rows.size:
        kept = faded(game.rule(RULE, 1), np.ones_like(days), days)
        book_at(game, "feud", FADING, (rows, contact), game.state.feud[rows, contact] * kept[rows])


def _parts(game: Game, days: FloatArray, rough: FloatArray) -> None:
    state = game.state
    rows, contact = places((state.contact_a >= 0) & (state.feud > 0))
    if rows.size == 0:
        return
    p = game.rule_at(RULE, rows)
    first, second = state.contact_a[rows, contact], state.contact_b[rows, contact]
    feud = state.feud[rows, contact] * mean_feud(game.rule(RULE, 1), np.ones_like(days), days)[rows]
    mean = between_parts(p, feud, state.members[rows, first], state.members[rows, second], days[rows])
    mean = mean * rough[rows, state.presence_region[rows, first]]
    lineage = state.contact_key[rows, contact]
    key = luck.key(state.seed[rows], Purpose.SUCCESSION_WAR, state.day[rows], lineage)
    side = np.concatenate([np.zeros_like(rows), np.ones_like(rows)])
    killed = draws.poisson(luck.child(np.concatenate([key, key]), side), np.concatenate([mean, mean]))
    hit = np.flatnonzero(killed > 0)
    mine, other = np.concatenate([first, second])[hit], np.concatenate([second, first])[hit]
    of = luck.child(np.concatenate([lineage, lineage])[hit], side[hit])
    _bury(game, np.concatenate([rows, rows])[hit], (mine, other), killed[hit], of)


def _factions(game: Game, days: FloatArray, rough: FloatArray) -> None:
    state = game.state
    # Contested groups are few: what they are made of is read for them alone.
    rows, group = places(state.succession == CONTESTED)
    if rows.size == 0:
        return
    mine = (state.post_group[rows] == group[:, None]) & (state.post_role[rows] == CONTENDER)
    share = np.where(mine, state.faction_share[rows], 0.0)
    pairs = pairs_of(exact.total(share), exact.total(share * share))
    place, presence = places((state.presence_group[rows] == group[:, None]) & (state.members[rows] > 0))
    rows, group, pairs = rows[place], group[place], pairs[place]
    # A contest that began within the pulse has lasted for a part of it only.
    lasted = exact.smaller(days[rows], state.day[rows] - state.succession_day[rows, group])
    mean = between_factions(game.rule_at(RULE, rows), pairs, state.members[rows, presence], lasted)
    mean = mean * rough[rows, state.presence_region[rows, presence]]
    lineage = state.presence_key[rows, presence]
    key = luck.key(state.seed[rows], Purpose.SUCCESSION_WAR, state.day[rows], lineage)
    killed = draws.poisson(key, mean)
    hit = np.flatnonzero(killed > 0)
    _bury(game, rows[hit], (presence[hit],), killed[hit], lineage[hit])


def _bury(game: Game, rows: IntArray, parties: tuple[IntArray, ...], killed: IntArray, lineage: KeyArray) -> None:
    """Move the dead of the first party; a presence in several feuds loses at most the members it has."""
    if rows.size == 0:
        return
    state, mine = game.state, parties[0]
    before = running_before(rows * state.members.shape[1] + mine, killed)
    room = state.members[rows, mine] - before
    lost = exact.smaller(killed, np.where(room > 0, room, 0))
    region = state.presence_region[rows, mine]
    event = luck.child(event_key(game, "succession_killings", rows, {"region": region}), lineage)
    move(game, KILLED, lost, "members", (rows, mine), "dead", (rows, region), event)
    for count in ("homicides_region", "succession_killings_region"):
        count_at(game, count, (rows, region), lost)
    for party in parties:
        group = state.presence_group[rows, party]
        for count in ("homicides_group", "succession_killings_group"):
            count_at(game, count, (rows, group), lost)
    because = state.succession_event[rows, state.presence_group[rows, mine]]
    tell(game, "succession_killings", rows, {"region": region}, {"count": lost}, because, ids=event)
