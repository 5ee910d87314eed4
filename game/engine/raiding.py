"""The raids of a turn: one raid per game carried out in the rule book's order."""

from typing import Final

import attrs
import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import decide, event_key, part_key, tell
from game.core.ledger import count_at, move
from game.core.odds import ChanceNote, Odds
from game.core.purposes import Purpose
from game.engine import removal
from game.engine.raid_list import Raids
from game.rules.intelligence import alarm, exploitation, windows
from game.rules.people import approval, support
from game.rules.raids import aircraft, ambush, firefight, leak, losses, search, teams

KILL: Final = 1
FORCED: Final = ("", "captured", "killed", "dry_hole", "ambush", "failed")


@attrs.define
class Raid:
    """What one raid per game meets, computed once; every array has shape (n,)."""

    rows: IntArray
    seat: IntArray
    post: IntArray
    group: IntArray
    region: IntArray
    rung: IntArray
    rank: IntArray
    site: IntArray
    intent_kill: FloatArray
    lead_hours: FloatArray
    sharing: IntArray
    members: BoolArray  # (n, T) teams that go
    strength: FloatArray
    defence: FloatArray
    caution: FloatArray
    presence: IntArray  # presence of the group in the region, -1 if none


def carry_out(game: Game, raids: Raids, forced: dict[tuple[int, int], int]) -> None:
    """Carry out one raid in each game of `raids`, at the clock of each game; `forced` names outcomes by (row, post)."""
    state = game.state
    wanted = raids.rows, raids.post
    chosen = teams.choose(
        teams.ready_teams(game)[raids.rows], state.team_seat[raids.rows] == raids.seat[:, None], raids.teams
    )
    enough = exact.count(chosen, axis=1) >= raids.teams
    held = state.leader_in_post[wanted] > 0
    for reason, failed in ((N_NO_TEAMS, held & ~enough), (N_GONE, ~held)):
        off = np.flatnonzero(failed)
        tell(
            game, "raid_called_off", raids.rows[off], {"leader": raids.post[off], "seat": raids.seat[off]},
            {"reason": [reason] * off.size},
        )  # fmt: skip
    go = np.flatnonzero(enough & held)
    if go.size:
        _fight(game, _prepare(game, raids.part(go), chosen[go]), forced)


N_NO_TEAMS: Final = "no team is ready"
N_GONE: Final = "nobody holds the post"


def _prepare(game: Game, raids: Raids, chosen: BoolArray) -> Raid:
    state = game.state
    rows, post = raids.rows, raids.post
    group, region = state.post_group[rows, post], state.leader_region[rows, post]
    ready = teams.readiness(state.headcount[rows], state.establishment[rows], state.fatigue[rows])
    effective = np.where(chosen, state.headcount[rows] * ready * state.team_quality[rows], 0.0)
    here = (state.presence_group[rows] == group[:, None]) & (state.presence_region[rows] == region[:, None])
    return Raid(
        rows=rows, seat=raids.seat, post=post, group=group, region=region,
        rung=state.rung[rows, raids.seat, post], rank=removal.rank_of(game, rows, post),
        site=state.site[rows, post], intent_kill=(raids.intent == KILL) * 1.0,
        lead_hours=raids.lead_hours, sharing=raids.sharing, members=chosen,
        strength=exact.total(effective), defence=state.defence[rows, post],
        caution=alarm.caution_now(
            game.rule_at(alarm.RULE, rows), state.caution[rows, group],
            state.day[rows] - state.caution_day[rows, group],
        ),
        presence=np.where(here.any(axis=1), np.argmax(here, axis=1), -1),
    )  # fmt: skip


def leak_odds(game: Game, raid: Raid) -> Odds:
    """Odds that the target of each raid is told."""
    state, rows = game.state, raid.rows
    worst = exact.largest(np.where(raid.members, state.team_corruption[rows], 0.0), axis=1)
    partner: FloatArray = np.zeros(rows.size)
    if state.share_points.shape[1] > 1:
        other = 1 - raid.seat
        partner = ((state.share_points[rows, other] > 0) & (state.share_broad[rows, other] > 0)) * 1.0
    return leak.leak_odds(
        game.rule_at(leak.RULE, rows), raid.sharing, state.corruption[rows, raid.region],
        state.vetting[rows, raid.region], worst, raid.lead_hours, partner,
    )  # fmt: skip


def _found_odds(game: Game, raid: Raid, warned: FloatArray) -> Odds:
    state, rows = game.state, raid.rows
    return search.found_odds(
        game.rule_at(search.RULE, rows), raid.rung, raid.lead_hours,
        state.security[rows, raid.post], raid.caution, warned,
    )  # fmt: skip


def _ambush_odds(game: Game, raid: Raid, warned: FloatArray) -> Odds:
    state, rows = game.state, raid.rows
    ruled = np.where(raid.presence >= 0, state.criminal_control[rows, raid.presence], 0.0)
    return ambush.ambush_odds(
        game.rule_at(ambush.RULE, rows), warned, state.state_control[rows, raid.region], ruled,
        state.aggressiveness[rows, raid.group], raid.defence, state.lying_low[rows, raid.group],
    )  # fmt: skip


def _success_odds(game: Game, raid: Raid, ambushed: FloatArray) -> Odds:
    return firefight.success_odds(
        game.rule_at(firefight.RULE, raid.rows), raid.strength, raid.defence, raid.rung, raid.lead_hours,
        ambushed, raid.site,
    )  # fmt: skip


def _count_chances(game: Game, raid: Raid, leaked: FloatArray) -> None:
    """Book the computed chances at execution, over leak, search, ambush and firefight."""
    none, all_ = raid.strength * 0.0, raid.strength * 0.0 + 1.0
    win, win_ambushed = _success_odds(game, raid, none).chance(), _success_odds(game, raid, all_).chance()
    success, dry = none, none
    for warned, weight in ((none, 1.0 - leaked), (all_, leaked)):
        found = _found_odds(game, raid, warned).chance()
        awaited = _ambush_odds(game, raid, warned).chance()
        success = success + weight * found * (awaited * win_ambushed + (1.0 - awaited) * win)
        dry = dry + weight * (1.0 - found) * (1.0 - awaited)
    count_at(game, "raid_chance_sum", (raid.rows,), success)
    count_at(game, "dry_hole_chance_sum", (raid.rows,), dry)
    count_at(game, "raids_tried", (raid.rows,), np.ones_like(raid.rows))
    count_at(game, "leak_chance_sum", (raid.rows, raid.region), leaked)
    count_at(game, "leak_checks", (raid.rows, raid.region), np.ones_like(raid.rows))


def _fight(game: Game, raid: Raid, forced: dict[tuple[int, int], int]) -> None:
    state, rows = game.state, raid.rows
    person = state.leader_person[rows, raid.post]
    odds = leak_odds(game, raid)
    leaked, leak_note = decide(game, odds, rows, Purpose.RAID_LEAK, person)
    _count_chances(game, raid, odds.chance())
    warned = leaked * 1.0
    found, found_note = decide(game, _found_odds(game, raid, warned), rows, Purpose.RAID_FOUND, person)
    awaited, ambush_note = decide(game, _ambush_odds(game, raid, warned), rows, Purpose.RAID_AMBUSH, person)
    win, win_note = decide(game, _success_odds(game, raid, awaited * 1.0), rows, Purpose.RAID_FIREFIGHT, person)
    p = game.rule_at(firefight.RULE, rows)
    alive_odds = firefight.alive_odds(p, raid.intent_kill, raid.defence, awaited * 1.0)
    alive, alive_note = decide(game, alive_odds, rows, Purpose.RAID_CAPTURE, person)
    found, awaited, win, alive = _force(raid, forced, found, awaited, win, alive)
    success = found & win
    event = event_key(game, "raid", rows, {"leader": raid.post, "seat": raid.seat, "region": raid.region})
    _announce(game, raid, event, leaked, found, awaited, success, (leak_note, found_note, ambush_note, win_note))
    fought = found | awaited
    tolls = _tolls(game, raid, event, fought, awaited, success, warned)
    _aftermath(game, raid, event, found, awaited, success, alive, tolls, alive_note)


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
    rows = raid.rows
    named = {"leader": raid.post, "region": raid.region, "seat": raid.seat}
    count = exact.count(raid.members, axis=1)
    tell(
        game,
        "raid",
        rows,
        {"leader": raid.post, "seat": raid.seat, "region": raid.region},
        {"teams": count},
        None,
        notes,
    )
    for kind, hit in (
        ("raid_leaked", leaked),
        ("dry_hole", ~found & ~awaited),
        ("ambush", awaited),
        ("repelled", (found | awaited) & ~success),
    ):
        at = np.flatnonzero(hit)
        part = {axis: index[at] for axis, index in named.items()}
        part["group"] = raid.group[at]
        tell(game, kind, rows[at], part, None, event[at], notes)
    at = np.flatnonzero(leaked)
    tell(game, "warning", rows[at], {"leader": raid.post[at], "group": raid.group[at]}, None, event[at])
    alarm.raise_alarm(game, rows[at], raid.group[at], alarm.WARNING, event[at])
    count_at(game, "dry_holes", (rows,), (~found & ~awaited) * 1)
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
    fought: BoolArray,
    awaited: BoolArray,
    success: BoolArray,
    warned: FloatArray,
) -> Tolls:
    state, rows, p = game.state, raid.rows, game.rule_at(losses.RULE, raid.rows)
    key = luck.key(state.seed[rows], Purpose.RAID_LOSSES, state.day[rows], state.leader_person[rows, raid.post])
    rate = losses.raider_rate(p, raid.defence, awaited * 1.0, (fought & ~success) * 1.0)
    place, team = np.nonzero(raid.members & fought[:, None])
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
    gunmen = _gunmen(game, raid, event, fought, success)
    mean = losses.bystander_mean(p, raid.site, fought * 1.0, awaited * 1.0, raid.intent_kill)
    bystanders = draws.poisson(
        luck.key(state.seed[rows], Purpose.RAID_CIVILIANS, state.day[rows], state.leader_person[rows, raid.post]), mean
    )
    civilians = exact.smaller(bystanders, state.population[rows, raid.region])
    bury_civilians(game, rows, raid.region, civilians, losses.BYSTANDERS, event)
    count_at(game, "raider_deaths", (rows,), raiders)
    count_at(game, "security_deaths_region", (rows, raid.region), raiders)
    count_at(game, "security_deaths_group", (rows, raid.group), raiders)
    count_at(game, "homicides_region", (rows, raid.region), raiders + gunmen)
    count_at(game, "homicides_group", (rows, raid.group), raiders + gunmen)
    at = np.flatnonzero(fought)
    tell(
        game, "firefight", rows[at], {"region": raid.region[at], "seat": raid.seat[at], "group": raid.group[at]},
        {"gunmen": gunmen[at], "raiders": raiders[at]}, event[at], ids=part_key(event[at], "firefight"),
    )  # fmt: skip
    teams.tire(
        game,
        rows[np.nonzero(raid.members)[0]],
        np.nonzero(raid.members)[1],
        (fought * 1.0)[np.nonzero(raid.members)[0]],
    )
    return Tolls(raiders, civilians, lost)


def bury_civilians(game: Game, rows: IntArray, region: IntArray, deaths: IntArray, cause: str, event: KeyArray) -> None:
    """Bystanders die in a region; shapes (n,)."""
    move(game, cause, deaths, "population", (rows, region), "dead", (rows, region), event)
    count_at(game, "civilian_deaths_region", (rows, region), deaths)
    count_at(game, "homicides_region", (rows, region), deaths)
    at = np.flatnonzero(deaths > 0)
    ids = part_key(event[at], "civilians_killed")
    tell(game, "civilians_killed", rows[at], {"region": region[at]}, {"civilians": deaths[at]}, event[at], ids=ids)


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
    ids = part_key(event[armed], "aircraft_lost")
    tell(game, "aircraft_lost", rows, {"region": region}, {"raiders": killed}, event[armed], (note,), ids)
    lost[armed], dead[armed] = 1, killed
    return lost, dead


def _gunmen(game: Game, raid: Raid, event: KeyArray, fought: BoolArray, success: BoolArray) -> IntArray:
    """Gunmen killed and arrested on the spot; returns those killed."""
    state, rows = game.state, raid.rows
    killed = np.zeros_like(rows)
    at = np.flatnonzero(raid.presence >= 0)
    part, presence = rows[at], raid.presence[at]
    p = game.rule_at(losses.RULE, part)
    guards = firefight.guards(game.rule_at(firefight.RULE, part), raid.defence[at])
    person = state.leader_person[part, raid.post[at]]
    key = luck.key(state.seed[part], Purpose.RAID_GUNMEN, state.day[part], person)
    dead = exact.smaller(draws.poisson(key, losses.gunmen_mean(p, guards, fought[at] * 1.0)), state.members[part, presence])
    move(game, losses.FIREFIGHT, dead, "members", (part, presence), "dead", (part, raid.region[at]), event[at])
    key = luck.key(state.seed[part], Purpose.RAID_ARRESTS, state.day[part], person)
    taken = exact.smaller(
        draws.poisson(key, losses.arrest_mean(p, guards, success[at] * 1.0)), state.members[part, presence]
    )
    move(game, losses.ARREST, taken, "members", (part, presence), "held", (part, raid.region[at]), event[at])
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
    removal.remove(game, rows[won], raid.post[won], killed[won], killed[won] * 0.0 + 1.0, event[won], (alive_note,))
    missed = np.flatnonzero(~success)
    windows.open_window(game, rows[missed], raid.group[missed], raid.rank[missed], missed * 0.0, event[missed])
    alarm.raise_alarm(game, rows[missed], raid.group[missed], alarm.RAID, event[missed])
    took, slew = (success & alive) * 1.0, (success & ~alive) * 1.0
    dry = (~found & ~awaited) * 1.0
    amount = exploitation.material_of(game.rule_at(exploitation.RULE, rows), raid.rank, took, slew, dry)
    exploitation.seize(game, rows, raid.seat, raid.group, amount, event)
    named = {"group": raid.group, "seat": raid.seat}
    some = np.flatnonzero(amount > 0)
    tell(
        game,
        "material_seized",
        rows[some],
        {axis: index[some] for axis, index in named.items()},
        {"amount": amount[some]},
        event[some],
        ids=part_key(event[some], "material_seized"),
    )
    tell(game, "intercept_window", rows, named, None, event, ids=part_key(event, "intercept_window"))
    beaten = ((found | awaited) & ~success) * 1.0
    approval.react(
        game, rows, raid.seat, raid.rank, success * 1.0, tolls.civilians, tolls.raiders, tolls.aircraft * 1.0,
        beaten, event,
    )  # fmt: skip
    support.resent(game, rows, raid.region, tolls.civilians, event)
