"""What states do to each other: threats, charges, prisoners handed over, contradictory accords, the review, Washington."""

import numpy as np
import pytest

from game.core import refusals
from game.core.game import Game
from game.core.injects import make_inject
from game.core.orders import parse_order
from game.engine import legal
from game.engine.commitments import no_commitments
from game.engine.order_table import empty_table, encode
from game.engine.step import resolve_turn
from game.rules.politics import charges, trade_review
from tests.engine.test_people import HELD_BY_PEOPLE
from tests.support.games import start


def answer(game: Game, *given: tuple[str, str]) -> list[str]:
    """Reasons of orders given in the first game, one after the other; nothing is resolved."""
    table = encode(game.world, [(0, seat, parse_order(text)) for seat, text in given])
    return [refusals.BY_CODE[code].name for code in legal.give(game, table, no_commitments(game))[0].tolist()]


def resolve(game: Game, *given: tuple[str, str]) -> None:
    table = encode(game.world, [(row, seat, parse_order(text)) for seat, text in given for row in range(game.batch)])
    reasons = resolve_turn(game, table).reasons
    assert not reasons.any(), f"an order of this test was refused: {[refusals.BY_CODE[int(one)].name for one in reasons]}"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ((("us", "threaten_tariff level=0"),), "nothing_to_end"),
        ((("us", "threaten_border_closure level=0"),), "nothing_to_end"),
        ((("us", "threaten_tariff level=1"), ("us", "threaten_tariff level=2")), "already_ordered"),
        ((("us", "threaten_border_closure level=1"), ("us", "threaten_border_closure level=2")), "already_ordered"),
        ((("us", "indict_official region=LAB-Z"),), "unknown_target"),
        ((("us", "indict_official region=LAB-A officials=both"),), "out_of_range"),
        ((("us", "indict_official region=LAB-A"), ("us", "indict_official region=LAB-A")), "already_charged"),
        ((("us", "indict_official region=LAB-A"), ("us", "indict_official region=LAB-B")), "already_ordered"),
        ((("us", "drop_charges region=LAB-A"),), "nothing_to_end"),
        ((("us", "drop_charges region=LAB-Z"),), "unknown_target"),
        ((("mexico", "transfer_prisoners count=999"),), "no_prisoners"),
        ((("mexico", "transfer_prisoners count=400"),), "extradition_low"),
    ],
)
def test_what_a_state_may_not_do_to_the_other_is_refused_with_a_reason(
    given: tuple[tuple[str, str], ...], reason: str
) -> None:
    assert answer(start("laboratory", [0]), *given)[-1] == reason


def test_prisoners_handed_over_leave_mexico_and_nobody_is_lost() -> None:
    game = start("laboratory", range(8))
    before = game.state
    people = sum(getattr(before, name).reshape(8, -1).sum(axis=1) for name in HELD_BY_PEOPLE)
    held = before.prisoners.sum(axis=1)
    table = encode(game.world, [(row, "mexico", parse_order("transfer_prisoners count=45")) for row in range(8)])
    assert not legal.give(game, table, no_commitments(game))[0].any()
    assert (game.state.transferred == 45).all() and (held - game.state.prisoners.sum(axis=1) == 45).all()
    assert (game.state.anger.sum(axis=(1, 2)) > 0).all(), "their groups mean to answer"
    after = sum(getattr(game.state, name).reshape(8, -1).sum(axis=1) for name in HELD_BY_PEOPLE)
    assert (after + game.state.transferred == people).all()


@pytest.mark.parametrize(
    ("gives", "asks"),
    [
        ("consent to=isr answer=give; consent to=isr answer=withdraw", "nothing"),
        ("jobs region=LAB-A funds=3; jobs region=LAB-A funds=0", "nothing"),
        ("consent to=trainers answer=withdraw", "train_and_equip funds=5"),
        ("nothing", "threaten_tariff level=0; threaten_tariff level=2"),
        ("nothing", "indict_official region=LAB-A; drop_charges region=LAB-A"),
    ],
)
def test_terms_that_exclude_each_other_cannot_be_offered(gives: str, asks: str) -> None:
    offer = f"propose_accord gives='{gives}' asks='{asks}' turns=3"
    assert answer(start("laboratory", [0]), ("mexico", offer)) == ["contradiction"]


def test_an_offer_that_contradicts_an_accord_in_force_is_refused_and_one_that_goes_further_is_not() -> None:
    game = start("laboratory", [0])
    resolve(
        game,
        ("us", "propose_accord gives='threaten_tariff level=0' asks='jobs region=LAB-A funds=3' turns=6"),
        ("mexico", "answer_accord accord=us-1-1 answer=accept"),
    )
    against = "propose_accord gives='jobs region=LAB-A funds=0' asks='nothing' turns=2"
    further = "propose_accord gives='jobs region=LAB-A funds=5' asks='nothing' turns=2"
    assert answer(game, ("mexico", against)) == ["contradiction"]
    assert answer(game, ("mexico", further)) == ["accepted"]


def test_a_tariff_threatened_against_an_accord_breaks_it() -> None:
    game = start("laboratory", [0], tracing=True)
    resolve(
        game,
        ("us", "propose_accord gives='threaten_tariff level=0' asks='jobs region=LAB-A funds=3' turns=6"),
        ("mexico", "answer_accord accord=us-1-1 answer=accept"),
    )
    resolve(game, ("us", "threaten_tariff level=1"))
    assert game.trace is not None
    assert [event.kind for event in game.trace.events].count("accord_broken") == 1


def test_charges_weigh_on_sharing_until_they_are_dropped_and_a_little_after() -> None:
    game = start("laboratory", [0])
    resolve(game, ("us", "indict_official region=LAB-A"))
    weight = float(charges.weighs(game)[0])
    resolve(game, ("us", "drop_charges region=LAB-A"))
    assert 0.0 < float(charges.weighs(game)[0]) < weight / 2.0


def test_the_review_comes_once_on_its_day_and_moves_the_rest_of_trade() -> None:
    game = start("laboratory", range(60))
    game.state.review_day[:] = 20.0
    rest = game.state.trade_rest.copy()
    resolve_turn(game, empty_table())
    extended = game.state.review_state == trade_review.EXTENDED
    assert 10 < extended.sum() < 50 and ((game.state.trade_rest > rest) == extended).all()
    settled = game.state.trade_rest.copy()
    resolve_turn(game, empty_table())
    assert (game.state.trade_rest == settled).all()


def test_under_great_pressure_washington_acts_by_itself_in_many_games() -> None:
    game = start("laboratory", range(60), tracing=True)
    calm = start("laboratory", range(60), tracing=True)
    everywhere = np.arange(60)
    for one, value in ((game, 95), (calm, 20)):
        inject = make_inject("set", {"quantity": "us_pressure", "value": value})
        resolve_turn(one, empty_table(), [(inject, everywhere)])
    assert game.trace is not None and calm.trace is not None
    acts, quiet = (sum(event.kind == "washington_acts" for event in one.trace.events) for one in (game, calm) if one.trace)
    assert acts > 5 * (quiet + 1), "Washington should act often under great pressure and hardly ever without"


def test_a_scenario_without_the_chapter_is_left_alone() -> None:
    game = start("tapalpa_plus_72", range(4))
    resolve_turn(game, empty_table())
    for name in ("trade_index", "regional_support", "migration_cooperation", "civil_liberties", "migration_north"):
        assert not getattr(game.state, name).any(), f"{name} moves in a scenario that does not keep it"
    assert (game.state.enforcement == 1.0).all() and (game.state.neighbour_violence == 1.0).all()
