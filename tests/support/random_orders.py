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
from game.core.markets import PRODUCTS
from game.core.orders import MOST_PARAMETERS, ORDERS, OrderParameter, OrderSpec, may_be_given_by
from game.core.purposes import Purpose
from game.core.state import AUTHORITIES, CONSENTS
from game.engine.diplomacy import COUNTER
from game.engine.injecting import InjectList
from game.engine.legal import CHECKS
from game.engine.legal_dilemmas import OPEN
from game.engine.order_table import (
    GROUPS_FROM,
    REGIONS_FROM,
    UNKNOWN,
    WORD,
    OrderTable,
    accord_number,
    empty_table,
    join,
    make_table,
)
from game.rules.politics import charges
from game.rules.violence.posture import TOWARD

UNKNOWN_SHARE = 0.04  # of the ids drawn
STRANGE_SHARE = 0.12  # of the orders drawn from the whole vocabulary, supported or not
KNOWN_SHARE = 0.7  # of the leaders named by a state seat
FULL_RANGE_SHARE = 0.05  # of the numbers drawn from their whole range
SMALL_AMOUNT = 6.0  # points, million dollars
TALK = 0x54414C4B
TALK_SHARE = 0.2
DECIDE = 0x44454349
ANSWERED_SHARE = 0.7
PLANS = 0x504C414E
PLAN_SHARE = 0.5
TEXTS = (  # terms of accords: of either seat, of none, and such as cannot be promised
    "", "nothing", "exploit points=1", "share_intelligence points=1", "consent to=isr answer=give", "nonsense",
)  # fmt: skip


def random_orders(game: Game, each: int = 3) -> OrderTable:
    """`each` orders of every seat of every game, in the order in which they are given; some games begin with an offer."""
    tables = [*_talk(game), *_planned(game)] if game.world.viewers > 1 else []
    tables += _decided(game)
    for seat, name in enumerate(game.world.seats):
        own = [spec for spec in ORDERS.values() if spec.name in CHECKS and may_be_given_by(spec, name)]
        for number in range(each):
            tables.extend(_drawn(game, seat, number, own))
    return join(tables) if tables else empty_table()


def _decided(game: Game) -> list[OrderTable]:
    """The decisions that are asked are answered in most games, by any of their choices."""
    world, tables, first = game.world, [], 0
    for place, one in enumerate(world.dilemmas):
        key = luck.key(game.state.seed, Purpose.PLAYER_RANDOM, game.state.turn, DECIDE, luck.entity(one.id))
        answering = (game.state.dilemma_status[:, place] == OPEN) & (luck.uniform(key, 0) < ANSWERED_SHARE)
        rows = np.flatnonzero(answering)
        chosen = first + np.floor(luck.uniform(key, 1)[rows] * len(one.choices))
        tables.append(make_table(rows, world.seats.index(one.seat), ORDERS["answer_dilemma"].code, [chosen], texts=TEXTS))
        first += len(one.choices)
    return tables


def _talk(game: Game) -> list[OrderTable]:
    """One state offers something in some games and the other answers; in a few an accord in force is broken."""
    state, turn = game.state, int(game.state.turn[0]) + 1
    key = luck.key(state.seed, Purpose.PLAYER_RANDOM, state.turn, TALK)
    offering = np.flatnonzero(luck.uniform(key, 0) < TALK_SHARE)
    draws = [luck.uniform(key, number)[offering] for number in range(1, 6)]
    sender = (draws[0] < 0.5) * 1
    gives = np.where(sender == 1, TEXTS.index("share_intelligence points=1"), TEXTS.index("consent to=isr answer=give"))
    asks = np.floor(draws[1] * len(TEXTS))
    counter = np.where(sender == 1, TEXTS.index("exploit points=1"), TEXTS.index("share_intelligence points=1"))
    broken = np.flatnonzero((state.accord_status == 2).any(axis=1) & (luck.uniform(key, 9) < TALK_SHARE))
    code = state.accord_code[broken, np.argmax(state.accord_status[broken] == 2, axis=1)]
    lines = (
        ("propose_accord", offering, sender, [gives, asks, np.floor(1.0 + draws[2] * 3.0)]),
        (
            "answer_accord",
            offering,
            1 - sender,
            [accord_number(sender, turn, 1), np.floor(draws[3] * 3.0), counter, 0.0, 2.0],
        ),
        ("break_accord", broken, (luck.uniform(key, 10)[broken] < 0.5) * 1, [code]),
    )
    tables = []
    for name, rows, seat, values in lines:
        table = make_table(rows, 0, ORDERS[name].code, values, texts=TEXTS)
        table.seat = seat
        if name == "answer_accord":
            plain = np.flatnonzero(table.arguments[:, 1] != COUNTER)
            table.arguments[plain, 2:] = 0.0
            table.arguments[:, 3] = 0.0
        tables.append(table)
    return tables


def _planned(game: Game) -> list[OrderTable]:
    """In some games orders that build on each other: consents, then a joint raid, a strike, flights; leniency and terms."""
    state = game.state
    key = luck.key(state.seed, Purpose.PLAYER_RANDOM, state.turn, PLANS)
    planning = luck.uniform(key, 0) < PLAN_SHARE
    kind = np.floor(luck.uniform(key, 1) * 5.0)
    half = (luck.uniform(key, 2) < 0.5) * 1.0
    joint, strike, fly, raid, lenient = (np.flatnonzero(planning & (kind == number)) for number in range(5))
    consents = {name: number * 1.0 for number, name in enumerate(CONSENTS)}
    authorities = {name: number * 1.0 for number, name in enumerate(AUTHORITIES)}
    region = np.floor(luck.uniform(key, 3) * len(game.world.regions))
    asking = strike[half[strike] > 0]
    spared = np.floor(luck.uniform(key, 4)[lenient] * len([name for name in game.world.groups if "." not in name]))
    charged, place = np.nonzero(state.charges == charges.UNILATERAL)
    charged, first = np.unique(charged, return_index=True)
    charged, place = charged[half[charged] > 0], place[first][half[charged] > 0]
    # seat, order, games and arguments; a leader or target of 0 becomes one of whom the seat has heard.
    lines: tuple[tuple[int, str, IntArray, list[FloatArray | float]], ...] = (
        (0, "consent", joint, [consents["joint_raid"], 0.0]),
        (0, "consent", asking, [consents["strike"], 0.0]),
        (1, "seek_authority", joint, [0.0, authorities["joint"]]),
        (1, "seek_authority", strike, [0.0, authorities["strike"]]),
        (1, "propose_joint_raid", joint, [0.0, 1.0, half[joint]]),
        (1, "strike", strike, [0.0, half[strike], 0.0]),
        (1, "fly_isr", fly, [region[fly], 1000.0, 1.0]),
        (0, "consent", fly, [consents["trainers"], 0.0]),
        (1, "train_and_equip", fly, [3.0, 0.5, 0.0]),
        (0, "raid", raid, [0.0, 2.0, 0.0, 0.0, 6.0]),
        (0, "train_teams", raid[half[raid] > 0], [450.0]),
        (1, "drop_charges", charged, [place * 1.0]),
        (0, "posture", lenient, [spared, TOWARD.index("tolerate") * 1.0]),
        (0, "offer_terms", lenient, [spared]),
    )
    tables = []
    for seat, name, rows, values in lines:
        table = make_table(rows, seat, ORDERS[name].code, values, texts=TEXTS)
        if ORDERS[name].timing == "dated":
            _name_the_known(game, rows, seat, table.arguments[:, 0], luck.child(key[rows], seat), share=1.0)
            table.day[:] = 1.0
        tables.append(table)
    return tables


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
        if parameter.kind in ("leader", "target") and seat < game.world.viewers:
            _name_the_known(game, rows, seat, arguments[:, number], luck.child(key, number))
    timing = luck.child(key, MOST_PARAMETERS)
    day, on_fix = np.zeros(rows.size), np.zeros(rows.size, dtype=np.bool_)
    if spec.timing == "dated":
        how = luck.uniform(timing, 0)
        length = game.world.days_of(int(game.state.turn[0]) + 1)
        day = np.where(how < 0.4, np.floor(1.0 + luck.uniform(timing, 1) * (length + 1.0)), 0.0)
        on_fix = (how >= 0.4) & (how < 0.7)
    return OrderTable(rows, np.full(rows.size, seat), np.full(rows.size, spec.code), arguments, day, on_fix, TEXTS)


def _name_the_known(
    game: Game, rows: IntArray, seat: int, names: FloatArray, key: KeyArray, share: float = KNOWN_SHARE
) -> None:
    """A state seat mostly names leaders of whom it has heard; the others are many, and most of their posts stand empty."""
    heard = game.state.rung[rows, seat] > 0
    count = heard.sum(axis=1)
    place = np.argmax(heard.cumsum(axis=1) > np.floor(luck.uniform(key, 2) * count)[:, None], axis=1)
    chosen = (count > 0) & (luck.uniform(key, 3) < share)
    names[chosen] = place[chosen]


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
        "text": [(0.0, len(TEXTS))],
        "answer": [(0.0, len(world.answers))],
        "accord": [(float(accord_number(seat, turn, 1)), 2) for seat in (0, 1) for turn in _recent(game)],
    }
    ids = [first + index for first, size in axes[parameter.kind] for index in range(size)]
    ids += [WORD - number for number in range(len(parameter.choices))]
    if not ids:
        return np.full(u.size, UNKNOWN)
    chosen = np.array(ids)[np.floor(u * len(ids)).astype(np.int64)]
    return np.where(luck.uniform(key, 1) < UNKNOWN_SHARE, UNKNOWN, chosen)


def _recent(game: Game) -> list[int]:
    """The turn that is being planned, and the one before."""
    turn = int(game.state.turn[0]) + 1
    return [turn, max(1, turn - 1)]


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
    named = [name for name in world.groups if "." not in name]
    struck = choose(named)
    colleagues = [post for post in world.posts if post.startswith(f"{struck}/")]
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
        ("shift", {"quantity": "heat", "of": region, "amount": 0.4}),
        ("shift", {"quantity": "approval", "of": state_seat, "amount": -30.0}),
        # without any command groups fall apart and lose members to others
        ("set", {"quantity": "command", "of": choose(world.groups[:3]), "value": 0.02}),
        ("force_split", {"group": choose(world.groups), "parts": int(choose("234"))}),
        ("dismantle", {"group": choose(world.groups)}),
        ("force_succession", {"group": struck, "kind": choose(("designated", "contested", "vacant"))}),
        ("remove_leader", {"leader": f"{struck}/boss", "mode": mode, "by": "rivals"}),
        ("remove_leader", {"leader": choose(colleagues), "mode": "captured", "by": "mexico"}),
        ("border_closure_signal", {}),
        ("prison_break", {"region": region, "count": 25}),
        ("change_state_government", {"region": region}),
        ("expose", {"region": region}),
        ("violence_shock", {"region": region, "factor": 2.5, "weeks": 3}),
        # parts of a group as small as the smallest are too small for a name
        ("force_split", {"group": named[-1], "parts": 4}),
        ("set", {"quantity": "leader.defence", "value": 4.0}),
        ("set", {"quantity": "group.rockets", "of": choose(world.groups), "value": 7.0}),
        ("shift", {"quantity": "group.affiliates", "of": choose(world.groups), "amount": 3.0}),
        ("scale", {"quantity": "region.troops", "of": choose(world.regions), "factor": 0.8}),
        ("supply_shock", {"product": choose(PRODUCTS), "share": 0.4, "weeks": 6}),
        ("raise_tension", {"level": 2}),
        ("us_soil_attack", {}),
        ("demand_shock", {"product": choose(PRODUCTS), "share": float(choose(("0.2", "-0.3")))}),
        ("set", {"quantity": "group.profit_driven", "of": struck, "value": 0.1}),
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
