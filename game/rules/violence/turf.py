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

What a group loses in a region to all others there is one draw, and so is what the local groups lose. By whom they were
killed is not drawn one by one: the killings are shared out by what was to be expected of each, and luck rounds the shares.

Source: the conflict term of Prieto-Curiel, Campedelli and Hope, Science 381 (2023; DATA.md 1.1), by which group i loses
theta * C_i * W_ij * C_j a week, W_ij = (R_ij + 1) / (A_i + 1): with one region, or groups spread like the people, the sum
over regions is theirs. A war has the mean weight of their rivalries. Row: M35.
"""

import attrs
import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.happening import tell
from game.core.ledger import book_at, move_all, move_each
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.roll import Roll
from game.core.rows import at, places

RULE = "violence.turf"
_NO, _YES = np.zeros(1), np.ones(1)
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
class _Contacts:
    """Those there are: places of both sides in the flattened presences, and the weight of their meeting; (n,)."""

    first: IntArray
    second: IntArray
    weight: FloatArray


@attrs.frozen
class _Field:
    """Who meets whom. `foes` (n,): members whom each presence meets, by the weight of the meeting, of them local ones."""

    strength: FloatArray  # members, (B, P)
    foes: FloatArray
    local_foes: FloatArray
    of_named: FloatArray  # expected deaths, (n,)
    by_named: FloatArray  # expected deaths of local groups by each presence, (n,)
    of_local: FloatArray  # expected deaths of local groups in all, (B, R)


def fight(game: Game, roll: Roll, days: FloatArray, rough: FloatArray, calm: FloatArray | None = None) -> None:
    """Draw the turf deaths of a pulse of `days` (B,).

    `rough` (B, R): factor of the region; `calm` (B, G): factor of groups that are let be, None for 1 throughout.
    """
    state, contacts = game.state, _contacts(game)
    field = _expect(game, roll, contacts, days, rough, calm)
    local_key = luck.key(state.seed[:, None], Purpose.TURF_AMONG_LOCALS, state.day[:, None], state.region_key)
    drawn = draws.poisson(roll.keys(state, Purpose.VIOLENCE_TURF), field.of_named)
    members = exact.smaller(drawn, roll.counted_of(state.members))
    local = exact.smaller(draws.poisson(local_key, field.of_local), state.local_members)
    had, dead = state.local_members.copy(), roll.counted_by_region(members)
    move_each(game, KILLED, members, "members", roll.place, "dead", roll.region)
    move_all(game, KILLED, "local_members", local, "dead", local)
    _vanish(game, had)
    _count(game, roll, dead + local, roll.by_group(members) + _killers(game, roll, contacts, field, (members, local)))


def _contacts(game: Game) -> _Contacts:
    state = game.state
    there = np.flatnonzero(state.contact_a >= 0)
    row = there // state.contact_a.shape[1]
    start = row * state.members.shape[1]
    rivalry = state.rivalry.ravel().take(there)
    weights = weight(game.rule_at(RULE, row), rivalry, _NO)
    allied = np.flatnonzero(state.allied.ravel().take(there) > 0)
    if allied.size:
        weights[allied] = weight(game.rule_at(RULE, row[allied]), rivalry[allied], _YES)
    first, second = (side.ravel().take(there) + start for side in (state.contact_a, state.contact_b))
    return _Contacts(first, second, weights)


def _expect(
    game: Game, roll: Roll, contacts: _Contacts, days: FloatArray, rough: FloatArray, calm: FloatArray | None
) -> _Field:
    state, p, wide = game.state, game.rule(RULE), game.rule_at(RULE, roll.row)
    people = state.population * 1.0
    share = people / exact.total(people)[:, None]
    # Where nobody is left to live among, nobody fights.
    pace = np.where(people > 0, rough * (days[:, None] / 7.0) / np.where(people > 0, share, 1.0), 0.0)
    members, local = roll.counted_of(state.members) * 1.0, state.local_members * 1.0
    if calm is not None:
        members = members * roll.of_group(calm)
    strength = roll.spread(members)
    named = _sent(contacts.first, contacts.weight, strength, contacts.second)
    named += _sent(contacts.second, contacts.weight, strength, contacts.first)
    here, local_foes = roll.of_region(pace), wide["everyone"] * roll.of_region(local)
    foes = roll.of(named.reshape(strength.shape)) + local_foes
    of_named = meeting(wide, members, foes, here) * roll.of_group(kept_safe(state.alliance_weight))
    by_named = meeting(wide, members, local_foes, here)
    of_local = roll.by_region(by_named) + among_locals(p, local, state.local_groups * 1.0, pace)
    return _Field(strength, foes, local_foes, of_named, by_named, of_local)


def _sent(place: IntArray, weight: FloatArray, values: FloatArray, source: IntArray) -> FloatArray:
    """Sums by place of what each contact brings there from the presence `source`; shape (B * P,)."""
    sums = np.zeros(values.size)
    np.add.at(sums, place, weight * values.ravel().take(source))
    return sums


def _killers(game: Game, roll: Roll, contacts: _Contacts, field: _Field, dead: tuple[IntArray, IntArray]) -> IntArray:
    """Killings by each group, (B, G): the `dead` by presence (n,) and of local groups (B, R) go to whom they met."""
    members, local = dead
    own = roll.spread(members / np.where(field.foes > 0, field.foes, 1.0))
    done = _sent(contacts.first, contacts.weight, own, contacts.second)
    done += _sent(contacts.second, contacts.weight, own, contacts.first)
    done *= field.strength.ravel()
    rate = roll.of_region(local / np.where(field.of_local > 0, field.of_local, 1.0))
    by_group = roll.by_group(roll.of(done.reshape(field.strength.shape)) + field.by_named * rate)
    return draws.round_together(luck.key(game.state.seed, Purpose.VIOLENCE_TURF, game.state.day), by_group)


def _count(game: Game, roll: Roll, whole: IntArray, of_groups: FloatArray) -> None:
    """The killed of each region (B, R), and of the killings those in which each group took part (B, G)."""
    state, took_part = game.state, exact.to_int(of_groups)
    for kind in ("homicides", "turf"):
        for count, number in (("region", whole), ("group", took_part)):
            array = getattr(state, f"{kind}_{count}")
            array += number
    if game.trace is not None:
        rows, region = np.nonzero(whole)
        tell(game, "turf_clash", rows, {"region": region}, {"count": whole[rows, region]})


def _vanish(game: Game, had: IntArray) -> None:
    """Local groups vanish as their members fall from what they `had` (B, R): not the last one before its last member."""
    state = game.state
    rows, region = place = places((state.local_members < had) & (state.local_groups > 0))
    if rows.size == 0:
        return
    groups, left = at(state.local_groups, *place), at(state.local_members, *place)
    key = luck.key(state.seed[rows], Purpose.TURF_AMONG_LOCALS, state.day[rows], at(state.region_key, *place), 1)
    now = draws.round_random(key, groups_left(groups, at(had, *place), left))
    now = exact.larger(now, exact.smaller(groups, exact.ones(left > 0)))
    gone = np.flatnonzero(now < groups)
    book_at(game, "local_groups", VANISHED, (rows[gone], region[gone]), (now - groups)[gone])
