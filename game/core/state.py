"""The state of a batch of games: one struct of numpy arrays, every array with a leading batch axis.

Axes, after the batch axis B:

    R regions    G groups       L posts of leaders (a post is a role id such as ALFA/boss, whoever holds it)
    P presences (a group in a region)      C contacts (two presences of different groups in one region)
    S seats, the state seats first         V viewers: the state seats, which collect intelligence
    T raid teams                           W weeks of the training pipeline
    D collection disciplines: signals, human, financial, imagery
    K latest removals in a group              Q kinds of consent        A kinds of authority
    O accords and offers      M terms of one: the first half given by the proposer      N arguments of a term

What exists only where a group is present lives in the presence list, never in a dense (G, R) table. A spare slot
has key 0 and index -1 and must cost nothing and change nothing. Every field says its axes, unit, kind and meaning;
kinds are

    stock   whole units that move between accounts and are conserved
    level   a float that changes only through the ledger
    trait   what a person, team or place is like; set when it comes into being, booked when it changes
    belief  what a seat holds to be true; written only by observation
    index   position in another axis, or a code
    key     lineage of an entity (never its slot)
    stamp   a day on the game's clock
    setting a standing programme of a seat
    count   what happened this turn, for the measures; emptied when a turn opens
"""

from typing import Any, Final, Literal

import attrs
import numpy as np

from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.orders import MOST_PARAMETERS

Kind = Literal["stock", "level", "trait", "belief", "index", "key", "stamp", "setting", "count"]
DISCIPLINES: Final = ("signals", "human", "financial", "imagery")
REMEMBERED_REMOVALS: Final = 8
CONSENTS: Final = ("isr", "trainers", "planners", "joint_raid", "fusion_cell", "strike")
AUTHORITIES: Final = ("strike", "advise", "joint")
OPEN_ACCORDS: Final = 8
TERMS: Final = 6  # three that the proposer gives, then three that it asks
NEVER: Final = -1.0e9  # a stamp long before any game


def _array(axes: str, kind: Kind, unit: str, meaning: str, fill: float = 0) -> Any:
    """Declare a field: axes after the batch axis, kind, unit, meaning and the value of an empty slot."""
    return attrs.field(metadata={"axes": axes, "kind": kind, "unit": unit, "meaning": meaning, "fill": fill})


@attrs.define(eq=False)
class State:
    """Everything that is true in a batch of games, and what every seat believes."""

    seed: KeyArray = _array("", "key", "", "the game's seed; no seat ever sees it")
    day: FloatArray = _array("", "stamp", "days", "the game's clock: days since the start")
    turn: IntArray = _array("", "index", "", "turns resolved so far")
    opened: IntArray = _array("", "index", "0-1", "1 while what happened before the first turn still counts toward it")

    # regions
    region_key: KeyArray = _array("R", "key", "", "lineage of the region")
    population: IntArray = _array("R", "stock", "persons", "people living in the region who are in no other account")
    dead: IntArray = _array("R", "stock", "persons", "people who died by violence in the region since the start")
    held: IntArray = _array("R", "stock", "persons", "people arrested or captured in the region and held")
    state_control: FloatArray = _array("R", "level", "0-1", "presence of the state: how far its writ runs")
    police: FloatArray = _array("R", "level", "0-1", "capacity of the police")
    courts: FloatArray = _array("R", "level", "0-1", "capacity of prosecutors and courts")
    services: FloatArray = _array("R", "level", "0-1", "reach of public services")
    corruption: FloatArray = _array("R", "level", "0-1", "share of officials who would pass on what they learn")
    corruption_rest: FloatArray = _array("R", "trait", "0-1", "level to which corruption returns when nobody pays")
    vetting: FloatArray = _array("R", "level", "0-1", "share of the liaison officers there who are vetted")
    support: FloatArray = _array("R", "level", "0-1", "local support for groups")
    support_rest: FloatArray = _array("R", "trait", "0-1", "level to which local support returns")
    homicide_rate: FloatArray = _array("R", "trait", "per 100,000 a year", "killings not caused by any rule in play")
    troops: IntArray = _array("R", "stock", "persons", "soldiers and guards deployed in the region")
    hit_day: FloatArray = _array("R", "stamp", "days", "day of the latest reprisal in the region", NEVER)
    troops_wanted: IntArray = _array("R", "setting", "persons", "total that an order keeps there; -1 without an order", -1)
    local_groups: IntArray = _array("R", "trait", "groups", "groups below the scale of named groups")
    local_members: IntArray = _array("R", "stock", "persons", "members of the local groups")
    isr_hours: IntArray = _array("R", "setting", "hours a turn", "surveillance flights over the region")
    isr_covert: IntArray = _array("R", "setting", "0-1", "1 if those flights are not told to the host")

    # the nation and the two states together
    troops_border: IntArray = _array("", "stock", "persons", "soldiers and guards at the northern border")
    border_wanted: IntArray = _array("", "setting", "persons", "total an order keeps at the border; -1 without an order", -1)
    trust: FloatArray = _array("", "level", "0-100", "trust between the two states")
    trust_rest: FloatArray = _array("", "trait", "0-100", "level to which trust returns")
    sovereignty_strain: FloatArray = _array("", "level", "0-100", "strain on Mexican sovereignty")
    strain_rest: FloatArray = _array("", "trait", "0-100", "level to which the strain returns")
    us_pressure: FloatArray = _array("", "level", "0-100", "U.S. pressure on Mexico for results")
    pressure_rest: FloatArray = _array("", "trait", "0-100", "level to which that pressure returns")
    intelligence_cooperation: FloatArray = _array("", "level", "0-1", "how far the two states share what they know")
    cooperation_rest: FloatArray = _array("", "trait", "0-1", "level to which that cooperation returns")
    suspension: FloatArray = _array("", "level", "0-1", "share of the cooperation that Mexico has suspended after a breach")
    breach_event: KeyArray = _array("", "key", "", "event of the latest breach of the red line on force")
    border_fear: FloatArray = _array("", "level", "0-1", "fear among traffickers that the border will be closed")
    quiet_since: FloatArray = _array("", "stamp", "days", "day of the latest major event", NEVER)
    consent: IntArray = _array("Q", "setting", "0-1", "1 while Mexico consents to this kind of U.S. activity")
    consent_changes: IntArray = _array("Q", "count", "changes", "how often this consent was given or withdrawn")
    authority_until: FloatArray = _array("A", "stamp", "days", "day until which the U.S. seat has this authority", NEVER)
    authority_from: IntArray = _array("A", "index", "", "who granted it: 0 nobody, 1 the White House, 2 Congress")
    authority_day: FloatArray = _array("A", "stamp", "days", "day on which Congress decides on a request", NEVER)

    # accords and offers between the state seats
    accord_code: IntArray = _array("O", "index", "", "number by which seats name it; 0 where the slot is empty")
    accord_status: IntArray = _array(
        "O", "index", "", "0 empty, 1 offered, 2 in force; while a turn is negotiated 3 asked, 4 granted, 5 closed"
    )
    accord_from: IntArray = _array("O", "index", "", "seat that proposed it", -1)
    accord_turns: IntArray = _array("O", "index", "turns", "turns for which it is to run, or still runs")
    accord_event: KeyArray = _array("O", "key", "", "event in which it was offered or accepted")
    accord_term: IntArray = _array("OM", "index", "", "code of the order of each term; 0 for none")
    accord_arguments: FloatArray = _array("OMN", "setting", "", "arguments of the order of each term")

    # groups
    group_key: KeyArray = _array("G", "key", "", "lineage of the group; 0 where the slot is empty")
    group_alive: IntArray = _array("G", "index", "0-1", "1 while the group exists")
    cash: IntArray = _array("G", "stock", "dollars", "cash of the group")
    command: FloatArray = _array("G", "level", "0-1", "ability to direct the organisation")
    bench: IntArray = _array("G", "stock", "persons", "people in the group able to take over a post")
    bench_size: IntArray = _array("G", "trait", "persons", "size of the full bench")
    hierarchy: FloatArray = _array("G", "trait", "0-1", "0 federated, 1 hierarchical")
    aggressiveness: FloatArray = _array("G", "level", "0-1", "readiness to use force")
    rockets: IntArray = _array("G", "stock", "rockets", "shoulder-fired rockets")
    rockets_fired: IntArray = _array("G", "stock", "rockets", "rockets the group has fired")
    chatter: FloatArray = _array("G", "level", "index", "talk set off by a raid, at the day of the stamp")
    chatter_day: FloatArray = _array("G", "stamp", "days", "day of the latest raid on the group", NEVER)
    chatter_event: KeyArray = _array("G", "key", "", "event that set the talk off")
    caution: FloatArray = _array("G", "level", "0-1", "alarm in the group, at the day of the stamp")
    caution_day: FloatArray = _array("G", "stamp", "days", "day of the latest alarm", NEVER)
    lying_low: FloatArray = _array("G", "setting", "0-1", "1 while the group lies low")
    group_parent: IntArray = _array("G", "index", "", "group from which this one can split off; -1 for none", -1)
    group_born: FloatArray = _array("G", "stamp", "days", "day on which the group split off; NEVER before that", NEVER)
    designated: IntArray = _array("G", "index", "0-1", "1 while the group is designated by the United States")
    profit_driven: FloatArray = _array("G", "trait", "0-1", "how far profit, not politics or survival, drives the group")
    cohesion: FloatArray = _array("G", "level", "0-1", "how far the factions of the group hold together")
    cohesion_rest: FloatArray = _array("G", "trait", "0-1", "level to which cohesion returns while the head is settled")
    affiliates: IntArray = _array("G", "stock", "groups", "local groups that work under the group's name")
    affiliates_lost: IntArray = _array("G", "stock", "groups", "affiliates that have broken away since the start")
    affiliate_loyalty: FloatArray = _array("G", "level", "0-1", "loyalty of the affiliates")
    disarray: FloatArray = _array("G", "level", "0-1", "share of the command lost to removals that compound")
    strain_felt: FloatArray = _array("G", "level", "index", "raids and removals the group has felt, fading")
    churn: FloatArray = _array("G", "level", "index", "changes of leader the group has lived through, fading")
    removal_days: FloatArray = _array("GK", "stamp", "days", "days of the latest removals in the group", NEVER)
    succession: IntArray = _array("G", "index", "", "0 settled, 1 vacant, 2 contested")
    succession_day: FloatArray = _array("G", "stamp", "days", "day of the latest change of the succession", NEVER)
    succession_event: KeyArray = _array("G", "key", "", "event of the latest change of the succession")
    succession_order: IntArray = _array(
        "G", "setting", "", "kind control has ordered: 0 none, 1 designated, 2 contested, 3 vacant"
    )
    succession_candidate: IntArray = _array(
        "G", "setting", "", "post whose holder the group's seat wants to lead; -1 for none", -1
    )
    alliance_asked: IntArray = _array(
        "G", "setting", "", "group that the group's seat asks this turn to be its ally; -1 for none", -1
    )
    anger: FloatArray = _array("GV", "level", "index", "reprisals to come against each state, at the day of the stamp")
    anger_due: FloatArray = _array(
        "GV", "level", "index", "reprisals that have fallen due in this pulse and are not yet drawn"
    )
    anger_day: FloatArray = _array("G", "stamp", "days", "day to which the anger belongs", NEVER)
    anger_spread: FloatArray = _array("G", "level", "0-1", "share of the group's reach that the reprisals use")
    anger_home: IntArray = _array("G", "index", "", "region whose leader was struck at; -1 for none", -1)
    anger_event: KeyArray = _array("G", "key", "", "event that set the greater part of the reprisals off")
    retaliate_level: IntArray = _array(
        "G", "setting", "0-3", "reprisals ordered by the group's seat this turn; -1 for none", -1
    )
    retaliate_where: IntArray = _array("G", "setting", "", "region where they are to fall; -1 for none", -1)

    # presences and contacts
    presence_group: IntArray = _array("P", "index", "", "group of the presence", -1)
    presence_region: IntArray = _array("P", "index", "", "region of the presence", -1)
    presence_key: KeyArray = _array("P", "key", "", "lineage of the presence")
    members: IntArray = _array("P", "stock", "persons", "members of the group in the region")
    struck_day: FloatArray = _array("P", "stamp", "days", "day of the group's latest reprisal in the region", NEVER)
    criminal_control: FloatArray = _array("P", "level", "0-1", "share of the region's people the group rules")
    contact_a: IntArray = _array("C", "index", "", "first presence of the contact", -1)
    contact_b: IntArray = _array("C", "index", "", "second presence of the contact", -1)
    contact_key: KeyArray = _array("C", "key", "", "lineage of the contact")
    rivalry: FloatArray = _array("C", "trait", "weight", "rivalry weight of the two groups, 0 if none")
    feud: FloatArray = _array("C", "level", "weight", "rivalry between parts of one group after a split, fading")
    allied: IntArray = _array("C", "index", "0-1", "1 while the two groups are allies")
    dealt_a: FloatArray = _array(
        "C", "stamp", "days", "day on which the first group last allied with the second, or betrayed it", NEVER
    )
    dealt_b: FloatArray = _array(
        "C", "stamp", "days", "day on which the second group last allied with the first, or betrayed it", NEVER
    )

    # posts of leaders and the people who hold them
    post_group: IntArray = _array("L", "index", "", "group of the post", -1)
    post_role: IntArray = _array("L", "index", "", "role code", -1)
    post_number: IntArray = _array("L", "index", "", "number of the role, or region of a plaza chief or protector", -1)
    post_key: KeyArray = _array("L", "key", "", "lineage of the post")
    leader_person: KeyArray = _array("L", "key", "", "lineage of the person who holds the post; 0 when vacant")
    leader_in_post: IntArray = _array("L", "stock", "persons", "1 while somebody holds the post")
    vacant_until: FloatArray = _array("L", "stamp", "days", "day on which a vacant post is filled", NEVER)
    removal_event: KeyArray = _array("L", "key", "", "event that left the post vacant")
    post_since: FloatArray = _array("L", "stamp", "days", "day on which the holder took the post", NEVER)
    holders: IntArray = _array("L", "index", "persons", "how many people have held the post")
    leader_region: IntArray = _array("L", "index", "", "region where the leader is", -1)
    site: IntArray = _array("L", "index", "", "0 urban, 1 rural, 2 mountain")
    competence: FloatArray = _array("L", "trait", "0-1", "competence of whoever holds the post")
    loyalty: FloatArray = _array("L", "trait", "0-1", "loyalty of whoever holds the post")
    ambition: FloatArray = _array("L", "trait", "0-1", "ambition of whoever holds the post")
    security: FloatArray = _array("L", "trait", "0-1", "operational security of whoever holds the post")
    defence: FloatArray = _array("L", "level", "0-4", "guards, mines and lookouts around the leader")
    faction_share: FloatArray = _array("L", "level", "0-1", "share of the group that follows a contender")
    agreed_strike: IntArray = _array(
        "L", "setting", "0-1", "1 if Mexico agreed to a strike on whoever holds the post this turn"
    )
    agreed_joint: IntArray = _array(
        "L", "setting", "0-1", "1 if Mexico agreed to a joint raid on whoever holds the post this turn"
    )

    # raid teams
    team_key: KeyArray = _array("T", "key", "", "lineage of the team")
    team_seat: IntArray = _array("T", "index", "", "seat the team belongs to", -1)
    headcount: IntArray = _array("T", "stock", "persons", "people in the team")
    establishment: IntArray = _array("T", "trait", "persons", "people in the full team")
    fatigue: FloatArray = _array("T", "level", "0-1", "what rest has not yet restored")
    team_quality: FloatArray = _array("T", "trait", "0-1", "training and experience")
    team_corruption: FloatArray = _array("T", "level", "0-1", "share of the team who would pass on what they learn")
    pipeline: IntArray = _array("SW", "stock", "persons", "people in training, by week of graduation")
    candidates: IntArray = _array("S", "stock", "persons", "soldiers and marines fit to enter training")
    training_rest: FloatArray = _array("S", "level", "persons", "fraction of a person carried to the next intake")

    # seats: purses and standing
    seat_key: KeyArray = _array("S", "key", "", "lineage of the seat")
    funds: IntArray = _array("S", "stock", "dollars", "money of the seat")
    treasury: IntArray = _array("S", "stock", "dollars", "the seat's treasury, from which its funds are granted")
    spent: IntArray = _array("S", "stock", "dollars", "money the seat has spent since the start")
    paid_out: IntArray = _array("G", "stock", "dollars", "money the group has paid out since the start")
    economy: IntArray = _array("G", "stock", "dollars", "money in the economy from which the group earns")
    grant: IntArray = _array("S", "trait", "dollars a week", "funds granted to the seat")
    points: IntArray = _array("S", "trait", "points a turn", "intelligence points")
    analysts: FloatArray = _array("S", "trait", "analysts", "analyst teams")
    attention: IntArray = _array("S", "trait", "decisions a turn", "decisions a seat can take in a turn")
    capital: FloatArray = _array("S", "level", "0-100", "diplomatic and political capital")
    approval: FloatArray = _array("S", "level", "0-100", "public approval of the seat's security policy")
    approval_rest: FloatArray = _array("S", "trait", "0-100", "level to which approval returns")
    political_will: FloatArray = _array("S", "level", "0-100", "political will to keep up the pressure on the groups")
    will_rest: FloatArray = _array("S", "trait", "0-100", "level to which political will returns in quiet times")
    cooperation_approval: FloatArray = _array("S", "level", "0-100", "public approval of cooperation with the other state")
    cooperation_approval_rest: FloatArray = _array("S", "trait", "0-100", "level to which that approval returns")
    sustain: FloatArray = _array("S", "level", "0-100", "capital put into sustaining attention, fading")
    message_tone: IntArray = _array("S", "setting", "", "0 none, 1 claim, 2 share, 3 quiet: the seat's message this turn")
    message_capital: FloatArray = _array("S", "setting", "0-100", "capital put into that message")
    equip_funds: IntArray = _array("S", "setting", "dollars a turn", "trainers and equipment for the partner's raid teams")
    equip_vetting: FloatArray = _array("S", "setting", "0-1", "share of those trained who are vetted")
    equip_audit: IntArray = _array("S", "setting", "0-1", "1 if what is given is audited")
    material: FloatArray = _array("SG", "level", "index", "seized material about the group not yet exploited")
    material_event: KeyArray = _array("SG", "key", "", "event that brought the latest material")

    # standing programmes
    collect_leader: IntArray = _array("VLD", "setting", "points a turn", "collection against the holder of a post")
    collect_group: IntArray = _array("VGD", "setting", "points a turn", "collection against a group")
    collect_region: IntArray = _array("VRD", "setting", "points a turn", "collection in a region")
    exploit_points: IntArray = _array("S", "setting", "points a turn", "exploitation of seized material")
    vet_region: IntArray = _array("SR", "setting", "points a turn", "vetting of liaison officers")
    vet_teams: IntArray = _array("S", "setting", "points a turn", "vetting of raid teams")
    training_funds: IntArray = _array("S", "setting", "dollars a turn", "training of raid teams")
    share_points: IntArray = _array("V", "setting", "points a turn", "intelligence shared with the partner")
    share_broad: IntArray = _array("V", "setting", "0-1", "1 if shared broadly")
    bribe_funds: IntArray = _array("P", "setting", "dollars a turn", "bribes paid by the group in the region")
    aid_funds: IntArray = _array("P", "setting", "dollars a turn", "aid given by the group in the region")

    # beliefs
    rung: IntArray = _array("VL", "belief", "0-4", "none, rumour, area, pattern, fix")
    rung_day: FloatArray = _array("VL", "belief", "days", "day of the latest change of rung", NEVER)
    rung_source: IntArray = _array("VL", "belief", "", "where the latest rung came from: a code of SOURCES", -1)
    believed_person: KeyArray = _array("VL", "belief", "", "person believed to hold the post")
    believed_region: IntArray = _array("VL", "belief", "", "region where the leader is believed to be", -1)
    believed_site: IntArray = _array("VL", "belief", "", "believed site", -1)
    defence_belief: FloatArray = _array("VL", "belief", "0-4", "estimate of the defence", 2.0)
    defence_error: FloatArray = _array("VL", "belief", "0-4", "standard error of that estimate", 1.0)
    security_belief: FloatArray = _array("VL", "belief", "0-1", "estimate of the leader's security", 0.5)
    security_error: FloatArray = _array("VL", "belief", "0-1", "standard error of that estimate", 0.2)
    leader_seen: FloatArray = _array("VL", "belief", "days", "day of the latest estimate of the leader", NEVER)
    members_belief: FloatArray = _array("VG", "belief", "persons", "estimate of the members")
    members_error: FloatArray = _array("VG", "belief", "persons", "standard error of that estimate")
    command_belief: FloatArray = _array("VG", "belief", "0-1", "estimate of the command", 0.5)
    command_error: FloatArray = _array("VG", "belief", "0-1", "standard error of that estimate", 0.25)
    reprisal_belief: FloatArray = _array("VG", "belief", "attacks", "estimate of the reprisals still to come")
    reprisal_error: FloatArray = _array("VG", "belief", "attacks", "standard error of that estimate")
    succession_belief: IntArray = _array(
        "VG", "belief", "", "how the succession is believed to stand: 0 settled, 1 vacant, 2 contested"
    )
    cohesion_belief: FloatArray = _array("VG", "belief", "0-1", "estimate of the cohesion", 0.6)
    cohesion_error: FloatArray = _array("VG", "belief", "0-1", "standard error of that estimate", 0.25)
    rockets_belief: FloatArray = _array("VG", "belief", "0-1", "chance that the group has rockets", 0.5)
    group_seen: FloatArray = _array("VG", "belief", "days", "day of the latest estimate of the group", NEVER)
    corruption_belief: FloatArray = _array("VR", "belief", "0-1", "estimate of the corruption", 0.5)
    corruption_error: FloatArray = _array("VR", "belief", "0-1", "standard error of that estimate", 0.25)
    region_seen: FloatArray = _array("VR", "belief", "days", "day of the latest estimate of the region", NEVER)
    team_corruption_belief: FloatArray = _array("T", "belief", "0-1", "own estimate of the team's corruption", 0.3)
    team_corruption_error: FloatArray = _array("T", "belief", "0-1", "standard error of that estimate", 0.2)
    leads_open: IntArray = _array("VL", "belief", "leads", "leads on the holder of the post that have not expired")
    latest_fix: FloatArray = _array("VG", "belief", "days", "day on which a target in the group was last brought to fix")

    # counts of the turn, for the measures
    homicides_region: IntArray = _array("R", "count", "persons", "killings by whatever cause")
    homicides_group: IntArray = _array("G", "count", "persons", "killings in which the group took part")
    turf_region: IntArray = _array("R", "count", "persons", "killings between groups over territory")
    turf_group: IntArray = _array("G", "count", "persons", "turf killings in which the group took part")
    security_deaths_region: IntArray = _array("R", "count", "persons", "soldiers, guards and police killed")
    security_deaths_group: IntArray = _array("G", "count", "persons", "the same, by the group that killed them")
    raider_deaths: IntArray = _array("", "count", "persons", "raid team members killed")
    civilian_deaths_region: IntArray = _array("R", "count", "persons", "bystanders killed")
    aircraft_losses: IntArray = _array("", "count", "aircraft", "aircraft shot down")
    recruits_presence: IntArray = _array("P", "count", "persons", "people recruited")
    arrests_presence: IntArray = _array("P", "count", "persons", "members arrested")
    raids_seat: IntArray = _array("S", "count", "raids", "raids carried out")
    captures_group: IntArray = _array("G", "count", "leaders", "leaders captured")
    kills_group: IntArray = _array("G", "count", "leaders", "leaders killed by raid or strike")
    removed_group: IntArray = _array("G", "count", "leaders", "leaders removed, by whatever hand")
    dry_holes: IntArray = _array("", "count", "raids", "raids that found nobody")
    ambushes: IntArray = _array("", "count", "raids", "raids that were ambushed")
    raid_chance_sum: FloatArray = _array("", "count", "0-1", "sum of the computed chances of success")
    dry_hole_chance_sum: FloatArray = _array("", "count", "0-1", "sum of the computed chances of a dry hole")
    raids_tried: IntArray = _array("", "count", "raids", "raids over which those sums run")
    leak_chance_sum: FloatArray = _array("R", "count", "0-1", "sum of the computed chances of a leak")
    leak_checks: IntArray = _array("R", "count", "raids", "raids over which that sum runs")
    fixes: IntArray = _array("V", "count", "targets", "targets newly brought to fix")
    leads_gained: IntArray = _array("V", "count", "leads", "leads gained")
    leads_converted: IntArray = _array("V", "count", "leads", "leads whose target was fixed in time")
    leads_expired: IntArray = _array("V", "count", "leads", "leads that expired")
    fix_gap_sum: FloatArray = _array("VG", "count", "days", "sum of the days between two fixes in the group")
    fix_gaps: IntArray = _array("VG", "count", "targets", "fixes over which that sum runs")
    tips_region: IntArray = _array("R", "count", "tips", "tips from the public")
    bribes_presence: IntArray = _array("P", "count", "dollars", "bribes paid")
    spending: IntArray = _array("S", "count", "dollars", "security spending of the turn")
    refusals: IntArray = _array("S", "count", "orders", "orders refused")
    succession_killings_region: IntArray = _array("R", "count", "persons", "killings inside a group or between its parts")
    succession_killings_group: IntArray = _array("G", "count", "persons", "the same, by the groups that took part")
    attacks_presence: IntArray = _array("P", "count", "attacks", "reprisals by the group in the region")
    roadblocks_presence: IntArray = _array("P", "count", "roadblocks", "blockades by the group in the region")
    waves_region: IntArray = _array(
        "R", "count", "regions", "1 if a wave of reprisals reached the region, by whichever group"
    )
    waves_presence: IntArray = _array("P", "count", "regions", "1 if a wave of reprisals of the group reached the region")
    attacks_region: IntArray = _array("R", "count", "attacks", "reprisals in the region, by whichever group")
    roadblocks_region: IntArray = _array("R", "count", "roadblocks", "blockades in the region, by whichever group")
    desertions_presence: IntArray = _array("P", "count", "persons", "members who left")
    surrenders_presence: IntArray = _array("P", "count", "persons", "members who gave themselves up")
    affiliate_defections_group: IntArray = _array("G", "count", "affiliates", "affiliates that broke away")
    contested_group: IntArray = _array("G", "count", "removals", "removals of the head that led to a contest")
    smooth_group: IntArray = _array("G", "count", "removals", "removals of the head that a designated heir followed")
    head_removals_group: IntArray = _array("G", "count", "removals", "removals of the head over which those run")
    strikes_seat: IntArray = _array("S", "count", "strikes", "strikes carried out")
    americans_harmed: IntArray = _array("", "count", "persons", "Americans and U.S. officials killed or injured")
    credit_seat: FloatArray = _array("S", "count", "points", "domestic political credit earned")
    legal_penalty_seat: FloatArray = _array(
        "S", "count", "points", "legal and domestic price of acting without a full authority"
    )


@attrs.frozen
class Sizes:
    """Length of every axis, spare slots included."""

    R: int
    G: int
    L: int
    P: int
    C: int
    S: int
    V: int
    T: int
    W: int
    D: int = len(DISCIPLINES)
    K: int = REMEMBERED_REMOVALS
    Q: int = len(CONSENTS)
    A: int = len(AUTHORITIES)
    O: int = OPEN_ACCORDS  # noqa: E741
    M: int = TERMS
    N: int = MOST_PARAMETERS

    def shape(self, batch: int, axes: str) -> tuple[int, ...]:
        """Shape of an array with these axes in a batch of that size."""
        return (batch, *(getattr(self, axis) for axis in axes))


@attrs.frozen
class FieldInfo:
    """What the declaration of a field says."""

    name: str
    axes: str
    kind: Kind
    unit: str
    meaning: str
    fill: float
    dtype: type


_DTYPES: Final[dict[Any, type]] = {FloatArray: np.float64, IntArray: np.int64, KeyArray: np.uint64, BoolArray: np.bool_}
FIELDS: Final[dict[str, FieldInfo]] = {
    field.name: FieldInfo(name=field.name, dtype=_DTYPES[field.type], **field.metadata) for field in attrs.fields(State)
}


def empty_state(batch: int, sizes: Sizes) -> State:
    """A batch of empty games: every slot of every axis is spare."""
    arrays: dict[str, Any] = {}
    for name, info in FIELDS.items():
        arrays[name] = np.full(sizes.shape(batch, info.axes), info.fill, dtype=info.dtype)
    return State(**arrays)


def copy_state(state: State) -> State:
    """An independent copy."""
    return State(**{name: getattr(state, name).copy() for name in FIELDS})


def select_games(state: State, rows: IntArray) -> State:
    """The games of these rows, in this order, as a batch of their own; shape (len(rows), ...)."""
    return State(**{name: getattr(state, name)[rows] for name in FIELDS})


def batch_size(state: State) -> int:
    """Number of games in the batch."""
    return int(state.seed.shape[0])


def fields_of_kind(*kinds: Kind) -> tuple[FieldInfo, ...]:
    """Every declared field of these kinds, in the order of their declaration."""
    return tuple(info for info in FIELDS.values() if info.kind in kinds)
