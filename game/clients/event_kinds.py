"""Kinds of events as a reader sorts them: a short title for each, and what it has to do with."""

from collections.abc import Iterable, Mapping
from typing import Final

from game.session.reporting import SeenEvent
from game.texts import N_, _

TITLES: Final[Mapping[str, str]] = {
    "labs_raided": N_("Laboratories raided"), "arsenals_raided": N_("Arsenals raided"), "cash_raided": N_("Money raided"),
    "labs_struck": N_("Laboratories struck"),
    "site_raid_called_off": N_("Raid called off"), "lab_strike_called_off": N_("Strike called off"),
    "china_moved": N_("Move toward China"), "tension_raised": N_("Tension rises"),
    "supply_shock": N_("Supply shock"), "labs_moved": N_("Laboratories moved"),
    "raid": N_("Raid"), "raid_leaked": N_("Leak"), "warning": N_("Warning"), "dry_hole": N_("Empty house"),
    "ambush": N_("Ambush"), "firefight": N_("Firefight"), "repelled": N_("Raid beaten back"),
    "captured": N_("Leader captured"), "killed": N_("Leader killed"), "aircraft_lost": N_("Aircraft lost"),
    "civilians_killed": N_("Bystanders killed"), "intercept_window": N_("Intercept window"),
    "material_seized": N_("Material seized"), "lead": N_("Lead"), "rung_up": N_("More is known"),
    "rung_down": N_("Less is known"), "tips": N_("Tips"), "post_filled": N_("Post filled"),
    "raid_lapsed": N_("Raid lapsed"), "raid_called_off": N_("Raid called off"), "graduates": N_("New team members"),
    "inject": N_("Control"), "message": N_("Message"), "lies_low": N_("Lying low"), "turf_clash": N_("Turf fighting"),
    "site_kind": N_("Pattern of life"), "succession_designated": N_("Successor agreed"),
    "succession_contested": N_("Succession contested"), "succession_vacant": N_("Nobody to lead"),
    "succession_settled": N_("Succession settled"), "contender_out": N_("Contender out"),
    "removals_compound": N_("Blow upon blow"), "pressure_felt": N_("Pressure felt"),
    "race_to_violence": N_("More violence"), "candidate_recognised": N_("Candidate recognised"),
    "head_deposed": N_("Head deposed"), "candidate_rejected": N_("Candidate rejected"), "group_split": N_("Group splits"),
    "part_dispersed": N_("Part disperses"), "group_ended": N_("Group falls apart"),
    "members_absorbed": N_("Members go over"), "affiliates_left": N_("Affiliates leave"),
    "succession_killings": N_("Fight over the succession"), "alliance": N_("Alliance"), "betrayal": N_("Betrayal"),
    "tip_off": N_("Tip-off"), "alliance_refused": N_("Alliance refused"), "reprisals": N_("Reprisals"),
    "blockades": N_("Roadblocks"), "intimidation": N_("Intimidation"), "americans_harmed": N_("Americans harmed"),
    "tariff_threat": N_("Threat of tariffs"), "us_soil_attack": N_("Attack on U.S. soil"),
    "indictment": N_("Officials charged"), "charges_dropped": N_("Charges dropped"),
    "prisoners_sent": N_("Prisoners handed over"), "sent_away_felt": N_("A group means to answer"),
    "washington_acts": N_("Washington acts by itself"),
    "trade_extended": N_("Trade agreement extended"), "trade_put_off": N_("Trade agreement put off"),
    "border_threat": N_("Threat to close the border"), "border_signal": N_("Threat heard"),
    "deployment": N_("Troops sent"), "border_deployment": N_("Troops to the border"), "strike": N_("Strike"),
    "strike_missed": N_("Strike missed"), "strike_called_off": N_("Strike called off"), "joint_raid": N_("Joint raid"),
    "strike_toll": N_("Toll of the strike"), "consent_given": N_("Consent given"),
    "consent_withdrawn": N_("Consent withdrawn"), "authority_sought": N_("Authority sought"),
    "authority_granted": N_("Authority granted"), "authority_refused": N_("Authority refused"),
    "legal_penalty": N_("Legal penalty"), "isr_exposed": N_("Flights come to light"), "breach": N_("Breach"),
    "credit_claimed": N_("Credit claimed"), "credit_shared": N_("Credit shared"), "quiet_message": N_("Quiet message"),
    "accord_offered": N_("Accord offered"), "accord_accepted": N_("Accord accepted"),
    "accord_refused": N_("Accord refused"), "accord_kept": N_("Accord kept"), "accord_broken": N_("Accord broken"),
    "request_made": N_("Request"), "request_granted": N_("Request granted"), "request_refused": N_("Request refused"),
    "dilemma": N_("A decision"), "dilemma_answered": N_("Decided"), "government_changed": N_("New state government"),
    "exposed": N_("Ties made public"), "purge": N_("Officials arrested"), "nothing_found": N_("No case found"),
    "abuses": N_("Abuses"), "people_leave": N_("People driven out"), "group_rises": N_("A group rises"),
    "expansion": N_("Expansion"), "leniency_exposed": N_("Leniency made public"), "demand": N_("Public demand"),
    "group_designated": N_("Group designated"), "terms_offered": N_("Terms offered"), "terms_taken": N_("Terms taken"),
    "terms_refused": N_("Terms refused"), "plan_begun": N_("Plan of aid"), "plan_ended": N_("Plan of aid ends"),
    "planners_come": N_("Planners come"), "planners_go": N_("Planners go"), "press_report": N_("Press report"),
    "social_cuts": N_("Social programmes cut"), "prison_break": N_("Prison break"), "posture": N_("Posture"),
    "violence_shock": N_("Fighting, more or less"), "boats_struck": N_("Boats struck"),
    "supplier_enters": N_("New supplier"), "demand_shock": N_("Demand changes"), "diversified": N_("Another line"),
}  # fmt: skip
# What a reader may ask to see alone: its id, its name, its picture, and the kinds of events that belong to it.
TOPICS: Final[tuple[tuple[str, str, str, tuple[str, ...]], ...]] = (
    ("raids", N_("Raids and strikes"), "raid", (
        "raid", "raid_leaked", "warning", "dry_hole", "ambush", "firefight", "repelled", "captured", "killed",
        "aircraft_lost", "raid_lapsed", "raid_called_off", "strike", "strike_missed", "strike_called_off", "joint_raid",
        "strike_toll", "boats_struck", "labs_raided", "arsenals_raided", "cash_raided", "labs_struck",
        "site_raid_called_off", "lab_strike_called_off")),
    ("reprisals", N_("Reprisals"), "attack", (
        "sent_away_felt", "reprisals", "blockades", "intimidation", "race_to_violence")),
    ("fighting", N_("Fighting among groups"), "clash", (
        "turf_clash", "succession_killings", "alliance", "alliance_refused", "betrayal", "members_absorbed", "expansion",
        "group_rises", "violence_shock")),
    ("civilians", N_("Civilians"), "civilians", ("civilians_killed", "americans_harmed", "abuses", "people_leave")),
    ("succession", N_("Successions"), "succession", (
        "post_filled", "succession_designated", "succession_contested", "succession_vacant", "succession_settled",
        "contender_out", "removals_compound", "pressure_felt", "candidate_recognised", "head_deposed",
        "candidate_rejected", "group_split", "part_dispersed", "group_ended", "affiliates_left", "lies_low")),
    ("knowledge", N_("Intelligence"), "eye", (
        "intercept_window", "material_seized", "lead", "rung_up", "rung_down", "tips", "site_kind", "tip_off")),
    ("markets", N_("Drugs and money"), "pill", (
        "china_moved", "tension_raised", "supply_shock", "labs_moved", "supplier_enters", "demand_shock", "diversified")),
    ("forces", N_("Forces"), "troops", ("deployment", "border_deployment", "graduates", "abuses")),
    ("institutions", N_("Officials and courts"), "institutions", (
        "government_changed", "press_report", "exposed", "purge", "nothing_found", "prison_break")),
    ("politics", N_("Politics"), "politics", (
        "tariff_threat", "us_soil_attack", "indictment", "charges_dropped", "prisoners_sent", "washington_acts",
        "trade_extended", "trade_put_off", "message", "inject", "border_threat", "border_signal", "consent_given",
        "consent_withdrawn", "authority_sought",
        "authority_granted", "authority_refused", "legal_penalty", "isr_exposed", "breach", "credit_claimed",
        "credit_shared", "quiet_message", "accord_offered", "accord_accepted", "accord_refused", "accord_kept",
        "accord_broken", "request_made", "request_granted", "request_refused", "dilemma", "dilemma_answered", "demand",
        "posture", "leniency_exposed", "social_cuts", "government_changed", "group_designated", "terms_offered",
        "terms_taken", "terms_refused", "plan_begun", "plan_ended", "planners_come", "planners_go")),
)  # fmt: skip


def title_of(kind: str) -> str:
    """A short title for a kind of event."""
    return _(TITLES[kind]) if kind in TITLES else kind.replace("_", " ")


def topics_of(seen: SeenEvent) -> tuple[str, ...]:
    """What an event has to do with; one in which bystanders died has to do with civilians too."""
    found = tuple(topic for topic, _name, _icon, kinds in TOPICS if seen.kind in kinds)
    harmed = seen.event.values.get("civilians", 0.0)
    if "civilians" not in found and isinstance(harmed, int | float) and harmed > 0:
        found += ("civilians",)
    return found


def counts(told: Iterable[SeenEvent]) -> dict[str, int]:
    """How many events have to do with each topic, in the order of the topics; those with none are left out."""
    whole = dict.fromkeys((topic for topic, *_rest in TOPICS), 0)
    for seen in told:
        for topic in topics_of(seen):
            whole[topic] += 1
    return {topic: many for topic, many in whole.items() if many}
