"""What every seat believes."""

import attrs

from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.fields import NEVER, array
from game.core.state_of_aid import AidState


@attrs.define(eq=False)
class BeliefState(AidState):
    """Beliefs, written only by observation."""

    # beliefs
    rung: IntArray = array("VL", "belief", "0-4", "none, rumour, area, pattern, fix")
    rung_day: FloatArray = array("VL", "belief", "days", "day of the latest change of rung", NEVER)
    rung_source: IntArray = array("VL", "belief", "", "where the latest rung came from: a code of SOURCES", -1)
    believed_person: KeyArray = array("VL", "belief", "", "person believed to hold the post")
    believed_region: IntArray = array("VL", "belief", "", "region where the leader is believed to be", -1)
    believed_site: IntArray = array("VL", "belief", "", "believed site", -1)
    defence_belief: FloatArray = array("VL", "belief", "0-4", "estimate of the defence", 2.0)
    defence_error: FloatArray = array("VL", "belief", "0-4", "standard error of that estimate", 1.0)
    security_belief: FloatArray = array("VL", "belief", "0-1", "estimate of the leader's security", 0.5)
    security_error: FloatArray = array("VL", "belief", "0-1", "standard error of that estimate", 0.2)
    leader_seen: FloatArray = array("VL", "belief", "days", "day of the latest estimate of the leader", NEVER)
    members_belief: FloatArray = array("VG", "belief", "persons", "estimate of the members")
    members_error: FloatArray = array("VG", "belief", "persons", "standard error of that estimate")
    command_belief: FloatArray = array("VG", "belief", "0-1", "estimate of the command", 0.5)
    command_error: FloatArray = array("VG", "belief", "0-1", "standard error of that estimate", 0.25)
    reprisal_belief: FloatArray = array("VG", "belief", "attacks", "estimate of the reprisals still to come")
    reprisal_error: FloatArray = array("VG", "belief", "attacks", "standard error of that estimate")
    succession_belief: IntArray = array(
        "VG", "belief", "", "how the succession is believed to stand: 0 settled, 1 vacant, 2 contested"
    )
    cohesion_belief: FloatArray = array("VG", "belief", "0-1", "estimate of the cohesion", 0.6)
    cohesion_error: FloatArray = array("VG", "belief", "0-1", "standard error of that estimate", 0.25)
    rockets_belief: FloatArray = array("VG", "belief", "0-1", "chance that the group has rockets", 0.5)
    group_seen: FloatArray = array("VG", "belief", "days", "day of the latest estimate of the group", NEVER)
    corruption_belief: FloatArray = array("VR", "belief", "0-1", "estimate of the corruption", 0.5)
    corruption_error: FloatArray = array("VR", "belief", "0-1", "standard error of that estimate", 0.25)
    region_seen: FloatArray = array("VR", "belief", "days", "day of the latest estimate of the region", NEVER)
    team_corruption_belief: FloatArray = array("T", "belief", "0-1", "own estimate of the team's corruption", 0.3)
    team_corruption_error: FloatArray = array("T", "belief", "0-1", "standard error of that estimate", 0.2)
    leads_open: IntArray = array("VL", "belief", "leads", "leads on the holder of the post that have not expired")
    latest_fix: FloatArray = array("VG", "belief", "days", "day on which a target in the group was last brought to fix")
    latest_fix_post: FloatArray = array("VL", "belief", "days", "day on which its holder was last brought to fix", NEVER)
    support_belief: FloatArray = array("VR", "belief", "0-1", "estimate of local support for groups")
    support_error: FloatArray = array("VR", "belief", "0-1", "standard error of that estimate", 0.1)
    protection_belief: FloatArray = array("VR", "belief", "0-1", "estimate of how far officials shield groups there", 0.3)
    protection_error: FloatArray = array("VR", "belief", "0-1", "standard error of that estimate", 0.2)
