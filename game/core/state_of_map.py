"""State of the map: regions, the nation, what the two states have agreed, dilemmas."""

import attrs

from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.fields import NEVER, array


@attrs.define(eq=False)
class MapState:
    """What is true of the regions and of the two states."""

    seed: KeyArray = array("", "key", "", "the game's seed; no seat ever sees it")
    day: FloatArray = array("", "stamp", "days", "the game's clock: days since the start")
    turn: IntArray = array("", "index", "", "turns resolved so far")
    opened: IntArray = array("", "index", "0-1", "1 while what happened before the first turn still counts toward it")

    # regions
    region_key: KeyArray = array("R", "key", "", "lineage of the region")
    population: IntArray = array("R", "stock", "persons", "people living in the region who are in no other account")
    dead: IntArray = array("R", "stock", "persons", "people who died by violence in the region since the start")
    held: IntArray = array("R", "stock", "persons", "people arrested or captured in the region and held")
    state_control: FloatArray = array("R", "level", "0-1", "presence of the state: how far its writ runs")
    police: FloatArray = array("R", "level", "0-1", "capacity of the police")
    courts: FloatArray = array("R", "level", "0-1", "capacity of prosecutors and courts")
    services: FloatArray = array("R", "level", "0-1", "reach of public services")
    corruption: FloatArray = array("R", "level", "0-1", "share of officials who would pass on what they learn")
    corruption_rest: FloatArray = array("R", "trait", "0-1", "level to which corruption returns when nobody pays")
    vetting: FloatArray = array("R", "level", "0-1", "share of the liaison officers there who are vetted")
    support: FloatArray = array("R", "level", "0-1", "local support for groups")
    support_rest: FloatArray = array("R", "trait", "0-1", "level to which local support returns")
    homicide_rate: FloatArray = array("R", "trait", "per 100,000 a year", "official rate of killings")
    unexplained: FloatArray = array("R", "trait", "share", "part of it that no rule explains; -1: as the rule says", -1)
    troops: IntArray = array("R", "stock", "persons", "soldiers and guards deployed in the region")
    hit_day: FloatArray = array("R", "stamp", "days", "day of the latest reprisal in the region", NEVER)
    troops_wanted: IntArray = array("R", "setting", "persons", "total that an order keeps there; -1 without an order", -1)
    local_groups: IntArray = array("R", "trait", "groups", "groups below the scale of named groups")
    local_members: IntArray = array("R", "stock", "persons", "members of the local groups")
    isr_hours: IntArray = array("R", "setting", "hours a turn", "surveillance flights over the region")
    isr_covert: IntArray = array("R", "setting", "0-1", "1 if those flights are not told to the host")
    local_custody: IntArray = array("R", "stock", "persons", "members of local groups arrested and not yet tried")
    prisoners: IntArray = array("R", "stock", "persons", "people convicted there who serve their sentence")
    displaced: IntArray = array("R", "stock", "persons", "people driven out by violence who live elsewhere")
    heat: FloatArray = array("R", "level", "index", "how far killing between groups runs above its usual")
    heat_event: KeyArray = array("R", "key", "", "event that set the greater part of that off")
    adaptation: FloatArray = array("R", "level", "persons", "troops to which groups there have got used")
    control_start: FloatArray = array("R", "trait", "0-1", "state control at the start")
    capacity_start: FloatArray = array("RI", "trait", "0-1", "capacity of police, courts and services at the start")
    building: FloatArray = array("RIJ", "level", "0-1", "capacity of police, courts and services under way, by stage")
    build_funds: IntArray = array("RI", "setting", "dollars a turn", "building of police, courts and services")
    jobs_funds: IntArray = array("R", "setting", "dollars a turn", "jobs and schooling for the young")
    jobs_stage: FloatArray = array("RJ", "level", "0-1", "effect of jobs and schooling under way, by stage")
    opportunity: FloatArray = array("R", "level", "0-1", "share of would-be recruits whom work and schooling keep away")
    coalition: FloatArray = array("R", "trait", "0-1", "share of the protectors who belong to the governing coalition")
    government_day: FloatArray = array("R", "stamp", "days", "day of the latest change of the state government", NEVER)
    shock: FloatArray = array("R", "trait", "times", "killing by groups over what it would be, while a shock lasts", 1.0)
    shock_until: FloatArray = array("R", "stamp", "days", "day on which that shock ends", NEVER)
    purge_order: IntArray = array(
        "R", "setting", "", "campaign ordered there this turn: 0 none, else 1, +1 against the own side, +2 joint, +4 at both"
    )

    # the nation and the two states together
    troops_border: IntArray = array("", "stock", "persons", "soldiers and guards at the northern border")
    border_wanted: IntArray = array("", "setting", "persons", "total an order keeps at the border; -1 without an order", -1)
    trust: FloatArray = array("", "level", "0-100", "trust between the two states")
    trust_rest: FloatArray = array("", "trait", "0-100", "level to which trust returns")
    sovereignty_strain: FloatArray = array("", "level", "0-100", "strain on Mexican sovereignty")
    strain_rest: FloatArray = array("", "trait", "0-100", "level to which the strain returns")
    us_pressure: FloatArray = array("", "level", "0-100", "U.S. pressure on Mexico for results")
    pressure_rest: FloatArray = array("", "trait", "0-100", "level to which that pressure returns")
    intelligence_cooperation: FloatArray = array("", "level", "0-1", "how far the two states share what they know")
    cooperation_rest: FloatArray = array("", "trait", "0-1", "level to which that cooperation returns")
    suspension: FloatArray = array("", "level", "0-1", "share of the cooperation that Mexico has suspended after a breach")
    breach_event: KeyArray = array("", "key", "", "event of the latest breach of the red line on force")
    border_fear: FloatArray = array("", "level", "0-1", "fear among traffickers that the border will be closed")
    quiet_since: FloatArray = array("", "stamp", "days", "day of the latest major event", NEVER)
    consent: IntArray = array("Q", "setting", "0-1", "1 while Mexico consents to this kind of U.S. activity")
    consent_changes: IntArray = array("Q", "count", "changes", "how often this consent was given or withdrawn")
    demand_day: FloatArray = array("", "stamp", "days", "day of the latest public demand for action", NEVER)
    authority_until: FloatArray = array("A", "stamp", "days", "day until which the U.S. seat has this authority", NEVER)
    authority_from: IntArray = array("A", "index", "", "who granted it: 0 nobody, 1 the White House, 2 Congress")
    authority_day: FloatArray = array("A", "stamp", "days", "day on which Congress decides on a request", NEVER)

    # accords and offers between the state seats
    accord_code: IntArray = array("O", "index", "", "number by which seats name it; 0 where the slot is empty")
    accord_status: IntArray = array(
        "O", "index", "", "0 empty, 1 offered, 2 in force; while a turn is negotiated 3 asked, 4 granted, 5 closed"
    )
    accord_from: IntArray = array("O", "index", "", "seat that proposed it", -1)
    accord_turns: IntArray = array("O", "index", "turns", "turns for which it is to run, or still runs")
    accord_event: KeyArray = array("O", "key", "", "event in which it was offered or accepted")
    accord_term: IntArray = array("OM", "index", "", "code of the order of each term; 0 for none")
    accord_arguments: FloatArray = array("OMN", "setting", "", "arguments of the order of each term")

    # dilemmas of the scenario
    dilemma_status: IntArray = array("E", "index", "", "0 not yet come, 1 open, 2 closed")
    dilemma_answer: IntArray = array("E", "setting", "", "answer that has been given, -1 for none", -1)
    dilemma_event: KeyArray = array("E", "key", "", "event in which it came up")
