"""The doctrines: each orders what its seat can carry, is hardly ever refused, and does what its page says."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
import pytest

from game.core.orders import BY_CODE, ORDERS
from game.core.refusals import BY_CODE as REASONS
from game.core.refusals import BY_NAME
from game.core.state import CONSENTS
from game.engine.commitments import no_commitments
from game.engine.diplomacy import IN_FORCE
from game.engine.legal import give
from game.engine.observe import observe
from game.engine.order_table import make_table
from game.engine.step import resolve_turn
from game.players.carrying import carried, decisions_left
from game.players.negotiating import offers_of
from game.players.players import doctrines_for, make_player
from game.session.setting_up import load_setup, start_games
from game.study.batch import Played, play
from game.study.pairings import play_pairings, players_of
from tests.support.games import start

GAMES, TURNS = 2, 7
# What depends on the other side alone, and no seat can see when it seals its orders.
LOST = {BY_NAME[name].code for name in ("no_consent", "suspended")}
OWN = {
    ("mexico", "tempo"): ("raid", "exploit", "freeze_finances", "train_teams"),
    ("mexico", "markets"): ("freeze_finances", "inspect_port", "inspect_southbound", "raid_site", "protect_press"),
    ("mexico", "hold_and_build"): ("build", "jobs", "deploy", "protect_press", "freeze_finances"),
    ("mexico", "accommodation"): ("posture", "jobs", "build"),
    ("mexico", "steady"): ("raid", "build", "freeze_finances", "inspect_southbound", "protect_press"),
    ("us", "enable"): ("share_intelligence", "train_and_equip", "fusion_cell", "attach_planners", "enforce_guns"),
    ("us", "pressure"): ("demand_action", "threaten_tariff", "threaten_border_closure", "sanction", "indict_official"),
    ("us", "partnership"): ("fusion_cell", "treat", "prosecute_distribution", "scan_border", "precursor_diplomacy"),
    ("us", "unilateral"): ("seek_authority", "strike", "strike_boats", "designate", "sanction"),
    ("us", "steady"): ("follow_money", "enforce_guns", "treat", "prosecute_distribution", "scan_border"),
    ("group:ALFA", "network"): ("bribe", "aid_population", "arm"),
}
EVERY = [(seat, name) for seat in ("mexico", "us", "group:ALFA") for name in doctrines_for(seat)]


# The lens that each doctrine is about.
LENS = {
    "mexico": {
        "tempo": "threat", "markets": "market", "hold_and_build": "security", "accommodation": "security",
        "steady": "threat",
    },
    "us": {
        "enable": "sovereignty", "pressure": "threat", "partnership": "health", "unilateral": "threat",
        "steady": "health",
    },
}  # fmt: skip


@lru_cache(maxsize=16)
def played(seat: str, name: str) -> tuple[Played, dict[str, int]]:
    """A batch with one doctrine against another state that is open to it, and how often each order of it stood."""
    setup = load_setup("laboratory")
    game = start_games(setup, range(GAMES))
    players = {one: make_player("network", one) for one in game.world.seats[2:]}
    players |= {"mexico": make_player("tempo", "mexico"), "us": make_player("enable", "us")}
    players[seat] = Counting(make_player(name, seat))
    found = play(setup, game, players, TURNS, ())
    return found, players[seat].given


class Counting:
    """A player whose orders are counted by name."""

    def __init__(self, player: object) -> None:
        self.player, self.name, self.given = player, player.name, {}

    def __getattr__(self, name: str) -> Callable:
        return getattr(self.player, name)

    def orders(self, view):
        table = self.player.orders(view)
        for code in table.code.tolist():
            name = BY_CODE[code].name
            self.given[name] = self.given.get(name, 0) + 1
        return table


@pytest.mark.parametrize(("seat", "name"), EVERY)
def test_a_doctrine_is_refused_nothing_but_what_the_other_side_took_back(seat, name):
    found, given = played(seat, name)
    place = found.game.world.seats.index(seat)
    refused = [
        (BY_CODE[code].name, REASONS[reason].name)
        for one in found.refused
        for who, code, reason in zip(
            one.orders.seat.tolist(), one.orders.code.tolist(), one.reasons.tolist(), strict=True
        )
        if who == place and reason not in LOST
    ]  # fmt: skip
    assert sum(given.values()) >= GAMES * TURNS // 2, f"{name} hardly orders anything: {given}"
    assert not refused, f"{name} orders what it could know will be refused; see its page and players/carrying.py: {refused}"


@pytest.mark.parametrize(("seat", "name"), list(OWN))
def test_a_doctrine_uses_the_orders_that_its_page_speaks_of(seat, name):
    given = played(seat, name)[1]
    missing = [order for order in OWN[seat, name] if not given.get(order)]
    assert not missing, f"{name} gives no {missing} in {TURNS} turns of the laboratory; it gives {given}"


def test_every_doctrine_has_its_orders_here():
    assert set(OWN) == set(EVERY)


@pytest.mark.parametrize("name", ["enable", "partnership"])
def test_a_partner_that_asks_gets_its_consents_by_accord(name):
    found, _ = played("us", name)
    consents = found.game.state.consent
    for kind in ("isr", "trainers", "planners", "fusion_cell"):
        assert consents[:, CONSENTS.index(kind)].all(), f"{name} never got the consent to {kind} from a willing Mexico"


def test_markets_trades_consents_for_cases_about_guns_and_money():
    setup = load_setup("laboratory")
    game = start_games(setup, range(GAMES))
    players = {"mexico": make_player("markets", "mexico"), "us": make_player("partnership", "us")}
    state = play(setup, game, players, 2, ()).game.state
    assert (state.accord_status == IN_FORCE).any(axis=1).all(), "no accord stands between markets and partnership"
    assert (state.guns_funds > 0).all() and (state.follow_funds > 0).all() and state.follow_joint.all()


def test_unilateral_is_bound_by_no_accord_and_pressure_makes_none():
    game = start("laboratory", range(2))
    for name in ("unilateral", "pressure", "steady"):
        assert offers_of(make_player(name, "us"), observe(game, "us")).count == 0


def test_what_a_seat_cannot_carry_is_left_out_in_order_of_importance():
    game = start("laboratory", range(3))
    game.state.attention[:, 0] = (0, 1, 6)
    game.state.points[:, 0] = 10
    view, rows = observe(game, "mexico"), np.arange(3)
    exploit, freeze = ORDERS["exploit"].code, ORDERS["freeze_finances"].code
    first = make_table(rows, 0, exploit, [4.0])
    second = make_table(rows, 0, freeze, [0.0, 5.0, 0.0])
    third = make_table(rows, 0, freeze, [1.0, 5.0, 0.0])
    table = carried(view, [first, second, third])
    assert list(zip(table.rows.tolist(), table.code.tolist(), strict=True)) == [(1, exploit), (2, exploit), (2, freeze)], (
        "no decision, one decision, and points for the first two orders of three"
    )


def test_money_that_programmes_take_is_not_promised_again():
    game = start("laboratory", range(1))
    grant = float(game.state.grant[0, 1]) * 4.0 / 1.0e6
    treat = make_table(np.zeros(1, dtype=np.int64), 1, ORDERS["treat"].code, [grant * 0.7])
    mail = make_table(np.zeros(1, dtype=np.int64), 1, ORDERS["screen_mail"].code, [grant * 0.7])
    assert carried(observe(game, "us"), [treat, mail]).code.tolist() == [ORDERS["treat"].code]
    resolve_turn(game, treat)
    assert carried(observe(game, "us"), [mail]).count == 0


def test_what_was_said_in_the_diplomacy_step_takes_a_decision():
    game = start("laboratory", range(2))
    assert (decisions_left(observe(game, "us")) == game.state.attention[:, 1]).all()
    offer = make_player("partnership", "us").offers(observe(game, "us"))
    assert offer.count == 2
    give(game, offer, no_commitments(game))
    assert (decisions_left(observe(game, "us")) == game.state.attention[:, 1] - 1).all()
    assert (decisions_left(observe(game, "mexico")) == game.state.attention[:, 0]).all()


@pytest.mark.parametrize(("seat", "other"), [("mexico", "us"), ("us", "mexico")])
def test_a_doctrine_does_better_than_random_orders_at_what_it_is_about(seat, other):
    setup = load_setup("after_the_boss", "balanced", "short")
    players = players_of(setup, {other: ["steady"], seat: ["random", *LENS[seat]]})
    lenses = {one.seats[seat]: one.lenses for one in play_pairings(setup, players, 8, seed=0)}
    assert set(LENS[seat]) == set(doctrines_for(seat))
    for name, lens in LENS[seat].items():
        own, random = (float(lenses[player][lens].mean()) for player in (name, "random"))
        assert own > random, f"{name} reaches {own:.1f} on the lens {lens}, random orders {random:.1f}; see its page"
