"""State of the tracks between countries: trade, joint work, migration, the region, norms, liberties, threats, charges."""

import attrs

from game.core.arrays import FloatArray, IntArray
from game.core.fields import NEVER, array
from game.core.state_of_money import MoneyState


@attrs.define(eq=False)
class TrackState(MoneyState):
    """How the two countries and their neighbours stand."""

    trade_index: FloatArray = array("", "level", "0-100", "trade between the two countries")
    trade_rest: FloatArray = array("", "trait", "0-100", "level to which trade returns; 0 where nobody keeps these tracks")
    customs_cooperation: FloatArray = array("", "level", "0-100", "how far the customs of the two countries work together")
    customs_rest: FloatArray = array("", "trait", "0-100", "level to which that returns")
    extradition: FloatArray = array("", "level", "0-100", "how readily Mexico hands people over")
    extradition_rest: FloatArray = array("", "trait", "0-100", "level to which that returns")
    migration_cooperation: FloatArray = array("", "level", "0-100", "Mexican cooperation on migration")
    migration_rest: FloatArray = array("", "trait", "0-100", "level to which that returns")
    regional_support: FloatArray = array("", "level", "0-100", "support of the region for the United States")
    regional_rest: FloatArray = array("", "trait", "0-100", "level to which that returns")
    rival_influence: FloatArray = array("", "level", "0-100", "influence of rival powers in the region")
    rival_rest: FloatArray = array("", "trait", "0-100", "level to which that returns")
    norm_credibility: FloatArray = array("", "level", "0-100", "weight of U.S. words on sovereignty elsewhere")
    norm_rest: FloatArray = array("", "trait", "0-100", "level to which that returns")
    civil_liberties: FloatArray = array("", "level", "0-100", "civil liberties in the United States")
    liberties_rest: FloatArray = array("", "trait", "0-100", "level to which they return")
    neighbour_violence: FloatArray = array("", "level", "index", "violence among the neighbours, 1 at the start", 1.0)
    enforcement: FloatArray = array("", "level", "index", "Mexican enforcement effort, 1 at the usual level", 1.0)
    fear_at_home: FloatArray = array("", "level", "0-1", "U.S. public demand for force after an attack on U.S. soil")
    tariff_level: IntArray = array("", "setting", "0-3", "tariff that the U.S. seat threatens")
    tariff_day: FloatArray = array("", "stamp", "days", "day of that threat", NEVER)
    closure_level: IntArray = array("", "setting", "0-3", "closure of the border that the U.S. seat threatens")
    closure_day: FloatArray = array("", "stamp", "days", "day of that threat", NEVER)
    threats_heard: FloatArray = array("", "level", "threats", "earlier threats and demands still remembered")
    charges: IntArray = array("R", "setting", "", "U.S. charges against officials: 0 none, 1 joint, 2 alone, 3 dropped")
    charges_day: FloatArray = array("R", "stamp", "days", "day of those charges", NEVER)
    charges_cut: FloatArray = array("R", "trait", "0-1", "share of intelligence cooperation that those charges cost at once")
    joint_case: IntArray = array("R", "setting", "", "joint charges of this turn: 0 none, 1 of Mexicans, 2 of both")
    transferred: IntArray = array("", "stock", "persons", "prisoners sent to the United States since the start")
    border_usual: IntArray = array("", "trait", "persons", "troops at the northern border at the start")
    migrants_a_week: FloatArray = array("", "trait", "persons a week", "people who went north each week before the start")
    migration_north: IntArray = array("", "count", "persons", "people who left northward")
    review_day: FloatArray = array("", "stamp", "days", "day on which the trade agreement is reviewed", NEVER)
    review_state: IntArray = array("", "index", "", "the review of the trade agreement: 0 to come, 1 extended, 2 put off")
