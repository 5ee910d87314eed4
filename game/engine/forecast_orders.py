"""Forecasts of orders that are no raids: of red seats from what they know of themselves, of state seats from public numbers.

Nothing here reads the state of the game.
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.engine.forecast import Line
from game.engine.observe import OwnGroup, View, members_known
from game.rules.people import approval
from game.rules.politics import capital, credit
from game.rules.retaliation import burst, restraint
from game.rules.succession import alliance, contest
from game.rules.violence import abuses, deployment, expansion, suppression

QUIET: Final = 0.5  # attacks still to come below which an order starts a burst of its own
# How many members another group has is not known: as many as the own, or a third, or three times as many.
SHARES: Final = (0.5, 0.25, 0.75)


def _own(view: View) -> OwnGroup:
    if view.own_group is None:
        raise ValueError(f"{view.seat} plays no group")
    return view.own_group


def forecast_candidate(view: View, row: int, post: int) -> tuple[Line, ...]:
    """Chance that the group recognises a candidate at the end of the turn."""
    own, one = _own(view), slice(row, row + 1)
    odds = contest.recognition_odds(view.parameters.of(contest.RULE, 1), own.faction_share[one, post], own.cohesion[one])
    chance = float(odds.chance()[0])
    return (Line("recognised", chance, chance, chance, "chance", odds),)


def forecast_alliance(view: View, row: int, group: int) -> tuple[Line, ...]:
    """Chance that another group accepts an alliance, and what the seat pays then, in millions of dollars.

    Nothing where the two never meet, as no alliance can be asked for there.
    """
    own, p, one = _own(view), view.parameters.of(alliance.RULE, 1), slice(row, row + 1)
    if not (own.met[one] == group).any():
        return ()
    bad = exact.largest(np.where(own.met[one] == group, own.enmity[one], 0.0), axis=1)
    vacuum = (own.succession[one] > 0) * 1.0
    odds = [alliance.accepted_odds(p, np.full(1, share), bad, vacuum, np.zeros(1)) for share in SHARES]
    likely, low, high = (float(one_of.chance()[0]) for one_of in odds)
    gift = float(alliance.gift(p, own.cash[one])[0]) / 1.0e6
    return (Line("accepted", likely, low, high, "chance", odds[0]), Line("gift", gift, gift, gift, "million $"))


def forecast_reprisals(view: View, row: int, level: int, turn_days: float) -> tuple[Line, ...]:
    """Attacks and roadblocks of the turn at a level; at the low end troops prevent as many as they can anywhere."""
    own, p, one = _own(view), view.parameters.of(burst.RULE, 1), slice(row, row + 1)
    called = burst.strength(
        p, exact.integer_total(own.members[one], axis=1), own.affiliates[one], own.affiliate_loyalty[one]
    )
    wanted = np.full(1, level)
    quiet = own.anger[one] < QUIET
    fresh = np.where(quiet, burst.intimidation(p, wanted, own.command[one], called), 0.0)
    days = np.full(1, turn_days)
    held = restraint.restraint(
        view.parameters.of(restraint.RULE, 1), own.border_fear[one], own.profit_driven[one], own.cohesion[one],
        own.command[one],
    )  # fmt: skip
    left = held * burst.level_factor(p, wanted)
    begun = burst.fallen_due(p, own.anger[one], days) * left
    new = burst.fallen_due(p, fresh, days - burst.lag(p, wanted)) * left
    likely = begun + new
    one_error = exact.exp(np.zeros(1) + p["dispersion"])
    uncovered = 1.0 - view.parameters.of(deployment.RULE, 1)["highest_cover"]
    low, high = (begun + new / one_error) * uncovered, begun + new * one_error
    found = []
    for name, of in (("attacks", None), ("roadblocks", burst.roadblocks_for)):
        mean, least, most = (float((number if of is None else of(p, number))[0]) for number in (likely, low, high))
        found.append(Line(name, mean, least, most, name))
    return tuple(found)


def forecast_expansion(view: View, row: int, region: int) -> tuple[Line, ...]:
    """People who move into a region from those of the group that stand next to it, and their share of these."""
    links = np.concatenate([view.world.borders, view.world.routes])
    next_to = np.concatenate([links[links[:, 0] == region, 1], links[links[:, 1] == region, 0]])
    beside = np.zeros(view.population.shape[1], dtype=np.bool_)
    beside[next_to] = True
    members = np.where(beside, members_known(view)[row], 0.0)
    near = exact.to_int(exact.total(members[None, :]))
    moved = float(expansion.settlers(view.parameters.of(expansion.RULE, 1), near)[0])
    if not int(near[0]):
        return ()
    share = moved / float(near[0])
    return Line("moved", moved, moved, moved, "persons"), Line("missed", share, share, share, "share")


def forecast_deployment(view: View, row: int, region: int, troops: int, turn_days: float) -> tuple[Line, ...]:
    """Share of the reprisals in a region that troops prevent, now and with so many; what they do to killing by groups."""
    p, people = view.parameters.of(deployment.RULE, 1), view.population[row : row + 1, region]
    found = []
    for name, there in (("cover_now", view.troops[row : row + 1, region]), ("cover", np.full(1, troops))):
        value = float(deployment.cover(p, there, people)[0])
        found.append(Line(name, value, value, value, "chance"))
    return (*found, *_calmed(view, row, region, troops), _abuses(view, row, region, troops, turn_days))


def _abuses(view: View, row: int, region: int, troops: int, turn_days: float) -> Line:
    """Abuses by so many troops in a turn; groups are used to those who stand there now, to nobody, or to twice as many."""
    one, country, means = slice(row, row + 1), view.country, list[float]()
    p, people = view.parameters.of(suppression.RULE, 1), view.population[one, region]
    sent, now = np.full(1, troops), view.troops[one, region] * 1.0
    blind = abuses.unseen(country.police[one, region], country.courts[one, region])
    for used_to in (now, now * 0.0, now * 2.0):
        new = suppression.cover(p, sent * 1.0, people) - suppression.cover(p, used_to, people)
        surge = exact.larger(new, 0.0)
        mean = abuses.expected(view.parameters.of(abuses.RULE, 1), sent, blind, surge, np.full(1, turn_days))
        means.append(float(mean[0]))
    return Line("abuses", means[0], min(means), max(means), "incidents")


def _calmed(view: View, row: int, region: int, troops: int) -> tuple[Line, ...]:
    """Share of the killing by groups that so many troops prevent beside those who stand there now: at first, and in the end.

    At first groups are taken to be used to those who stand there now; at the ends of the range to nobody, or to twice as
    many. In the end they are used to whoever stands there.
    """
    p, one = view.parameters.of(suppression.RULE, 1), slice(row, row + 1)
    people, now = view.population[one, region], view.troops[one, region] * 1.0
    kept = suppression.held(p, view.country.police[one, region], view.country.courts[one, region])

    def left(there: FloatArray, used_to: FloatArray) -> FloatArray:
        covered, usual = (suppression.cover(p, one_of, people) for one_of in (there, used_to))
        return 1.0 - suppression.lasting(covered, usual, kept)

    sent, first, later = np.full(1, float(troops)), list[float](), list[float]()
    for used_to in (now, now * 0.0, now * 2.0):
        first.append(1.0 - float((left(sent, used_to) / left(now, used_to))[0]))
    later.append(1.0 - float((left(sent, sent) / left(now, now))[0]))
    return tuple(Line(name, of[0], min(of), max(of), "share") for name, of in (("calm_first", first), ("calm_later", later)))


def forecast_message(view: View, row: int, tone: int, put_in: float) -> tuple[Line, ...]:
    """Points of approval that a message brings: at the low end nothing major is fresh, at the high end today's event is."""
    p, amount = view.parameters.of(credit.RULE, 1), np.full(1, put_in)
    reach = capital.effort(view.parameters.of(capital.RULE, 1), amount)
    gained: list[float] = []
    for fresh in (0.5, 0.0, 1.0):
        points = credit.message_credit(p, np.full(1, tone), reach, np.full(1, fresh))
        gained.append(float(approval.credit_gain(view.parameters.of(approval.RULE, 1), points)[0]))
    return (Line("approval", gained[0], gained[1], gained[2], "points"),)
