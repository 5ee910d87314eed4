"""The raids of a turn: one raid per game carried out in the rule book's order."""

from collections.abc import Mapping
from typing import Final

import attrs
import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import decide, event_key, part_key, put, tell, tell_part
from game.core.ledger import count_at, move
from game.core.odds import ChanceNote
from game.core.purposes import Purpose
from game.core.rows import places
from game.core.world import STATE_SEATS
from game.engine import finance, politics, removal, retaliation
from game.engine.raid_list import JOINT_RAID, Raids
from game.engine.raid_odds import Raid, as_it_went, both_ways, count_chances, crew_seat, leak_odds, prepare
from game.engine.strike_list import N_NO_AUTHORITY, N_NO_CONSENT, agrees
from game.rules.intelligence import alarm, exploitation, rungs, windows
from game.rules.people import support
from game.rules.politics import authority, consent
from game.rules.raids import aircraft, firefight, losses, teams
from game.rules.retaliation import burst
from game.rules.succession import pressure

_DECISIONS: Final = (
    Purpose.RAID_LEAK, Purpose.RAID_FOUND, Purpose.RAID_AMBUSH, Purpose.RAID_FIREFIGHT, Purpose.RAID_CAPTURE,
)  # fmt: skip
_DRAWS: Final = (
    *_DECISIONS, Purpose.RAID_LOSSES, Purpose.RAID_CIVILIANS, Purpose.RAID_GUNMEN, Purpose.RAID_ARRESTS,
)  # fmt: skip
FORCED: Final = ("", "captured", "killed", "dry_hole", "ambush", "failed")


def carry_out(game: Game, raids: Raids, forced: dict[tuple[int, int], int]) -> None:
    """Carry out one raid in each game of `raids`, at the clock of each game; `forced` names outcomes by (row, post)."""
    state = game.state
    wanted = raids.rows, raids.post
    chosen = teams.choose(
        teams.ready_teams(game)[raids.rows], state.team_seat[raids.rows] == crew_seat(raids)[:, None], raids.teams
    )
    enough = exact.count(chosen, axis=1) >= raids.teams
    held = state.leader_in_post[wanted] > 0
    stands = held & enough
    failures = [(N_NO_TEAMS, held & ~enough), (N_GONE, ~held)]
    joint = raids.kind == JOINT_RAID
    if joint.any():
        agreed = ~joint | agrees(game, raids.rows, consent.JOINT_RAID, raids.post)
        kind = np.full(raids.rows.size, authority.JOINT)
        lawful = (raids.us_leads == 0) | authority.holds(game, raids.rows, kind, state.day[raids.rows])
        failures += [(N_NO_CONSENT, stands & ~agreed), (N_NO_AUTHORITY, stands & agreed & ~lawful)]
        stands = stands & agreed & lawful
    for reason, failed in failures:
        off = np.flatnonzero(failed)
        tell(
            game, "raid_called_off", raids.rows[off], {"leader": raids.post[off], "seat": raids.seat[off]},
            {"reason": [reason] * off.size},
        )  # fmt: skip
    go = np.flatnonzero(stands)
    if go.size:
        _fight(game, prepare(game, raids.part(go), chosen[go]), forced)


N_NO_TEAMS: Final = "no team is ready"
N_GONE: Final = "nobody holds the post"


def _fight(game: Game, raid: Raid, forced: dict[tuple[int, int], int]) -> None:
    state, rows = game.state, raid.rows
    keys = luck.keys(state.seed[rows], _DRAWS, state.day[rows], state.leader_person[rows, raid.post])
    draw = dict(zip(_DECISIONS, luck.uniform(np.stack([keys[purpose] for purpose in _DECISIONS])), strict=True))
    odds, either = leak_odds(game, raid), both_ways(game, raid)
    leaked, leak_note = put(game, odds, rows, draw[Purpose.RAID_LEAK])
    count_chances(game, raid, odds.chance(), either)
    found, found_note = put(game, as_it_went(either.found, leaked), rows, draw[Purpose.RAID_FOUND])
    awaited, ambush_note = put(game, as_it_went(either.awaited, leaked), rows, draw[Purpose.RAID_AMBUSH])
    win, win_note = put(game, as_it_went(either.success, awaited), rows, draw[Purpose.RAID_FIREFIGHT])
    p = game.rule_at(firefight.RULE, rows)
    alive_odds = firefight.alive_odds(p, raid.intent_kill, raid.defence, awaited * 1.0)
    alive, alive_note = put(game, alive_odds, rows, draw[Purpose.RAID_CAPTURE])
    found, awaited, win, alive = _force(raid, forced, found, awaited, win, alive)
    success = found & win
    event = _told_raid(game, raid, (leak_note, found_note, ambush_note, win_note))
    _announce(game, raid, event, leaked, found, awaited, success, (leak_note, found_note, ambush_note, win_note))
    fought = found | awaited
    tolls = _tolls(game, raid, event, keys, fought, awaited, success, leaked * 1.0)
    _aftermath(game, raid, event, found, awaited, success, alive, tolls, alive_note)


def _told_raid(game: Game, raid: Raid, notes: tuple[ChanceNote | None, ...]) -> KeyArray:
    """Tell of each raid, a joint one as part of what both states undertake; returns the ids."""
    rows, named = raid.rows, {"leader": raid.post, "seat": raid.seat, "region": raid.region}
    event, cause = event_key(game, "raid", rows, named), np.zeros(rows.size, dtype=np.uint64)
    at = np.flatnonzero(raid.joint)
    if at.size:
        together = event_key(game, "joint_raid", rows, named)
        event, cause = np.where(raid.joint, part_key(together, "raid"), event), np.where(raid.joint, together, cause)
        tell(game, "joint_raid", rows[at], {axis: index[at] for axis, index in named.items()}, ids=together[at])
    tell(game, "raid", rows, named, {"teams": exact.count(raid.members, axis=1)}, cause, notes, event)
    if at.size:
        led = np.flatnonzero(raid.us_leads > 0)
        consent.lead_abroad(game, rows[at], raid.us_leads[at], together[at])
        us = np.full(led.size, STATE_SEATS.index("us"))
        authority.act(game, rows[led], us, np.full(led.size, authority.JOINT), together[led])
    return event


def _force(raid: Raid, forced: dict[tuple[int, int], int], *draws_of: BoolArray) -> tuple[BoolArray, ...]:
    """Replace draws by an outcome that control has ordered."""
    found, awaited, win, alive = draws_of
    for place, key in enumerate(zip(raid.rows.tolist(), raid.post.tolist(), strict=True)):
        outcome = FORCED[forced.get(key, 0)]
        if outcome:
            found[place] = outcome in ("captured", "killed", "failed")
            awaited[place] = outcome == "ambush"
            win[place] = outcome in ("captured", "killed")
            alive[place] = outcome == "captured"
    return found, awaited, win, alive


def _announce(
    game: Game, raid: Raid, event: KeyArray, leaked: BoolArray, found: BoolArray, awaited: BoolArray,
    success: BoolArray, notes: tuple[ChanceNote | None, ...],
) -> None:  # fmt: skip
    rows, dry = raid.rows, ~found & ~awaited
    if game.trace is not None:
        named = {"leader": raid.post, "region": raid.region, "seat": raid.seat, "group": raid.group}
        beaten = (found | awaited) & ~success
        for kind, hit in (("raid_leaked", leaked), ("dry_hole", dry), ("ambush", awaited), ("repelled", beaten)):
            at = np.flatnonzero(hit)
            tell_part(game, kind, rows[at], {axis: index[at] for axis, index in named.items()}, None, event[at], notes)
    at = np.flatnonzero(leaked)
    tell_part(game, "warning", rows[at], {"leader": raid.post[at], "group": raid.group[at]}, None, event[at])
    alarm.raise_alarm(game, rows[at], raid.group[at], alarm.WARNING, event[at])
    count_at(game, "dry_holes", (rows,), dry * 1)
    count_at(game, "ambushes", (rows,), awaited * 1)
    count_at(game, "raids_seat", (rows, raid.seat), np.ones_like(rows))


@attrs.frozen
class Tolls:
    """What a raid cost; shapes (n,)."""

    raiders: IntArray
    civilians: IntArray
    aircraft: IntArray


def _tolls(
    game: Game,
    raid: Raid,
    event: KeyArray,
    keys: Mapping[Purpose, KeyArray],
    fought: BoolArray,
    awaited: BoolArray,
    success: BoolArray,
    warned: FloatArray,
) -> Tolls:
    state, rows, p = game.state, raid.rows, game.rule_at(losses.RULE, raid.rows)
    key = keys[Purpose.RAID_LOSSES]
    rate = losses.raider_rate(p, raid.defence, awaited * 1.0, (fought & ~success) * 1.0)
    if (gear := finance.gear_of(game, rows, raid.group)) is not None:
        rate = exact.smaller(rate * gear, p["highest_rate"] + rate * 0.0)
    place, team = places(raid.members & fought[:, None])
    killed = draws.binomial(
        luck.child(key[place], state.team_key[rows[place], team]), state.headcount[rows[place], team], rate[place]
    )
    move(
        game,
        losses.FIREFIGHT,
        killed,
        "headcount",
        (rows[place], team),
        "dead",
        (rows[place], raid.region[place]),
        event[place],
    )
    raiders = np.zeros_like(rows)
    np.add.at(raiders, place, killed)
    lost, crash = _aircraft(game, raid, event, fought, warned, key)
    raiders = raiders + crash
    gunmen = _gunmen(game, raid, event, keys, fought, success)
    mean = losses.bystander_mean(p, raid.site, fought * 1.0, awaited * 1.0, raid.intent_kill)
    bystanders = draws.poisson(keys[Purpose.RAID_CIVILIANS], mean)
    civilians = exact.smaller(bystanders, state.population[rows, raid.region])
    bury_civilians(game, rows, raid.region, civilians, losses.BYSTANDERS, event)
    count_at(game, "raider_deaths", (rows,), raiders)
    count_at(game, "security_deaths_region", (rows, raid.region), raiders)
    count_at(game, "security_deaths_group", (rows, raid.group), raiders)
    count_at(game, "homicides_region", (rows, raid.region), raiders + gunmen)
    count_at(game, "homicides_group", (rows, raid.group), raiders + gunmen)
    if game.trace is not None:
        at = np.flatnonzero(fought)
        named = {"region": raid.region[at], "seat": raid.seat[at], "group": raid.group[at]}
        tell_part(game, "firefight", rows[at], named, {"gunmen": gunmen[at], "raiders": raiders[at]}, event[at])
    place, team = places(raid.members)
    teams.tire(game, rows[place], team, (fought * 1.0)[place])
    return Tolls(raiders, civilians, lost)


def bury_civilians(game: Game, rows: IntArray, region: IntArray, deaths: IntArray, cause: str, event: KeyArray) -> None:
    """Bystanders die in a region; shapes (n,)."""
    move(game, cause, deaths, "population", (rows, region), "dead", (rows, region), event)
    count_at(game, "civilian_deaths_region", (rows, region), deaths)
    count_at(game, "homicides_region", (rows, region), deaths)
    at = np.flatnonzero(deaths > 0)
    tell_part(game, "civilians_killed", rows[at], {"region": region[at]}, {"civilians": deaths[at]}, event[at])


def _aircraft(
    game: Game, raid: Raid, event: KeyArray, fought: BoolArray, warned: FloatArray, key: KeyArray
) -> tuple[IntArray, IntArray]:
    """Aircraft shot down (0 or 1) and people aboard killed, per raid."""
    state = game.state
    lost, dead = np.zeros_like(raid.rows), np.zeros_like(raid.rows)
    armed = np.flatnonzero(fought & (state.rockets[raid.rows, raid.group] > 0))
    if armed.size == 0:
        return lost, dead
    rows, group = raid.rows[armed], raid.group[armed]
    p = game.rule_at(aircraft.RULE, rows)
    odds = aircraft.hit_odds(p, raid.defence[armed], warned[armed])
    hit, note = decide(game, odds, rows, Purpose.RAID_AIRCRAFT, state.leader_person[rows, raid.post[armed]])
    armed, rows, group = armed[hit], rows[hit], group[hit]
    one = np.ones_like(rows)
    move(game, aircraft.FIRED, one, "rockets", (rows, group), "rockets_fired", (rows, group), event[armed])
    first = np.argmax(raid.members[armed], axis=1)
    p = game.rule_at(aircraft.RULE, rows)
    aboard = aircraft.aboard(p, state.headcount[rows, first])
    killed = draws.binomial(luck.child(key[armed], 1), aboard, aircraft.death_chance(p, aboard))
    region = raid.region[armed]
    move(game, aircraft.CRASH, killed, "headcount", (rows, first), "dead", (rows, region), event[armed])
    count_at(game, "aircraft_losses", (rows,), one)
    tell_part(game, "aircraft_lost", rows, {"region": region}, {"raiders": killed}, event[armed], (note,))
    lost[armed], dead[armed] = 1, killed
    return lost, dead


def _gunmen(
    game: Game, raid: Raid, event: KeyArray, keys: Mapping[Purpose, KeyArray], fought: BoolArray, success: BoolArray
) -> IntArray:
    """Gunmen killed and arrested on the spot; returns those killed."""
    state, rows = game.state, raid.rows
    killed = np.zeros_like(rows)
    at = np.flatnonzero(raid.presence >= 0)
    part, presence = rows[at], raid.presence[at]
    p = game.rule_at(losses.RULE, part)
    guards = firefight.guards(game.rule_at(firefight.RULE, part), raid.defence[at])
    dead = draws.poisson(keys[Purpose.RAID_GUNMEN][at], losses.gunmen_mean(p, guards, fought[at] * 1.0))
    dead = exact.smaller(dead, state.members[part, presence])
    move(game, losses.FIREFIGHT, dead, "members", (part, presence), "dead", (part, raid.region[at]), event[at])
    taken = draws.poisson(keys[Purpose.RAID_ARRESTS][at], losses.arrest_mean(p, guards, success[at] * 1.0))
    taken = exact.smaller(taken, state.members[part, presence])
    move(game, losses.ARREST, taken, "members", (part, presence), "custody", (part, presence), event[at])
    count_at(game, "arrests_presence", (part, presence), taken)
    killed[at] = dead
    return killed


def _aftermath(
    game: Game, raid: Raid, event: KeyArray, found: BoolArray, awaited: BoolArray, success: BoolArray,
    alive: BoolArray, tolls: Tolls, alive_note: ChanceNote | None,
) -> None:  # fmt: skip
    rows = raid.rows
    won = np.flatnonzero(success)
    killed = (~alive) * 1.0
    by = removal.hand_of(game, raid.seat)
    removal.remove(game, rows[won], raid.post[won], killed[won], by[won], event[won], (alive_note,))
    missed = np.flatnonzero(~success)
    pressure.feel(game, rows[missed], raid.group[missed], np.ones(missed.size), event[missed])
    windows.open_window(game, rows[missed], raid.group[missed], raid.rank[missed], missed * 0.0, event[missed])
    alarm.raise_alarm(game, rows[missed], raid.group[missed], alarm.RAID, event[missed])
    _answered(game, raid, by, (found | awaited) & ~success, event)
    empty = (~found & ~awaited)[missed]
    rungs.lose_track(game, rows[missed], raid.seat[missed], raid.post[missed], empty)
    took, slew = (success & alive) * 1.0, (success & ~alive) * 1.0
    dry = (~found & ~awaited) * 1.0
    amount = exploitation.material_of(game.rule_at(exploitation.RULE, rows), raid.rank, took, slew, dry)
    exploitation.seize(game, rows, raid.seat, raid.group, amount, event)
    if game.trace is not None:
        some = np.flatnonzero(amount > 0)
        named = {"group": raid.group[some], "seat": raid.seat[some]}
        tell_part(game, "material_seized", rows[some], named, {"amount": amount[some]}, event[some])
        tell_part(game, "intercept_window", rows, {"group": raid.group, "seat": raid.seat}, None, event)
    beaten = ((found | awaited) & ~success) * 1.0
    politics.after_raid(
        game, rows, raid.seat, raid.sharing, tolls.civilians, tolls.raiders, tolls.aircraft * 1.0, beaten, event
    )
    support.resent(game, rows, raid.region, tolls.civilians, event)


def _answered(game: Game, raid: Raid, by: IntArray, beaten: BoolArray, event: KeyArray) -> None:
    """A raid that was beaten back is answered like a removal, with less weight; nobody answers an empty house."""
    at = np.flatnonzero(beaten)
    rows = raid.rows[at]
    weight = game.rule_at(burst.RULE, rows)["missed_weight"] + at * 0.0
    retaliation.provoke(game, rows, raid.group[at], raid.rank[at], by[at], event[at], weight, raid.region[at])
