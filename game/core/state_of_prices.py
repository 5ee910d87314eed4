"""State of prices, demand and revenue, and of public health."""

import attrs

from game.core.arrays import FloatArray, IntArray
from game.core.fields import array
from game.core.state_of_corridors import CorridorState


@attrs.define(eq=False)
class PriceState(CorridorState):
    """What drugs cost, who uses them, what groups earn by which line."""

    # prices, from the border to the street
    price: FloatArray = array("X", "level", "$ per pure gram", "street price in the United States")
    price_start: FloatArray = array("X", "trait", "$ per pure gram", "street price at the start")
    border_start: FloatArray = array("X", "trait", "$ per pure gram", "price at which groups sold at the start")
    precursor_cost: FloatArray = array("X", "trait", "$ per pure gram", "precursors for a gram at the price of the start")
    purity: FloatArray = array("X", "level", "0-1", "purity of what is sold in the street")
    purity_start: FloatArray = array("X", "trait", "0-1", "that purity at the start")
    wanted: FloatArray = array("X", "level", "kg pure a week", "what suppliers would ship, losses included")
    supplier_margin: FloatArray = array("X", "level", "$ per pure gram", "what suppliers keep of the price at the border")
    margin_rest: FloatArray = array("X", "trait", "$ per pure gram", "that margin where drugs are as plentiful as usual")
    courier_cost: FloatArray = array("X", "level", "$ per kg", "pay of couriers for their risk")
    courier_rest: FloatArray = array("X", "trait", "$ per kg", "that pay at the start")
    retail_capacity: FloatArray = array("X", "level", "0-1", "how much of the retail network works")
    case_pressure: FloatArray = array("", "level", "0-1", "pressure of cases on distribution in the United States")
    used_drugs: IntArray = array("X", "stock", "grams pure", "drugs used since the start")

    # users and health
    us_population: IntArray = array("", "stock", "persons", "people of the United States who use none of these drugs")
    users: IntArray = array("X", "stock", "persons", "users of each product, in the United States")
    use_rate: FloatArray = array("X", "trait", "grams pure a week", "what a user uses at the price of the start")
    death_rate: FloatArray = array("X", "trait", "per user a week", "deaths of an overdose at the start")
    initiation: FloatArray = array("X", "trait", "persons a week", "people who begin to use at the price of the start")
    treatment_entry: FloatArray = array("X", "trait", "per user a week", "users who enter treatment at the start")
    treatment_reach: FloatArray = array("", "level", "0-1", "how far treatment reaches beyond that of the start")
    in_treatment: IntArray = array("X", "stock", "persons", "users in treatment")
    overdose_dead: IntArray = array("X", "stock", "persons", "dead of an overdose since the start")

    # what groups live from
    group_lines: IntArray = array("G", "index", "0-1", "1 if the group lives from lines of revenue")
    line_share: FloatArray = array("GY", "level", "share", "effort a group puts into each line of revenue; sums to 1")
    line_rest: FloatArray = array("GY", "trait", "share", "effort to which it returns while all lines pay as usual")
    line_usual: FloatArray = array("GY", "level", "dollars a week", "what all effort in it would bring as usual; 0 unknown")
    line_yield: FloatArray = array("Y", "trait", "dollars a week", "what a member's whole effort in it brings at the start")
    effort_start: FloatArray = array("Y", "trait", "persons", "members' effort of all groups in the line at the start")
    region_income: FloatArray = array("R", "level", "dollars a week", "what groups bring in, as the region is used to it")
    slump: FloatArray = array("R", "level", "0-1", "income the region misses since groups there earn less")

    # programmes and orders
    treat_funds: IntArray = array("", "setting", "dollars a turn", "treatment and overdose prevention")
    distribution_funds: IntArray = array("", "setting", "dollars a turn", "cases against distribution in the United States")
    diversify_line: IntArray = array("G", "setting", "", "line to which the group's seat turns this turn; -1 none", -1)

    # counts of the turn
    revenue_line: IntArray = array("GY", "count", "dollars", "revenue by line")
    paid_flow: IntArray = array("GX", "count", "grams pure", "drugs that reached the U.S. market and have been paid for")
    overdose_deaths: IntArray = array("X", "count", "persons", "deaths of an overdose")
    entrants_product: IntArray = array("X", "count", "groups", "new suppliers")
