"""What was ordered in a resolved turn, what could be expected of it, and what came."""

from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from game.clients.forecast_words import leading
from game.core.orders import Order
from game.core.refusals import BY_NAME
from game.engine.forecast import Line
from game.session import wording
from game.session.expected import Ordered, orders_of
from game.session.explain import explain
from game.session.reporting import SeenEvent, events_for
from game.session.session import Session
from game.texts import _

# The kinds of events by which an order is told, and the argument that names the subject of the event ("" for none).
TOLD_BY: Final[Mapping[str, tuple[tuple[str, ...], str, str]]] = {
    "raid_site": (("labs_raided", "arsenals_raided", "cash_raided", "site_raid_called_off"), "region", "region"),
    "inspect_port": ((), "", ""),
    "precursor_diplomacy": (("china_moved",), "seat", ""), "move_labs": (("labs_moved",), "region", "to"),
    "raid": (("raid", "raid_lapsed", "raid_called_off"), "leader", "leader"),
    "strike": (("strike", "strike_called_off"), "leader", "target"),
    "propose_joint_raid": (("joint_raid", "request_granted", "request_refused", "request_made"), "", ""),
    "deploy": (("deployment", "border_deployment"), "region", "region"),
    "collect": (("rung_up", "rung_down", "site_kind"), "leader", "target"),
    "exploit": (("lead",), "", ""), "vet": ((), "", ""), "train_teams": (("graduates",), "", ""),
    "message": (("credit_claimed", "credit_shared", "quiet_message"), "seat", ""),
    "threaten_border_closure": (("border_threat",), "seat", ""), "threaten_tariff": (("tariff_threat",), "seat", ""),
    "indict_official": (("indictment", "purge", "nothing_found"), "region", "region"),
    "drop_charges": (("charges_dropped",), "region", "region"), "transfer_prisoners": (("prisoners_sent",), "seat", ""),
    "consent": (("consent_given", "consent_withdrawn"), "", ""),
    "seek_authority": (("authority_sought", "authority_granted", "authority_refused"), "", ""),
    "propose_accord": (("accord_offered", "accord_accepted", "accord_refused"), "", ""),
    "answer_accord": (("accord_accepted", "accord_refused", "request_granted", "request_refused"), "", ""),
    "break_accord": (("accord_broken",), "", ""), "answer_dilemma": (("dilemma_answered",), "", ""),
    "lie_low": (("lies_low",), "", ""),
    "retaliate": (("reprisals", "intimidation"), "group", ""),
    "settle_succession": (("candidate_recognised", "candidate_rejected", "succession_settled"), "", ""),
    "posture": (("posture",), "group", "group"), "demand_action": (("demand",), "seat", ""),
    "prosecute_protectors": (("purge", "nothing_found"), "region", "region"), "build": ((), "", ""), "jobs": ((), "", ""),
    "treat": ((), "", ""), "prosecute_distribution": ((), "", ""), "diversify": (("diversified",), "group", ""),
    "scan_border": ((), "", ""), "screen_mail": ((), "", ""), "strike_boats": (("boats_struck",), "", ""),
    "expand": (("expansion",), "region", "region"),
    "attach_planners": (("planners_come", "planners_go"), "", ""), "fusion_cell": ((), "", ""),
    "protect_press": ((), "", ""), "designate": (("group_designated",), "group", "group"),
    "offer_terms": (("terms_taken", "terms_refused"), "group", "group"),
    "fund_plan": (("plan_begun", "plan_ended"), "", ""), "freeze_finances": ((), "", ""), "sanction": ((), "", ""),
    "follow_money": ((), "", ""), "enforce_guns": ((), "", ""), "inspect_southbound": ((), "", ""), "arm": ((), "", ""),
    "betray": (("betrayal", "tip_off"), "", ""), "ally": (("alliance", "alliance_refused"), "", ""),
}  # fmt: skip
GOOD: Final = (
    "captured", "killed", "rung_up", "lead", "alliance", "candidate_recognised", "accord_accepted", "request_granted",
    "authority_granted", "purge", "expansion", "terms_taken",
)  # fmt: skip
BAD: Final = (
    "dry_hole", "repelled", "ambush", "strike_missed", "raid_lapsed", "raid_called_off", "strike_called_off",
    "alliance_refused", "candidate_rejected", "accord_refused", "request_refused", "authority_refused", "rung_down",
    "nothing_found", "terms_refused",
)  # fmt: skip
ENDS: Final = ("captured", "killed", "repelled", "dry_hole", "strike_missed", "ambush")
REMOVED: Final = ("captured", "killed")


@attrs.frozen
class Came:
    """An order of a resolved turn with what came of it.

    `refused`: the sentence why it was not carried out. `line`: what its forecast led with. `came`: what happened in the unit
    of that line (a chance: 1 or 0), None where that cannot be told. `good`: 1, 0 or -1. `words`: in short what came.
    """

    ordered: Ordered
    refused: str
    line: Line | None
    came: float | None
    good: int
    words: str
    events: tuple[SeenEvent, ...]

    @property
    def order(self) -> Order:
        """The order."""
        return self.ordered.order


def came_of(session: Session, seat: str, turn: int) -> tuple[Came, ...]:
    """Each order of a seat in a resolved turn beside what came of it, as far as the seat was told."""
    told = [seen for seen in events_for(session, seat, turn) if not seen.hidden]
    return tuple(_came(session, seat, turn, one, told) for one in orders_of(session, seat, turn))


def _came(session: Session, seat: str, turn: int, one: Ordered, told: Sequence[SeenEvent]) -> Came:
    line = leading(one.forecast)
    if one.refused:
        sentence = _(BY_NAME[one.refused].sentence)
        return Came(one, sentence, line, None, -1, _("not carried out"), ())
    events = _events(session, seat, one.order, told)
    kinds = [seen.kind for seen in events]
    told_by = [kind for kind in kinds if kind in ENDS] or kinds  # how a raid ended counts, not what it brought besides
    good = 1 if any(kind in GOOD for kind in told_by) else -1 if any(kind in BAD for kind in told_by) else 0
    return Came(one, "", line, _happened(session, seat, turn, line, events), good, _words(one.order, events, line), events)


def _events(session: Session, seat: str, order: Order, told: Sequence[SeenEvent]) -> tuple[SeenEvent, ...]:
    """The events that tell of an order, and what came of them."""
    kinds, subject, argument = TOLD_BY.get(order.name, ((), "", ""))
    labels, found = set[str](), list[SeenEvent]()
    group = session.truth.world.group_of_seat(seat)
    own = "" if group is None else session.truth.world.groups[group]
    for seen in told:
        wanted = {"seat": seat, "group": own}.get(subject) or str(order.arguments.get(argument, ""))
        mine = seen.kind in kinds and (not subject or seen.event.subjects.get(subject, wanted) == wanted)
        if mine and seen.kind in ("raid", "consent_given"):
            mine = seen.event.subjects.get("seat", seat) == seat
        if mine and seen.kind == "dilemma_answered":  # several may be answered in one turn
            mine = seen.event.values["title"] == str(order.arguments["answer"]).partition("/")[0]
        if mine or seen.because in labels:
            labels.add(seen.label)
            found.append(seen)
    return tuple(found)


def _happened(session: Session, seat: str, turn: int, line: Line | None, events: Sequence[SeenEvent]) -> float | None:
    """What came, in the unit of the line that the forecast led with."""
    if line is None:
        return None
    kinds = {seen.kind for seen in events}
    if line.name == "removed":
        went = kinds & {"raid", "strike", "joint_raid"}
        return (1.0 if kinds & set(REMOVED) else 0.0) if went else None
    if line.name == "rise":
        return 1.0 if "rung_up" in kinds else 0.0
    if line.name == "case":
        return 1.0 if "purge" in kinds else 0.0 if "nothing_found" in kinds else None
    if line.name == "terms_taken":
        return 1.0 if "terms_taken" in kinds else 0.0 if "terms_refused" in kinds else None
    if line.name in ("recognised", "accepted"):
        return 1.0 if kinds & {"candidate_recognised", "alliance"} else 0.0
    if line.name == "attacks":
        return sum(float(seen.event.values["attacks"]) for seen in events if seen.kind == "reprisals")
    if line.name == "approval":
        labels = {seen.label for seen in events}
        causes = explain(session, seat, "approval", turn=turn).causes
        return sum(cause.amount for cause in causes if cause.event in labels)
    return None


def _words(order: Order, events: Sequence[SeenEvent], line: Line | None) -> str:
    """In short what came of an order."""
    ends = [_(wording.RESULTS[seen.kind]) for seen in events if seen.kind in ENDS and seen.kind in wording.RESULTS]
    if ends and order.name != "prosecute_protectors":  # of a case the arrests are told, not whom they caught first
        return ", ".join(dict.fromkeys(ends))
    if line is not None and line.name == "rise":
        return _("more is known") if any(seen.kind == "rung_up" for seen in events) else _("no more is known")
    if order.name == "propose_accord":  # the offer is known: the answer is what came
        answers = [seen for seen in events if seen.kind in (*GOOD, *BAD)]
        events = answers[-1:] or events
    if events:
        return events[0].text
    if order.name in ("build", "jobs", "fusion_cell", "protect_press", "treat", "prosecute_distribution"):
        return _("it is paid for; what comes of it is seen after months")
    if order.name in ("freeze_finances", "sanction", "follow_money"):
        return _("it is under way; cases bite after some months")
    if order.name in ("inspect_southbound", "enforce_guns"):
        return _("it is paid for; seizures tell what came of it")
    if order.name in ("scan_border", "screen_mail"):
        return _("it is paid for; seizures and waiting times tell what came of it")
    if order.name in ("collect", "vet"):
        return _("it is under way; your estimates tell what it brought")
    return _("carried out; nothing is told of it")


def luck(found: Sequence[Came]) -> tuple[int, int, float]:
    """Of the orders whose forecast led with a chance: how many came true, how many there were, how many were expected."""
    chances = [one for one in found if one.line is not None and one.line.unit == "chance" and one.came is not None]
    return sum(bool(one.came) for one in chances), len(chances), sum(one.line.value for one in chances if one.line)
