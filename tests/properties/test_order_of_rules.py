"""What comes before what within a pulse: nothing is bought before it is paid for, no lead expires before it has come."""

import numpy as np

from game.core.game import Game
from game.core.injects import Inject
from game.core.orders import make_order
from game.engine.injecting import InjectList
from game.engine.order_table import OrderTable, empty_table, encode
from game.engine.step import resolve_turn
from tests.support.games import start

SEEDS = range(40)
COST = "raids.training.cost"


def orders(game: Game, *given: tuple[str, dict[str, object]]) -> OrderTable:
    """The same orders of the Mexican seat in every game."""
    table = [(row, "mexico", make_order(name, values)) for row in range(game.batch) for name, values in given]
    return encode(game.world, table)


def injects(game: Game, *given: Inject) -> InjectList:
    return [(one, np.arange(game.batch)) for one in given]


def test_training_that_the_purse_cannot_carry_trains_nobody() -> None:
    game = start("laboratory", SEEDS)
    game.parameters.values |= {COST: 10.0e6, "raids.training.base_intake": 0.0, "raids.training.places": 40.0}
    game.state.social_grant[:] = 0  # nothing but the funds can pay for it
    begun = game.state.candidates.copy()
    loss = injects(game, Inject("team_loss", {"share": 0.9}))
    paid = np.zeros(game.batch)
    for turn in range(6):
        given = orders(game, ("train_teams", {"funds": 400})) if turn == 0 else empty_table()
        resolve_turn(game, given, loss if turn == 0 else ())
        paid += game.state.spending[:, 0]
    trained = (begun - game.state.candidates)[:, 0]
    assert (trained > 0).all(), "nobody was trained: the test tests nothing"
    assert (trained <= paid / 10.0e6).all(), (
        f"{trained.max()} people were taken in for {paid.max() / 1e6:.0f} million dollars at 10 million each: "
        "cut the programme to what the purse holds before the intake (money.purses, engine.sequence)"
    )
    carried = game.state.grant[:, 0] * 4  # four weeks of the grant: all that comes in
    assert (game.state.training_funds[:, 0] <= carried).all(), "the programme was not cut to what the purse carries"


def test_leads_do_not_expire_in_the_pulse_at_whose_end_they_come() -> None:
    game = start("laboratory", SEEDS)
    game.parameters.values["intelligence.exploitation.lead_half_life"] = 0.01
    leader = "ALFA/deputy-1"
    prepared = injects(
        game,
        Inject("set_rung", {"leader": leader, "viewer": "mexico", "rung": 4}),
        Inject("raid_outcome", {"leader": leader, "outcome": "captured"}),
    )
    # The raid comes in the last week: the week's end brings the first leads, and with it the turn ends.
    raid = make_order("raid", {"leader": leader}, day=27)
    table = encode(game.world, [(row, "mexico", raid) for row in range(game.batch)])
    resolve_turn(game, table, prepared)
    resolve_turn(game, orders(game, ("exploit", {"points": 1})))
    gained, expired = game.state.leads_gained[:, 0], game.state.leads_expired[:, 0]
    still = game.state.leads_open[:, 0].sum(axis=1)
    assert (gained > 0).any(), "the material brought no lead: the test tests nothing"
    assert (still > 0).any(), (
        f"all of {gained.sum()} leads were gone at the end of the turn ({expired.sum()} expired): leads that come at the "
        "end of a pulse must not expire for the days before it (engine.sequence)"
    )
