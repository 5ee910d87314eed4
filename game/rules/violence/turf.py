"""Turf: groups in the same region kill each other's members, rivals most of all.

In words: where two groups meet, each loses members in proportion to the product of their members there, to the weight of
their rivalry, and by chance meetings that all groups share; the more allies a group has, the fewer it loses. Allies do not
fight each other. Local groups take part as so many groups of the same size: with every named group of the region and among
themselves; when their members fall, groups of them vanish in proportion. Policing lowers the deaths, heat and shocks raise
them, and two groups of which one is let be fight less.

    deaths of a at the hands of b ~ Poisson(lethality * W * members a * members b / s * weeks * rough * calm)
    W = (war_weight * rivalry + everyone) / (alliance_weight of a + 1), times between_allies where they are allies
    s = people of the region / people of the country
    deaths among local groups ~ Poisson(lethality * everyone * members * members * (1 - 1 / groups) / s * weeks * rough)

Source: the conflict term of Prieto-Curiel, Campedelli and Hope, Science 381 (2023; DATA.md 1.1), by which group i loses
theta * C_i * W_ij * C_j a week, W_ij = (R_ij + 1) / (A_i + 1): with one region, or groups spread like the people, the sum
over regions is theirs. A war has the mean weight of their rivalries. Row: M35.
"""

import attrs
import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import tell
from game.core.ledger import book_at, move_all
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.roll import Roll

RULE = "violence.turf"
KILLED, VANISHED = (f"{RULE}.{name}" for name in ("killed", "vanished"))


def weight(p: Values, rivalry: FloatArray, allied: FloatArray) -> FloatArray:
    """Weight of a meeting of two groups before any alliance protects them; `allied` is 1 between allies."""
    return (p["war_weight"] * rivalry + p["everyone"]) * np.where(allied > 0, p["between_allies"], 1.0)


def kept_safe(alliance_weight: FloatArray) -> FloatArray:
    """Share of its losses that a group bears in spite of its alliances."""
    return 1.0 / (alliance_weight + 1.0)


def meeting(p: Values, a: FloatArray, b: FloatArray, pace: FloatArray) -> FloatArray:
    """Expected deaths of each side in a meeting of weight 1; `pace`: weeks over the share of the country's people there."""
    return p["lethality"] * a * b * pace


def expected(
    p: Values, rivalry: FloatArray, allied: FloatArray, alliance_weight: FloatArray, a: FloatArray, b: FloatArray,
    share: FloatArray, weeks: FloatArray,
) -> FloatArray:  # fmt: skip
    """Expected deaths of side a, whose alliances weigh `alliance_weight`, at the hands of side b. Shapes broadcast."""
    return meeting(p, a, b, weeks / share) * weight(p, rivalry, allied) * kept_safe(alliance_weight)


def among_locals(p: Values, members: FloatArray, groups: FloatArray, pace: FloatArray) -> FloatArray:
    """Expected deaths among so many local groups of the same size; none where there is one group or none."""
    pairs = 1.0 - 1.0 / np.where(groups > 1, groups, 1.0)
    return p["everyone"] * meeting(p, members, members, pace) * pairs


def groups_left(groups: IntArray, had: IntArray, left: IntArray) -> FloatArray:
    """Local groups expected to be left of those that `had` so many members and have `left` as many."""
    return groups * (left / np.where(had > 0, had, 1))


@attrs.frozen
class _Field:
    """Who meets whom: expected deaths of both sides together, and the share of them that falls to the first side."""

    first: IntArray  # (B, C) places of both sides in the flattened presences
    second: IntArray
    of_contacts: FloatArray  # (B, C)
    to_first: FloatArray
    with_locals: FloatArray  # (B, P) between named groups, the first side, and local ones
    to_named: FloatArray
    among: FloatArray  # (B, R) among local groups


@attrs.frozen
class _Deaths:
    """Who has been drawn to die; `first` and `second` (B, C), `named` and `local` (B, P), `among` (B, R)."""

    first: IntArray
    second: IntArray
    named: IntArray
    local: IntArray
    among: IntArray


def fight(game: Game, roll: Roll, days: FloatArray, rough: FloatArray, calm: FloatArray | None = None) -> None:
    """Draw the turf deaths of a pulse of `days` (B,).

    `rough` (B, R): factor of the region; `calm` (B, G): factor of groups that are let be, None for 1 throughout.
    """
    field = _expect(game, roll, days, rough, calm)
    _bury(game, roll, field, _draw(game, field))


def _expect(game: Game, roll: Roll, days: FloatArray, rough: FloatArray, calm: FloatArray | None) -> _Field:
    state, p = game.state, game.rule(RULE)
    people = state.population * 1.0
    share = people / exact.total(people)[:, None]
    # Where nobody is left to live among, nobody fights.
    pace = np.where(people > 0, rough * (days[:, None] / 7.0) / np.where(people > 0, share, 1.0), 0.0)
    members = state.members * 1.0
    if calm is not None:
        members = members * roll.of_group(calm)
    local, here = state.local_members * 1.0, roll.of_region(pace)
    safe = roll.of_group(kept_safe(state.alliance_weight))
    with_locals = p["everyone"] * meeting(p, members, roll.of_region(local), here)
    real = state.contact_a >= 0
    row = np.arange(game.batch)[:, None] * members.shape[1]
    a, b = np.where(real, state.contact_a, 0) + row, np.where(real, state.contact_b, 0) + row
    met = meeting(p, members.ravel().take(a), members.ravel().take(b), here.ravel().take(a))
    met = np.where(real, met * weight(p, state.rivalry, state.allied * 1.0), 0.0)
    mine, both = safe.ravel().take(a), safe.ravel().take(a) + safe.ravel().take(b)
    among = among_locals(p, local, state.local_groups * 1.0, pace)
    return _Field(a, b, met * both, mine / both, with_locals * (safe + 1.0), safe / (safe + 1.0), among)


def _draw(game: Game, field: _Field) -> _Deaths:
    """All deaths at once, and then on which side each has fallen."""
    state = game.state
    seed, day = state.seed[:, None], state.day[:, None]
    contact = luck.key(seed, Purpose.VIOLENCE_TURF, day, state.contact_key)
    presence = luck.key(seed, Purpose.TURF_WITH_LOCALS, day, state.presence_key)
    region = luck.key(seed, Purpose.TURF_AMONG_LOCALS, day, state.region_key)
    means = np.concatenate([field.of_contacts, field.with_locals, field.among], axis=1)
    killed = draws.poisson(np.concatenate([contact, presence, region], axis=1), means)
    contacts, presences = contact.shape[1], presence.shape[1]
    both, mixed = killed[:, :contacts], killed[:, contacts : contacts + presences]
    first, named = _of_first_side(contact, both, field.to_first), _of_first_side(presence, mixed, field.to_named)
    return _Deaths(first, both - first, named, mixed - named, killed[:, contacts + presences :])


def _of_first_side(key: KeyArray, killed: IntArray, share: FloatArray) -> IntArray:
    """How many of the killed fall to the first side, each with the chance `share`; shapes alike."""
    first = np.zeros_like(killed)
    at = np.nonzero(killed)
    side, number, chance = luck.child(key[at], 1), killed[at], share[at]
    fallen = exact.ones(luck.uniform(side) < chance)
    # One death, as most are, needs no more than that.
    several = np.flatnonzero(number > 1)
    fallen[several] = draws.binomial(side[several], number[several], chance[several])
    first[at] = fallen
    return first


def _bury(game: Game, roll: Roll, field: _Field, killed: _Deaths) -> None:
    """Move the dead; nobody loses more members than there are."""
    state, size = game.state, game.state.members
    lost = _at(field.first, killed.first, size) + _at(field.second, killed.second, size) + killed.named
    members, wanted = exact.smaller(lost, state.members), roll.counted_by_region(killed.local) + killed.among
    local = exact.smaller(wanted, state.local_members)
    dead, had = roll.counted_by_region(members), state.local_members.copy()
    move_all(game, KILLED, "members", members, "dead", dead)
    move_all(game, KILLED, "local_members", local, "dead", local)
    _vanish(game, had)
    # Whom they killed, as far as there was anybody left to kill.
    first, second, by_named = killed.first, killed.second, killed.local
    if (members < lost).any():
        first, second = (_shrunk(one, lost, members, at) for one, at in ((first, field.first), (second, field.second)))
    if (local < wanted).any():
        by_named = _shrunk(by_named, wanted, local, roll.region)
    took_part = members + by_named + _at(field.second, first, size) + _at(field.first, second, size)
    whole, of_groups = dead + local, _at(roll.group, took_part, state.group_alive)
    for kind in ("homicides", "turf"):
        for count, number in (("region", whole), ("group", of_groups)):
            array = getattr(state, f"{kind}_{count}")
            array += number
    if game.trace is not None:
        rows, region = np.nonzero(whole)
        tell(game, "turf_clash", rows, {"region": region}, {"count": whole[rows, region]})


def _at(place: IntArray, number: IntArray, like: IntArray) -> IntArray:
    """Sums of numbers by their places in a flattened array of the shape of `like`."""
    sums = np.asarray(np.bincount(place.ravel(), weights=number.ravel(), minlength=like.size), dtype=np.float64)
    return exact.to_int(sums).reshape(like.shape)


def _shrunk(killed: IntArray, wanted: IntArray, lost: IntArray, place: IntArray) -> IntArray:
    """Numbers lowered by the share of what was `wanted` at their places that was `lost`, rounded down."""
    there, gone = wanted.ravel().take(place), lost.ravel().take(place)
    share: FloatArray = np.where(there > gone, gone / np.where(there > 0, there, 1), 1.0)
    return exact.floor_int(killed * share)


def _vanish(game: Game, had: IntArray) -> None:
    """Local groups vanish as their members fall from what they `had` (B, R): not the last one before its last member."""
    state = game.state
    fallen = (state.local_members < had) & (state.local_groups > 0)
    if not fallen.any():
        return
    rows, region = place = np.nonzero(fallen)
    groups, left = state.local_groups[place], state.local_members[place]
    key = luck.key(state.seed[rows], Purpose.TURF_AMONG_LOCALS, state.day[rows], state.region_key[place], 1)
    now = draws.round_random(key, groups_left(groups, had[place], left))
    now = exact.larger(now, exact.smaller(groups, exact.ones(left > 0)))
    gone = np.flatnonzero(now < groups)
    book_at(game, "local_groups", VANISHED, (rows[gone], region[gone]), (now - groups)[gone])
