"""Domestic distribution: cases against couriers and retail networks in the United States make the last miles dearer.

In words: money for cases against distribution builds up pressure on couriers and retail networks, with returns that level
off with the dollars for each user; it takes weeks to build, and fades as fast when the money ends, because couriers and
sellers are replaced. Under pressure couriers ask more for their risk and part of the retail network does not work. What is
done at home costs nothing in sovereignty.

    aim            = dollars / (dollars + half_funds * users)          dollars a year, users of all products
    case_pressure moves toward the aim with half-life pressure_half_life
    courier_cost    = courier_rest * (1 + courier_gain * case_pressure)
    retail_capacity = 1 - retail_loss * case_pressure

Source: source 001 (86% of people charged with fentanyl trafficking in 2021 were U.S. citizens: domestic enforcement
matters); Reuter and Kleiman, "Risks and prices" (1986): pay compensates for risk. The numbers are assumed. Rows: M59.
"""

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.ledger import book, settle
from game.core.parameters import Values

RULE = "markets.distribution"
PRESSED, PAID, BROKEN = (f"{RULE}.{name}" for name in ("pressed", "paid", "broken"))
DAYS_A_YEAR = 365.0


def aim(p: Values, dollars_a_year: FloatArray, users: FloatArray) -> FloatArray:
    """Pressure that so much money keeps up in the end, 0-1. Shapes broadcast."""
    half = p["half_funds"] * exact.larger(users, 1.0)
    return dollars_a_year / (dollars_a_year + half)


def courier_pay(p: Values, rest: FloatArray, pressure: FloatArray) -> FloatArray:
    """Pay of couriers, dollars a kilogram. Shapes broadcast."""
    return rest * (1.0 + p["courier_gain"] * pressure)


def capacity(p: Values, pressure: FloatArray) -> FloatArray:
    """How much of the retail network works, 0-1."""
    return 1.0 - p["retail_loss"] * pressure


def press(game: Game, days: FloatArray, turn_days: float) -> None:
    """Cases against distribution over a pulse of `days` (B,)."""
    state = game.state
    if not (state.distribution_funds.any() or state.case_pressure.any()):
        return
    p, wide = game.rule(RULE, 1), game.rule(RULE)
    users = exact.integer_total(state.users) * 1.0
    wanted = aim(p, state.distribution_funds * (DAYS_A_YEAR / turn_days), users)
    left = exact.half_power(days, p["pressure_half_life"] + days * 0.0)
    book(game, "case_pressure", PRESSED, (wanted - state.case_pressure) * (1.0 - left))
    pressure = state.case_pressure[:, None]
    settle(game, "courier_cost", PAID, courier_pay(wide, state.courier_rest, pressure))
    settle(game, "retail_capacity", BROKEN, capacity(wide, pressure) + state.price_start * 0.0)
