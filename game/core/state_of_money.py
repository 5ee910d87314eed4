"""State of money and guns: proceeds, laundering, arms, heavy capability."""

import attrs

from game.core.arrays import FloatArray, IntArray
from game.core.fields import array
from game.core.state_of_prices import PriceState


@attrs.define(eq=False)
class MoneyState(PriceState):
    """What groups can spend, and with what they fight."""

    dirty_cash: IntArray = array("G", "stock", "dollars", "proceeds not yet laundered")
    forfeited: IntArray = array("G", "stock", "dollars", "money frozen or seized since the start")
    laundering: FloatArray = array("G", "level", "dollars a week", "what the group can launder")
    laundering_rest: FloatArray = array("G", "trait", "dollars a week per member", "what it usually launders")
    case_level: FloatArray = array("G", "level", "0-1", "part of its laundering that cases against its money keep down")
    pay_met: FloatArray = array("G", "level", "0-1", "part of its usual spending that the group can meet", 1.0)
    freeze_points: IntArray = array("G", "setting", "points a turn", "Mexican cases against the group's finances")
    freeze_joint: IntArray = array("G", "setting", "0-1", "1 if those cases are worked with the partner")
    follow_funds: IntArray = array("", "setting", "dollars a turn", "U.S. cases against laundering")
    follow_joint: IntArray = array("", "setting", "0-1", "1 if those cases are worked with the partner")
    sanction_points: IntArray = array("G", "setting", "points a turn", "U.S. sanctions on the group")
    guns_for_sale: IntArray = array("G", "stock", "guns", "guns in the United States that the group could buy")
    arms: IntArray = array("G", "stock", "guns", "guns of the group")
    arms_rest: FloatArray = array("G", "trait", "guns per member", "arms per member at the start")
    arms_wear: FloatArray = array("", "trait", "share a week", "part of all arms that wears out or is passed on")
    guns_a_week: FloatArray = array("", "trait", "guns a week", "guns that usually come in")
    guns_seized: IntArray = array("G", "stock", "guns", "guns of the group, or on the way to it, seized since the start")
    guns_lost: IntArray = array("G", "stock", "guns", "guns worn out or passed on since the start")
    guns_access: FloatArray = array("", "level", "0-1", "part of the guns that buyers want which they can still get", 1.0)
    guns_funds: IntArray = array("", "setting", "dollars a turn", "enforcement against gun trafficking")
    south_share: FloatArray = array("F", "trait", "share", "part of the guns and cash going south that takes the gateway")
    arm_funds: IntArray = array("G", "setting", "dollars a turn", "what the group spends on guns and heavy kit")
    heavy: FloatArray = array("G", "level", "index", "armour, heavy weapons, mercenaries")
    heavy_rest: FloatArray = array("G", "trait", "index", "level that brokers, command and money usually keep up")
    heavy_command: FloatArray = array("G", "trait", "0-1", "command with which that level was kept up")
    laundering_belief: FloatArray = array("VG", "belief", "dollars a week", "estimate of what the group can launder")
    laundering_error: FloatArray = array("VG", "belief", "dollars a week", "standard error of that estimate")
    arms_belief: FloatArray = array("VG", "belief", "guns", "estimate of the guns of the group")
    arms_error: FloatArray = array("VG", "belief", "guns", "standard error of that estimate")
    spendable_group: IntArray = array("G", "count", "dollars", "money that became spendable")
    upkeep_presence: IntArray = array("P", "count", "dollars", "what officials were paid to keep up their protection")
    forfeited_group: IntArray = array("G", "count", "dollars", "money frozen or seized inside the countries")
    guns_taken_group: IntArray = array("G", "count", "guns", "guns seized inside the countries")
    arms_gateway: IntArray = array("F", "count", "guns", "guns that came in by gateway")
    guns_seized_gateway: IntArray = array("F", "count", "guns", "guns seized by gateway")
    cash_seized_gateway: IntArray = array("F", "count", "dollars", "money seized by gateway")
