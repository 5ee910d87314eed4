"""What an order needs, each with whether it is there: shown with a tick, or with the reason why the order is refused."""

from collections.abc import Mapping
from typing import Final

import attrs

from game.clients.known import FREE_ORDERS, Known
from game.clients.order_labels import label_of
from game.core.orders import ORDERS
from game.session.considering import Considered
from game.texts import N_, _, ngettext, number

# What an order needs beside its purses: the reason for which it is refused without it, and the words.
_OF_ORDERS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "raid": (("bad_time", N_("fits into the turn")),),
    "strike": (("no_authority", N_("authority to strike")), ("suspended", N_("cooperation not suspended"))),
    "fly_isr": (("no_consent", N_("Mexico's consent")), ("suspended", N_("cooperation not suspended"))),
    "train_and_equip": (("no_consent", N_("Mexico's consent")), ("suspended", N_("cooperation not suspended"))),
    "seek_authority": (("already_authorised", N_("not granted already")), ("no_capital", N_("enough capital"))),
    "consent": (("already_consented", N_("a change of what stands")),),
    "settle_succession": (("not_contested", N_("an open succession")),),
    "betray": (("no_rival_there", N_("a group that yours meets")),),
    "ally": (("no_rival_there", N_("a group that yours meets")), ("already_allies", N_("no alliance yet"))),
    "retaliate": (("not_present", N_("people of yours there")),),
    "bribe": (("not_present", N_("people of yours there")),),
    "aid_population": (("not_present", N_("people of yours there")),),
    "deploy": (("no_troops", N_("so many free troops")),),
    "break_accord": (("no_such_accord", N_("an accord that stands")),),
    "posture": (("same_posture", N_("a change of what stands")),),
    "prosecute_protectors": (("no_capital", N_("enough capital")), ("no_partner", N_("a partner state"))),
    "demand_action": (("already_ordered", N_("no other demand this turn")), ("no_partner", N_("a partner state"))),
    "threaten_tariff": (
        ("already_ordered", N_("no other threat this turn")), ("nothing_to_end", N_("a threat that stands")),
    ),
    "indict_official": (
        ("already_charged", N_("no charges there")), ("suspended", N_("cooperation not suspended")),
        ("no_capital", N_("enough capital")),
    ),
    "drop_charges": (("nothing_to_end", N_("charges that stand there")),),
    "transfer_prisoners": (("no_prisoners", N_("so many prisoners")), ("extradition_low", N_("readiness to extradite"))),
    "expand": (("already_there", N_("none of yours there yet")), ("not_near", N_("people of yours next to it"))),
    "scan_border": (("no_channel", N_("something crosses there in that way")),),
    "attach_planners": (
        ("no_consent", N_("Mexico's consent")), ("suspended", N_("cooperation not suspended")),
        ("planners_there", N_("a change of what stands")), ("nothing_to_end", N_("planners who are there")),
    ),
    "fusion_cell": (("no_consent", N_("Mexico's consent")), ("suspended", N_("cooperation not suspended"))),
    "designate": (("already_designated", N_("not designated yet")), ("no_capital", N_("enough capital"))),
    "offer_terms": (("no_capital", N_("enough capital")),),
    "fund_plan": (("no_capital", N_("enough capital")), ("suspended", N_("cooperation not suspended"))),
    "share_intelligence": (("no_partner", N_("a partner state")),),
    "raid_site": (("bad_time", N_("fits into the turn")),), "inspect_port": (("no_port", N_("a port for precursors")),),
    "freeze_finances": (
        ("dead_group", N_("a group that exists")), ("no_partner", N_("a partner state")),
        ("suspended", N_("cooperation not suspended")),
    ),
    "sanction": (("dead_group", N_("a group that exists")), ("not_designated", N_("a designated group"))),
    "follow_money": (("no_partner", N_("a partner state")), ("suspended", N_("cooperation not suspended"))),
    "inspect_southbound": (("no_crossing", N_("guns and cash go south there")),),
    "precursor_diplomacy": (("already_ordered", N_("no other move this turn")), ("no_capital", N_("enough capital"))),
    "move_labs": (
        ("not_present", N_("people of yours there")), ("no_labs", N_("laboratories of yours there")),
        ("same_place", N_("another region")),
    ),
}  # fmt: skip


@attrs.frozen
class Need:
    """One thing that an order needs, and whether it is there."""

    words: str
    met: bool


def needs_of(name: str, values: Mapping[str, object], known: Known, found: Considered | None) -> list[Need]:
    """What an order needs. `found`: what would become of it, None while it is not complete; then only what can be told
    without is listed."""
    reason = "" if found is None or found.answer.accepted else found.answer.reason
    needs = []
    if name not in FREE_ORDERS:
        needs.append(Need(_("one decision"), known.decisions_left > 0 and reason != "no_attention"))
    for parameter in ORDERS[name].parameters:
        if parameter.kind in ("leader", "target", "group", "region", "gateway"):
            there = parameter.name in values and reason != "unknown_target"
            people = parameter.kind in ("leader", "target")
            words = _("target known") if people else _("“{what}” filled in").format(what=label_of(parameter.name, name))
            needs.append(Need(words, there))
    if "teams" in values and name == "raid":
        count = int(str(values["teams"]))
        words = ngettext("{count} ready team", "{count} ready teams", count).format(count=number(count))
        needs.append(Need(words, count <= int(known.view.free_teams[0]) and reason != "no_teams"))
    for purse, code, words in (
        ("points", "no_points", _("free intelligence points")), ("funds", "no_funds", _("money in the purse")),
        ("capital", "no_capital", _("enough capital")),
    ):  # fmt: skip
        if purse in values:
            needs.append(Need(words, reason != code))
    if found is not None:
        told = [one for one in _OF_ORDERS.get(name, ()) if found.answer.accepted or reason == one[0]]
        needs += [Need(_(text), reason != code) for code, text in told]
    return needs
