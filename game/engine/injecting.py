"""Control injects: what they do, in the order in which they are listed, at the start of their turn."""

from collections.abc import Callable, Sequence
from typing import Final

import attrs
import numpy as np

from game.core import exact, luck
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.draws import apportion
from game.core.game import Game
from game.core.happening import part_key, tell
from game.core.injects import Inject
from game.core.ledger import LIMIT, book_at, move, set_at, settle_at
from game.core.problem import Problem
from game.engine import (
    inject_checks,
    injecting_groups,
    injecting_institutions,
    injecting_market,
    injecting_people,
    injecting_production,
    injecting_succession,
    injecting_tracks,
    injecting_violence,
    raiding,
    removal,
)
from game.engine.inject_checks import QUANTITIES, Quantity
from game.rules.intelligence import estimates
from game.rules.people import approval, support

InjectList = Sequence[tuple[Inject, IntArray]]  # each with the rows of the games to which it is done
Forced = dict[tuple[int, int], int]
CONTROL: Final = "control.inject"
_WORD: Final = 0x494E4A
_OPENING_WORD: Final = 0x4F50454E
_KEYS: Final = {
    "leader": "post_group", "group": "group_key", "region": "region_key", "seat": "seat_key", "team": "team_key",
    "product": "price_start",
}  # fmt: skip
_WITH_REST: Final = {
    "precursor_compliance": "compliance_rest",
    "state_control": "control_start", "heavy": "heavy_rest",
    "corruption": "corruption_rest", "support": "support_rest", "approval": "approval_rest", "cohesion": "cohesion_rest",
    "political_will": "will_rest", "cooperation_approval": "cooperation_approval_rest", "trust": "trust_rest",
    "sovereignty_strain": "strain_rest", "us_pressure": "pressure_rest", "intelligence_cooperation": "cooperation_rest",
    "trade_index": "trade_rest", "customs_cooperation": "customs_rest", "extradition": "extradition_rest",
    "migration_cooperation": "migration_rest", "regional_support": "regional_rest", "rival_influence": "rival_rest",
    "norm_credibility": "norm_rest", "civil_liberties": "liberties_rest",
}  # fmt: skip


@attrs.frozen
class Injected:
    """What a list of injects did: raid outcomes that control has ordered, and per inject the rows it found empty.

    A game is found empty by an inject where, when its turn came, nobody held the post that it names.
    """

    forced: Forced
    empty: tuple[IntArray, ...]


class InjectProblem(Problem):
    """A Problem of one inject of a list; `number` is its place in the list."""

    def __init__(self, number: int, problem: Problem) -> None:
        super().__init__(problem.message, **problem.values)
        self.number = number


def inject(game: Game, injects: InjectList, opening: bool = False) -> Injected:
    """Carry out injects in their order. Raises InjectProblem where one names what is not there or goes too far.

    `opening`: they come before the first turn, on the day on which that turn begins.
    """
    word = _OPENING_WORD if opening else _WORD
    forced: Forced = {}
    empty = []
    names = inject_checks.names_in(game)
    # Counted game by game: an event's id may not depend on what is done to the other games of the batch.
    done = np.zeros(game.batch, dtype=np.int64)
    for number, (one, rows) in enumerate(injects):
        try:
            inject_checks.check(one, names)
            empty.append(_empty(game, one, rows))
            if rows.size and not inject_checks.is_missing(one, names):
                event = luck.child(game.state.seed[rows], word, game.state.day[rows], done[rows])
                _carry_out(game, one, rows, event, forced)
        except Problem as problem:
            raise InjectProblem(number, problem) from problem
        done[rows] += 1
    return Injected(forced, tuple(empty))


def bring_about(game: Game, one: Inject, rows: IntArray, event: KeyArray, cause: KeyArray) -> None:
    """Do to the games of `rows` what a decision brings about; `event` is the id of that, `cause` the decision's, (n,)."""
    if rows.size:
        _carry_out(game, one, rows, event, {}, cause)


def _carry_out(
    game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Forced, cause: KeyArray | None = None
) -> None:
    HANDLERS[one.name](game, one, rows, event, forced)
    text = f"{one.name} " + " ".join(f"{name}={value}" for name, value in one.arguments.items())
    tell(game, "inject", rows, {}, {"text": [text] * rows.size}, cause, ids=event)


def _empty(game: Game, one: Inject, rows: IntArray) -> IntArray:
    """The rows in which nobody holds the post that the inject names."""
    post = inject_checks.post_named(one)
    if post is None:
        return rows[:0]
    if post not in game.world.posts:
        return rows
    held = game.state.leader_in_post[rows, game.world.posts.index(post)] > 0
    return rows[np.flatnonzero(~held)]


def supported(name: str) -> bool:
    """Whether the rules of this version can carry the inject out."""
    return name in HANDLERS


def index_of(game: Game, axis: str, name: object) -> int:
    """Index of an id on an axis. Raises Problem naming what exists."""
    names = inject_checks.names_in(game)
    inject_checks.check_id(names, axis, name)
    return list(names[axis]).index(str(name))


def _remove_leader(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Forced) -> None:
    post = index_of(game, "leader", one.arguments["leader"])
    held = rows[game.state.leader_in_post[rows, post] > 0]
    cause = event[np.isin(rows, held)]
    killed = np.full(held.size, float(one.arguments["mode"] == "killed"))
    by = np.full(held.size, removal.BY.index(str(one.arguments["by"])))
    removal.remove(game, held, np.full(held.size, post), killed, by, cause)


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
    away = shares[place, presence]
    move(game, CONTROL, away, "members", (hit, presence), "prisoners", (hit, region), event[some][place])


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


def _shift(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Forced) -> None:
    """A push that passes: what a level returns to stays where it was, unlike when it is set or scaled."""
    _change(game, one, rows, event, lambda now: now + float(one.arguments["amount"]), lasting=False)


def _change(
    game: Game, one: Inject, rows: IntArray, event: KeyArray, formula: Callable[[FloatArray], FloatArray],
    lasting: bool = True,
) -> None:  # fmt: skip
    """Set, scale or shift a quantity of one thing, or of all things of its kind; what its limits take is booked as such."""
    quantity = QUANTITIES[str(one.arguments["quantity"])]
    if quantity.axis == "nation":
        _change_at(game, quantity, (rows,), event, formula, lasting)
        return
    if "of" in one.arguments:
        chosen = [index_of(game, quantity.axis, one.arguments["of"])]
    else:
        chosen = list(range(getattr(game.state, _KEYS[quantity.axis]).shape[1]))
    for index in chosen:
        there = np.flatnonzero(_is_there(game, quantity.axis, rows, index))
        _change_at(game, quantity, (rows[there], np.full(there.size, index)), event[there], formula, lasting)


def _is_there(game: Game, axis: str, rows: IntArray, index: int) -> BoolArray:
    """In which games the thing in this slot exists; a part that has not split off does not."""
    if axis == "group":
        alive: BoolArray = game.state.group_alive[rows, index] > 0
        return alive
    slot = getattr(game.state, _KEYS[axis])[rows, index]
    found: BoolArray = slot >= 0 if slot.dtype == np.int64 else slot != 0
    return found


def _change_at(
    game: Game, quantity: Quantity, place: tuple[IntArray, ...], event: KeyArray,
    formula: Callable[[FloatArray], FloatArray], lasting: bool,
) -> None:  # fmt: skip
    account = quantity.field
    now = getattr(game.state, account)[place]
    asked = formula(now / quantity.unit) * quantity.unit
    if quantity.whole:
        asked = np.floor(asked + 0.5)
    kept = exact.clip(asked, quantity.low * quantity.unit, quantity.high * quantity.unit)
    _carry_to(game, quantity, CONTROL, place, asked, event)
    _carry_to(game, quantity, LIMIT, place, kept, event)
    if lasting and account in _WITH_REST:
        settle_at(game, _WITH_REST[account], CONTROL, place, kept, event)


def _carry_to(
    game: Game, quantity: Quantity, cause: str, place: tuple[IntArray, ...], value: FloatArray, event: KeyArray
) -> None:
    """Book what leads from where the quantity stands at these places to `value`, shape (n,), to the last bit."""
    for _ in range(2):  # the first time the difference may be rounded
        left = value - getattr(game.state, quantity.field)[place]
        off = np.flatnonzero(left)
        amount = exact.to_int(left[off]) if quantity.whole else left[off]
        book_at(game, quantity.field, cause, tuple(index[off] for index in place), amount, event[off])


def _message_to(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Forced) -> None:
    values = {name: [str(one.arguments[name])] * rows.size for name in ("text", "seats")}
    tell(game, "message", rows, {}, values, ids=part_key(event, "message"))


HANDLERS: Final[dict[str, Callable[[Game, Inject, IntArray, KeyArray, Forced], None]]] = {
    "remove_leader": _remove_leader,
    "remove_members": _remove_members,
    "set_rung": _set_rung,
    "raid_outcome": _raid_outcome,
    "civilian_harm": _civilian_harm,
    "team_loss": _team_loss,
    "set": _set,
    "scale": _scale,
    "shift": _shift,
    "message_to": _message_to,
    **injecting_groups.HANDLERS,
    **injecting_institutions.HANDLERS,
    **injecting_people.HANDLERS,
    **injecting_market.HANDLERS,
    **injecting_production.HANDLERS,
    **injecting_succession.HANDLERS,
    **injecting_tracks.HANDLERS,
    **injecting_violence.HANDLERS,
}
