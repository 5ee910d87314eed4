"""State of the seats: raid teams, purses, standing, programmes."""

import attrs

from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.fields import array
from game.core.state_of_groups import GroupState


@attrs.define(eq=False)
class SeatState(GroupState):
    """What is true of the seats."""

    # raid teams
    team_key: KeyArray = array("T", "key", "", "lineage of the team")
    team_seat: IntArray = array("T", "index", "", "seat the team belongs to", -1)
    headcount: IntArray = array("T", "stock", "persons", "people in the team")
    establishment: IntArray = array("T", "trait", "persons", "people in the full team")
    fatigue: FloatArray = array("T", "level", "0-1", "what rest has not yet restored")
    team_quality: FloatArray = array("T", "trait", "0-1", "training and experience")
    team_corruption: FloatArray = array("T", "level", "0-1", "share of the team who would pass on what they learn")
    pipeline: IntArray = array("SW", "stock", "persons", "people in training, by week of graduation")
    candidates: IntArray = array("S", "stock", "persons", "soldiers and marines fit to enter training")
    training_rest: FloatArray = array("S", "level", "persons", "fraction of a person carried to the next intake")

    # seats: purses and standing
    seat_key: KeyArray = array("S", "key", "", "lineage of the seat")
    funds: IntArray = array("S", "stock", "dollars", "money of the seat")
    treasury: IntArray = array("S", "stock", "dollars", "the seat's treasury, from which its funds are granted")
    spent: IntArray = array("S", "stock", "dollars", "money the seat has spent since the start")
    paid_out: IntArray = array("G", "stock", "dollars", "money the group has paid out since the start")
    economy: IntArray = array("G", "stock", "dollars", "money in the economy from which the group earns")
    grant: IntArray = array("S", "trait", "dollars a week", "funds granted to the seat")
    points: IntArray = array("S", "trait", "points a turn", "intelligence points")
    analysts: FloatArray = array("S", "trait", "analysts", "analyst teams")
    attention: IntArray = array("S", "trait", "decisions a turn", "decisions a seat can take in a turn")
    capital: FloatArray = array("S", "level", "0-100", "diplomatic and political capital")
    approval: FloatArray = array("S", "level", "0-100", "public approval of the seat's security policy")
    approval_rest: FloatArray = array("S", "trait", "0-100", "level to which approval returns")
    political_will: FloatArray = array("S", "level", "0-100", "political will to keep up the pressure on the groups")
    will_rest: FloatArray = array("S", "trait", "0-100", "level to which political will returns in quiet times")
    cooperation_approval: FloatArray = array("S", "level", "0-100", "public approval of cooperation with the other state")
    cooperation_approval_rest: FloatArray = array("S", "trait", "0-100", "level to which that approval returns")
    sustain: FloatArray = array("S", "level", "0-100", "capital put into sustaining attention, fading")
    message_tone: IntArray = array("S", "setting", "", "0 none, 1 claim, 2 share, 3 quiet: the seat's message this turn")
    message_capital: FloatArray = array("S", "setting", "0-100", "capital put into that message")
    equip_funds: IntArray = array("S", "setting", "dollars a turn", "trainers and equipment for the partner's raid teams")
    equip_vetting: FloatArray = array("S", "setting", "0-1", "share of those trained who are vetted")
    equip_audit: IntArray = array("S", "setting", "0-1", "1 if what is given is audited")
    material: FloatArray = array("SG", "level", "index", "seized material about the group not yet exploited")
    material_event: KeyArray = array("SG", "key", "", "event that brought the latest material")
    social_budget: IntArray = array("S", "stock", "dollars", "money set aside for social programmes")
    social_grant: IntArray = array("S", "trait", "dollars a week", "money granted for social programmes")

    # standing programmes
    collect_leader: IntArray = array("VLD", "setting", "points a turn", "collection against the holder of a post")
    collect_group: IntArray = array("VGD", "setting", "points a turn", "collection against a group")
    collect_region: IntArray = array("VRD", "setting", "points a turn", "collection in a region")
    exploit_points: IntArray = array("S", "setting", "points a turn", "exploitation of seized material")
    vet_region: IntArray = array("SR", "setting", "points a turn", "vetting of liaison officers")
    vet_teams: IntArray = array("S", "setting", "points a turn", "vetting of raid teams")
    training_funds: IntArray = array("S", "setting", "dollars a turn", "training of raid teams")
    share_points: IntArray = array("V", "setting", "points a turn", "intelligence shared with the partner")
    share_broad: IntArray = array("V", "setting", "0-1", "1 if shared broadly")
    bribe_funds: IntArray = array("P", "setting", "dollars a turn", "bribes paid by the group in the region")
    aid_funds: IntArray = array("P", "setting", "dollars a turn", "aid given by the group in the region")
