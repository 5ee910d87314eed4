"""What a seat knows of the money, guns and standing of one group: estimates with their error, its own group's books."""

import attrs

from game.clients.known import Known
from game.clients.numbers import estimated
from game.clients.programmes import POSTURES
from game.core.markets import LINES, PRODUCTS
from game.core.state import NEVER
from game.rules.politics import charges
from game.session.order_names import choice
from game.texts import _, first_up, money, ngettext, number, percent

LEAST_SHARE = 0.005  # of effort in a line of business that is told
CONFRONTED, TOLERATED = POSTURES.index("confront"), POSTURES.index("tolerate")


@attrs.frozen
class GroupFact:
    """One fact of a group: what it is called, its value in words, what it means; `why`: a name to ask about, or ""."""

    label: str
    words: str
    meaning: str = ""
    why: str = ""


@attrs.frozen
class Mark:
    """How the states stand to a group, as a sign: the order that set it, and in words."""

    order: str
    words: str
    kind: str  # designated, confronted, tolerated, offered


def marks(known: Known, group: int) -> list[Mark]:
    """Whether the group is designated, confronted, tolerated, offered terms: as far as the seat knows."""
    view, found = known.view, list[Mark]()
    if bool(view.designated[0, group]):
        found.append(Mark("designate", _designated(known, group), "designated"))
    stands = int(view.posture[0, group])
    if stands == CONFRONTED:
        found.append(Mark("posture", _("confronted by Mexico"), "confronted"))
    elif stands == TOLERATED:
        found.append(Mark("posture", _("tolerated by Mexico"), "tolerated"))
    if int(view.aid.offered[0, group]):
        found.append(Mark("offer_terms", _("terms offered this turn"), "offered"))
    return found


def _designated(known: Known, group: int) -> str:
    """Since when it is designated."""
    since = float(known.view.aid.designation_day[0, group])
    if since <= NEVER or since < 0.0:
        return _("designated before the game")
    days = int(float(known.view.day[0]) - since)
    return ngettext("designated {count} day ago", "designated {count} days ago", days).format(count=number(days))


def money_and_guns(known: Known, group: int) -> list[GroupFact]:
    """What the group can launder, its guns, what drives it, and what the seat runs against it; a group's own books."""
    if known.view.beliefs is not None:
        return [*_estimates(known, group), *_against(known, group)]
    own = known.view.own_group
    return _own_books(known) if own is not None and own.group == group else []


def counts_money(known: Known) -> bool:
    """Whether the scenario counts money and guns."""
    return bool(known.view.finance.crossings.any())


def _estimates(known: Known, group: int) -> list[GroupFact]:
    finance, aid = known.view.finance, known.view.aid
    if not counts_money(known):
        return []
    laundered, guns = float(finance.laundering[0, group]), float(finance.arms[0, group])
    members = float(known.view.beliefs.members[0, group]) if known.view.beliefs is not None else 0.0
    found = [
        GroupFact(
            _("Can launder, a week"),
            estimated(laundered, float(finance.laundering_error[0, group]), money),
            _("Your estimate with its error: what it earns beyond that cannot be spent."),
        ),
        GroupFact(
            _("Guns"), estimated(guns, float(finance.arms_error[0, group])),
            _("Your estimate with its error; more guns make fights and raids deadlier."),
        ),
    ]  # fmt: skip
    if members >= 1.0:
        found.append(GroupFact(_("Guns per member"), number(guns / members, 1), _("By your estimates of both.")))
    if float(aid.profit_error[0, group]) > 0.0:
        words = _("{value} ± {error}").format(
            value=percent(float(aid.profit[0, group])), error=percent(float(aid.profit_error[0, group]))
        )
        found.append(GroupFact(_("Lives for profit"), words, _("Who lives for profit hardly ever takes terms.")))
    return found


def _against(known: Known, group: int) -> list[GroupFact]:
    """Programmes of the seat against this group."""
    finance, found = known.view.finance, list[GroupFact]()
    for label, points, joint in (
        (_("Your cases against its money"), int(finance.freeze[0, group]), bool(finance.freeze_joint[0, group])),
        (_("Your sanctions"), int(finance.sanction[0, group]), False),
    ):
        if points:
            words = ngettext("{count} point a turn", "{count} points a turn", points).format(count=number(points))
            found.append(GroupFact(label, _("{words}, jointly").format(words=words) if joint else words))
    gone = int(known.view.aid.demobilised[0, group])
    if gone:
        found.append(GroupFact(_("Laid down arms in the last turn"), number(gone), "", "demobilised"))
    return found


def _own_books(known: Known) -> list[GroupFact]:
    """Money, guns and lines of business of the seat's own group."""
    finance, found = known.view.finance, list[GroupFact]()
    if not counts_money(known):
        return found
    found += [
        GroupFact(_("Proceeds not yet laundered"), money(int(finance.own_dirty[0])),
                  _("They cannot be spent before they are laundered."), "dirty_cash"),
        GroupFact(_("You can launder, a week"), money(float(finance.own_laundering[0])), "", "laundering"),
        GroupFact(_("Pay that you can meet"), percent(float(finance.own_pay[0])),
                  _("Of what you usually spend; short pay brings fewer recruits and more who leave."), "pay"),
        GroupFact(_("Guns"), number(int(finance.own_arms[0])), "", "arms_stock"),
        GroupFact(_("Heavy kit"), number(float(finance.own_heavy[0]), 2),
                  _("Armour, heavy weapons, people who know how to use them."), "heavy_capability"),
    ]  # fmt: skip
    return found


def lines_of_business(known: Known) -> list[GroupFact]:
    """What each line of business of the seat's own group brought in the last turn, the effort in it, its sites."""
    market, found = known.view.market, list[GroupFact]()
    earned = int(market.own_revenue[0].sum())
    for place, line in sorted(enumerate(LINES), key=lambda one: -float(market.own_lines[0, one[0]])):
        effort, dollars = float(market.own_lines[0, place]), int(market.own_revenue[0, place])
        if effort < LEAST_SHARE and not dollars:
            continue
        words = percent(effort)
        if earned:
            words = _("{money}; {share}").format(money=money(dollars), share=words)
        told = _("What it brought in the last turn, and the share of your people's effort in it.")
        found.append(GroupFact(first_up(choice("line", line)), words, told))
    made = known.view.production.own_sites[0].sum(axis=0).tolist()
    idle = known.view.production.own_idle[0].sum(axis=0).tolist()
    for place, product in enumerate(PRODUCTS):
        if made[place] or idle[place]:
            words = _("{count} at work, {idle} dormant").format(count=number(made[place]), idle=number(idle[place]))
            found.append(GroupFact(_("Sites: {product}").format(product=first_up(choice("line", product))), words))
    return found


def labs_in(known: Known, region: int) -> list[GroupFact]:
    """Laboratories of a region: the seat's estimate, what was found in the last turn, a group's own sites there."""
    made, found = known.view.production, list[GroupFact]()
    if known.view.beliefs is not None and float(made.labs_error[0, region]) > 0.0:
        words = estimated(float(made.labs[0, region]), float(made.labs_error[0, region]))
        told = _("Labs are cheap and hidden: as many as are found stand again within months.")
        found.append(GroupFact(_("Laboratories, your estimate"), words, told))
    own = known.view.own_group
    if own is not None:
        here = own.presence_region[0] == region
        sites, idle = int(made.own_sites[0, here].sum()), int(made.own_idle[0, here].sum())
        if sites or idle:
            words = _("{count} at work, {idle} dormant").format(count=number(sites), idle=number(idle))
            found.append(GroupFact(_("Your laboratories and fields"), words))
    if known.session.turns and counts_money(known):
        labs, fields = int(made.labs_found[0, region]), int(made.fields_found[0, region])
        found.append(GroupFact(_("Laboratories found, last turn"), number(labs), "", "labs_found"))
        if fields:
            found.append(GroupFact(_("Fields found, last turn"), number(fields), "", "fields_found"))
    return found


def charges_words(known: Known, region: int) -> str:
    """How U.S. charges against officials of a region stand; "" where there are none."""
    shown = known.view.tracks.charges
    code = int(shown[0, region]) if shown.size else charges.NONE
    told = {
        charges.JOINT: _("in a joint case"), charges.UNILATERAL: _("by the United States alone"),
        charges.GONE: _("dropped; the law that they led to is left"),
    }  # fmt: skip
    return told.get(code, "")
