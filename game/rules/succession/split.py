"""A split: a faction leaves and becomes a group of its own, and something is lost in the break.

In words: the faction takes its share of members, cash and people, but some of the members desert and some of the cash is
lost while it changes hands. What leaves is led less well and holds together less than what it left, is readier to use
force, and its affiliates are less loyal; what stays is shaken too. The parts are at war with each other from the first
day (rule violence.succession_war). A part that is too small for a name of its own falls into the local groups.

    taken      = round(share * stock);  deserters = round(desertion * members taken);  lost = round(cash_lost * cash taken)
    command    = command * (1 - command_loss) for the part, command * (1 - command_loss * share) for what stays
    cohesion   = cohesion * (1 - cohesion_loss) for the part, cohesion * (1 - cohesion_loss * share) for what stays
    aggressiveness = aggressiveness + aggressiveness_step for the part, + aggressiveness_step * share for what stays
    loyalty of affiliates = affiliate_loyalty * (1 - loyalty_loss) for the part
    local groups = 1 + floor(members / local_size) where the part is too small (members < smallest)

Source: source 000 and 002 (parts of a network are less capable than the whole and fight each other); DATA.md 2.1 (Jones
2013: splinters turn to local predation); Crisis Group, "Crime in Pieces", 2022. Rows: M09, M12, M13.
"""

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.parameters import Values

RULE = "succession.split"
LEFT, DESERTED, LOST, DISPERSED, SHAKEN, INHERITED, FEUD = (
    f"{RULE}.{name}" for name in ("left", "deserted", "lost", "dispersed", "shaken", "inherited", "feud")
)


def taken(share: FloatArray, stock: IntArray) -> IntArray:
    """Whole units of a stock that go with a part holding this share of the group; shapes (n,)."""
    return exact.floor_int(exact.clip(share, 0.0, 1.0) * stock + 0.5)


def deserters(p: Values, members: IntArray) -> IntArray:
    """Members of the part who desert in the break, of those that leave with it."""
    return exact.floor_int(p["desertion"] * members + 0.5)


def cash_lost(p: Values, cash: IntArray) -> IntArray:
    """Dollars lost while they change hands, of those that leave with the part."""
    return exact.floor_int(p["cash_lost"] * cash + 0.5)


def too_small(p: Values, members: IntArray) -> FloatArray:
    """1 where a part with so many members is too small for a name of its own, else 0."""
    return (members < p["smallest"]) * 1.0


def local_groups(p: Values, members: IntArray) -> IntArray:
    """Number of local groups that so many members found; none where there is nobody."""
    return exact.floor_int((members + p["local_size"] - 1.0) / p["local_size"])


def command_of_part(p: Values, command: FloatArray) -> FloatArray:
    """Command of a part when it is born."""
    return command * (1.0 - p["command_loss"])


def command_of_rest(p: Values, command: FloatArray, share: FloatArray) -> FloatArray:
    """Command of what stays when a part with this share has left."""
    return command * (1.0 - p["command_loss"] * share)


def cohesion_of_part(p: Values, cohesion: FloatArray) -> FloatArray:
    """Cohesion of a part when it is born, and the level to which it returns."""
    return cohesion * (1.0 - p["cohesion_loss"])


def cohesion_of_rest(p: Values, cohesion: FloatArray, share: FloatArray) -> FloatArray:
    """Cohesion of what stays when a part with this share has left."""
    return cohesion * (1.0 - p["cohesion_loss"] * share)


def aggressiveness_of_part(p: Values, aggressiveness: FloatArray) -> FloatArray:
    """Readiness to use force of a part, which has a name to make."""
    return exact.clip(aggressiveness + p["aggressiveness_step"], 0.0, 1.0)


def aggressiveness_of_rest(p: Values, aggressiveness: FloatArray, share: FloatArray) -> FloatArray:
    """Readiness to use force of what stays when a part with this share has left."""
    return exact.clip(aggressiveness + p["aggressiveness_step"] * share, 0.0, 1.0)


def hierarchy_of_part(p: Values, hierarchy: FloatArray) -> FloatArray:
    """Structure of a part: more of a franchise of cells than what it left."""
    return exact.clip(hierarchy - p["hierarchy_step"], 0.0, 1.0)


def profit_of_part(p: Values, profit_driven: FloatArray) -> FloatArray:
    """How far profit drives a part; survival counts for more in it."""
    return exact.clip(profit_driven - p["profit_step"], 0.0, 1.0)


def loyalty_of_part(p: Values, affiliate_loyalty: FloatArray) -> FloatArray:
    """Loyalty of the affiliates that go with a part."""
    return affiliate_loyalty * (1.0 - p["loyalty_loss"])


def believed_members(p: Values, parent: FloatArray) -> FloatArray:
    """What a seat first believes the size of a part to be, from its estimate of the whole alone."""
    return p["believed_share"] * parent


def believed_error(p: Values, parent: FloatArray) -> FloatArray:
    """Standard error of that first belief."""
    return p["believed_error"] * parent
