"""What a seat has running: every standing programme with its target, its cost each turn, and the order that set it."""

from collections.abc import Mapping
from typing import Final

import attrs

from game.clients.known import Known
from game.core.orders import ORDERS
from game.core.state import DISCIPLINES, INSTITUTIONS
from game.session.order_names import SHORT_DISCIPLINES, choice
from game.session.reporting import SeenEvent, all_events
from game.texts import _, money, number

POSTURES: Final = ORDERS["posture"].parameters[1].choices  # in the order of their codes


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
        *_collection(known), *_vetting(known), *_simple(known), *_abroad(known), *_troops(known), *_society(known),
        *_postures(known), *_payments(known),
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


def _of(
    order: str, what: str, target: str, cost: str, on: Mapping[str, object], amount: str, value: float
) -> Running:  # fmt: skip
    given = int(value) if value == int(value) else value
    return Running(order, what, target, cost, {**on, amount: given}, {**on, amount: 0})


def _points(points: int) -> str:
    return _("{points} points").format(points=points)
