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
    "americans_harmed": ("retaliation.targets",), "border_threat": ("retaliation.restraint",),
    "border_signal": ("retaliation.restraint",), "deployment": ("violence.deployment",),
    "border_deployment": ("violence.deployment",),
    # what the United States do in Mexico, and on what ground
    "strike": ("raids.search", "raids.strike"), "strike_missed": ("raids.search", "raids.strike"),
    "strike_called_off": ("politics.authority", "politics.consent"), "strike_toll": ("raids.strike",),
    "joint_raid": ("politics.consent", "raids.firefight"), "consent_given": ("politics.consent",),
    "consent_withdrawn": ("politics.consent",), "authority_sought": ("politics.authority",),
    "authority_granted": ("politics.authority",), "authority_refused": ("politics.authority",),
    "legal_penalty": ("politics.authority",), "isr_exposed": ("intelligence.isr", "politics.strain", "politics.trust"),
    "breach": ("politics.breach", "politics.strain", "politics.trust", "politics.cooperation"),
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
    "government_changed": ("institutions.exposure", "institutions.protection", "violence.spillover"),
    "exposed": ("institutions.exposure", "institutions.protection"), "purge": ("institutions.prosecution",),
    "nothing_found": ("institutions.prosecution",), "demand": ("institutions.demand",),
    "posture": ("violence.posture", "people.arrests"), "leniency_exposed": ("violence.posture",),
    "social_cuts": ("money.fiscal",),
    # decisions that the scenario asks
    "dilemma": (), "dilemma_answered": ("politics.capital",),
}  # fmt: skip
