"""State of the groups: themselves, their presences and contacts, the posts of their leaders."""

import attrs

from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.fields import NEVER, array
from game.core.state_of_map import MapState


@attrs.define(eq=False)
class GroupState(MapState):
    """What is true of the groups."""

    # groups
    group_key: KeyArray = array("G", "key", "", "lineage of the group; 0 where the slot is empty")
    group_alive: IntArray = array("G", "index", "0-1", "1 while the group exists")
    cash: IntArray = array("G", "stock", "dollars", "cash of the group")
    command: FloatArray = array("G", "level", "0-1", "ability to direct the organisation")
    bench: IntArray = array("G", "stock", "persons", "people in the group able to take over a post")
    bench_size: IntArray = array("G", "trait", "persons", "size of the full bench")
    hierarchy: FloatArray = array("G", "trait", "0-1", "0 federated, 1 hierarchical")
    aggressiveness: FloatArray = array("G", "level", "0-1", "readiness to use force")
    rockets: IntArray = array("G", "stock", "rockets", "shoulder-fired rockets")
    rockets_fired: IntArray = array("G", "stock", "rockets", "rockets the group has fired")
    chatter: FloatArray = array("G", "level", "index", "talk set off by a raid, at the day of the stamp")
    chatter_day: FloatArray = array("G", "stamp", "days", "day of the latest raid on the group", NEVER)
    chatter_event: KeyArray = array("G", "key", "", "event that set the talk off")
    caution: FloatArray = array("G", "level", "0-1", "alarm in the group, at the day of the stamp")
    caution_day: FloatArray = array("G", "stamp", "days", "day of the latest alarm", NEVER)
    lying_low: FloatArray = array("G", "setting", "0-1", "1 while the group lies low")
    group_parent: IntArray = array("G", "index", "", "group from which this one can split off; -1 for none", -1)
    group_born: FloatArray = array("G", "stamp", "days", "day on which the group split off; NEVER before that", NEVER)
    designated: IntArray = array("G", "index", "0-1", "1 while the group is designated by the United States")
    profit_driven: FloatArray = array("G", "trait", "0-1", "how far profit, not politics or survival, drives the group")
    cohesion: FloatArray = array("G", "level", "0-1", "how far the factions of the group hold together")
    cohesion_rest: FloatArray = array("G", "trait", "0-1", "level to which cohesion returns while the head is settled")
    affiliates: IntArray = array("G", "stock", "groups", "local groups that work under the group's name")
    affiliates_lost: IntArray = array("G", "stock", "groups", "affiliates that have broken away since the start")
    affiliate_loyalty: FloatArray = array("G", "level", "0-1", "loyalty of the affiliates")
    disarray: FloatArray = array("G", "level", "0-1", "share of the command lost to removals that compound")
    strain_felt: FloatArray = array("G", "level", "index", "raids and removals the group has felt, fading")
    churn: FloatArray = array("G", "level", "index", "changes of leader the group has lived through, fading")
    removal_days: FloatArray = array("GK", "stamp", "days", "days of the latest removals in the group", NEVER)
    succession: IntArray = array("G", "index", "", "0 settled, 1 vacant, 2 contested")
    succession_day: FloatArray = array("G", "stamp", "days", "day of the latest change of the succession", NEVER)
    succession_event: KeyArray = array("G", "key", "", "event of the latest change of the succession")
    succession_order: IntArray = array(
        "G", "setting", "", "kind control has ordered: 0 none, 1 designated, 2 contested, 3 vacant"
    )
    succession_candidate: IntArray = array(
        "G", "setting", "", "post whose holder the group's seat wants to lead; -1 for none", -1
    )
    alliance_asked: IntArray = array(
        "G", "setting", "", "group that the group's seat asks this turn to be its ally; -1 for none", -1
    )
    anger: FloatArray = array("GV", "level", "index", "reprisals to come against each state, at the day of the stamp")
    anger_due: FloatArray = array(
        "GV", "level", "index", "reprisals that have fallen due in this pulse and are not yet drawn"
    )
    anger_day: FloatArray = array("G", "stamp", "days", "day to which the anger belongs", NEVER)
    anger_spread: FloatArray = array("G", "level", "0-1", "share of the group's reach that the reprisals use")
    anger_home: IntArray = array("G", "index", "", "region whose leader was struck at; -1 for none", -1)
    anger_event: KeyArray = array("G", "key", "", "event that set the greater part of the reprisals off")
    retaliate_level: IntArray = array(
        "G", "setting", "0-3", "reprisals ordered by the group's seat this turn; -1 for none", -1
    )
    retaliate_where: IntArray = array("G", "setting", "", "region where they are to fall; -1 for none", -1)
    alliance_weight: FloatArray = array("G", "level", "weight", "weight of the group's alliances, which keep it from loss")
    expand_to: IntArray = array(
        "G", "setting", "", "region into which the group's seat moves people this turn; -1 for none", -1
    )
    posture: IntArray = array("G", "setting", "", "Mexico toward the group: 0 confront, 1 contain, 2 tolerate", 1)
    posture_day: FloatArray = array("G", "stamp", "days", "day of the latest change of that posture", NEVER)

    # presences and contacts
    presence_group: IntArray = array("P", "index", "", "group of the presence", -1)
    presence_region: IntArray = array("P", "index", "", "region of the presence", -1)
    presence_key: KeyArray = array("P", "key", "", "lineage of the presence")
    members: IntArray = array("P", "stock", "persons", "members of the group in the region")
    struck_day: FloatArray = array("P", "stamp", "days", "day of the group's latest reprisal in the region", NEVER)
    criminal_control: FloatArray = array("P", "level", "0-1", "share of the region's people the group rules")
    contact_a: IntArray = array("C", "index", "", "first presence of the contact", -1)
    contact_b: IntArray = array("C", "index", "", "second presence of the contact", -1)
    contact_key: KeyArray = array("C", "key", "", "lineage of the contact")
    rivalry: FloatArray = array("C", "trait", "weight", "rivalry weight of the two groups, 0 if none")
    feud: FloatArray = array("C", "level", "weight", "rivalry between parts of one group after a split, fading")
    allied: IntArray = array("C", "index", "0-1", "1 while the two groups are allies")
    dealt_a: FloatArray = array(
        "C", "stamp", "days", "day on which the first group last allied with the second, or betrayed it", NEVER
    )
    dealt_b: FloatArray = array(
        "C", "stamp", "days", "day on which the second group last allied with the first, or betrayed it", NEVER
    )
    custody: IntArray = array("P", "stock", "persons", "members arrested there and not yet tried")
    protection: FloatArray = array("P", "level", "0-1", "how far officials shield the group there")
    protection_rest: FloatArray = array("P", "trait", "0-1", "level to which protection returns with a protector in post")
    footing: FloatArray = array("P", "level", "index", "strength on which the group's control there rests; 0 if new")

    # posts of leaders and the people who hold them
    post_group: IntArray = array("L", "index", "", "group of the post", -1)
    post_role: IntArray = array("L", "index", "", "role code", -1)
    post_number: IntArray = array("L", "index", "", "number of the role, or region of a plaza chief or protector", -1)
    post_key: KeyArray = array("L", "key", "", "lineage of the post")
    leader_person: KeyArray = array("L", "key", "", "lineage of the person who holds the post; 0 when vacant")
    leader_in_post: IntArray = array("L", "stock", "persons", "1 while somebody holds the post")
    vacant_until: FloatArray = array("L", "stamp", "days", "day on which a vacant post is filled", NEVER)
    removal_event: KeyArray = array("L", "key", "", "event that left the post vacant")
    post_since: FloatArray = array("L", "stamp", "days", "day on which the holder took the post", NEVER)
    holders: IntArray = array("L", "index", "persons", "how many people have held the post")
    leader_region: IntArray = array("L", "index", "", "region where the leader is", -1)
    site: IntArray = array("L", "index", "", "0 urban, 1 rural, 2 mountain")
    competence: FloatArray = array("L", "trait", "0-1", "competence of whoever holds the post")
    loyalty: FloatArray = array("L", "trait", "0-1", "loyalty of whoever holds the post")
    ambition: FloatArray = array("L", "trait", "0-1", "ambition of whoever holds the post")
    security: FloatArray = array("L", "trait", "0-1", "operational security of whoever holds the post")
    defence: FloatArray = array("L", "level", "0-4", "guards, mines and lookouts around the leader")
    faction_share: FloatArray = array("L", "level", "0-1", "share of the group that follows a contender")
    agreed_strike: IntArray = array(
        "L", "setting", "0-1", "1 if Mexico agreed to a strike on whoever holds the post this turn"
    )
    agreed_joint: IntArray = array(
        "L", "setting", "0-1", "1 if Mexico agreed to a joint raid on whoever holds the post this turn"
    )
