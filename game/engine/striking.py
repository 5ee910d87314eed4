"""Strikes: one per game carried out at its moment. Nobody is sent, so nobody is lost, captured or questioned."""

from typing import Final

import attrs
import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import decide, event_key, tell, tell_part
from game.core.ledger import count_at, move
from game.core.odds import ChanceNote, Odds
from game.core.purposes import Purpose
from game.engine import politics, raiding, removal, retaliation
from game.engine.raid_list import Raids
from game.engine.strike_list import N_GONE, N_NO_AUTHORITY, N_NO_CONSENT, N_NO_FIX, agrees
from game.rules.intelligence import alarm, rungs, windows
from game.rules.people import support
from game.rules.politics import authority, consent
from game.rules.raids import firefight, search, strike
from game.rules.retaliation import burst, targets

HIT: Final = ("captured", "killed")  # outcomes ordered by control that mean the target is killed


@attrs.frozen
class Strike:
    """What one strike per game meets; every array has shape (n,)."""

    rows: IntArray
    seat: IntArray
    post: IntArray
    group: IntArray
    region: IntArray
    rank: IntArray
    site: IntArray
    asked: BoolArray
    confirmed: FloatArray
    presence: IntArray  # presence of the group in the region, -1 if none

    def part(self, where: IntArray) -> "Strike":
        """The strikes at these positions."""
        return Strike(*(getattr(self, field.name)[where] for field in attrs.fields(Strike)))


def carry_out(game: Game, strikes: Raids, forced: dict[tuple[int, int], int]) -> None:
    """Carry out one strike in each game of `strikes`, at the clock of each game; `forced` names outcomes by (row, post)."""
    state, rows = game.state, strikes.rows
    held = state.leader_in_post[rows, strikes.post] > 0
    agreed = (strikes.asked == 0) | agrees(game, rows, consent.STRIKE, strikes.post)
    lawful = authority.holds(game, rows, np.full(rows.size, authority.STRIKE), state.day[rows])
    for reason, failed in ((N_GONE, ~held), (N_NO_AUTHORITY, held & ~lawful), (N_NO_CONSENT, held & lawful & ~agreed)):
        _call_off(game, strikes.part(failed), reason)
    go = strikes.part(held & agreed & lawful)
    if go.rows.size:
        _strike(game, _prepare(game, go), forced)


def lapse(game: Game, strikes: Raids) -> None:
    """Strikes that still wait for a fix when the turn ends."""
    _call_off(game, strikes, N_NO_FIX)


def _call_off(game: Game, strikes: Raids, reason: str) -> None:
    named = {"leader": strikes.post, "seat": strikes.seat}
    tell(game, "strike_called_off", strikes.rows, named, {"reason": [reason] * strikes.rows.size})


def _prepare(game: Game, strikes: Raids) -> Strike:
    state, rows, post = game.state, strikes.rows, strikes.post
    group, region = state.post_group[rows, post], state.leader_region[rows, post]
    here = (state.presence_group[rows] == group[:, None]) & (state.presence_region[rows] == region[:, None])
    return Strike(
        rows=rows, seat=strikes.seat, post=post, group=group, region=region, rank=removal.rank_of(game, rows, post),
        site=state.site[rows, post], asked=strikes.asked > 0, confirmed=(strikes.confirmed > 0) * 1.0,
        presence=np.where(here.any(axis=1), np.argmax(here, axis=1), -1),
    )  # fmt: skip


def found_odds(game: Game, one: Strike) -> Odds:
    """Odds that the target is there; nobody is told and nobody waits."""
    state, rows, none = game.state, one.rows, one.rows * 0.0
    caution = alarm.caution_now(
        game.rule_at(alarm.RULE, rows), state.caution[rows, one.group], state.day[rows] - state.caution_day[rows, one.group]
    )
    rung = state.rung[rows, one.seat, one.post]
    return search.found_odds(game.rule_at(search.RULE, rows), rung, none, state.security[rows, one.post], caution, none)


def _strike(game: Game, one: Strike, forced: dict[tuple[int, int], int]) -> None:
    state, rows = game.state, one.rows
    person = state.leader_person[rows, one.post]
    found, found_note = decide(game, found_odds(game, one), rows, Purpose.STRIKE_FOUND, person)
    odds = strike.hit_odds(game.rule_at(strike.RULE, rows), one.site, one.confirmed)
    hit, hit_note = decide(game, odds, rows, Purpose.STRIKE_HIT, person)
    found, hit = _force(one, forced, found, hit)
    success = found & hit
    event = event_key(game, "strike", rows, {"leader": one.post, "seat": one.seat, "region": one.region})
    _announce(game, one, event, success, (found_note, hit_note))
    kind = np.full(rows.size, authority.STRIKE)
    authority.act(game, rows, one.seat, kind, event)
    civilians = _tolls(game, one, event, found)
    consented = one.asked | agrees(game, rows, consent.STRIKE, one.post)
    politics.after_strike(game, rows, consented, success, civilians, one.rank, event)
    # A breach takes back every consent, and with it what rests on them.
    for code in (consent.ISR, consent.TRAINERS, consent.PLANNERS, consent.FUSION_CELL):
        consent.send_home(game, rows[~consent.given(game, rows, code)], code)
    killed = np.flatnonzero(success)
    _kill(game, one.part(killed), event[killed], hit_note)
    missed = np.flatnonzero(~success)
    rungs.lose_track(game, rows[missed], one.seat[missed], one.post[missed], ~found[missed])
    _alert(game, one.part(missed), event[missed])
    support.resent(game, rows, one.region, civilians, event)


def _force(one: Strike, forced: dict[tuple[int, int], int], found: BoolArray, hit: BoolArray) -> tuple[BoolArray, BoolArray]:
    """Replace draws by an outcome that control has ordered."""
    for place, key in enumerate(zip(one.rows.tolist(), one.post.tolist(), strict=True)):
        outcome = raiding.FORCED[forced.get(key, 0)]
        if outcome:
            hit[place] = outcome in HIT
            found[place] = outcome in HIT or outcome == "failed"
    return found, hit


def _announce(game: Game, one: Strike, event: KeyArray, success: BoolArray, notes: tuple[ChanceNote | None, ...]) -> None:
    rows, named = one.rows, {"leader": one.post, "seat": one.seat, "region": one.region}
    tell(game, "strike", rows, named, None, None, notes, event)
    at = np.flatnonzero(~success)
    missed = {axis: index[at] for axis, index in named.items()}
    tell_part(game, "strike_missed", rows[at], missed, None, event[at], notes)
    count_at(game, "strikes_seat", (rows, one.seat), np.ones_like(rows))


def _tolls(game: Game, one: Strike, event: KeyArray, found: BoolArray) -> IntArray:
    """Gunmen and bystanders killed; returns the bystanders, shape (n,)."""
    state, rows = game.state, one.rows
    person = state.leader_person[rows, one.post]
    killed = np.zeros_like(rows)
    at = np.flatnonzero((one.presence >= 0) & found)
    part, presence, region = rows[at], one.presence[at], one.region[at]
    guards = firefight.guards(game.rule_at(firefight.RULE, part), state.defence[part, one.post[at]])
    key = luck.key(state.seed[part], Purpose.STRIKE_GUNMEN, state.day[part], person[at])
    mean = strike.gunmen_mean(game.rule_at(strike.RULE, part), guards, found[at] * 1.0)
    dead = exact.smaller(draws.poisson(key, mean), state.members[part, presence])
    move(game, strike.GUNMEN, dead, "members", (part, presence), "dead", (part, region), event[at])
    killed[at] = dead
    count_at(game, "homicides_region", (rows, one.region), killed)
    count_at(game, "homicides_group", (rows, one.group), killed)
    named = {"region": one.region, "seat": one.seat, "group": one.group}
    tell_part(game, "strike_toll", rows, named, {"gunmen": killed}, event)
    mean = strike.bystander_mean(game.rule_at(strike.RULE, rows), one.site, one.confirmed)
    key = luck.key(state.seed[rows], Purpose.STRIKE_CIVILIANS, state.day[rows], person)
    civilians = exact.smaller(draws.poisson(key, mean), state.population[rows, one.region])
    raiding.bury_civilians(game, rows, one.region, civilians, strike.BYSTANDERS, event)
    return civilians


def _kill(game: Game, one: Strike, event: KeyArray, note: ChanceNote | None) -> None:
    if one.rows.size:
        ones: FloatArray = one.rows * 0.0 + 1.0
        by = np.full(one.rows.size, targets.UNITED_STATES)
        removal.remove(game, one.rows, one.post, ones, by, event, (note,))


def _alert(game: Game, one: Strike, event: KeyArray) -> None:
    """A group that was missed talks, goes to ground and hits back a little."""
    if one.rows.size == 0:
        return
    windows.open_window(game, one.rows, one.group, one.rank, one.rows * 0.0, event)
    alarm.raise_alarm(game, one.rows, one.group, alarm.RAID, event)
    weight = game.rule_at(burst.RULE, one.rows)["missed_weight"] + one.rows * 0.0
    by = np.full(one.rows.size, targets.UNITED_STATES)
    retaliation.provoke(game, one.rows, one.group, one.rank, by, event, weight, one.region)
