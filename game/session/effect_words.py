"""What an effect of a decision is expected to do, in words: which way a number goes and how far, never by how much."""

from collections.abc import Callable, Mapping
from typing import Final

from game.core.injects import Inject
from game.engine.inject_checks import QUANTITIES
from game.session import wording
from game.session.naming import Names
from game.texts import N_, _

# Quantities that are no measures, so that nothing else names them.
_QUANTITIES: Final[Mapping[str, str]] = {
    "leader.defence": N_("defence of a leader"), "leader.site": N_("hideout of a leader"),
    "leader.competence": N_("competence of a leader"), "leader.security": N_("caution of a leader"),
    "leader.loyalty": N_("loyalty of a leader"), "leader.ambition": N_("ambition of a leader"),
    "group.rockets": N_("rockets of a group"), "group.hierarchy": N_("hierarchy of a group"),
    "group.affiliates": N_("affiliates of a group"), "group.affiliate_loyalty": N_("loyalty of the affiliates"),
    "group.profit_driven": N_("drive for profit"), "group.disarray": N_("disarray of a group"),
    "region.vetting": N_("share of vetted liaison officers"), "region.troops": N_("number of soldiers and guards"),
    "corruption": N_("share of officials who would pass on what they learn"),
    "seat.attention": N_("number of decisions a turn"), "seat.points": N_("number of intelligence points"),
    "team.fatigue": N_("fatigue of the raid teams"), "team.quality": N_("training of the raid teams"),
    "team.corruption": N_("corruption in the raid teams"), "heat": N_("fighting between groups"),
}  # fmt: skip
_WORDS: Final[Mapping[str, str]] = {
    "remove_leader": N_("{leader} is removed"),
    "remove_members": N_("{group} loses people to arrest"),
    "civilian_harm": N_("bystanders are killed in {region}"),
    "team_loss": N_("the raid teams lose people"),
    "force_split": N_("{group} breaks apart"),
    "dismantle": N_("{group} is broken up"),
    "force_succession": N_("the succession in {group} is steered"),
    "border_closure_signal": N_("a threat to close the border"),
    "change_state_government": N_("a new state government in {region}"),
    "expose": N_("ties between officials and groups in {region} come to light"),
    "prison_break": N_("prisoners break out in {region}"),
    "raise_tension": N_("tension between China and the United States rises"),
    "supply_shock": N_("drugs become scarcer"),
    "demand_shock": N_("demand for drugs changes"),
    "us_soil_attack": N_("an attack in the United States"),
}
_UP: Final = (N_("{what} rises a little"), N_("{what} rises"), N_("{what} rises a lot"))
_DOWN: Final = (N_("{what} falls a little"), N_("{what} falls"), N_("{what} falls a lot"))
_LITTLE, _LOT = 0.03, 0.1  # of the whole range of a quantity, or of what there is where it is multiplied
_SILENT: Final = ("message_to", "raid_outcome")  # a message speaks for itself


def quantity_name(quantity: str) -> str:
    """What a quantity is called that a control inject can change."""
    return _(_QUANTITIES[quantity]) if quantity in _QUANTITIES else wording.measure_name(quantity)


def expected(names: Names, one: Inject) -> str:
    """What one effect does, in words; "" for what is told when it happens."""
    if one.name in _SILENT:
        return ""
    if one.name in ("set", "scale", "shift"):
        return _change(names, one)
    if one.name == "violence_shock":
        what = _("killing by groups in {region}").format(region=names.region(str(one.arguments["region"])))
        return _step(what, float(one.arguments["factor"]) - 1.0)
    if one.name == "set_rung":
        return _known(names, one)
    fields = {
        "leader": names.leader(str(one.arguments["leader"])) if "leader" in one.arguments else "",
        "group": names.group_name(str(one.arguments.get("group", ""))),
        "region": names.region(str(one.arguments.get("region", ""))),
    }
    return _(_WORDS[one.name]).format(**fields)


def _change(names: Names, one: Inject) -> str:
    quantity = QUANTITIES[str(one.arguments["quantity"])]
    what = quantity_name(str(one.arguments["quantity"]))
    if one.arguments.get("of", names.seat) != names.seat:  # its own numbers need no name
        of = _named(names, quantity.axis, str(one.arguments["of"]))
        what = _("{what} ({of})").format(what=what, of=of)
    if one.name == "set":
        return _("{what} is set anew").format(what=what)
    if one.name == "scale":
        step = float(one.arguments["factor"]) - 1.0
    else:
        step = float(one.arguments["amount"]) / (quantity.high - quantity.low)
    return _step(what, step)


def _step(what: str, step: float) -> str:
    """Which way something goes, and how far: `step` is of its whole range."""
    far = 0 if abs(step) <= _LITTLE else 2 if abs(step) >= _LOT else 1
    return _((_UP if step > 0.0 else _DOWN)[far]).format(what=what)


def _known(names: Names, one: Inject) -> str:
    """Who comes to know how much of a person."""
    leader, viewer = names.leader(str(one.arguments["leader"])), str(one.arguments["viewer"])
    if viewer != names.seat:
        return _("{seat} learns of {leader}").format(seat=names.seat_name(viewer), leader=leader)
    rung = _(wording.RUNGS[int(one.arguments["rung"])])
    return _("what is known of {leader} comes to {rung}").format(leader=leader, rung=rung)


def _named(names: Names, axis: str, one: str) -> str:
    known: Mapping[str, Callable[[str], str]] = {
        "leader": lambda post: names.leader(post), "group": names.group_name, "region": names.region,
        "seat": names.seat_name, "team": names.team,
    }  # fmt: skip
    return known[axis](one) if axis in known else one
