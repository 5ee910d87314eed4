"""Orders in few words for a tray, a chip or a list: their titles by theme, with the names that a seat knows."""

from typing import Final

from game.clients.known import Known
from game.core.orders import Order
from game.session import order_names
from game.session.order_names import CHOICE_SHORT, OBJECTS, TITLES, choice, cost, timing, title
from game.texts import N_

__all__ = ["CHOICE_SHORT", "OBJECTS", "THEMES", "TITLES", "choice", "cost", "details", "heading", "thing", "timing", "title"]

THEMES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (N_("Force"), ("raid", "raid_site", "strike", "propose_joint_raid", "strike_boats", "deploy", "retaliate", "lie_low",
                   "expand", "arm")),
    (N_("Intelligence"), ("collect", "exploit", "share_intelligence", "fly_isr", "fusion_cell", "attach_planners")),
    (N_("Officials and teams"), ("vet", "train_teams", "train_and_equip", "prosecute_protectors", "indict_official",
                                 "drop_charges", "bribe")),
    (N_("State and society"), ("build", "jobs", "posture", "offer_terms", "transfer_prisoners", "protect_press",
                               "aid_population", "treat", "prosecute_distribution")),
    (N_("Money and trade"), ("freeze_finances", "sanction", "follow_money", "inspect_port", "inspect_southbound",
                             "scan_border", "screen_mail", "enforce_guns", "precursor_diplomacy", "diversify",
                             "move_labs")),
    (N_("Inside the group"), ("settle_succession", "betray", "ally")),
    (N_("Politics and law"), ("message", "seek_authority", "designate", "demand_action", "threaten_tariff",
                              "threaten_border_closure", "fund_plan")),
    (N_("Diplomacy"), ("propose_accord", "answer_accord", "break_accord", "consent")),
    (N_("Asked of you"), ("answer_dilemma",)),
)  # fmt: skip


def thing(known: Known, name: str) -> str:
    """A person, group, region, gateway or word of an order as a seat reads it."""
    return order_names.thing(known.names, name)


def gateway_name(gateway: str) -> str:
    """A gateway by itself, as the head of a panel or one of a list names it."""
    return order_names.gateway(gateway)


def heading(known: Known, order: Order) -> str:
    """Title and object: `Raid: The Adobe`."""
    return order_names.heading(known.names, order)


def details(known: Known, order: Order) -> list[str]:
    """What else was chosen, in a word or two each: `capture`, `vetted`, `6 hours of notice`."""
    return order_names.details(order, known.names)
