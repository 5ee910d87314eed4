"""The rules that bring about each kind of event, so that whoever asks why is shown how it works."""

from collections.abc import Mapping
from typing import Final

RULES: Final[Mapping[str, tuple[str, ...]]] = {
    # raids, and what follows one
    "raid": ("raids.leak", "raids.search", "raids.ambush", "raids.firefight"),
    "raid_leaked": ("raids.leak",), "dry_hole": ("raids.search", "raids.leak"), "ambush": ("raids.ambush", "raids.leak"),
    "firefight": ("raids.firefight", "raids.losses"), "repelled": ("raids.firefight",), "captured": ("raids.firefight",),
    "killed": ("raids.firefight",), "aircraft_lost": ("raids.aircraft",), "civilians_killed": ("raids.losses",),
    "raid_lapsed": ("raids.timing",), "raid_called_off": ("raids.teams",), "graduates": ("raids.training",),
    "intercept_window": ("intelligence.windows",), "material_seized": ("intelligence.exploitation",),
    # knowledge
    "lead": ("intelligence.exploitation",), "rung_up": ("intelligence.rungs",), "rung_down": ("intelligence.rungs",),
    "site_kind": ("intelligence.rungs", "intelligence.estimates"), "tips": ("intelligence.tips",),
    "warning": ("intelligence.alarm",), "lies_low": ("intelligence.alarm",),
    # succession
    "post_filled": ("succession.bench",), "succession_designated": ("succession.contest", "succession.bench"),
    "succession_contested": ("succession.contest",), "succession_vacant": ("succession.contest", "succession.bench"),
    "succession_settled": ("succession.contest",), "contender_out": ("succession.contest",),
    "removals_compound": ("succession.tempo", "succession.command"), "pressure_felt": ("succession.pressure",),
    "race_to_violence": ("succession.pressure",), "candidate_recognised": ("succession.contest",),
    "candidate_rejected": ("succession.contest",), "head_deposed": ("succession.contest",),
    # groups
    "group_split": ("succession.split", "succession.contest"), "part_dispersed": ("succession.split",),
    "group_ended": ("succession.collapse", "succession.absorption"), "members_absorbed": ("succession.absorption",),
    "affiliates_left": ("succession.affiliates",), "alliance": ("succession.alliance",),
    "alliance_refused": ("succession.alliance",),
    "betrayal": ("succession.alliance",), "tip_off": ("succession.alliance", "intelligence.rungs"),
    # violence
    "turf_clash": ("violence.turf",), "succession_killings": ("violence.succession_war",),
    "reprisals": ("retaliation.burst", "retaliation.targets", "violence.deployment"),
    "blockades": ("retaliation.burst", "violence.deployment"), "intimidation": ("retaliation.burst",),
    "americans_harmed": ("retaliation.targets",), "border_threat": ("retaliation.restraint", "politics.coercion"),
    "border_signal": ("retaliation.restraint",), "deployment": ("violence.deployment",),
    "border_deployment": ("violence.deployment",),
    # what the United States do in Mexico, and on what ground
    "strike": ("raids.search", "raids.strike"), "strike_missed": ("raids.search", "raids.strike"),
    "strike_called_off": ("politics.authority", "politics.consent"), "strike_toll": ("raids.strike",),
    "joint_raid": ("politics.consent", "raids.firefight"), "consent_given": ("politics.consent",),
    "consent_withdrawn": ("politics.consent",), "authority_sought": ("politics.authority",),
    "authority_granted": ("politics.authority",), "authority_refused": ("politics.authority",),
    "legal_penalty": ("politics.authority",), "isr_exposed": ("intelligence.isr", "politics.strain", "politics.trust"),
    "breach": ("politics.breach", "politics.strain", "politics.trust", "politics.cooperation", "politics.joint_work",
               "politics.region"),
    # words between governments
    "credit_claimed": ("politics.credit", "politics.trust"), "credit_shared": ("politics.credit", "politics.us_pressure"),
    "quiet_message": ("politics.credit", "politics.will"), "accord_offered": ("politics.accords",),
    "accord_accepted": ("politics.accords",), "accord_refused": ("politics.accords",),
    "accord_kept": ("politics.accords", "politics.trust"), "accord_broken": ("politics.accords", "politics.trust"),
    "request_made": ("politics.accords", "politics.consent"), "request_granted": ("politics.accords", "politics.consent"),
    "request_refused": ("politics.accords", "politics.consent"),
    # the strategic game: violence, people, institutions across the country
    "abuses": ("violence.abuses", "people.support"), "people_leave": ("violence.displacement",),
    "expansion": ("violence.expansion",), "violence_shock": ("violence.turf", "violence.predation"),
    "group_rises": ("people.rising",), "prison_break": ("people.custody",),
    "arsenals_raided": ("raids.hideouts", "money.arms"), "cash_raided": ("raids.hideouts", "money.spending"),
    "labs_raided": ("markets.search", "markets.dormancy", "markets.production"),
    "labs_struck": ("markets.search", "markets.dormancy", "raids.strike"), "site_raid_called_off": ("raids.teams",),
    "lab_strike_called_off": ("politics.authority", "politics.consent"),
    "china_moved": ("markets.compliance", "markets.precursors"),
    "tension_raised": ("markets.compliance", "markets.precursors"), "supply_shock": ("markets.production",),
    "labs_moved": ("markets.moving",),
    "boats_struck": ("markets.boats",), "supplier_enters": ("markets.entry", "markets.pricing"),
    "demand_shock": ("markets.demand", "health.users"), "diversified": ("markets.portfolio",),
    "government_changed": ("institutions.exposure", "institutions.protection", "violence.spillover"),
    "exposed": ("institutions.exposure", "institutions.protection"), "purge": ("institutions.prosecution",),
    "nothing_found": ("institutions.prosecution",), "demand": ("institutions.demand",),
    "posture": ("violence.posture", "people.arrests"), "leniency_exposed": ("violence.posture",),
    "social_cuts": ("money.fiscal",),
    # aid, advice and exposure
    "group_designated": ("institutions.designation",), "terms_offered": ("succession.terms",),
    "terms_taken": ("succession.terms",), "terms_refused": ("succession.terms",), "plan_begun": ("politics.plan",),
    "plan_ended": ("politics.plan",), "planners_come": ("politics.planners",), "planners_go": ("politics.planners",),
    "press_report": ("institutions.press", "institutions.exposure"),
    # threats, charges, prisoners, the review of the trade agreement
    "tariff_threat": ("politics.coercion", "politics.trade", "people.arrests"), "us_soil_attack": ("politics.home_front",),
    "indictment": ("politics.charges", "politics.cooperation"), "charges_dropped": ("politics.charges",),
    "sent_away_felt": ("politics.transfers", "retaliation.burst"),
    "prisoners_sent": ("politics.transfers", "retaliation.burst"),
    "washington_acts": ("politics.washington",),
    "trade_extended": ("politics.trade_review", "politics.trade"),
    "trade_put_off": ("politics.trade_review", "politics.trade"),
    # decisions that the scenario asks
    "dilemma": (), "dilemma_answered": ("politics.capital",),
}  # fmt: skip
