"""Reprisals as they fall: attacks and roadblocks by region, and what they cost."""

from collections.abc import Mapping

import attrs
import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import event_key, part_key, tell
from game.core.ledger import count_at, move, set_at
from game.core.purposes import Purpose
from game.core.rows import running_before
from game.engine import politics
from game.rules.retaliation import burst, targets
from game.rules.violence import deployment


@attrs.define
class Called:
    """Attacks and roadblocks to be expected of groups in regions before troops prevent any; shapes (n,)."""

    rows: IntArray
    group: IntArray
    presence: IntArray
    attacks: FloatArray
    roadblocks: FloatArray
    by_us: FloatArray  # part of them that the United States set off


@attrs.frozen
class Toll:
    """What they cost, by presence; shapes (n,)."""

    security: IntArray
    gunmen: IntArray
    arrested: IntArray
    civilians: IntArray
    americans: IntArray


def carry_out(game: Game, called: Called) -> None:
    """Draw the reprisals of each presence at the clock of its game, book what they cost and tell of them."""
    state, rows, presence = game.state, called.rows, called.presence
    region = state.presence_region[rows, presence]
    covered = deployment.cover(
        game.rule_at(deployment.RULE, rows), state.troops[rows, region], state.population[rows, region]
    )
    attacks, roadblocks = _drawn(
        game, called,
        {
            Purpose.RETALIATION_ATTACKS: called.attacks * (1.0 - covered),
            Purpose.RETALIATION_ROADBLOCKS: called.roadblocks * (1.0 - covered),
        },
    )  # fmt: skip
    some = np.flatnonzero((attacks > 0) | (roadblocks > 0))
    if some.size == 0:
        return
    called = Called(*(getattr(called, field.name)[some] for field in attrs.fields(Called)))
    rows, presence, region, attacks, roadblocks = rows[some], presence[some], region[some], attacks[some], roadblocks[some]
    named = {"group": called.group, "region": region}
    event = event_key(game, "reprisals", rows, named)
    _count_waves(game, called, region, attacks, roadblocks)
    toll = _toll(game, called, region, attacks, roadblocks, event)
    hours = deployment.hours_closed(game.rule_at(deployment.RULE, rows), covered[some])
    tell(
        game, "reprisals", rows, named,
        {
            "attacks": attacks, "roadblocks": roadblocks,
            "security": toll.security, "gunmen": toll.gunmen, "arrested": toll.arrested, "civilians": toll.civilians,
        },
        state.anger_event[rows, called.group], ids=event,
    )  # fmt: skip
    _tell_of_blockades(game, called, roadblocks, hours)
    politics.after_reprisals(game, rows, region, toll.security, toll.civilians, event, roadblocks)
    hurt = np.flatnonzero(toll.americans > 0)
    politics.after_harm_to_americans(game, rows[hurt], toll.americans[hurt], event[hurt])
    tell(
        game, "americans_harmed", rows[hurt], {"group": called.group[hurt], "region": region[hurt]},
        {"count": toll.americans[hurt]}, event[hurt], ids=part_key(event[hurt], "americans_harmed"),
    )  # fmt: skip


def _count_waves(game: Game, called: Called, region: IntArray, attacks: IntArray, roadblocks: IntArray) -> None:
    """Count what falls; a region counts as reached once a wave, again only after days of quiet there."""
    state, rows = game.state, called.rows
    p = game.rule_at(burst.RULE, rows)
    for axis, place, stamp in (("presence", called.presence, "struck_day"), ("region", region, "hit_day")):
        count_at(game, f"attacks_{axis}", (rows, place), attacks)
        count_at(game, f"roadblocks_{axis}", (rows, place), roadblocks)
        new = burst.new_wave(p, state.day[rows] - getattr(state, stamp)[rows, place])
        getattr(state, f"waves_{axis}")[rows[new], place[new]] = 1
        set_at(game, stamp, (rows, place), state.day[rows])


def _tell_of_blockades(game: Game, called: Called, roadblocks: IntArray, hours: FloatArray) -> None:
    """One event a group: how many roadblocks, in how many regions, for how long on average."""
    slots = game.state.group_key.shape[1]
    some = np.flatnonzero(roadblocks > 0)
    groups, place = np.unique(called.rows[some] * slots + called.group[some], return_inverse=True)
    count = np.bincount(place, weights=roadblocks[some] * 1.0, minlength=groups.size)
    closed = np.bincount(place, weights=roadblocks[some] * hours[some], minlength=groups.size)
    regions = np.bincount(place, minlength=groups.size)
    rows, group = groups // slots, groups % slots
    values = {"roadblocks": exact.to_int(count * 1.0), "regions": regions, "hours": exact.to_int(closed / count + 0.5)}
    tell(game, "blockades", rows, {"group": group}, values, game.state.anger_event[rows, group])


def _drawn(game: Game, called: Called, means: Mapping[Purpose, FloatArray]) -> IntArray:
    """Poisson draws for every purpose and presence, all at once; shape (purposes, n)."""
    state, rows = game.state, called.rows
    seed, day, presence = state.seed[rows], state.day[rows], state.presence_key[rows, called.presence]
    keys = np.stack([luck.key(seed, purpose, day, presence) for purpose in means])
    return draws.poisson(keys, np.stack(list(means.values())))


def _toll(game: Game, called: Called, region: IntArray, attacks: IntArray, roadblocks: IntArray, event: KeyArray) -> Toll:
    state, rows, p = game.state, called.rows, game.rule_at(targets.RULE, called.rows)
    aimed = targets.at_americans(p, called.by_us)
    security, civilians, americans, gunmen, arrested = _drawn(
        game, called,
        {
            Purpose.RETALIATION_DEATHS: targets.security_mean(p, attacks, aimed),
            Purpose.RETALIATION_CIVILIANS: targets.bystander_mean(p, attacks, roadblocks),
            Purpose.RETALIATION_AMERICANS: targets.americans_mean(p, attacks, aimed),
            Purpose.RETALIATION_GUNMEN: targets.gunmen_mean(p, attacks),
            Purpose.RETALIATION_ARRESTS: targets.arrest_mean(p, attacks),
        },
    )  # fmt: skip
    place = (rows, region)
    soldiers = _at_most(game, "troops", rows, region, security)
    move(game, targets.ATTACK, soldiers, "troops", place, "dead", place, event)
    police = _at_most(game, "population", rows, region, security - soldiers)
    move(game, targets.ATTACK, police, "population", place, "dead", place, event)
    civilians = _at_most(game, "population", rows, region, civilians)
    move(game, targets.BYSTANDERS, civilians, "population", place, "dead", place, event)
    security = soldiers + police
    own = (rows, called.presence)
    gunmen = exact.smaller(gunmen, state.members[own])
    move(game, targets.DEFENDED, gunmen, "members", own, "dead", place, event)
    arrested = exact.smaller(arrested, state.members[own])
    move(game, targets.ARREST, arrested, "members", own, "custody", own, event)
    toll = Toll(security, gunmen, arrested, civilians, americans)
    _count(game, called, region, toll)
    return toll


def _at_most(game: Game, account: str, rows: IntArray, region: IntArray, asked: IntArray) -> IntArray:
    """What an account of the region can bear when several groups strike there at once; shape (n,)."""
    stock = getattr(game.state, account)
    room = stock[rows, region] - running_before(rows * stock.shape[1] + region, asked)
    return exact.smaller(asked, exact.larger(room, 0))


def _count(game: Game, called: Called, region: IntArray, toll: Toll) -> None:
    rows, killed = called.rows, toll.security + toll.gunmen + toll.civilians
    count_at(game, "security_deaths_region", (rows, region), toll.security)
    count_at(game, "security_deaths_group", (rows, called.group), toll.security)
    count_at(game, "civilian_deaths_region", (rows, region), toll.civilians)
    count_at(game, "homicides_region", (rows, region), killed)
    count_at(game, "homicides_group", (rows, called.group), killed)
    count_at(game, "arrests_presence", (rows, called.presence), toll.arrested)
    count_at(game, "americans_harmed", (rows,), toll.americans)
