"""What a seat has running: every standing programme with its target, its cost each turn, and the order that set it."""

from collections.abc import Mapping
from typing import Final

import attrs

from game.clients.known import Known
from game.core.markets import CHANNELS, METHODS
from game.core.orders import ORDERS
from game.core.state import DISCIPLINES, INSTITUTIONS
from game.rules.money import purses
from game.session.order_names import SHORT_DISCIPLINES, choice
from game.session.reporting import SeenEvent, all_events
from game.texts import _, money, number

PRESENCES: Final = ("none", "temporary", "permanent")  # of planners, in the order of their codes
POSTURES: Final = ORDERS["posture"].parameters[1].choices  # in the order of their codes
CONDITIONS: Final = ORDERS["fund_plan"].parameters[2].choices  # likewise
PAYER: Final = "us"  # of the fusion cell, of flights and of strikes on boats
YEAR: Final = 365.0  # days


@attrs.frozen
class Running:
    """One programme. `arguments`: of the order that would set it as it is; `ends`: of the same that would end it."""

    order: str
    what: str
    target: str
    cost: str
    arguments: Mapping[str, object]
    ends: Mapping[str, object]


def running(known: Known) -> list[Running]:
    """Each running programme, planned changes included."""
    return [
        *_collection(known), *_vetting(known), *_simple(known), *_abroad(known), *_aid(known), *_troops(known),
        *_society(known), *_ports(known), *_postures(known), *_payments(known), *_at_the_border(known),
        *_of_the_market(known), *_against_money(known), *_against_guns(known), *_said(known),
    ]  # fmt: skip


@attrs.frozen
class InVain:
    """Collection that goes on against a post whose holder was captured or killed; `removal`: what the seat was told."""

    post: str
    points: int
    running: Running
    removal: SeenEvent


def in_vain(known: Known) -> list[InVain]:
    """Collection on people of whom the seat was told that they are captured or dead, while it has heard of no successor."""
    if known.view.beliefs is None or not known.view.programmes.collect_leader[0].any():
        return []
    removed = dict[str, SeenEvent]()
    for seen in all_events(known.session, known.seat):
        post = seen.event.subjects.get("leader", "")
        if seen.kind in ("captured", "killed") and not seen.hidden:
            removed[post] = seen
        elif seen.kind == "rung_up":
            removed.pop(post, None)  # a successor was heard of: what fades afterwards is knowledge of him
    posts, points = known.view.world.posts, known.view.programmes.collect_leader[0]
    return [
        InVain(one.target, int(points[place, DISCIPLINES.index(str(one.arguments["discipline"]))]), one, removed[one.target])
        for one in _collection(known)
        if one.target in removed and not known.rung(place := posts.index(one.target))
    ]


def _collection(known: Known) -> list[Running]:
    programmes, world, found = known.view.programmes, known.view.world, list[Running]()
    for ids, field in ((world.posts, "collect_leader"), (world.groups, "collect_group"), (world.regions, "collect_region")):
        for place, name in enumerate(ids):
            for way, points in enumerate(getattr(programmes, field)[0, place].tolist()):
                if points:
                    on = {"target": name, "discipline": DISCIPLINES[way]}
                    found.append(_of("collect", _(SHORT_DISCIPLINES[way]), name, _points(points), on, "points", points))
    return found


def _vetting(known: Known) -> list[Running]:
    programmes, found = known.view.programmes, list[Running]()
    for place, name in enumerate(known.view.world.regions):
        points = int(programmes.vet_region[0, place])
        if points:
            found.append(_of("vet", _("vetting"), name, _points(points), {"region": name}, "points", points))
    if int(programmes.vet_teams[0]):
        points = int(programmes.vet_teams[0])
        found.append(_of("vet", _("vetting"), "teams", _points(points), {"region": "teams"}, "points", points))
    return found


def _simple(known: Known) -> list[Running]:
    programmes, found = known.view.programmes, list[Running]()
    if int(programmes.exploit[0]):
        points = int(programmes.exploit[0])
        found.append(_of("exploit", _("exploitation"), "", _points(points), {}, "points", points))
    if int(programmes.share[0]):
        points = int(programmes.share[0])
        on = {"breadth": "broad"} if int(programmes.share_broad[0]) else {}
        found.append(_of("share_intelligence", _("sharing"), "", _points(points), on, "points", points))
    if int(programmes.training[0]):
        dollars = int(programmes.training[0])
        found.append(_of("train_teams", _("training"), "teams", money(dollars), {}, "funds", dollars / 1e6))
    return found


def _abroad(known: Known) -> list[Running]:
    programmes, found = known.view.programmes, list[Running]()
    for place, name in enumerate(known.view.world.regions):
        hours = int(programmes.isr[0, place])
        if hours:
            covert = bool(programmes.isr_covert[0, place])
            what = _("covert flights") if covert else _("flights")
            cost = _("{count} hours").format(count=number(hours))
            found.append(_of("fly_isr", what, name, cost, {"region": name, "covert": covert}, "hours", hours))
    if int(programmes.equip[0]):
        dollars = int(programmes.equip[0])
        found.append(_of("train_and_equip", _("equipment"), "teams", money(dollars), {}, "funds", dollars / 1e6))
    return found


def _aid(known: Known) -> list[Running]:
    """What both states run together, and the protection of the press: to the seat that can end it."""
    aid, allowed, found = known.view.aid, known.view.world.orders.get(known.seat, frozenset()), list[Running]()
    here = int(aid.planners[0])
    if here and "attach_planners" in allowed:
        arguments = {"presence": PRESENCES[here]}
        words = choice("presence", PRESENCES[here])
        found.append(Running("attach_planners", _("planners"), "", words, arguments, {"presence": PRESENCES[0]}))
    for order, what, dollars in (
        ("fusion_cell", _("fusion cell"), int(aid.fusion[0])), ("protect_press", _("the press"), int(aid.press[0])),
    ):  # fmt: skip
        if dollars and order in allowed:
            found.append(_of(order, what, "", money(dollars), {}, "funds", dollars / 1e6))
    return found


def _of_the_market(known: Known) -> list[Running]:
    """Treatment and prevention, and cases against distribution at home."""
    market, found = known.view.market, list[Running]()
    for order, what, dollars in (
        ("treat", _("treatment"), int(market.treat[0])),
        ("prosecute_distribution", _("cases against dealers"), int(market.distribution[0])),
    ):  # fmt: skip
        if dollars:
            found.append(_of(order, what, "", money(dollars), {}, "funds", dollars / 1e6))
    return found


def _troops(known: Known) -> list[Running]:
    programmes, found = known.view.programmes, list[Running]()
    wanted = [*zip(known.view.world.regions, programmes.troops[0].tolist(), strict=True)]
    for name, count in [*wanted, ("border", int(programmes.troops_border[0]))]:
        if count >= 0:
            arguments = {"region": name, "troops": count}
            words = _("{count} troops").format(count=number(count))
            found.append(Running("deploy", _("troops"), name, words, arguments, {"region": name, "troops": 0}))
    return found


def _society(known: Known) -> list[Running]:
    """What is built, and jobs for the young."""
    programmes, found = known.view.programmes, list[Running]()
    for place, name in enumerate(known.view.world.regions):
        for which, kind in enumerate(INSTITUTIONS):
            dollars = int(programmes.build[0, place, which])
            if dollars:
                on = {"region": name, "kind": kind}
                found.append(_of("build", choice("kind", kind), name, money(dollars), on, "funds", dollars / 1e6))
        dollars = int(programmes.jobs[0, place])
        if dollars:
            on = {"region": name}
            found.append(_of("jobs", _("jobs and schooling"), name, money(dollars), on, "funds", dollars / 1e6))
    return found


def _against_money(known: Known) -> list[Running]:
    """Cases against money, sanctions."""
    finance, found = known.view.finance, list[Running]()
    for place, group in enumerate(known.view.world.groups):
        points = int(finance.freeze[0, place])
        if points:
            on: dict[str, object] = {"group": group, "joint": bool(finance.freeze_joint[0, place])}
            found.append(_of("freeze_finances", _("cases against its money"), group, _points(points), on, "points", points))
        points = int(finance.sanction[0, place])
        if points:
            found.append(_of("sanction", _("sanctions"), group, _points(points), {"group": group}, "points", points))
    dollars = int(finance.follow[0])
    if dollars:
        on = {"joint": bool(finance.follow_joint[0])}
        found.append(_of("follow_money", _("cases against laundering"), "", money(dollars), on, "funds", dollars / 1e6))
    return found


def _against_guns(known: Known) -> list[Running]:
    """Enforcement against guns, inspection southward; what a group spends on arms."""
    finance, found = known.view.finance, list[Running]()
    for order, what, dollars in (
        ("enforce_guns", _("cases against gun trafficking"), int(finance.guns[0])),
        ("arm", _("arms"), int(finance.own_arming[0])),
    ):  # fmt: skip
        if dollars:
            found.append(_of(order, what, "", money(dollars), {}, "funds", dollars / 1e6))
    for place, dollars in enumerate(finance.southbound[0].tolist()):
        if dollars:
            gateway = known.view.world.gateways[place]
            what, on = _("inspection southward"), {"gateway": gateway}
            found.append(_of("inspect_southbound", what, gateway, money(dollars), on, "funds", dollars / 1e6))
    return found


def _ports(known: Known) -> list[Running]:
    """Inspection of ports for precursors."""
    found = list[Running]()
    for place, dollars in enumerate(known.view.production.port_funds[0].tolist()):
        if dollars:
            gateway = known.view.world.gateways[place]
            on = {"gateway": gateway}
            what = _("inspection for precursors")
            found.append(_of("inspect_port", what, gateway, money(dollars), on, "funds", dollars / 1e6))
    return found


def _postures(known: Known) -> list[Running]:
    """Postures that the seat has changed since the game began; to end one is to take back what stood then."""
    if "posture" not in known.view.world.orders.get(known.seat, frozenset()):
        return []
    found, first = list[Running](), known.at_start.posture[0]
    for place in known.groups:
        name, now, before = known.view.world.groups[place], int(known.view.posture[0, place]), int(first[place])
        if now != before:
            arguments, ends = ({"group": name, "toward": POSTURES[one]} for one in (now, before))
            found.append(Running("posture", _("posture"), name, choice("toward", POSTURES[now]), arguments, ends))
    return found


def _payments(known: Known) -> list[Running]:
    own, found = known.view.own_group, list[Running]()
    if own is None:
        return []
    for field, order, what in (("bribes", "bribe", _("bribes")), ("aid", "aid_population", _("aid"))):
        for place, dollars in enumerate(getattr(own, field)[0].tolist()):
            if dollars:
                region = known.view.world.regions[int(own.presence_region[0, place])]
                found.append(_of(order, what, region, money(dollars), {"region": region}, "funds", dollars / 1e6))
    return found


def _at_the_border(known: Known) -> list[Running]:
    """Inspection of ways over the border, screening of the mail, strikes on boats."""
    border, found = known.view.border, list[Running]()
    if known.seat != "us":
        return found
    for way, methods in enumerate(border.scan_funds[0].tolist()):
        for method, dollars in zip(METHODS, methods, strict=True):
            if dollars:
                gateway = known.view.world.gateways[int(border.gateway[0, way])]
                channel = CHANNELS[int(border.channel[0, way])]
                on = {"gateway": gateway, "channel": channel, "method": method}
                what = ", ".join((choice("channel", channel), choice("method", method)))
                found.append(_of("scan_border", what, gateway, money(dollars), on, "funds", dollars / 1e6))
    if int(border.mail_funds[0]):
        dollars = int(border.mail_funds[0])
        found.append(_of("screen_mail", _("screening of the mail"), "", money(dollars), {}, "funds", dollars / 1e6))
    if int(border.boats_level[0]):
        level = int(border.boats_level[0])
        words = _("level {count}").format(count=number(level))
        found.append(_of("strike_boats", _("strikes on boats"), "", words, {}, "level", level))
    return found


def _said(known: Known) -> list[Running]:
    """What the United States have set and said once, and what lasts: a plan of aid, threats that stand."""
    allowed, shown, found = known.view.world.orders.get(known.seat, frozenset()), known.view.tracks, list[Running]()
    left = (float(known.view.aid.plan_until[0]) - float(known.view.day[0])) / YEAR
    dollars = int(known.view.aid.plan[0])
    if "fund_plan" in allowed and dollars and left > 0.0:
        years = max(int(left + 0.5), 1)
        on = {"years": years, "conditions": CONDITIONS[int(known.view.aid.plan_conditions[0])]}
        cost = _("{money} a year").format(money=money(dollars))
        found.append(_of("fund_plan", _("plan of aid"), "", cost, on, "funds", dollars / 1e6))
    for order, what, level in (
        ("threaten_tariff", _("threat of a tariff"), int(shown.tariff_level[0])),
        ("threaten_border_closure", _("threat to close the border"), int(shown.closure_level[0])),
    ):
        if order in allowed and level:
            found.append(_of(order, what, "", _("level {count}").format(count=number(level)), {}, "level", level))
    return found


def dollars_a_turn(known: Known) -> int:
    """What all the programmes of the seat take from its purse in a turn, by its own prices."""
    view, runs = known.view, known.view.programmes
    whole = int(runs.training[0]) + int(runs.equip[0]) + int(runs.build[0].sum()) + int(runs.jobs[0].sum())
    whole += int(view.aid.press[0]) + int(view.production.port_funds[0].sum()) + int(view.finance.southbound[0].sum())
    whole += int(view.market.treat[0]) + int(view.market.distribution[0]) + int(view.finance.follow[0])
    whole += int(view.finance.guns[0]) + int(view.border.scan_funds[0].sum()) + int(view.border.mail_funds[0])
    if known.seat != PAYER:
        return whole
    flights = purses.flight_cost(view.parameters.of(purses.RULE, 1), runs.isr.sum(axis=1))
    return whole + int(view.border.boats_funds[0]) + int(view.aid.fusion[0]) + int(flights[0])


def _of(
    order: str, what: str, target: str, cost: str, on: Mapping[str, object], amount: str, value: float
) -> Running:  # fmt: skip
    given = int(value) if value == int(value) else value
    return Running(order, what, target, cost, {**on, amount: given}, {**on, amount: 0})


def _points(points: int) -> str:
    return _("{points} points").format(points=points)
