"""State of aid, advice and exposure: plans, planners, fusion, press, designation, terms, and the memory of leader loss."""

import attrs

from game.core.arrays import FloatArray, IntArray
from game.core.fields import NEVER, array
from game.core.state_of_tracks import TrackState


@attrs.define(eq=False)
class AidState(TrackState):
    """What the partners give one another, and what the press brings to light."""

    planners: IntArray = array("", "setting", "", "U.S. planners attached: 0 none, 1 temporary, 2 permanent")
    fusion_funds: IntArray = array("", "setting", "dollars a turn", "fusion cell of the two states")
    press_funds: IntArray = array("", "setting", "dollars a turn", "protection of journalists")
    press_freedom: FloatArray = array("", "level", "0-1", "how freely the press can report")
    press_rest: FloatArray = array("", "trait", "0-1", "level to which that returns; 0 without the chapter")
    designation_day: FloatArray = array("G", "stamp", "days", "day on which the group was designated", NEVER)
    plan_funds: IntArray = array("", "setting", "dollars a year", "multi-year aid plan")
    plan_until: FloatArray = array("", "stamp", "days", "day on which that plan ends", NEVER)
    plan_conditions: IntArray = array("", "setting", "", "0 none, 1 rights, 2 institutions")
    plan_paid: IntArray = array("", "setting", "dollars", "what the plan paid in the latest pulse")
    aid_leak: FloatArray = array("", "trait", "share", "part of aid without vetting and audits that ends up with groups")
    losses: FloatArray = array("G", "level", "leaders", "leaders the group has lost, slowly forgotten")
    terms_offered: IntArray = array("G", "setting", "0-1", "1 if Mexico offers the group terms this turn")
    aid_belief: FloatArray = array("V", "belief", "share", "estimate of the part of aid that ends up with groups")
    aid_error: FloatArray = array("V", "belief", "share", "standard error of that estimate", 0.2)
    profit_belief: FloatArray = array("VG", "belief", "0-1", "estimate of how far profit drives the group", 0.8)
    profit_error: FloatArray = array("VG", "belief", "0-1", "standard error of that estimate", 0.2)
    aid_diverted: IntArray = array("", "count", "dollars", "aid that ended up with groups")
    cases_built: IntArray = array("", "count", "cases", "prosecutable cases built")
    compliance_cost: IntArray = array("", "count", "dollars", "what banks pay to keep clear of designated groups")
    demobilised_group: IntArray = array("G", "count", "persons", "members who laid down arms under terms")
