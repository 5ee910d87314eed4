"""Control injects: what they do, in the order in which they are listed, at the start of their turn."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.draws import apportion
from game.core.game import Game
from game.core.happening import tell
from game.core.injects import Inject
from game.core.ledger import book_at, move, set_at, settle_at
from game.core.orders import nearest
from game.core.problem import N_, Problem
from game.core.state import FIELDS
from game.engine import raiding, removal
from game.rules.intelligence import estimates
from game.rules.people import approval, support

InjectList = Sequence[tuple[Inject, IntArray]]  # each with the rows of the games to which it is done
Forced = dict[tuple[int, int], int]
CONTROL: Final = "control.inject"
SETTABLE: Final[Mapping[str, tuple[str, str]]] = {
    # quantity: (field, axis of `of`)
    "leader.defence": ("defence", "leader"),
    "leader.site": ("site", "leader"),
    "leader.competence": ("competence", "leader"),
    "leader.security": ("security", "leader"),
    "leader.loyalty": ("loyalty", "leader"),
    "leader.ambition": ("ambition", "leader"),
    "group.rockets": ("rockets", "group"),
    "command": ("command", "group"),
    "aggressiveness": ("aggressiveness", "group"),
    "group.hierarchy": ("hierarchy", "group"),
    "state_control": ("state_control", "region"),
    "police": ("police", "region"),
    "courts": ("courts", "region"),
    "services": ("services", "region"),
    "corruption": ("corruption", "region"),
    "support": ("support", "region"),
    "region.vetting": ("vetting", "region"),
    "approval": ("approval", "seat"),
    "capital": ("capital", "seat"),
    "seat.attention": ("attention", "seat"),
    "seat.points": ("points", "seat"),
    "team.fatigue": ("fatigue", "team"),
    "team.quality": ("team_quality", "team"),
    "team.corruption": ("team_corruption", "team"),
}
_KEYS: Final = {
    "leader": "post_group", "group": "group_key", "region": "region_key", "seat": "seat_key", "team": "team_key",
}  # fmt: skip
_WITH_REST: Final = {"corruption": "corruption_rest", "support": "support_rest", "approval": "approval_rest"}


def inject(game: Game, injects: InjectList) -> Forced:
    """Carry out injects; returns the raid outcomes that control has ordered."""
    forced: Forced = {}
    for number, (one, rows) in enumerate(injects):
        if rows.size == 0:
            continue
        event = luck.child(game.state.seed[rows], 0x494E4A, game.state.day[rows], number)
        HANDLERS[one.name](game, one, rows, event, forced)
        text = f"{one.name} " + " ".join(f"{name}={value}" for name, value in one.arguments.items())
        tell(game, "inject", rows, {}, {"text": [text] * rows.size}, ids=event)
    return forced


def check_set(one: Inject) -> None:
    """Check the value of a `set` before it is done. Raises Problem where it cannot be."""
    field, _ = SETTABLE[str(one.arguments["quantity"])]
    value = np.array([float(one.arguments["value"])])
    _check_range(str(one.arguments["quantity"]), FIELDS[field].unit, value)


def supported(name: str) -> bool:
    """Whether the rules of this version can carry the inject out."""
    return name in HANDLERS


def index_of(game: Game, axis: str, name: object) -> int:
    """Index of an id on an axis. Raises Problem naming what exists."""
    names = names_of(game, axis)
    if name not in names:
        raise Problem(
            N_("There is no {axis} {name}.{hint}"),
            axis=axis, name=repr(name), hint=nearest(str(name), dict.fromkeys(names)),
        )  # fmt: skip
    return names.index(str(name))


def names_of(game: Game, axis: str) -> tuple[str, ...]:
    """The ids of an axis."""
    world = game.world
    return {
        "leader": world.posts, "group": world.groups, "region": world.regions,
        "seat": world.seats, "team": world.teams,
    }[axis]  # fmt: skip


def holders(game: Game, one: Inject) -> IntArray:
    """Rows of the games in which somebody holds the post the inject names; all rows if it names none."""
    leader = one.arguments.get("leader")
    if leader is None:
        return np.arange(game.batch)
    return np.flatnonzero(game.state.leader_in_post[:, index_of(game, "leader", leader)] > 0)


def _remove_leader(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Forced) -> None:
    post = index_of(game, "leader", one.arguments["leader"])
    held = rows[game.state.leader_in_post[rows, post] > 0]
    cause = event[np.isin(rows, held)]
    killed = np.full(held.size, float(one.arguments["mode"] == "killed"))
    by_state = np.full(held.size, float(one.arguments["by"] != "rivals"))
    removal.remove(game, held, np.full(held.size, post), killed, by_state, cause)


def _remove_members(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Forced) -> None:
    _arrest_members(game, one, rows, event, int(one.arguments["count"]))


def _arrest_members(game: Game, one: Inject, rows: IntArray, event: KeyArray, count: int) -> None:
    """Members are taken from the group's presences in proportion to their size."""
    state = game.state
    group = index_of(game, "group", one.arguments["group"])
    mine = np.where(state.presence_group[rows] == group, state.members[rows], 0)
    whole = exact.smaller(exact.integer_total(mine, axis=1), np.full(rows.size, count))
    some = whole > 0
    shares = apportion(whole[some], mine[some] * 1.0)
    shares = exact.smaller(shares, mine[some])
    place, presence = np.nonzero(shares > 0)
    hit = rows[some][place]
    region = state.presence_region[hit, presence]
    move(game, CONTROL, shares[place, presence], "members", (hit, presence), "held", (hit, region), event[some][place])


def _set_rung(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Forced) -> None:
    post = np.full(rows.size, index_of(game, "leader", one.arguments["leader"]))
    viewer = np.full(rows.size, index_of(game, "seat", one.arguments["viewer"]))
    rung = np.full(rows.size, int(one.arguments["rung"]))
    held = game.state.leader_in_post[rows, post] > 0
    place = (rows[held], viewer[held], post[held])
    set_at(game, "rung", place, rung[held])
    set_at(game, "rung_day", place, game.state.day[rows[held]])
    set_at(game, "rung_source", place, rung[held] * 0 + 4)
    known = place[0][rung[held] > 0]
    estimates.observe_leaders(game, known, viewer[: known.size], post[: known.size], rung[held][rung[held] > 0])


def _raid_outcome(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Forced) -> None:
    post = index_of(game, "leader", one.arguments["leader"])
    outcome = raiding.FORCED.index(str(one.arguments["outcome"]))
    forced.update({(row, post): outcome for row in rows.tolist()})


def _civilian_harm(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Forced) -> None:
    region = np.full(rows.size, index_of(game, "region", one.arguments["region"]))
    asked = np.full(rows.size, int(one.arguments["deaths"]))
    deaths = exact.smaller(asked, game.state.population[rows, region])
    raiding.bury_civilians(game, rows, region, deaths, CONTROL, event)
    blamed = one.arguments["blame"]
    if blamed in game.world.seats:
        seat = np.full(rows.size, game.world.seats.index(str(blamed)))
        approval.blame(game, rows, seat, deaths, event)
        support.resent(game, rows, region, deaths, event)


def _team_loss(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Forced) -> None:
    state = game.state
    heads = state.headcount[rows]
    share = float(one.arguments["share"])
    lost = exact.floor_int(heads * share + 0.5)
    place, team = np.nonzero(lost > 0)
    hit = rows[place]
    home = np.zeros_like(hit)
    move(game, CONTROL, lost[place, team], "headcount", (hit, team), "dead", (hit, home), event[place])
    np.add.at(state.raider_deaths, hit, lost[place, team])


def _set(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Forced) -> None:
    _change(game, one, rows, event, lambda now: now * 0.0 + float(one.arguments["value"]))


def _scale(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Forced) -> None:
    _change(game, one, rows, event, lambda now: now * float(one.arguments["factor"]))


def _change(game: Game, one: Inject, rows: IntArray, event: KeyArray, formula: Callable[[FloatArray], FloatArray]) -> None:
    """Set or scale a quantity of one thing, or of all things of its kind."""
    quantity = str(one.arguments["quantity"])
    if quantity not in SETTABLE:
        raise Problem(N_("There is no quantity {name}.{hint}"), name=repr(quantity), hint=nearest(quantity, SETTABLE))
    account, axis = SETTABLE[quantity]
    used = getattr(game.state, _KEYS[axis])[0]
    everything = np.flatnonzero(used >= 0 if used.dtype == np.int64 else used != 0)
    chosen = [index_of(game, axis, one.arguments["of"])] if "of" in one.arguments else everything.tolist()
    for index in chosen:
        place = (rows, np.full(rows.size, index))
        now = getattr(game.state, account)[place]
        value = formula(now * 1.0)
        info = FIELDS[account]
        _check_range(quantity, info.unit, value)
        change = value - now
        if info.dtype is np.int64:
            book_at(game, account, CONTROL, place, exact.to_int(exact.floor_int(value + 0.5) - now), event)
        else:
            book_at(game, account, CONTROL, place, change, event)
        if account in _WITH_REST:
            settle_at(game, _WITH_REST[account], CONTROL, place, value, event)


def _check_range(quantity: str, unit: str, value: FloatArray) -> None:
    low, dash, high = unit.partition("-")
    if dash and low.isdigit() and high.isdigit() and ((value < float(low)) | (value > float(high))).any():
        raise Problem(N_("{quantity} must lie between {low} and {high}."), quantity=quantity, low=low, high=high)
    if (value < 0).any():
        raise Problem(N_("{quantity} cannot be negative."), quantity=quantity)


def _message_to(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Forced) -> None:
    tell(game, "message", rows, {}, {name: [str(one.arguments[name])] * rows.size for name in ("text", "seats")})


HANDLERS: Final[dict[str, Callable[[Game, Inject, IntArray, KeyArray, Forced], None]]] = {
    "remove_leader": _remove_leader,
    "remove_members": _remove_members,
    "set_rung": _set_rung,
    "raid_outcome": _raid_outcome,
    "civilian_harm": _civilian_harm,
    "team_loss": _team_loss,
    "set": _set,
    "scale": _scale,
    "message_to": _message_to,
}
