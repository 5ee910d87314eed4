"""What the words of the vocabulary are called when people read them: roles, rungs, choices, measures, modifiers."""

from collections.abc import Mapping
from typing import Final

from game.core.measures import MEASURES
from game.texts import N_, _

ROLES: Final[Mapping[str, str]] = {
    "boss": N_("boss"), "heir": N_("heir"), "deputy": N_("deputy"), "plaza": N_("plaza chief"),
    "financier": N_("financier"), "broker": N_("broker"), "logistician": N_("logistician"),
    "enforcer": N_("enforcer"), "protector": N_("protector"), "contender": N_("contender"),
}  # fmt: skip
RUNGS: Final = (N_("nothing"), N_("rumour"), N_("area"), N_("pattern"), N_("fix"))
RUNG_MEANINGS: Final = (
    N_("nobody has heard of the person"),
    N_("the person exists; nobody knows where"),
    N_("the region is known"),
    N_("habits, the kind of place and the guards are known"),
    N_("the exact place is known now"),
)
SITES: Final = (N_("city"), N_("country"), N_("mountains"))
SOURCES: Final[Mapping[str, str]] = {
    "collection": N_("your own collection"), "tip": N_("a tip from the public"), "lead": N_("a lead that was worked"),
    "partner": N_("the partner state"), "inject": N_("control"), "start": N_("known at the start"),
    "decay": N_("nobody looked closely enough, and it faded"), "new holder": N_("a new person took the post"),
}  # fmt: skip
CHOICES: Final[Mapping[str, str]] = {
    "signals": N_("telephones and radio; best for a few days after a raid, and in cities"),
    "human": N_("people who know the target; best from pattern to fix, and in cities"),
    "financial": N_("money and company records; best to hear of somebody at all"),
    "imagery": N_("from the air; best for habits, in the country and the mountains"),
    "capture": N_("take the person alive: more is learned, and a court can judge"),
    "kill": N_("the person is killed: less is learned, more bystanders die"),
    "vetted": N_("only vetted people are told: few leaks"),
    "broad": N_("told broadly: most leaks"),
    "us": N_("only the partner state is told"),
    "teams": N_("your own raid teams"),
    "none": N_("none"),
}  # fmt: skip
ORDER_WORDS: Final[Mapping[str, str]] = {
    "raid": N_("Send raid teams for one person, on a day or as soon as the place is known."),
    "train_teams": N_("Pay for more trainees, who join the raid teams after months."),
    "collect": N_("Put intelligence points on a person, a group or a region, by one discipline."),
    "exploit": N_("Put points on working through what a raid has seized; it brings leads."),
    "vet": N_("Check officers of a region, or your own raid teams, so that fewer would talk."),
    "share_intelligence": N_("Share what your analysts know with the partner state."),
    "bribe": N_("Pay officials in a region every turn, so that more of them talk to you."),
    "aid_population": N_("Give aid to people in a region, so that more of them support you."),
    "lie_low": N_("Keep quiet this turn: harder to find, at the price of command."),
}  # fmt: skip
MEASURE_NAMES: Final[Mapping[str, str]] = {
    "homicides": N_("killings, all causes"), "turf_killings": N_("killed in turf fighting"),
    "security_deaths": N_("soldiers, guards and police killed"), "raider_deaths": N_("raid team members killed"),
    "aircraft_losses": N_("aircraft lost"), "civilian_deaths": N_("bystanders killed"),
    "violent_regions": N_("violent regions"), "members": N_("members of groups"), "recruits": N_("people recruited"),
    "arrests": N_("people arrested"), "groups": N_("groups"), "named_groups": N_("named groups"),
    "command": N_("command of the group"), "aggressiveness": N_("readiness to use force"), "raids": N_("raids"),
    "captures": N_("leaders captured"), "kills": N_("leaders killed"), "leaders_removed": N_("leaders removed"),
    "dry_holes": N_("raids on an empty house"), "ambushes": N_("raids ambushed"), "fixes": N_("people fixed"),
    "leads": N_("leads gained"), "team_headcount": N_("people in the raid teams"),
    "team_readiness": N_("readiness of the raid teams"), "teams_available": N_("raid teams that can go"),
    "state_control": N_("presence of the state"), "criminal_control": N_("people ruled by groups"),
    "corruption": N_("officials who would pass on what they learn"), "support": N_("local support for groups"),
    "tips": N_("tips from the public"), "cash": N_("cash of the group"), "bribes": N_("bribes paid"),
    "approval": N_("public approval"), "capital": N_("political capital"), "security_spending": N_("security spending"),
    "refusals": N_("orders refused"), "leak_chance": N_("mean chance that a raid leaks"),
}  # fmt: skip
LENSES: Final[Mapping[str, str]] = {
    "security": N_("security"), "threat": N_("threat"), "market": N_("market"), "sovereignty": N_("sovereignty"),
    "health": N_("health"),
}  # fmt: skip
MODIFIERS: Final[Mapping[tuple[str, str], str]] = {
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
}  # fmt: skip
CHANCES: Final[Mapping[str, str]] = {
    "raids.leak": N_("the target is told"),
    "raids.search": N_("the target is found"),
    "raids.ambush": N_("the raid is ambushed"),
    "raids.firefight": N_("the raid wins the firefight"),
    "raids.aircraft": N_("an aircraft is hit"),
}
LINES: Final[Mapping[str, str]] = {
    "leak": N_("the target is told (leak)"),
    "found": N_("the target is there, if nobody talks"),
    "ambush": N_("an ambush waits, if nobody talks"),
    "success": N_("the firefight is won, if there is no ambush"),
    "alive": N_("taken alive, if the firefight is won"),
    "removed": N_("the target is captured or killed"),
    "dry_hole": N_("the house is empty"),
    "ambushed": N_("the raid is ambushed"),
    "raiders": N_("of your people killed, on average"),
    "civilians": N_("bystanders killed, on average"),
    "aircraft": N_("an aircraft is lost"),
    "rise": N_("what you know of the person rises by the end of the turn"),
    "fall": N_("what you know of the person falls"),
}
SPECIAL_CAUSES: Final[Mapping[str, str]] = {
    "limit": N_("held within its limits"),
    "control.inject": N_("changed by control"),
    "engine.removal.captured": N_("captured in a raid"),
    "engine.removal.killed": N_("killed in a raid"),
}
RESULTS: Final[Mapping[str, str]] = {
    "captured": N_("captured"), "killed": N_("killed"), "repelled": N_("beaten back"), "dry_hole": N_("empty house"),
    "ambush": N_("ambushed"),
}  # fmt: skip
REASONS_OF_CALLING_OFF: Final = (N_("no team is ready"), N_("nobody holds the post"))
DIRECTIONS: Final[Mapping[int, str]] = {1: N_("up"), 0: N_("the same"), -1: N_("down")}


def measure_name(measure: str) -> str:
    """What a measure is called, or its name in the vocabulary where nothing better is known."""
    if measure in MEASURE_NAMES:
        return _(MEASURE_NAMES[measure])
    meaning = MEASURES[measure].meaning if measure in MEASURES else ""
    return _(meaning) if meaning else measure.replace("_", " ")


def modifier_name(rule: str, name: str) -> str:
    """A modifier of odds in plain words."""
    known = MODIFIERS.get((rule, name))
    return _(known) if known else name.replace("_", " ")


def chance_name(rule: str, modifiers: tuple[str, ...] = ()) -> str:
    """What a chance of a rule is the chance of."""
    if rule == "raids.firefight" and "strength" not in modifiers:
        return _(N_("the target is taken alive"))
    known = CHANCES.get(rule)
    return _(known) if known else rule
