"""What of a standing order runs now: the amount that another order of the same kind would change."""

from collections.abc import Mapping
from typing import Final

from game.core.markets import CHANNELS, METHODS
from game.core.orders import ORDERS, OrderParameter
from game.core.state import CONSENTS, DISCIPLINES, INSTITUTIONS
from game.engine.observe import View
from game.engine.view_border import way_at
from game.texts import _, money, number

AMOUNTS: Final = ("points", "funds", "hours", "troops", "level")
DOLLARS: Final = 1.0e6  # an order gives funds in millions
YEAR: Final = 365.0  # days


def amount_of(name: str) -> OrderParameter | None:
    """The parameter of a standing order that says how much, or None where there is none."""
    if ORDERS[name].timing != "standing":
        return None
    return next((one for one in ORDERS[name].parameters if one.name in AMOUNTS), None)


def running_amount(view: View, name: str, arguments: Mapping[str, object]) -> float | None:
    """How much of a standing order runs now, in the order's own unit; None where that is not known or not yet asked of
    a target. `view`: the seat's, in which its planned orders are in effect."""
    runs = view.programmes
    simple = {
        "exploit": float(runs.exploit[0]), "train_teams": float(runs.training[0]) / DOLLARS,
        "share_intelligence": float(runs.share[0]), "train_and_equip": float(runs.equip[0]) / DOLLARS,
        "fusion_cell": float(view.aid.fusion[0]) / DOLLARS, "protect_press": float(view.aid.press[0]) / DOLLARS,
        "treat": float(view.market.treat[0]) / DOLLARS,
        "prosecute_distribution": float(view.market.distribution[0]) / DOLLARS,
    }  # fmt: skip
    if name in simple:
        return simple[name]
    if name in ("follow_money", "enforce_guns", "arm", "freeze_finances", "sanction", "inspect_southbound"):
        return _of_finance(view, name, arguments)
    border = view.border
    if name in ("screen_mail", "strike_boats"):
        return float(border.mail_funds[0]) / DOLLARS if name == "screen_mail" else float(border.boats_level[0])
    if name == "scan_border":
        return _scanned(view, arguments)
    if name == "inspect_port":
        gateway = str(arguments.get("gateway", ""))
        known = gateway in view.world.gateways
        return float(view.production.port_funds[0, view.world.gateways.index(gateway)]) / DOLLARS if known else None
    if name == "collect":
        return _collected(view, str(arguments.get("target", "")), str(arguments.get("discipline", "")))
    region = str(arguments.get("region", ""))
    if name == "build":
        return _built(view, region, str(arguments.get("kind", "")))
    return _in_region(view, name, region)


def _of_finance(view: View, name: str, arguments: Mapping[str, object]) -> float | None:
    finance, group, gateway = view.finance, str(arguments.get("group", "")), str(arguments.get("gateway", ""))
    dollars = {"follow_money": finance.follow, "enforce_guns": finance.guns, "arm": finance.own_arming}
    if name in dollars:
        return float(dollars[name][0]) / DOLLARS
    if name == "inspect_southbound":
        known = gateway in view.world.gateways
        return float(finance.southbound[0, view.world.gateways.index(gateway)]) / DOLLARS if known else None
    if group not in view.world.groups:
        return None
    points = finance.freeze if name == "freeze_finances" else finance.sanction
    return float(points[0, view.world.groups.index(group)])


def _scanned(view: View, arguments: Mapping[str, object]) -> float | None:
    gateway, channel, method = (str(arguments.get(name, "")) for name in ("gateway", "channel", "method"))
    if gateway not in view.world.gateways or channel not in CHANNELS or method not in METHODS:
        return None
    way = way_at(view.border, view.world.gateways.index(gateway), CHANNELS.index(channel))
    return float(view.border.scan_funds[0, way, METHODS.index(method)]) / DOLLARS if way >= 0 else None


def _collected(view: View, target: str, discipline: str) -> float | None:
    ways = ORDERS["collect"].parameters[1].choices
    assert len(ways) == len(DISCIPLINES)
    if discipline not in ways:
        return None
    way, runs, world = ways.index(discipline), view.programmes, view.world
    for ids, points in (
        (world.posts, runs.collect_leader), (world.groups, runs.collect_group), (world.regions, runs.collect_region)
    ):  # fmt: skip
        if target in ids:
            return float(points[0, ids.index(target), way])
    return None


def _built(view: View, region: str, kind: str) -> float | None:
    if region not in view.world.regions or kind not in INSTITUTIONS:
        return None
    return float(view.programmes.build[0, view.world.regions.index(region), INSTITUTIONS.index(kind)]) / DOLLARS


def _in_region(view: View, name: str, region: str) -> float | None:
    runs, regions = view.programmes, view.world.regions
    if name == "vet" and region == "teams":
        return float(runs.vet_teams[0])
    if name == "deploy" and region == "border":
        return float(view.troops_border[0])
    if region not in regions:
        return None
    place = regions.index(region)
    of_states = {"vet": runs.vet_region, "fly_isr": runs.isr, "deploy": view.troops}
    if name in of_states:
        return float(of_states[name][0, place])
    if name == "jobs":
        return float(runs.jobs[0, place]) / DOLLARS
    own = view.own_group
    if own is None or name not in ("bribe", "aid_population"):
        return None
    paid = own.bribes if name == "bribe" else own.aid
    dollars = sum(int(paid[0, at]) for at, where in enumerate(own.presence_region[0].tolist()) if where == place)
    return dollars / DOLLARS


def stands_now(view: View, name: str) -> str:
    """What stands of an order that acts once and lasts, in words; "" of any other order."""
    threats = {"threaten_tariff": view.tracks.tariff_level, "threaten_border_closure": view.tracks.closure_level}
    if name in threats:
        level = int(threats[name][0])
        return (
            _("A threat of level {count} stands now.").format(count=number(level))
            if level
            else _("No such threat stands now.")
        )
    if name != "fund_plan":
        return ""
    dollars, left = int(view.aid.plan[0]), float(view.aid.plan_until[0]) - float(view.day[0])
    if not dollars or left <= 0.0:
        return _("No plan runs now.")
    words = _("A plan of {money} a year runs now, for {years} years more; another takes its place.")
    return words.format(money=money(dollars), years=number(left / YEAR, 1))


def consents_given(view: View) -> dict[str, bool]:
    """Which consents stand, by what they are to."""
    return {name: bool(view.standing.consents[0, place]) for place, name in enumerate(CONSENTS)}
