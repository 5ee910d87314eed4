"""State of production: precursors, labs and fields, what has been made."""

import attrs

from game.core.arrays import FloatArray, IntArray
from game.core.fields import NEVER, array
from game.core.state_of_seats import SeatState


@attrs.define(eq=False)
class ProductionState(SeatState):
    """What drugs are made from, where, by whom."""

    precursors_abroad: IntArray = array("", "stock", "kilograms", "precursors that can still be bought abroad")
    precursor_stock: IntArray = array("", "stock", "kilograms", "precursors in the hands of groups in Mexico")
    precursors_used: IntArray = array("", "stock", "kilograms", "precursors made into drugs since the start")
    precursors_seized: IntArray = array("", "stock", "kilograms", "precursors seized since the start")
    precursor_weeks: FloatArray = array("", "trait", "weeks", "weeks of use that makers held at the start")
    precursor_usual: FloatArray = array("", "trait", "kilograms a week", "precursors that came in at the start")
    precursor_compliance: FloatArray = array("", "level", "0-1", "how far China enforces controls on precursors")
    compliance_rest: FloatArray = array("", "trait", "0-1", "level to which that returns without incentives")
    tension: FloatArray = array("", "level", "0-3", "tension between China and the United States")
    tension_rest: FloatArray = array("", "trait", "0-3", "level to which that returns")
    working_group: FloatArray = array("", "level", "0-1", "standing of the working group of the two on precursors")
    diplomacy_day: FloatArray = array("", "stamp", "days", "day of the latest move toward China on precursors", NEVER)
    substitution: FloatArray = array("", "level", "0-1", "part of the precursors that other chemicals stand in for")
    port_rest: FloatArray = array("F", "trait", "share", "part of the precursors that comes in by each gateway")
    unmade: IntArray = array("X", "stock", "grams pure", "what of each product can still be made or bought from abroad")
    stored: IntArray = array("GX", "stock", "grams pure", "drugs a group holds in Mexico, ready to be shipped")
    making_cost: FloatArray = array("X", "level", "$ per kg pure", "what it costs to make or buy a kilogram in Mexico")
    buying: FloatArray = array("G", "level", "kg pure a week", "cocaine that the group can buy abroad")
    site_material: IntArray = array("X", "stock", "sites", "labs and fields that can still be set up")
    site_yield: FloatArray = array("X", "trait", "kg pure a week", "what a lab or field gives in full work")
    site_base: FloatArray = array("PX", "trait", "sites", "weight of the region where the group sets up labs and fields")
    sites: IntArray = array("PX", "stock", "sites", "labs or fields of the group at work in the region")
    sites_idle: IntArray = array("PX", "stock", "sites", "labs or fields there that lie dormant")
    sites_lost: IntArray = array("X", "stock", "sites", "labs and fields destroyed since the start")
    lab_fear: FloatArray = array("R", "level", "index", "finds of labs and fields there, fading, over those that there are")
    shock_share: FloatArray = array("X", "trait", "share", "part of the supply taken away while a supply shock lasts")
    supply_shock_until: FloatArray = array("X", "stamp", "days", "day on which that shock ends", NEVER)
    labs_belief: FloatArray = array("VR", "belief", "labs", "estimate of the labs in the region")
    labs_error: FloatArray = array("VR", "belief", "labs", "standard error of that estimate")
    output_presence: IntArray = array("PX", "count", "grams pure", "drugs made")
    output_group: IntArray = array("GX", "count", "grams pure", "drugs made, or bought abroad")
    labs_found_region: IntArray = array("R", "count", "labs", "labs found and destroyed")
    fields_found_region: IntArray = array("R", "count", "fields", "fields found and destroyed")
