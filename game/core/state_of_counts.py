"""What happened this turn, for the measures."""

import attrs

from game.core.arrays import FloatArray, IntArray
from game.core.fields import array
from game.core.state_of_beliefs import BeliefState


@attrs.define(eq=False)
class CountState(BeliefState):
    """Counts, emptied when a turn opens."""

    # counts of the turn, for the measures
    homicides_region: IntArray = array("R", "count", "persons", "killings by whatever cause")
    homicides_group: IntArray = array("G", "count", "persons", "killings in which the group took part")
    turf_region: IntArray = array("R", "count", "persons", "killings between groups over territory")
    turf_group: IntArray = array("G", "count", "persons", "turf killings in which the group took part")
    security_deaths_region: IntArray = array("R", "count", "persons", "soldiers, guards and police killed")
    security_deaths_group: IntArray = array("G", "count", "persons", "the same, by the group that killed them")
    raider_deaths: IntArray = array("", "count", "persons", "raid team members killed")
    civilian_deaths_region: IntArray = array("R", "count", "persons", "bystanders killed")
    aircraft_losses: IntArray = array("", "count", "aircraft", "aircraft shot down")
    recruits_presence: IntArray = array("P", "count", "persons", "people recruited")
    arrests_presence: IntArray = array("P", "count", "persons", "members arrested")
    raids_seat: IntArray = array("S", "count", "raids", "raids carried out")
    captures_group: IntArray = array("G", "count", "leaders", "leaders captured")
    kills_group: IntArray = array("G", "count", "leaders", "leaders killed by raid or strike")
    removed_group: IntArray = array("G", "count", "leaders", "leaders removed, by whatever hand")
    dry_holes: IntArray = array("", "count", "raids", "raids that found nobody")
    ambushes: IntArray = array("", "count", "raids", "raids that were ambushed")
    raid_chance_sum: FloatArray = array("", "count", "0-1", "sum of the computed chances of success")
    dry_hole_chance_sum: FloatArray = array("", "count", "0-1", "sum of the computed chances of a dry hole")
    raids_tried: IntArray = array("", "count", "raids", "raids over which those sums run")
    leak_chance_sum: FloatArray = array("R", "count", "0-1", "sum of the computed chances of a leak")
    leak_checks: IntArray = array("R", "count", "raids", "raids over which that sum runs")
    fixes: IntArray = array("V", "count", "targets", "targets newly brought to fix")
    leads_gained: IntArray = array("V", "count", "leads", "leads gained")
    leads_converted: IntArray = array("V", "count", "leads", "leads whose target was fixed in time")
    leads_expired: IntArray = array("V", "count", "leads", "leads that expired")
    fix_gap_sum: FloatArray = array("VG", "count", "days", "sum of the days between two fixes in the group")
    fix_gaps: IntArray = array("VG", "count", "targets", "fixes over which that sum runs")
    fix_gap_sum_post: FloatArray = array("VL", "count", "days", "sum of the days between two fixes of the post")
    fix_gaps_post: IntArray = array("VL", "count", "targets", "fixes over which that sum runs")
    tips_region: IntArray = array("R", "count", "tips", "tips from the public")
    bribes_presence: IntArray = array("P", "count", "dollars", "bribes paid")
    spending: IntArray = array("S", "count", "dollars", "security spending of the turn")
    refusals: IntArray = array("S", "count", "orders", "orders refused")
    succession_killings_region: IntArray = array("R", "count", "persons", "killings inside a group or between its parts")
    succession_killings_group: IntArray = array("G", "count", "persons", "the same, by the groups that took part")
    attacks_presence: IntArray = array("P", "count", "attacks", "reprisals by the group in the region")
    roadblocks_presence: IntArray = array("P", "count", "roadblocks", "blockades by the group in the region")
    waves_region: IntArray = array(
        "R", "count", "regions", "1 if a wave of reprisals reached the region, by whichever group"
    )
    waves_presence: IntArray = array("P", "count", "regions", "1 if a wave of reprisals of the group reached the region")
    attacks_region: IntArray = array("R", "count", "attacks", "reprisals in the region, by whichever group")
    roadblocks_region: IntArray = array("R", "count", "roadblocks", "blockades in the region, by whichever group")
    desertions_presence: IntArray = array("P", "count", "persons", "members who left")
    surrenders_presence: IntArray = array("P", "count", "persons", "members who gave themselves up")
    affiliate_defections_group: IntArray = array("G", "count", "affiliates", "affiliates that broke away")
    contested_group: IntArray = array("G", "count", "removals", "removals of the head that led to a contest")
    smooth_group: IntArray = array("G", "count", "removals", "removals of the head that a designated heir followed")
    head_removals_group: IntArray = array("G", "count", "removals", "removals of the head over which those run")
    strikes_seat: IntArray = array("S", "count", "strikes", "strikes carried out")
    americans_harmed: IntArray = array("", "count", "persons", "Americans and U.S. officials killed or injured")
    credit_seat: FloatArray = array("S", "count", "points", "domestic political credit earned")
    legal_penalty_seat: FloatArray = array(
        "S", "count", "points", "legal and domestic price of acting without a full authority"
    )
    abuses_region: IntArray = array("R", "count", "incidents", "abuses by security forces")
    displaced_region: IntArray = array("R", "count", "persons", "people driven out by violence")
    convictions_region: IntArray = array("R", "count", "persons", "people convicted")
    releases_region: IntArray = array("R", "count", "persons", "people let go untried or acquitted")
    local_recruits_region: IntArray = array("R", "count", "persons", "people recruited by local groups")
    local_arrests_region: IntArray = array("R", "count", "persons", "members of local groups arrested")
    social_spending_seat: IntArray = array("S", "count", "dollars", "money spent on social programmes")
    overspending_seat: IntArray = array("S", "count", "dollars", "money for security taken from social programmes")
