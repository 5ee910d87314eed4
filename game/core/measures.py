"""The names under which everything is measured; fixed, used by scenarios, experiments, reports and outside checks."""

from collections.abc import Mapping
from typing import Final

import attrs

from game.core.problem import N_


@attrs.frozen
class Measure:
    """One measure: a flow is summed over turns, a level read at turn ends, a chance averaged over its attempts.

    `of` names what it can be taken of; two words joined in an experiment as [seat, lens] stand beside each other here.
    """

    name: str
    kind: str
    unit: str
    of: tuple[str, ...]
    meaning: str


_TABLE: Final = (
    Measure("homicides", "flow", "persons", ("nation", "region", "group"), N_("all killings by whatever cause")),
    Measure(
        "turf_killings", "flow", "persons", ("nation", "region", "group"), N_("killings between groups over territory")
    ),
    Measure(
        "succession_killings",
        "flow",
        "persons",
        ("nation", "region", "group"),
        N_("killings inside a group or between its splinters after a removal"),
    ),
    Measure(
        "retaliation_attacks",
        "flow",
        "attacks",
        ("nation", "region", "group"),
        N_("reprisals against the state after a removal or raid"),
    ),
    Measure("roadblocks", "flow", "roadblocks", ("nation", "region", "group"), N_("blockades")),
    Measure("retaliation_regions", "flow", "regions", ("nation", "group"), N_("regions touched by reprisals")),
    Measure(
        "security_deaths", "flow", "persons", ("nation", "region", "group"), N_("soldiers guards and police killed")
    ),
    Measure("raider_deaths", "flow", "persons", ("nation",), N_("raid team members killed")),
    Measure("aircraft_losses", "flow", "aircraft", ("nation",), ""),
    Measure(
        "civilian_deaths",
        "flow",
        "persons",
        ("nation", "region"),
        N_("bystanders killed in raids strikes and reprisals"),
    ),
    Measure("abuse_incidents", "flow", "incidents", ("nation", "region"), N_("abuses by security forces")),
    Measure("displaced", "flow", "persons", ("nation", "region"), ""),
    Measure("violent_regions", "level", "regions", ("nation",), N_("regions above the scenario's violence threshold")),
    Measure("members", "level", "persons", ("nation", "region", "group"), ""),
    Measure("recruits", "flow", "persons", ("nation", "region", "group"), ""),
    Measure("arrests", "flow", "persons", ("nation", "region", "group"), ""),
    Measure("convictions", "flow", "persons", ("nation", "region"), ""),
    Measure("desertions", "flow", "persons", ("nation", "group"), ""),
    Measure("surrenders", "flow", "persons", ("nation", "group"), ""),
    Measure("groups", "level", "groups", ("nation", "region"), N_("named groups plus local groups")),
    Measure("named_groups", "level", "groups", ("nation",), ""),
    Measure("undesignated_groups", "level", "groups", ("nation",), N_("named groups without a designation")),
    Measure("group_alive", "level", "0-1", ("group",), N_("1 while the group exists")),
    Measure("group_share", "level", "share", ("group",), N_("share of all members")),
    Measure("market_share", "level", "share", ("group", "product"), ""),
    Measure(
        "faction_share",
        "level",
        "share",
        ("leader",),
        N_("share of the group's members and affiliates that follow this leader"),
    ),
    Measure("affiliate_defections", "flow", "affiliates", ("group", "nation"), ""),
    Measure(
        "command",
        "level",
        "0-1",
        ("group", "nation"),
        N_("ability to direct the organisation (nation: weighted by members)"),
    ),
    Measure("cohesion", "level", "0-1", ("group", "nation"), ""),
    Measure("aggressiveness", "level", "0-1", ("group", "nation"), ""),
    Measure(
        "mass_attack",
        "level",
        "index",
        ("group", "nation"),
        N_("ability to attack in many places at once; parts of a split sum to less than the whole"),
    ),
    Measure(
        "cross_border",
        "level",
        "index",
        ("group", "nation"),
        N_("ability to move drugs people and gunmen across the border"),
    ),
    Measure("heavy_capability", "level", "index", ("group", "nation"), N_("armour heavy weapons mercenaries")),
    Measure("leader_competence", "level", "0-1", ("group",), N_("of whoever leads")),
    Measure("leader_security", "level", "0-1", ("group",), N_("of whoever leads")),
    Measure(
        "succession_contested", "chance", "0-1", ("group",), N_("share of removals of the head that led to a contest")
    ),
    Measure("succession_smooth", "chance", "0-1", ("group",), ""),
    Measure("raids", "flow", "raids", ("nation", "seat"), ""),
    Measure("captures", "flow", "leaders", ("nation", "group"), ""),
    Measure("kills", "flow", "leaders", ("nation", "group"), N_("leaders killed by raid or strike")),
    Measure("leaders_removed", "flow", "leaders", ("nation", "group"), ""),
    Measure("dry_holes", "flow", "raids", ("nation",), ""),
    Measure("ambushes", "flow", "raids", ("nation",), ""),
    Measure("raid_success_chance", "chance", "0-1", ("nation",), N_("computed chance at execution")),
    Measure("dry_hole_chance", "chance", "0-1", ("nation",), N_("computed chance at execution")),
    Measure("leak_chance", "chance", "0-1", ("nation", "region"), N_("computed chance at execution")),
    Measure("fixes", "flow", "targets", ("seat",), N_("targets newly brought to fix")),
    Measure("rung", "level", "0-4", ("leader", "seat"), ""),
    Measure("leads", "flow", "leads", ("seat",), ""),
    Measure("lead_conversion", "chance", "0-1", ("seat",), N_("share of leads that became a fix before they expired")),
    Measure("days_between_fixes", "chance", "days", ("seat", "group", "leader"), ""),
    Measure("team_headcount", "level", "persons", ("seat",), ""),
    Measure("team_readiness", "level", "0-1", ("seat",), N_("mean of teams")),
    Measure("teams_available", "level", "teams", ("seat",), ""),
    Measure("troops_available", "level", "persons", ("nation", "region"), N_("not committed elsewhere")),
    Measure(
        "flow",
        "flow",
        "kg pure",
        ("nation", "gateway", "corridor", "product", "group"),
        N_("drugs reaching the U.S. market"),
    ),
    Measure("people_flow", "flow", "persons", ("nation", "gateway"), N_("migrants smuggled")),
    Measure("output", "flow", "kg pure", ("nation", "region", "product", "group"), ""),
    Measure("corridor_share", "level", "share", ("corridor", "product"), ""),
    Measure("channel_share", "level", "share", ("channel", "product"), ""),
    Measure("street_price", "level", "$ per pure gram", ("product",), ""),
    Measure("purity", "level", "0-1", ("product",), ""),
    Measure("seizures", "flow", "kg pure", ("nation", "gateway", "channel", "product"), ""),
    Measure("supplier_margin", "level", "$ per pure gram", ("product",), ""),
    Measure("entrants", "flow", "groups", ("nation", "product"), N_("new suppliers")),
    Measure("lab_count", "level", "labs", ("nation", "region"), ""),
    Measure("labs_found", "flow", "labs", ("nation", "region"), ""),
    Measure("fields_found", "flow", "fields", ("nation", "region"), ""),
    Measure("precursor_stock", "level", "kg", ("nation",), ""),
    Measure("precursor_compliance", "level", "0-1", ("nation",), ""),
    Measure("trade_delay", "level", "hours", ("nation", "gateway"), N_("mean extra delay of legal crossings")),
    Measure("courier_cost", "level", "$ per kg", ("product",), ""),
    Measure("retail_capacity", "level", "0-1", ("product",), ""),
    Measure("revenue", "flow", "million $", ("nation", "group", "line"), ""),
    Measure("revenue_share", "level", "share", ("group", "line"), ""),
    Measure("cash", "level", "million $", ("group",), ""),
    Measure("spendable_cash", "flow", "million $", ("group", "nation"), N_("after laundering")),
    Measure("laundering", "level", "million $ per week", ("group", "nation"), ""),
    Measure("bribes", "flow", "million $", ("nation", "region", "group"), ""),
    Measure("arms_stock", "level", "guns", ("group", "nation"), ""),
    Measure("arms_inflow", "flow", "guns", ("nation", "gateway"), ""),
    Measure("guns_seized", "flow", "guns", ("nation", "gateway"), ""),
    Measure("cash_seized", "flow", "million $", ("nation", "gateway"), ""),
    Measure("state_control", "level", "0-1", ("nation", "region"), N_("weighted by population")),
    Measure("criminal_control", "level", "0-1", ("nation", "region", "group"), ""),
    Measure("police", "level", "0-1", ("nation", "region"), ""),
    Measure("courts", "level", "0-1", ("nation", "region"), ""),
    Measure("services", "level", "0-1", ("nation", "region"), ""),
    Measure("corruption", "level", "0-1", ("nation", "region"), ""),
    Measure("protection", "level", "0-1", ("nation", "region", "group"), ""),
    Measure("support", "level", "0-1", ("nation", "region", "group"), N_("local support for groups")),
    Measure("tips", "flow", "tips", ("nation", "region"), ""),
    Measure("cases", "flow", "cases", ("nation",), N_("prosecutable cases built")),
    Measure("overdose_deaths", "flow", "persons", ("nation", "product"), N_("in the U.S.")),
    Measure("users", "level", "persons", ("product",), ""),
    Measure("approval", "level", "0-100", ("seat",), ""),
    Measure("political_will", "level", "0-100", ("seat",), ""),
    Measure("political_credit", "flow", "points", ("seat",), N_("domestic credit earned")),
    Measure("capital", "level", "0-100", ("seat",), ""),
    Measure("trust", "level", "0-100", ("nation",), N_("between the two states")),
    Measure("cooperation_approval", "level", "0-100", ("seat",), N_("public approval of cooperation")),
    Measure("intelligence_cooperation", "level", "0-1", ("nation",), ""),
    Measure("sovereignty_strain", "level", "0-100", ("nation",), ""),
    Measure("us_pressure", "level", "0-100", ("nation",), ""),
    Measure(
        "unilateral_chance",
        "level",
        "0-1",
        ("nation",),
        N_("chance a month of unilateral U.S. action when nobody plays the seat; pressure for it otherwise"),
    ),
    Measure("regional_support", "level", "0-100", ("nation",), ""),
    Measure("rival_influence", "level", "0-100", ("nation",), ""),
    Measure("norm_credibility", "level", "0-100", ("nation",), ""),
    Measure("trade_index", "level", "0-100", ("nation",), ""),
    Measure("migration_cooperation", "level", "0-100", ("nation",), ""),
    Measure("northward_migration", "flow", "persons", ("nation",), ""),
    Measure("neighbour_violence", "level", "index", ("nation",), ""),
    Measure("civil_liberties", "level", "0-100", ("nation",), N_("in the U.S.")),
    Measure("americans_harmed", "flow", "persons", ("nation",), ""),
    Measure("legal_penalty", "flow", "points", ("seat",), ""),
    Measure("enforcement_output", "level", "index", ("nation",), N_("Mexican enforcement effort")),
    Measure("security_spending", "flow", "million $", ("seat",), ""),
    Measure("social_spending", "flow", "million $", ("seat",), ""),
    Measure("aid_diverted", "flow", "million $", ("nation",), ""),
    Measure(
        "estimate_error", "level", "share", ("seat",), N_("distance of the programme estimate shown from the truth")
    ),
    Measure("demobilised", "flow", "persons", ("group",), ""),
    Measure("refusals", "flow", "orders", ("seat",), ""),
    Measure("lens", "level", "0-100", ("seat", "lens"), ""),
)
MEASURES: Final[Mapping[str, Measure]] = {measure.name: measure for measure in _TABLE}
