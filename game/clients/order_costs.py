"""What an order costs, in words: the decision, points, capital, money, teams."""

import attrs

from game.clients.known import FREE_ORDERS
from game.core.orders import Order
from game.session.considering import Considered
from game.texts import _, money, ngettext, number


@attrs.frozen
class Cost:
    """One purse that an order draws on: which (attention, points, capital, funds, teams), what it takes in words, and
    what it leaves in words ("" where that is not told)."""

    purse: str
    words: str
    leaves: str = ""


def costs_of(order: Order, found: Considered) -> list[Cost]:
    """The purses that an order draws on, the decision first."""
    if order.name in FREE_ORDERS:
        costs = [Cost("attention", _("no decision"))]
    else:
        left = max(found.decisions_left, 0)
        costs = [Cost("attention", _("1 decision"), _("leaves {left}").format(left=number(left)))]
    more = int(found.after.points_used[0]) - int(found.before.points_used[0])
    free = int(found.after.points[0]) - int(found.after.points_used[0])
    if more or "points" in order.arguments:
        words = _("{more} points a turn").format(more=f"{more:+d}")
        costs.append(Cost("points", words, _("{free} free after").format(free=number(free))))
    if "capital" in order.arguments:
        capital = float(order.arguments["capital"])
        left_over = max(float(found.before.capital[0]) - capital, 0.0)
        words = _("{count} political capital").format(count=number(capital))
        costs.append(Cost("capital", words, _("leaves {left}").format(left=number(left_over))))
    taken = float(found.before.capital[0]) - float(found.after.capital[0])
    if taken > 0.0 and "capital" not in order.arguments:
        words = _("{count} political capital").format(count=number(taken))
        costs.append(Cost("capital", words, _("leaves {left}").format(left=number(float(found.after.capital[0])))))
    spent = int(found.before.funds[0]) - int(found.after.funds[0])
    if spent > 0 and "funds" not in order.arguments:
        words = _("{money} now").format(money=money(spent))
        costs.append(Cost("funds", words, _("leaves {left}").format(left=money(int(found.after.funds[0])))))
    if "funds" in order.arguments:
        words = _("{money} a year") if order.name == "fund_plan" else _("{money} a turn")
        costs.append(Cost("funds", words.format(money=money(float(order.arguments["funds"]) * 1e6))))
    if "teams" in order.arguments:
        count = int(order.arguments["teams"])
        words = ngettext("{count} raid team, tired for days after", "{count} raid teams, tired for days after", count)
        words = words.format(count=number(count))
        costs.append(Cost("teams", words))
    return costs
