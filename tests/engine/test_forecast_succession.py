"""Who would take over a group, and whether it splits: forecasts come true as often as they say, and claim no more."""

import attrs
import numpy as np
import pytest

from game.core.game import Game, fork
from game.core.injects import make_inject
from game.core.roles import HEIR
from game.engine.forecast_succession import CONTESTED, SETTLED, drivers_of_split, forecast_succession, risk_of_split
from game.engine.observe import View, observe
from game.engine.order_table import empty_table
from game.engine.step import open_game, resolve_turn
from tests.support.games import start

ALFA, RED, DAYS = 0, "group:ALFA", 28.0
GAMES = 400


def same_people(games: int) -> Game:
    """Games that begin alike to the last member, and whose luck differs from now on."""
    game = start("laboratory", [5] * games)
    game.state.seed[:] = np.arange(1, games + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return game


def off(chance: float, count: int) -> float:
    """How far a share of so many games may lie from its chance: four standard errors, and what a turn changes meanwhile."""
    return 4.0 * float(np.sqrt(chance * (1.0 - chance) / count)) + 0.03


def contested(games: int) -> Game:
    """Games in which the head of ALFA is fought over, before any time has passed."""
    game = start("laboratory", range(games))
    one = make_inject("force_succession", {"group": "ALFA", "kind": "contested"})
    open_game(game, [(one, np.arange(games))])
    return game


def test_a_fight_for_the_head_is_as_likely_as_the_forecast_of_the_group_itself_says() -> None:
    game = same_people(GAMES)
    outlook = forecast_succession(observe(game, RED), 0, ALFA, DAYS)
    assert outlook is not None and outlook.stands == SETTLED and outlook.fight is not None
    gone = make_inject("remove_leader", {"leader": "ALFA/boss", "mode": "captured", "by": "mexico"})
    resolve_turn(game, empty_table(), [(gone, np.arange(GAMES))])
    came = float((game.state.contested_group[:, ALFA] > 0).mean())
    assert abs(came - outlook.fight.value) <= off(outlook.fight.value, GAMES), (came, outlook.fight)


def test_the_chances_of_all_who_could_take_over_add_up_to_certainty() -> None:
    for game in (start("laboratory", [5]), contested(1)):
        outlook = forecast_succession(observe(game, RED), 0, ALFA, DAYS)
        assert outlook is not None and len(outlook.claims) > 1
        assert sum(claim.low for claim in outlook.claims) == pytest.approx(1.0)
        assert all(claim.low == claim.high for claim in outlook.claims), "a group knows what its own people are worth"


def test_groups_split_within_a_turn_as_often_as_they_are_told() -> None:
    game = contested(GAMES)
    view = observe(game, RED)
    days = game.world.days_of(1)
    said = float(np.mean([risk_of_split(view, row, days) for row in range(GAMES)]))
    resolve_turn(game, empty_table(), [])
    came = float((game.state.group_alive[:, game.world.groups.index("ALFA.1")] > 0).mean())
    assert abs(came - said) <= off(said, GAMES), f"{said:.1%} were to split, and {came:.1%} did"


def test_what_drives_a_split_adds_up_to_its_risk() -> None:
    view = observe(contested(1), RED)
    driven = drivers_of_split(view, 0, DAYS)
    assert driven is not None and driven.days > 0.0
    assert driven.whole == pytest.approx(risk_of_split(view, 0, DAYS))
    assert view.own_group is not None
    shaken = attrs.evolve(view, own_group=attrs.evolve(view.own_group, cohesion=view.own_group.cohesion * 0.5))
    assert risk_of_split(shaken, 0, DAYS) > risk_of_split(view, 0, DAYS), "less cohesion splits a group sooner"


def test_a_group_whose_head_sits_does_not_split_this_turn() -> None:
    view = observe(start("laboratory", [5]), RED)
    assert risk_of_split(view, 0, DAYS) == 0.0 and drivers_of_split(view, 0, DAYS) is None


# -- a state seat ------------------------------------------------------------------------------------------------------


def heard_of(view: View, *roles: str) -> View:
    """The view of a state that has heard of these people of ALFA and of no others."""
    assert view.beliefs is not None
    rung = np.zeros_like(view.beliefs.rung)
    rung[:, [view.world.posts.index(f"ALFA/{role}") for role in roles]] = 1
    return attrs.evolve(view, beliefs=attrs.evolve(view.beliefs, rung=rung))


def test_of_a_known_heir_a_state_is_told_the_least_and_of_the_others_the_most() -> None:
    view = heard_of(observe(start("laboratory", [5]), "mexico"), "heir", "deputy-1")
    outlook = forecast_succession(view, 0, ALFA, DAYS)
    assert outlook is not None
    heir, deputy = outlook.claims
    assert view.world.posts[heir.post] == "ALFA/heir" and 0.0 < heir.low < heir.high == 1.0
    assert deputy.low == 0.0 and deputy.high == pytest.approx(1.0 - heir.low)


def test_where_no_heir_is_known_nothing_is_claimed_of_a_deputy() -> None:
    outlook = forecast_succession(heard_of(observe(start("laboratory", [5]), "mexico"), "deputy-1"), 0, ALFA, DAYS)
    assert outlook is not None and [claim.known for claim in outlook.claims] == [False] and outlook.fight is None


def test_the_truth_lies_within_what_a_state_that_estimates_well_is_told() -> None:
    games = 60
    game = start("laboratory", range(games))
    for name in ("succession_belief", "cohesion_belief"):
        getattr(game.state, name)[:, 0, ALFA] = getattr(game.state, name.removesuffix("_belief"))[:, ALFA]
    game.state.cohesion_error[:, 0, ALFA] = 0.0
    view = heard_of(observe(game, "mexico"), "heir", "deputy-1", "deputy-2")
    own = observe(game, RED)
    for row in range(games):
        told, true = forecast_succession(view, row, ALFA, DAYS), forecast_succession(own, row, ALFA, DAYS)
        assert told is not None and true is not None
        chances = {claim.post: claim.low for claim in true.claims}
        for claim in told.claims:
            assert claim.low <= chances.get(claim.post, 0.0) <= claim.high, (row, claim, chances)


def test_a_state_that_hears_of_a_contest_is_told_how_likely_a_split_is_and_not_who_wins() -> None:
    game = contested(1)
    game.state.succession_belief[:, 0, ALFA] = CONTESTED
    outlook = forecast_succession(heard_of(observe(game, "mexico"), "contender-1", "contender-2"), 0, ALFA, DAYS)
    assert outlook is not None and outlook.breaks_now is not None
    assert 0.0 <= outlook.breaks_now.low < outlook.breaks_now.high < 1.0
    assert not any(claim.known for claim in outlook.claims)


def test_who_the_heir_really_is_changes_nothing_for_a_state() -> None:
    game = start("laboratory", [5])
    view = heard_of(observe(game, "mexico"), "heir", "deputy-1")
    other = fork(game)
    heirs = other.state.post_role == HEIR
    for name in ("competence", "loyalty", "ambition", "post_since"):
        getattr(other.state, name)[heirs] = 0.01
    other.state.cohesion[...] = 0.01
    seen = heard_of(observe(other, "mexico"), "heir", "deputy-1")
    assert forecast_succession(view, 0, ALFA, DAYS) == forecast_succession(seen, 0, ALFA, DAYS)


def test_a_red_seat_is_told_nothing_of_another_group() -> None:
    view = observe(start("laboratory", [5]), RED)
    assert forecast_succession(view, 0, view.world.groups.index("BETA"), DAYS) is None
