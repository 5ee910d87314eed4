"""State of the corridors and gateways: routes, inspection, what passes and what is seized.

A way is a channel at a gateway, such as cars at tucson; those of a gateway stand side by side.
"""

import attrs

from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.fields import array
from game.core.state_of_production import ProductionState


@attrs.define(eq=False)
class CorridorState(ProductionState):
    """How drugs, people, guns and money cross the borders."""

    gateway_key: KeyArray = array("F", "key", "", "lineage of the gateway; 0 where the slot is empty")
    way_gateway: IntArray = array("Z", "index", "", "gateway of the way", -1)
    way_channel: IntArray = array("Z", "index", "", "channel of the way", -1)
    crossings: FloatArray = array("Z", "trait", "a week", "legal crossings by the way: vehicles, people or parcels")
    scanned: FloatArray = array("Z", "trait", "share", "part of these crossings that is usually scanned")
    way_usual: FloatArray = array("XZ", "trait", "share", "part of all shipments that takes the way at the start")
    way_risk: FloatArray = array("XZ", "trait", "0-1", "usual chance that a shipment on the way is seized")
    way_share: FloatArray = array("XZ", "level", "share", "part of all shipments that takes the way")
    way_cost: FloatArray = array("XZ", "level", "$ per kg pure", "transport and crossing by the way, without its risk")
    route_km: FloatArray = array("RF", "trait", "km", "length of the way by road from the region to the gateway")
    origin: FloatArray = array("XR", "trait", "share", "where shipments set out for which no site of production is known")
    haul: FloatArray = array("XF", "level", "km", "mean length of the way from where the product sets out to the gateway")
    haul_usual: FloatArray = array("XF", "trait", "km", "the same at the start")
    scan_reach: FloatArray = array("ZU", "level", "share", "part of the crossings that is inspected beyond the usual")
    smuggling_cost: FloatArray = array("X", "level", "$ per kg pure", "transport and risk of a kilogram over the border")
    seized_share: FloatArray = array("X", "level", "share", "part of what is shipped that has lately been seized")
    seized_usual: FloatArray = array("X", "trait", "share", "the same at the start")
    load_value: FloatArray = array("X", "trait", "$ per kg pure", "worth of a shipment on its way to the border")
    market_drugs: IntArray = array("X", "stock", "grams pure", "drugs in the U.S. market that are not yet sold")
    seized_drugs: IntArray = array("X", "stock", "grams pure", "drugs seized since the start")
    trade_delay: FloatArray = array("F", "level", "hours", "mean extra delay of legal crossings")
    migrant_share: FloatArray = array("F", "trait", "share", "part of the migrants who cross there")
    scan_funds: IntArray = array("ZU", "setting", "dollars a turn", "inspection northward by way and method")
    port_funds: IntArray = array("F", "setting", "dollars a turn", "inspection of containers for precursors")
    southbound_funds: IntArray = array("F", "setting", "dollars a turn", "inspection southward for guns and cash")
    mail_funds: IntArray = array("", "setting", "dollars a turn", "screening of the mail")
    boats_level: IntArray = array("", "setting", "0-3", "strikes on boats at sea")
    boats_funds: IntArray = array("", "setting", "dollars a turn", "what these strikes cost")
    people_abroad: IntArray = array("", "stock", "persons", "people of the countries to the south who go to sea")
    sea_dead: IntArray = array("", "stock", "persons", "people killed aboard boats that were struck")
    boats_struck: IntArray = array("", "count", "boats", "boats struck at sea")
    boats_killed: IntArray = array("", "count", "persons", "people killed aboard them")
    flow_way: IntArray = array("XZ", "count", "grams pure", "drugs that reached the U.S. market by way")
    flow_group: IntArray = array("GX", "count", "grams pure", "the same by group")
    seized_way: IntArray = array("XZ", "count", "grams pure", "drugs seized by way")
    people_gateway: IntArray = array("F", "count", "persons", "migrants smuggled by gateway")
