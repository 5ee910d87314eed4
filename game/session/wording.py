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
    "partner": N_("the partner state"), "inject": N_("came with a decision, or from control"),
    "start": N_("known at the start"), "decay": N_("nobody looked closely enough, and it faded"),
    "new holder": N_("a new person took the post"),
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
    "answer_dilemma": N_("Answer a decision that is asked of your seat this turn."),
    "strike": N_("Strike one person from the air, with Mexico's leave or without."),
    "fly_isr": N_("Fly surveillance over a region, told to Mexico or covert."),
    "train_and_equip": N_("Train and equip Mexico's raid teams."),
    "consent": N_("Say what the United States may do in Mexico, or take it back."),
    "seek_authority": N_("Seek leave at home to act in Mexico."),
    "propose_joint_raid": N_("Ask Mexico to raid one person together; it answers in the same turn."),
    "message": N_("Choose what your government says in public."),
    "deploy": N_("Set how many soldiers and guards stand in a region or at the border."),
    "threaten_border_closure": N_("Threaten to close the border."),
    "build": N_("Pay every turn for police, courts or public services in a region; it takes years."),
    "jobs": N_("Pay every turn for work and schooling for the young of a region, so that fewer are recruited."),
    "posture": N_("Say how hard the state goes at one group: confront it, contain it, or tolerate it."),
    "prosecute_protectors": N_("Have officials of a region arrested and tried who shield groups."),
    "demand_action": N_("Demand in public that Mexico act; it presses, and strains its sovereignty."),
    "expand": N_("Move people of yours into a region next to yours."),
    "retaliate": N_("Answer blows with attacks and roadblocks, or hold your people back."),
    "settle_succession": N_("Back somebody to lead your group while its head is open."),
    "betray": N_("Give another group, or one of its leaders, away to the states."),
    "ally": N_("Make another group your ally."),
    "propose_accord": N_("Offer the other state a bargain; it answers in the same turn."),
    "answer_accord": N_("Answer an offer or a request of the other state."),
    "break_accord": N_("End an accord before its time."),
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
    "us_pressure": N_("U.S. pressure for results"), "trust": N_("trust between the two states"),
    "sovereignty_strain": N_("strain on sovereignty"), "political_will": N_("political will"),
    "cooperation_approval": N_("public approval of cooperation"), "intelligence_cooperation": N_("sharing of intelligence"),
    "cohesion": N_("cohesion of the groups"), "retaliation_attacks": N_("reprisal attacks"), "roadblocks": N_("roadblocks"),
    "retaliation_regions": N_("regions with reprisals"), "mass_attack": N_("ability to attack in many places"),
    "cross_border": N_("reach across the border"), "heavy_capability": N_("heavy weapons"),
    "succession_killings": N_("killed in fights over succession"), "unilateral_chance": N_("chance of acting alone"),
    "refusals": N_("orders refused"), "leak_chance": N_("mean chance that a raid leaks"),
    "raid_success_chance": N_("mean chance that a raid succeeds"), "dry_hole_chance": N_("mean chance of an empty house"),
    "leader_competence": N_("competence of the head"), "leader_security": N_("care that the head takes"),
    "rung": N_("what is known of a person"), "lead_conversion": N_("share of leads that became a fix"),
    "days_between_fixes": N_("days between fixes"), "police": N_("capacity of the police"),
    "courts": N_("capacity of prosecutors and courts"), "services": N_("reach of public services"),
    "legal_penalty": N_("legal penalty"), "undesignated_groups": N_("named groups without a designation"),
    "group_alive": N_("whether the group exists"), "group_share": N_("share of all members of groups"),
    "affiliate_defections": N_("affiliates that broke away"), "political_credit": N_("credit at home"),
    "americans_harmed": N_("Americans killed or injured"), "troops_available": N_("soldiers and guards free to be sent"),
    "succession_contested": N_("share of removals of a head that led to a contest"),
    "succession_smooth": N_("share of removals of a head with an agreed successor"),
    "faction_share": N_("share of the group behind a contender"), "desertions": N_("members who deserted"),
    "surrenders": N_("members who surrendered"), "abuse_incidents": N_("abuses by security forces"),
    "displaced": N_("people driven out by violence"), "convictions": N_("people convicted"),
    "protection": N_("how far officials shield groups"), "social_spending": N_("spending on social programmes"),
}  # fmt: skip
LENSES: Final[Mapping[str, str]] = {
    "security": N_("security"), "threat": N_("threat"), "market": N_("market"), "sovereignty": N_("sovereignty"),
    "health": N_("health"), "organisation": N_("organisation"),
}  # fmt: skip
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
    ("raids.firefight", "enablers"): N_("planners and enablers of the partner"),
    ("raids.strike", "site"): N_("a place where it is hard to tell who is who"),
    ("raids.strike", "confirmation"): N_("somebody on the ground has looked first"),
    ("politics.authority", "pressure"): N_("U.S. pressure for results, against the usual"),
    ("politics.authority", "approval"): N_("public approval, against the usual"),
    ("politics.us_pressure", "pressure"): N_("U.S. pressure for results, against the usual"),
    ("politics.us_pressure", "will"): N_("will of the White House"),
    ("politics.us_pressure", "authority"): N_("authority to strike"),
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
    "succession.contest": N_("the succession is contested"),
    "succession.split": N_("a loser walks off instead of giving way"),
    "succession.alliance": N_("the other group agrees to an alliance"),
    "institutions.prosecution": N_("a case against protectors stands"),
}
LINES: Final[Mapping[str, str]] = {
    "leak": N_("the target is told (leak)"),
    "found": N_("the target is there, if nobody talks"),
    "ambush": N_("an ambush waits, if nobody talks"),
    "success": N_("the firefight is won, if there is no ambush"),
    "alive": N_("taken alive, if the firefight is won"),
    "hit": N_("the strike hits, if the target is there"),
    "removed": N_("the target is captured or killed"),
    "dry_hole": N_("the house is empty"),
    "ambushed": N_("the raid is ambushed"),
    "raiders": N_("of your people killed, on average"),
    "civilians": N_("bystanders killed, on average"),
    "aircraft": N_("an aircraft is lost"),
    "rise": N_("what you know of the person rises by the end of the turn"),
    "fall": N_("what you know of the person falls"),
    "recognised": N_("the group recognises the candidate"),
    "accepted": N_("the other group agrees to be your ally"),
    "gift": N_("paid to the new ally, in millions of dollars"),
    "attacks": N_("attacks of your group in the turn, on average"),
    "roadblocks": N_("roadblocks of your group in the turn, on average"),
    "cover_now": N_("share of reprisals there that troops prevent now"),
    "cover": N_("share of reprisals that so many troops prevent, once they stand there"),
    "approval": N_("points of approval that the message brings"),
    "calm_first": N_("killing by groups prevented at first, beside the troops of now"),
    "calm_later": N_("killing by groups prevented after months, when they have got used to the troops"),
    "abuses": N_("abuses by the troops there in the turn, on average"),
    "violence_less": N_("change of its violence, beside containing it"),
    "arrests_more": N_("change of arrests among its members, beside containing it"),
    "exposed": N_("the leniency comes to light within a year"),
    "approval_lost": N_("points of approval lost if it does"),
    "pressure_exposed": N_("points of U.S. pressure added if it does"),
    "moved": N_("people of yours who move there"),
    "missed": N_("share of your people near there who go with them"),
    "case": N_("a case stands before a judge"),
    "will_lost": N_("points of political will that it costs, whether a case stands or not"),
    "protection_cut": N_("share of the protection there that breaks, if a case stands"),
    "corruption_cut": N_("share of the corruption there that ends, if a case stands"),
    "trust_up": N_("points of trust between the two states that a joint case brings"),
    "sticks": N_("share of the money that officials and politics there let work"),
    "capacity_12": N_("points of capacity, of 100, gained in 12 months"),
    "capacity_36": N_("points of capacity, of 100, gained in 36 months"),
    "control_12": N_("points of state presence gained by it in 12 months"),
    "control_36": N_("points of state presence gained by it in 36 months"),
    "jobs_6": N_("would-be recruits kept away after half a year of this"),
    "jobs_24": N_("would-be recruits kept away after two years of this"),
    "jobs_end": N_("would-be recruits kept away in the end"),
    "pressure_up": N_("points of pressure on Mexico that the demand adds"),
    "strain_up": N_("points of strain on Mexican sovereignty that it brings"),
}
SPECIAL_CAUSES: Final[Mapping[str, str]] = {
    "limit": N_("held within its limits"),
    "control.inject": N_("by an event of the scenario or of control"),
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
    if rule == "succession.contest" and "heir" not in modifiers:
        return _(N_("the group recognises the candidate") if "faction" in modifiers else N_("the contest ends by now"))
    known = CHANCES.get(rule)
    return _(known) if known else rule
