"""Scanning: more inspection at the border finds more and holds up trade, each method in its own way.

In words: a part of all crossings is scanned anyway. Money for a way over the border - a channel at a gateway, such as
trucks at Laredo - has more of them inspected, with returns that level off as nearly all of them are. A scanner looks into
many vehicles at little delay and misses much that is small; a search by hand finds more in each and takes hours. Screening
the mail is scanning of parcels. Machines take months to be bought and manned, people weeks. Whoever crosses lawfully waits.

    wanted = (1 - scanned) * load / (load + 1),  load = dollars a week / (price * crossings * (1 - scanned))
    reach closes the gap to wanted at scanner_half_life or manual_half_life
    caught = 1 - (1 - reach by scanner * sees of the product) * (1 - reach by hand * finds of the product)
    delay  = sum(crossings * ((scanned + reach by scanner) * scanner_hours + reach by hand * hours of the channel))
             / sum(crossings), over trucks, cars and people on foot

`price` is that of one inspection, by method and channel: scan_truck, search_car and the others.

Source: source 003 (6 million trucks and nearly 40 million cars a year; scanners on cargo, dogs at the border and in the
mail); DATA.md 4.3 (scanned: cars 8%, trucks 27%) and section 8, levers (at 40 to 70% scanned the seized share at ports of
entry is 1.3 to 2 times as large). Prices and hours are assumed. Rows: M57, M58.
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.ledger import book, settle
from game.core.markets import CHANNELS, PRODUCTS
from game.core.parameters import Value, Values
from game.core.rows import pick

RULE = "markets.scanning"
FOLLOWED, WAITED = (f"{RULE}.{name}" for name in ("followed", "waited"))
DAYS_A_WEEK: Final = 7.0
SCANNER, MANUAL = range(2)  # codes of METHODS
MAIL: Final = CHANNELS.index("mail")
LAWFUL: Final = tuple(CHANNELS.index(name) for name in ("truck", "car", "foot"))
PRICES: Final = (
    ("scan_truck", "scan_car", "scan_foot", "scan_other", "scan_other", "scan_other", "scan_parcel"),
    ("search_truck", "search_car", "search_foot", "search_other", "search_other", "search_other", "search_parcel"),
)
HOURS: Final = ("hours_truck", "hours_car", "hours_foot", "hours_foot", "hours_foot", "hours_foot", "hours_foot")
SEES: Final = ("sees_fentanyl", "sees_meth", "sees_cocaine", "sees_heroin")
FINDS: Final = ("finds_fentanyl", "finds_meth", "finds_cocaine", "finds_heroin")


def wanted(dollars: FloatArray, price: FloatArray, crossings: FloatArray, scanned: FloatArray) -> FloatArray:
    """Share of the crossings that so many dollars a week would have inspected beyond the usual; shapes broadcast."""
    left = 1.0 - scanned
    whole = price * crossings * left
    load = dollars / np.where(whole > 0, whole, 1.0)
    return np.where(whole > 0, left * load / (load + 1.0), 0.0)


def caught(sees: Value, finds: Value, scanner: FloatArray, by_hand: FloatArray) -> FloatArray:
    """Chance that a shipment is found by inspection beyond the usual, from the share inspected by either method."""
    return 1.0 - (1.0 - scanner * sees) * (1.0 - by_hand * finds)


def waiting(
    p: Values, hours: FloatArray, scanned: FloatArray, scanner: FloatArray, by_hand: FloatArray
) -> FloatArray:  # fmt: skip
    """Mean hours that a lawful crossing waits; `hours` are those of a search by hand."""
    return (scanned + scanner) * p["scanner_hours"] + by_hand * hours


def reach(game: Game, days: FloatArray, turn_days: float) -> None:
    """What is paid for comes to work over `days` (B,), and what is no longer paid for ends."""
    state = game.state
    if not (state.scan_funds.any() or state.mail_funds.any() or state.scan_reach.any()):
        return
    p, funds = game.rule(RULE), state.scan_funds * 1.0
    mail = (state.way_channel == MAIL) & (state.crossings > 0)
    funds[:, :, SCANNER] += np.where(mail, state.mail_funds[:, None], 0)
    weekly, lives = funds * (DAYS_A_WEEK / turn_days), ("scanner_half_life", "manual_half_life")
    change = np.empty_like(state.scan_reach)
    for method, life in enumerate(lives):
        aim = wanted(weekly[:, :, method], pick(p, PRICES[method], state.way_channel), state.crossings, state.scanned)
        gap = aim - state.scan_reach[:, :, method]
        left = exact.half_power(days[:, None], p[life])
        change[:, :, method] = np.where((aim == 0) & (gap > -1.0e-6), gap, gap * (1.0 - left))
    book(game, "scan_reach", FOLLOWED, change)
    delay_trade(game)


def delay_trade(game: Game) -> None:
    """How long lawful crossings wait at each gateway follows from what is inspected there."""
    state, gateways = game.state, game.state.trade_delay.shape[1]
    if state.crossings.shape[1] == 0:
        return
    p, channel = game.rule(RULE), state.way_channel
    lawful = (channel == LAWFUL[0]) | (channel == LAWFUL[1]) | (channel == LAWFUL[2])
    counted = np.where(lawful, state.crossings, 0.0)
    reached = state.scan_reach
    hours = waiting(p, pick(p, HOURS, channel), state.scanned, reached[..., SCANNER], reached[..., MANUAL])
    found = np.zeros_like(state.trade_delay)
    for place in range(gateways):
        here = state.way_gateway[0] == place
        whole = exact.total(counted[:, here])
        found[:, place] = exact.total((counted * hours)[:, here]) / np.where(whole > 0, whole, 1.0)
    settle(game, "trade_delay", WAITED, found)


def added_risk(game: Game) -> FloatArray:
    """Chance that a shipment is found by inspection beyond the usual; (B, X, Z)."""
    state, p = game.state, game.rule(RULE)
    scanner, by_hand = state.scan_reach[:, :, SCANNER], state.scan_reach[:, :, MANUAL]
    found = [caught(p[SEES[x]], p[FINDS[x]], scanner, by_hand) for x in range(len(PRODUCTS))]
    return np.stack(found, axis=1)
