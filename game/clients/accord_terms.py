"""The terms of a bargain on its way into an order: what each state can promise, and how both sides are written."""

import shlex
from collections.abc import Mapping, Sequence
from typing import Final

from game.core.orders import NO_TERMS, ORDERS
from game.core.world import STATE_SEATS, World
from game.engine import legal
from game.engine.diplomacy import A_SIDE
from game.engine.offers import SEPARATOR, can_be_promised
from game.texts import N_

LONGEST: Final = 120  # turns
USUAL: Final = 3  # turns that are proposed at first
MOST_TERMS: Final = A_SIDE  # of one side
OTHER: Final = "other"  # topic of what no other topic names
# What the orders that can be promised are about, in the order in which they are offered.
TOPICS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "raids": (N_("Raids and intelligence"), (
        "train_teams", "collect", "exploit", "vet", "share_intelligence", "fly_isr", "consent", "attach_planners",
        "fusion_cell", "deploy", "seek_authority", "propose_joint_raid", "strike",
    )),
    "border": (N_("Border and trade"), (
        "inspect_port", "scan_border", "screen_mail", "strike_boats", "threaten_tariff", "threaten_border_closure",
        "precursor_diplomacy",
    )),
    "money": (N_("Money and guns"), (
        "freeze_finances", "sanction", "follow_money", "enforce_guns", "inspect_southbound", "prosecute_distribution",
    )),
    "law": (N_("Law and politics"), (
        "posture", "prosecute_protectors", "designate", "offer_terms", "transfer_prisoners", "indict_official",
        "drop_charges", "demand_action", "message",
    )),
    "aid": (N_("Aid and building"), ("train_and_equip", "fund_plan", "build", "jobs", "protect_press", "treat")),
    OTHER: (N_("Other"), ()),
}  # fmt: skip


def other_state(seat: str) -> str:
    """The state seat on the other side of a bargain."""
    return next(one for one in STATE_SEATS if one != seat)


def promisable(world: World, seat: str) -> list[str]:
    """The orders that a state seat can promise in an accord of this scenario, in the order of the vocabulary."""
    return [name for name in ORDERS if can_be_promised(world, seat, ORDERS[name], _carried_out)]


def topic_of(order: str) -> str:
    """What an order that is promised is about."""
    return next((topic for topic, (_words, orders) in TOPICS.items() if order in orders), OTHER)


def by_topic(orders: Sequence[str]) -> dict[str, list[str]]:
    """Orders by what they are about, topics without any left out."""
    found = {topic: [one for one in orders if topic_of(one) == topic] for topic in TOPICS}
    return {topic: inside for topic, inside in found.items() if inside}


def _carried_out(order: str) -> bool:
    """Whether a rule of this version carries out an order."""
    return order in legal.WRITERS


def bargain(gives: Sequence[str], asks: Sequence[str], turns: int) -> str:
    """Both sides of a bargain and its length as arguments of an order."""
    return f"gives={_quoted(gives)} asks={_quoted(asks)} turns={turns}"


def _quoted(orders: Sequence[str]) -> str:
    return shlex.quote(f"{SEPARATOR} ".join(orders) or NO_TERMS)


def proposal(gives: Sequence[str], asks: Sequence[str], turns: int) -> str:
    """The order that offers a bargain."""
    return f"propose_accord {bargain(gives, asks, turns)}"


def counter(accord: str, gives: Sequence[str], asks: Sequence[str], turns: int) -> str:
    """The order that answers an offer with other terms."""
    return f"answer_accord accord={accord} answer=counter {bargain(gives, asks, turns)}"
