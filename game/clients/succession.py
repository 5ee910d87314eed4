"""Who would take over a group, and the risk that it splits, in words: as far as the seat can judge it."""

from typing import Final

import attrs

from game.clients.group_facts import GroupFact
from game.clients.known import Known
from game.clients.numbers import with_sign
from game.core.odds import Odds
from game.engine.forecast import Line
from game.engine.forecast_succession import (
    BENCH,
    CONTESTED,
    VACANT,
    Claim,
    Outlook,
    drivers_of_split,
    forecast_succession,
    lead_of_strongest,
    risk_of_split,
)
from game.rules.succession import contest
from game.session.headlines import view_after
from game.session.odds_words import modifier_name
from game.session.session import Session
from game.texts import N_, _, first_up, ngettext, number, percent

WORTH_A_WARNING: Final = 0.1  # risk of a split from which the seat is warned
RISEN: Final = 0.05  # by so much it has risen when that is told anew
LEADING: Final = 3  # things that drive a chance
_ASIDE: Final = (N_("if the head fell now"), N_("nobody leads it"), N_("its head is fought over"))


@attrs.frozen
class Told:
    """A section of a group's card: its title and what stands beside it, facts, and what they rest on."""

    title: str
    aside: str
    facts: tuple[GroupFact, ...]
    note: str


def succession_told(known: Known, group: int) -> list[Told]:
    """Who would take over a group, and, of the seat's own, the risk of a split; nothing where the seat knows neither."""
    found = _outlook(known, group)
    if found is None:
        return []
    told = [_who_takes_over(known, group, found)]
    own = known.view.own_group
    if own is not None and own.group == group and not known.session.over:
        told.append(_risk(known, found))
    return told


def odds_of(known: Known, place: int) -> str:
    """The odds of the holder of a post to take over his group, for his card; "" where he is not in line."""
    post = known.view.world.posts[place]
    found = _outlook(known, known.view.world.groups.index(post.split("/", 1)[0]))
    claim = None if found is None else next((one for one in found.claims if one.post == place), None)
    return "" if claim is None else _chance(claim)


def split_warning(known: Known) -> str:
    """What a red seat is told while its group may split this turn; "" while the risk is small."""
    if known.session.over:
        return ""
    risk = risk_of_split(known.view, 0, known.view.world.days_of(known.session.turn))
    return _("Risk of a split this turn: {chance}").format(chance=percent(risk)) if risk >= WORTH_A_WARNING else ""


def drivers_words(known: Known) -> str:
    """The three things that drive the risk of a split of the seat's own group, in a sentence; "" where there is none."""
    own, days = known.view.own_group, known.view.world.days_of(known.session.turn)
    if own is None or drivers_of_split(known.view, 0, days) is None:
        return ""
    words = _("It rests on cohesion ({cohesion}), the lead of the strongest contender ({lead}) and the turn's {days} days.")
    return words.format(
        cohesion=percent(float(own.cohesion[0])), lead=_points(lead_of_strongest(known.view, 0)), days=number(days)
    )


def risen_risk(session: Session, seat: str, turn: int) -> str:
    """A warning where a turn has raised the risk that a red seat's own group splits in the next; "" where it has not."""
    last = session.last_turn
    if not 0 < turn < last:
        return ""
    world = session.truth.world
    before, after = (risk_of_split(view_after(session, seat, past), 0, world.days_of(past + 1)) for past in (turn - 1, turn))
    if after < WORTH_A_WARNING or after - before < RISEN:
        return ""
    words = _("Warning: the risk that your group splits in the coming turn rises from {before} to {after}.")
    return words.format(before=percent(before), after=percent(after))


def _outlook(known: Known, group: int) -> Outlook | None:
    days = 0.0 if known.session.over else known.view.world.days_of(known.session.turn)
    return forecast_succession(known.view, 0, group, days) if known.view.exists[0, group] else None


# -- who takes over --------------------------------------------------------------------------------------------------


def _who_takes_over(known: Known, group: int, found: Outlook) -> Told:
    facts = [
        GroupFact(_who(known, claim), _chance(claim))
        for claim in sorted(found.claims, key=lambda one: (-one.low, -one.high))
    ]
    if found.fight is not None and found.claims:
        facts.append(GroupFact(_("Its head is then fought over"), _range(found.fight)))
    if found.breaks is not None and found.claims:
        label = _("The group then splits") if found.fight is not None else _("It splits before it has a head")
        facts.append(GroupFact(label, percent(found.breaks.value)))
    own = known.view.own_group is not None
    if found.breaks_now is not None and not own and not known.session.over:
        facts.append(GroupFact(_("It splits this turn"), _range(found.breaks_now)))
    return Told(_("Who takes over"), _(_ASIDE[found.stands]), tuple(facts), _note(known, found, own))


def _who(known: Known, claim: Claim) -> str:
    if claim.post == BENCH:
        return _("Somebody from the bench")
    return first_up(known.names.short_leader(known.view.world.posts[claim.post]))


def _chance(claim: Claim) -> str:
    if not claim.known:
        return _("odds not known")
    if claim.low == claim.high:
        return percent(claim.low)
    return _("at least {chance}").format(chance=percent(claim.low)) if claim.high >= 1.0 else _("at most {chance}").format(
        chance=percent(claim.high))  # fmt: skip


def _range(line: Line) -> str:
    if line.low == line.high:
        return percent(line.value)
    if line.low <= 0.0:
        return _("at most {chance}").format(chance=percent(line.high))
    return f"{percent(line.low)}-{percent(line.high)}"


def _note(known: Known, found: Outlook, own: bool) -> str:
    """What the odds rest on, and what is not known."""
    if not found.claims:
        return _("Nobody could take over.") if own else _("You have heard of nobody who could take over.")
    if own:
        return _("By the rule of succession, from what you know of your people; luck averaged.")
    if found.stands == CONTESTED:
        return _("How many follow each of them is not known to you. Range: cohesion one standard error to either side, the "
                 "contenders equals or one far ahead.")  # fmt: skip
    if not any(claim.known for claim in found.claims):
        return _("You have heard of no heir, and whether there is one decides it.")
    if found.stands == VACANT:
        return _("An heir follows as soon as the group agrees.")
    return _("What its people are worth, and how loyal the heir is, is not known to you: this much the rule of succession "
             "leaves open, your estimate of cohesion less one standard error.")  # fmt: skip


# -- the risk of a split -------------------------------------------------------------------------------------------------


def _risk(known: Known, found: Outlook) -> Told:
    """The risk of the seat's own group, and the three things that drive it."""
    days = known.view.world.days_of(known.session.turn)
    now = 0.0 if found.breaks_now is None else found.breaks_now.value
    facts = [GroupFact(_("This turn"), percent(now))]
    drivers = drivers_of_split(known.view, 0, days)
    if drivers is not None:
        own = known.view.own_group
        assert own is not None
        usual = float(known.view.parameters.of(contest.RULE, 1)["usual_cohesion"])
        cohesion = _("Cohesion {value}, usually {usual}").format(value=percent(float(own.cohesion[0])), usual=percent(usual))
        lead = _("Lead of the strongest: {lead}").format(lead=_points(lead_of_strongest(known.view, 0)))
        time = _("{days} days of the turn instead of 7").format(days=number(days))
        facts += [
            GroupFact(_("In a week, at usual cohesion, between equals"), percent(drivers.base)),
            GroupFact(cohesion, _added(drivers.cohesion)), GroupFact(lead, _added(drivers.lead)),
            GroupFact(time, _added(drivers.days)),
        ]  # fmt: skip
        note = _("As things stand now. Cohesion falls while the head is fought over; a candidate whom the group recognises "
                 "at the end of the turn ends the contest.")  # fmt: skip
        return Told(_("Risk of a split"), _("a forecast"), tuple(facts), note)
    odds = None if found.fight is None else found.fight.odds
    if odds is None:
        return Told(
            _("Risk of a split"), _("a forecast"), tuple(facts), _("A group splits only while its head is fought over.")
        )
    facts += [GroupFact(_("A fight for the head if it fell, base"), percent(float(odds.base[0])))]
    facts += [GroupFact(first_up(modifier_name(odds.rule, name)), _added(part)) for name, part in _largest(odds)]
    note = _("A group splits only while its head is fought over. If yours fell: what a fight for the head rests on.")
    return Told(_("Risk of a split"), _("a forecast"), tuple(facts), note)


def _largest(odds: Odds) -> list[tuple[str, float]]:
    """The modifiers that move a chance most, each as what it adds after those before it."""
    base, parts, sofar = odds.base, list[tuple[str, float]](), float(odds.base[0])
    for count in range(1, len(odds.modifiers) + 1):
        chance = float(Odds(odds.rule, base, odds.modifiers[:count]).chance()[0])
        parts.append((odds.modifiers[count - 1][0], chance - sofar))
        sofar = chance
    return sorted(parts, key=lambda one: -abs(one[1]))[:LEADING]


def _points(share: float) -> str:
    """A difference of shares."""
    count = int(share * 100.0 + 0.5)
    return ngettext("{count} point", "{count} points", count).format(count=number(count))


def _added(chance: float) -> str:
    """What something adds to a chance, in points of 100."""
    points = with_sign(chance * 100.0, "count")
    whole = int(abs(chance) * 100.0 + 0.5)
    return ngettext("{points} point", "{points} points", whole).format(points=points)
