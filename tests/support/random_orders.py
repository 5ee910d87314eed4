"""Random orders and injects for many games at once.

Every draw is keyed by the game's seed, its turn, the seat and the number of the order, never by the row, so a game gets
the same orders alone and in any batch. Arguments are valid by the vocabulary: ids that exist (now and then one that does
not), values within the limits of their parameter and mostly small enough to be paid for.
"""

from collections.abc import Callable, Sequence

import numpy as np

from game.core import luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.injects import Inject, make_inject
from game.core.orders import MOST_PARAMETERS, ORDERS, OrderParameter, OrderSpec, may_be_given_by
from game.core.purposes import Purpose
from game.engine.injecting import InjectList
from game.engine.legal import CHECKS
from game.engine.order_table import GROUPS_FROM, REGIONS_FROM, UNKNOWN, WORD, OrderTable, empty_table, join

UNKNOWN_SHARE = 0.04  # of the ids drawn
STRANGE_SHARE = 0.12  # of the orders drawn from the whole vocabulary, supported or not
FULL_RANGE_SHARE = 0.05  # of the numbers drawn from their whole range
SMALL_AMOUNT = 6.0  # points, million dollars


def random_orders(game: Game, each: int = 3) -> OrderTable:
    """`each` orders of every seat of every game, in the order in which they are given."""
    tables = []
    for seat, name in enumerate(game.world.seats):
        own = [spec for spec in ORDERS.values() if spec.name in CHECKS and may_be_given_by(spec, name)]
        for number in range(each):
            tables.extend(_drawn(game, seat, number, own))
    return join(tables) if tables else empty_table()


def _drawn(game: Game, seat: int, number: int, own: Sequence[OrderSpec]) -> list[OrderTable]:
    """The `number`-th order of a seat in every game, one table per kind of order."""
    key = luck.key(game.state.seed, Purpose.PLAYER_RANDOM, game.state.turn, seat, number)
    everything = list(ORDERS.values())
    strange = luck.uniform(key, 0) < STRANGE_SHARE
    place = luck.uniform(key, 1)
    codes = np.where(
        strange,
        np.array([spec.code for spec in everything])[(place * len(everything)).astype(np.int64)],
        np.array([spec.code for spec in own])[(place * len(own)).astype(np.int64)],
    )
    tables = []
    for spec in everything:
        rows = np.flatnonzero(codes == spec.code)
        if rows.size:
            tables.append(_table(game, spec, rows, seat, luck.child(key[rows], 1)))
    return tables


def _table(game: Game, spec: OrderSpec, rows: IntArray, seat: int, key: KeyArray) -> OrderTable:
    arguments = np.zeros((rows.size, MOST_PARAMETERS))
    for number, parameter in enumerate(spec.parameters):
        arguments[:, number] = _argument(game, parameter, luck.child(key, number))
    timing = luck.child(key, MOST_PARAMETERS)
    day, on_fix = np.zeros(rows.size), np.zeros(rows.size, dtype=np.bool_)
    if spec.timing == "dated":
        how = luck.uniform(timing, 0)
        length = game.world.days_of(int(game.state.turn[0]) + 1)
        day = np.where(how < 0.4, np.floor(1.0 + luck.uniform(timing, 1) * (length + 1.0)), 0.0)
        on_fix = (how >= 0.4) & (how < 0.7)
    return OrderTable(rows, np.full(rows.size, seat), np.full(rows.size, spec.code), arguments, day, on_fix)


def _argument(game: Game, parameter: OrderParameter, key: KeyArray) -> FloatArray:
    """Values of one parameter, as the order table holds them; shape (n,)."""
    world, u = game.world, luck.uniform(key, 0)
    if parameter.kind == "flag":
        return (u < 0.5) * 1.0
    if parameter.kind == "choice":
        return np.floor(u * len(parameter.choices))
    if parameter.kind in ("integer", "amount"):
        return _number(parameter, u, luck.uniform(key, 1))
    axes: dict[str, list[tuple[float, int]]] = {
        "leader": [(0.0, len(world.posts))],
        "group": [(0.0, len(world.groups))],
        "region": [(0.0, len(world.regions))],
        "seat": [(0.0, len(world.seats))],
        "gateway": [(0.0, len(world.gateways))],
        "target": [(0.0, len(world.posts)), (GROUPS_FROM, len(world.groups)), (REGIONS_FROM, len(world.regions))],
        "text": [],
    }
    ids = [first + index for first, size in axes[parameter.kind] for index in range(size)]
    ids += [WORD - number for number in range(len(parameter.choices))]
    if not ids:
        return np.full(u.size, UNKNOWN)
    chosen = np.array(ids)[np.floor(u * len(ids)).astype(np.int64)]
    return np.where(luck.uniform(key, 1) < UNKNOWN_SHARE, UNKNOWN, chosen)


def _number(parameter: OrderParameter, u: FloatArray, how: FloatArray) -> FloatArray:
    high = parameter.high
    if parameter.unit in ("points a turn", "million $"):
        high = min(high, SMALL_AMOUNT)
    elif parameter.unit == "teams":
        high = min(high, 3.0)
    elif parameter.unit == "hours":
        high = min(high, 60.0)
    top = np.where(how < FULL_RANGE_SHARE, parameter.high, high)
    if parameter.kind == "amount":
        return parameter.low + (top - parameter.low) * u
    return np.floor(parameter.low + (top - parameter.low + 1.0) * u)


# --- injects ------------------------------------------------------------------------------------------------

Choice = Callable[[Sequence[str]], str]


def _injects(game: Game, choose: Choice) -> list[Inject]:
    """One inject of every kind that the rules carry out, with arguments of this turn."""
    world = game.world
    leader, other = choose(world.posts), choose(world.posts)
    group, region, team = choose(world.groups), choose(world.regions), choose(world.teams)
    state_seat = choose(world.seats[: world.viewers])
    mode, outcome = choose(("captured", "killed")), choose(("captured", "killed", "dry_hole", "ambush", "failed"))
    values: list[tuple[str, dict[str, object]]] = [
        ("remove_leader", {"leader": leader, "mode": mode, "by": choose(("mexico", "us", "rivals"))}),
        ("remove_members", {"group": group, "count": 40}),
        ("set_rung", {"leader": other, "viewer": state_seat, "rung": int(choose("01234"))}),
        ("raid_outcome", {"leader": other, "outcome": outcome}),
        ("civilian_harm", {"region": region, "deaths": 3, "blame": choose(("mexico", "us", "group"))}),
        ("team_loss", {"share": 0.15}),
        ("set", {"quantity": "corruption", "of": region, "value": 0.42}),
        ("set", {"quantity": "approval", "of": state_seat, "value": 3.0}),
        ("set", {"quantity": "leader.competence", "of": leader, "value": 0.31}),
        ("scale", {"quantity": "leader.defence", "factor": 0.9}),
        ("scale", {"quantity": "team.fatigue", "of": team, "factor": 0.5}),
        ("scale", {"quantity": "region.vetting", "factor": 0.7}),
        ("scale", {"quantity": "command", "of": group, "factor": 0.8}),
        ("message_to", {"seats": "mexico", "text": "A message."}),
    ]
    return [make_inject(name, arguments) for name, arguments in values]


def random_injects(game: Game, share: float = 0.15) -> InjectList:
    """Every kind of inject, each done to a share of the games, drawn by their seeds; alike in all batches."""
    turn = int(game.state.turn[0])
    drawn = iter(range(1000))

    def choose(options: Sequence[str]) -> str:
        word = luck.bits(luck.key(np.array([0], dtype=np.uint64), Purpose.INJECT, turn, next(drawn)))
        return options[int(word[0]) % len(options)]

    listed = []
    for number, one in enumerate(_injects(game, choose)):
        key = luck.key(game.state.seed, Purpose.INJECT, game.state.turn, number)
        listed.append((one, np.flatnonzero(luck.uniform(key) < share)))
    return listed
