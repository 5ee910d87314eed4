"""A game is the same alone and in a batch, also with a scenario's events and random players; scripts miss nothing."""

from typing import Final

import attrs
import numpy as np
import pytest

from game.content.bounds import Condition
from game.content.scenario import ScenarioEvent
from game.core.injects import Inject, make_inject
from game.core.orders import ORDERS, parse_order
from game.core.problem import Problem
from game.core.refusals import BY_CODE
from game.engine.measuring import Key
from game.engine.observe import View, observe
from game.engine.order_table import OrderTable, encode
from game.engine.signature import signatures
from game.players.random_player import RandomPlayer
from game.session.setting_up import Setup, load_setup, start_games
from game.study.batch import Played, Scripted, play
from game.study.experiment import players_of
from game.study.turn_orders import BY_PLAYER

BOSS, DEPUTY = "TETERA/boss", "TETERA/deputy-1"
SEEDS = tuple(range(100, 112))


def removal(leader: str) -> Inject:
    return make_inject("remove_leader", {"leader": leader, "mode": "captured", "by": "mexico"})


def by_control(turn: int, one: Inject, **more: str | int) -> Scripted:
    return Scripted(turn, "control", None, one, **more)  # type: ignore[arg-type]


def by_seat(turn: int, seat: str, text: str) -> Scripted:
    return Scripted(turn, seat, parse_order(text), None)


def played(setup: Setup, seeds: tuple[int, ...], turns: int, *script: Scripted, **seats: str) -> Played:
    game = start_games(setup, seeds)
    return play(setup, game, players_of(game.world.seats, seats), turns, (), script)


# --- the scenario's events ----------------------------------------------------------------------------------


def eventful() -> Setup:
    """The laboratory with two events whose first comes in some games only, and later in others."""
    setup = load_setup("laboratory")
    calm = Condition(measure="homicides", at_most=float(np.median(killings(setup))))
    harm = make_inject("civilian_harm", {"region": "LAB-A", "deaths": 3, "blame": "us"})
    events = (
        ScenarioEvent(id="calm", turn=2, until=4, when=calm, inject=removal("ALFA/boss"), texts=None),
        ScenarioEvent(id="always", turn=2, until=2, when=None, inject=removal("ALFA/deputy-1"), texts=None),
        ScenarioEvent(id="harm", turn=2, until=2, when=None, inject=harm, texts=None),
    )
    return attrs.evolve(setup, scenario=attrs.evolve(setup.scenario, events=events))


def killings(setup: Setup) -> np.ndarray:
    key = Key("homicides", "nation")
    game = start_games(setup, SEEDS)
    return play(setup, game, players_of(game.world.seats, {}), 1, (key,)).history.over(key, 1, 1)


def test_a_game_with_events_is_the_same_alone_and_in_a_batch() -> None:
    setup = eventful()
    together = signatures(played(setup, SEEDS, 4).game.state)
    alone = [signatures(played(setup, (seed,), 4).game.state)[0] for seed in SEEDS]
    backwards = signatures(played(setup, SEEDS[::-1], 4).game.state)[::-1]
    assert together == alone, "events come in another order, or under another id, when a game has neighbours"
    assert together == backwards, "events come in the order of the rows in which they come first"
    removed = played(setup, SEEDS, 2).game
    boss = removed.state.removal_event[:, removed.world.posts.index("ALFA/boss")]
    assert 0 < np.count_nonzero(boss) < len(SEEDS), "the condition should hold in some of the games only"


# --- posts that are empty when their turn comes -------------------------------------------------------------


@pytest.mark.parametrize("if_held", [False, True])
def test_an_inject_meets_the_post_as_earlier_injects_of_its_turn_have_left_it(if_held: bool) -> None:
    setup = load_setup("the_teapot")
    again = attrs.evolve(removal(BOSS), if_held=if_held)
    once = played(setup, SEEDS, 1, by_control(1, removal(BOSS)))
    twice = played(setup, SEEDS, 1, by_control(1, removal(BOSS)), by_control(1, again))
    assert not once.left_out.any()
    assert twice.left_out.all(), "the second removal found the post empty and its games were kept"


@pytest.mark.parametrize("text", [f"raid leader={BOSS} teams=1", f"collect target={BOSS} discipline=human points=1"])
def test_an_order_meets_the_post_as_the_injects_of_its_turn_have_left_it(text: str) -> None:
    setup = load_setup("the_teapot")
    assert not played(setup, SEEDS, 1, by_seat(1, "mexico", text)).left_out.any()
    emptied = played(setup, SEEDS, 1, by_seat(1, "mexico", text), by_control(1, removal(BOSS)))
    assert emptied.left_out.all(), "the order named a post that an inject of the same turn had emptied"


def test_a_candidate_and_what_is_set_of_a_leader_are_posts_too() -> None:
    setup = load_setup("the_teapot")
    change = make_inject("set", {"quantity": "leader.defence", "of": DEPUTY, "value": 1.0})
    assert played(setup, SEEDS, 1, by_control(1, removal(DEPUTY)), by_control(1, change)).left_out.all()
    candidate = by_seat(1, "group:TETERA", f"settle_succession candidate={DEPUTY}")
    assert not played(setup, SEEDS, 1, candidate).left_out.any()
    assert played(setup, SEEDS, 1, candidate, by_control(1, removal(DEPUTY))).left_out.all()


def test_players_orders_leave_no_game_out() -> None:
    setup = load_setup("laboratory")
    found = played(setup, SEEDS, 4, by_control(1, removal("ALFA/boss")), mexico="random", us="random")
    assert any((turn.entry == BY_PLAYER).any() for turn in found.refused), "the random players should be refused something"
    assert not found.left_out.any()


class Saying:
    """A player of the seat mexico that says the same in every game and turn."""

    name: Final = "saying"

    def __init__(self, *lines: str) -> None:
        self.lines = lines

    def orders(self, view: View) -> OrderTable:
        return encode(view.world, [(row, view.seat, parse_order(line)) for row in range(view.batch) for line in self.lines])


# --- refusals and faults of a script ------------------------------------------------------------------------


def test_a_refused_order_is_counted_for_its_entry_and_for_no_other() -> None:
    setup = load_setup("the_teapot")
    raid = "raid leader=TETERA/boss teams=1 when=fix"
    script = (
        by_seat(1, "mexico", raid),
        by_seat(1, "mexico", raid),
        by_seat(1, "group:TETERA", raid),
        by_seat(1, "mexico", "inspect_port gateway=nowhere funds=1"),
    )
    game = start_games(setup, SEEDS[:1])
    players = players_of(game.world.seats, {}) | {"mexico": Saying(f"raid leader={DEPUTY} teams=9 when=fix", raid)}
    found = [
        (int(entry), BY_CODE[int(reason)].name)
        for turn in play(setup, game, players, 1, (), script).refused
        for entry, reason in zip(turn.entry, turn.reasons, strict=True)
    ]
    of_script = [(0, "already_ordered"), (1, "already_ordered"), (2, "wrong_seat"), (3, "not_in_scenario")]
    expected = [(BY_PLAYER, "no_teams"), *of_script]
    assert found == expected, "of the same raid the player's stands; those of the script are refused, each for itself"


def test_a_scripted_inject_that_cannot_be_is_told_with_file_and_line() -> None:
    setup = load_setup("the_teapot")
    one = make_inject("set_rung", {"leader": BOSS, "viewer": "us", "rung": 2})
    fine = by_control(1, removal(DEPUTY), file="raids.yaml", line=7)
    with pytest.raises(Problem, match=r"raids\.yaml, line 8: There is no seat 'us'"):
        played(setup, SEEDS, 1, fine, by_control(1, one, file="raids.yaml", line=8))


# --- random players -----------------------------------------------------------------------------------------


def test_a_random_player_draws_by_the_number_of_the_game_wherever_it_stands_in_a_batch() -> None:
    setup = load_setup("laboratory")
    numbers = np.array([5, 300, 7])
    many = RandomPlayer(games=numbers).orders(observe(start_games(setup, [1, 2, 3]), "mexico"))
    for row, number in enumerate(numbers):
        alone = RandomPlayer(games=np.array([number])).orders(observe(start_games(setup, [row + 1]), "mexico"))
        mine = many.part(many.rows == row)
        assert (mine.code == alone.code).all() and (mine.arguments == alone.arguments).all()
    other = RandomPlayer(games=np.array([44])).orders(observe(start_games(setup, [2]), "mexico"))
    mine = many.part(many.rows == 1)
    assert mine.count != other.count or (mine.arguments != other.arguments).any(), "games 44 and 300 share their luck"


@pytest.mark.parametrize("scenario", ["laboratory", "the_teapot"])
def test_a_random_player_gives_no_order_that_needs_a_text_or_a_gateway_there_is_not(scenario: str) -> None:
    setup = load_setup(scenario)
    game = start_games(setup, range(200))
    everything = {seat: frozenset(ORDERS) for seat in game.world.seats}
    game.world = attrs.evolve(game.world, orders=everything, gateways=())
    for seat in game.world.seats:
        table = RandomPlayer().orders(observe(game, seat))
        given = {spec.name for spec in ORDERS.values() if (table.code == spec.code).any()}
        assert len(given) > 20, "the random player should try most orders"
        kinds = {parameter.kind for name in given for parameter in ORDERS[name].parameters}
        assert not kinds & {"text", "gateway"}, f"{seat} gave an order whose argument nobody can draw: {given}"
