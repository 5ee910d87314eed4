"""Succession war: the parts of one group kill each other, before a split as factions and after it as groups.

In words: where two parts of a group that has split meet, deaths come as in the published two-group shock model: the
usual fighting between two groups, several times over, fading within months. While a succession is contested the factions
inside the group do the same to each other wherever the group has people. Policing lowers both.

    deaths of each side ~ Poisson(lethality * mean feud * members a * members b * weeks)
    deaths in a contested group ~ Poisson(2 * lethality * contest_feud * pairs * members * members * weeks)
    pairs     = sum over pairs of factions of their shares' product = ((sum of shares)^2 - sum of squares) / 2
    both times rough, the factor of policing in the region
    mean feud = feud * (1 - half) / (ln 2 * days / feud_half_life),  half = 2 ^ (-days / feud_half_life)

What a part loses in a region to all others is one draw; the groups on the other side take part by what was to be expected.

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
from game.core.logarithms import log
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.roles import CONTENDER
from game.core.roll import Roll
from game.core.rows import at, places

RULE = "violence.succession_war"
KILLED, FADING = (f"{RULE}.{name}" for name in ("killed", "fading"))
CONTESTED = 2
_PARTS = 1  # distinguishes the fights of a presence with other groups from those inside it


def faded(p: Values, feud: FloatArray, days: FloatArray) -> FloatArray:
    """Change of the weight of a feud over `days`."""
    return -feud * (1.0 - exact.half_power(days, p["feud_half_life"]))


def mean_feud(p: Values, feud: FloatArray, days: FloatArray) -> FloatArray:
    """Mean weight of a fading feud over the next `days`, more than none."""
    lives = days / p["feud_half_life"]
    return feud * (1.0 - exact.half_power(days, p["feud_half_life"])) / (log(2.0 + lives * 0.0) * lives)


def between_parts(
    p: Values, feud: FloatArray, a: FloatArray | IntArray, b: FloatArray | IntArray, days: FloatArray
) -> FloatArray:
    """Expected deaths of each side where two parts meet; `feud` is its mean over the `days`. Shapes (n,)."""
    return p["lethality"] * feud * a * b * days / 7.0


def pairs_of(whole: FloatArray, squares: FloatArray) -> FloatArray:
    """Sum over pairs of factions of their shares' product, from the sum of the shares and of their squares."""
    return exact.larger((whole * whole - squares) / 2.0, whole * 0.0)


def between_factions(p: Values, pairs: FloatArray, members: IntArray, days: FloatArray) -> FloatArray:
    """Expected deaths in a contested group in a region; shapes (n,)."""
    return 2.0 * p["lethality"] * p["contest_feud"] * pairs * members * members * days / 7.0


def wage(game: Game, roll: Roll, days: FloatArray, rough: FloatArray) -> None:
    """Draw the deaths of a pulse of `days` (B,), then let the feuds fade; `rough` (B, R): factor of the region."""
    rows, contact = places(game.state.feud > 0)
    if rows.size:
        _parts(game, roll, (rows, contact), days, rough)
    _factions(game, days, rough)
    if rows.size:
        kept = faded(game.rule(RULE, 1), np.ones_like(days), days)
        book_at(game, "feud", FADING, (rows, contact), at(game.state.feud, rows, contact) * kept[rows])


def _parts(game: Game, roll: Roll, contacts: tuple[IntArray, IntArray], days: FloatArray, rough: FloatArray) -> None:
    """Those who die where parts of a group meet; `contacts` with a feud, (m,)."""
    state, rows, shape = game.state, contacts[0], game.state.members.shape
    feud = at(state.feud, *contacts) * mean_feud(game.rule(RULE, 1), np.ones_like(days), days)[rows]
    first, second = (rows * shape[1] + at(side, *contacts) for side in (state.contact_a, state.contact_b))
    sides, feud = (np.concatenate([first, second]), np.concatenate([second, first])), np.concatenate([feud, feud])
    strength = state.members.ravel() * 1.0
    foes = _sent(sides, feud, strength)
    here = np.flatnonzero((foes > 0) & (strength > 0))
    row = here // shape[1]
    presence = here - row * shape[1]
    mine, one = strength.take(here), np.ones_like(here)
    mean = between_parts(game.rule_at(RULE, row), foes.take(here), mine, one, days[row])
    mean = mean * at(rough, row, at(state.presence_region, row, presence))
    lineage = luck.child(at(state.presence_key, row, presence), _PARTS)
    killed = draws.poisson(luck.key(state.seed[row], Purpose.SUCCESSION_WAR, state.day[row], lineage), mean)
    hit = np.flatnonzero(killed > 0)
    lost = exact.smaller(killed[hit], at(state.members, row[hit], presence[hit]))
    _bury(game, row[hit], presence[hit], lost, lineage[hit])
    # The groups on the other side took part, each in proportion to what was to be expected of it; few are hit at a time.
    rate = np.zeros(strength.size)
    rate[here[hit]] = lost / foes[here[hit]]
    bled = np.flatnonzero(rate.take(sides[1]) > 0)
    part = _sent((sides[0].take(bled), sides[1].take(bled)), feud.take(bled), rate)
    by_group = roll.by_group(roll.of((part * strength).reshape(shape)))
    took_part = draws.round_together(luck.key(state.seed, Purpose.SUCCESSION_WAR, state.day), by_group)
    for kind in ("homicides", "succession_killings"):
        count = getattr(state, f"{kind}_group")
        count += took_part


def _sent(sides: tuple[IntArray, IntArray], feud: FloatArray, values: FloatArray) -> FloatArray:
    """Sums by presence of what each of its feuds brings from the other side; shape of the flattened presences."""
    sums = np.zeros(values.size)
    np.add.at(sums, sides[0], feud * values.take(sides[1]))
    return sums


def _factions(game: Game, days: FloatArray, rough: FloatArray) -> None:
    state = game.state
    # Contested groups are few: what they are made of is read for them alone.
    rows, group = places(state.succession == CONTESTED)
    if rows.size == 0:
        return
    place, post = places((state.post_group[rows] == group[:, None]) & (state.post_role[rows] == CONTENDER))
    share = at(state.faction_share, rows[place], post)
    whole, squares = (np.bincount(place, weights=values, minlength=rows.size) * 1.0 for values in (share, share * share))
    pairs = pairs_of(whole, squares)
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
    lost = exact.smaller(killed[hit], at(state.members, rows[hit], presence[hit]))
    _bury(game, rows[hit], presence[hit], lost, lineage[hit])


def _bury(game: Game, rows: IntArray, presence: IntArray, lost: IntArray, lineage: KeyArray) -> None:
    """Move the dead of presences, each of which occurs once, (n,)."""
    if rows.size == 0:
        return
    state = game.state
    region, group = at(state.presence_region, rows, presence), at(state.presence_group, rows, presence)
    event = None
    if game.trace is not None:
        event = luck.child(event_key(game, "succession_killings", rows, {"region": region}), lineage)
        because = at(state.succession_event, rows, group)
        tell(game, "succession_killings", rows, {"region": region}, {"count": lost}, because, ids=event)
    move(game, KILLED, lost, "members", (rows, presence), "dead", (rows, region), event)
    for kind in ("homicides", "succession_killings"):
        count_at(game, f"{kind}_region", (rows, region), lost)
        count_at(game, f"{kind}_group", (rows, group), lost)
