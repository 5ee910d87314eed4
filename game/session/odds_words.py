"""What chances and the modifiers of their odds are called when people read them."""

from collections.abc import Mapping
from typing import Final

from game.texts import N_, _

MODIFIERS: Final[Mapping[tuple[str, str], str]] = {
    ("institutions.prosecution", "courts"): N_("how able prosecutors and courts are there"),
    ("institutions.prosecution", "police"): N_("how able the police are there"),
    ("institutions.prosecution", "evidence"): N_("what there is to find on that side"),
    ("institutions.prosecution", "joint"): N_("help of the other state"),
    ("raids.leak", "officials"): N_("officials in the region who would talk, against the usual"),
    ("raids.leak", "teams"): N_("people in the least reliable team who would talk"),
    ("raids.leak", "lead_time"): N_("hours for which the plan is known"),
    ("raids.leak", "partner"): N_("the partner shares broadly"),
    ("raids.search", "staleness"): N_("knowledge grows old during the hours of notice"),
    ("raids.search", "caution"): N_("the group is alarmed"),
    ("raids.search", "warned"): N_("the target has been warned"),
    ("raids.ambush", "warned"): N_("the target has been warned"),
    ("raids.ambush", "state_presence"): N_("how little the state is present there"),
    ("raids.ambush", "criminal_control"): N_("people there whom the group rules"),
    ("raids.ambush", "aggressiveness"): N_("how ready the group is to use force"),
    ("raids.ambush", "defence"): N_("guards and lookouts"),
    ("raids.ambush", "lying_low"): N_("the group lies low"),
    ("raids.firefight", "strength"): N_("your people against the guards"),
    ("raids.firefight", "fix"): N_("the exact door is known"),
    ("raids.firefight", "planning"): N_("hours to prepare"),
    ("raids.firefight", "ambush"): N_("an ambush"),
    ("raids.firefight", "site"): N_("ground that is hard to reach"),
    ("raids.firefight", "defence"): N_("guards and lookouts"),
    ("raids.aircraft", "defence"): N_("guards and lookouts"),
    ("raids.aircraft", "warned"): N_("the target has been warned"),
    ("raids.firefight", "overhead"): N_("aircraft of the partner watch from above"),
    ("raids.firefight", "enablers"): N_("enablers of the partner"),
    ("raids.firefight", "planners"): N_("planners of the partner"),
    ("succession.terms", "profit"): N_("how far profit drives the group"),
    ("succession.terms", "pressure"): N_("raids and removals that the group has felt"),
    ("succession.terms", "posture"): N_("Mexico's posture toward it"),
    ("raids.strike", "site"): N_("a place where it is hard to tell who is who"),
    ("raids.strike", "confirmation"): N_("somebody on the ground has looked first"),
    ("politics.authority", "pressure"): N_("U.S. pressure for results, against the usual"),
    ("politics.authority", "approval"): N_("public approval, against the usual"),
    ("politics.us_pressure", "pressure"): N_("U.S. pressure for results, against the usual"),
    ("politics.us_pressure", "will"): N_("will of the White House"),
    ("politics.us_pressure", "authority"): N_("authority to strike"),
    ("politics.us_pressure", "fear"): N_("fear after an attack on U.S. soil"),
    ("politics.washington", "pressure"): N_("U.S. pressure for results, against the usual"),
    ("politics.washington", "fear"): N_("fear after an attack on U.S. soil"),
    ("politics.washington", "length"): N_("length of the turn"),
    ("politics.trade_review", "trust"): N_("trust between the two states, against the usual"),
    ("politics.trade_review", "suspension"): N_("cooperation that Mexico has suspended"),
    ("politics.trade_review", "threats"): N_("threats that stand"),
    ("politics.trade_review", "pressure"): N_("U.S. pressure for results, against the usual"),
    ("succession.contest", "heir"): N_("claim of an heir in post"),
    ("succession.contest", "cohesion"): N_("how far the group holds together, against the usual"),
    ("succession.contest", "rival"): N_("strength of the second beside the first"),
    ("succession.contest", "fear"): N_("fear after other removals within days"),
    ("succession.contest", "faction"): N_("share of the group behind the candidate, against the usual"),
    ("succession.alliance", "strength"): N_("how large the group that asks is beside the other"),
    ("succession.alliance", "enmity"): N_("how far the two are enemies"),
    ("succession.alliance", "vacuum"): N_("the group that asks has no settled head"),
    ("succession.alliance", "mutual"): N_("the other asks for the same"),
}  # fmt: skip
CHANCES: Final[Mapping[str, str]] = {
    "raids.leak": N_("the target is told"),
    "raids.search": N_("the target is found"),
    "raids.ambush": N_("the raid is ambushed"),
    "raids.firefight": N_("the raid wins the firefight"),
    "raids.aircraft": N_("an aircraft is hit"),
    "raids.strike": N_("the strike hits the target"),
    "politics.authority": N_("Congress grants the authority"),
    "politics.us_pressure": N_("the United States act alone within a month"),
    "politics.washington": N_("Washington puts tariffs on Mexican goods by itself"),
    "politics.trade_review": N_("the trade agreement is extended"),
    "succession.contest": N_("the succession is contested"),
    "succession.split": N_("a loser walks off instead of giving way"),
    "succession.alliance": N_("the other group agrees to an alliance"),
    "institutions.prosecution": N_("a case against protectors stands"),
    "succession.terms": N_("the group takes the terms"),
}


def modifier_name(rule: str, name: str) -> str:
    """A modifier of odds in plain words."""
    known = MODIFIERS.get((rule, name))
    return _(known) if known else name.replace("_", " ")


def chance_name(rule: str, modifiers: tuple[str, ...] = ()) -> str:
    """What a chance of a rule is the chance of."""
    if rule == "raids.firefight" and "strength" not in modifiers:
        return _(N_("the target is taken alive"))
    if rule == "succession.contest" and "heir" not in modifiers:
        return _(N_("the group recognises the candidate") if "faction" in modifiers else N_("the contest ends by now"))
    known = CHANCES.get(rule)
    return _(known) if known else rule
