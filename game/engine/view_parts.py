"""The parts of a view: records of what a seat knows of itself, of the other state, of the country, and what it believes."""

import attrs

from game.core.arrays import BoolArray, FloatArray, IntArray


@attrs.frozen(eq=False)
class Beliefs:
    """What a state seat holds of leaders (B, L), groups (B, G) and regions (B, R)."""

    rung: IntArray
    rung_day: FloatArray
    rung_source: IntArray
    region: IntArray
    site: IntArray
    defence: FloatArray
    defence_error: FloatArray
    security: FloatArray
    security_error: FloatArray
    leader_seen: FloatArray
    leads: IntArray
    members: FloatArray
    members_error: FloatArray
    command: FloatArray
    command_error: FloatArray
    cohesion: FloatArray
    cohesion_error: FloatArray
    succession: IntArray  # 0 settled, 1 vacant, 2 contested
    reprisals: FloatArray  # attacks still to come
    reprisals_error: FloatArray
    rockets: FloatArray
    group_seen: FloatArray
    corruption: FloatArray
    corruption_error: FloatArray
    region_seen: FloatArray
    support: FloatArray  # local support for groups, by the latest survey
    support_error: FloatArray
    protection: FloatArray  # how far officials shield groups
    protection_error: FloatArray


@attrs.frozen(eq=False)
class Teams:
    """A seat's own raid teams; (B, T), with `own` telling which are its."""

    own: BoolArray
    headcount: IntArray
    establishment: IntArray
    fatigue: FloatArray
    readiness: FloatArray
    can_go: BoolArray
    quality: FloatArray
    corruption: FloatArray  # the seat's estimate
    corruption_error: FloatArray
    in_training: IntArray  # (B,)


@attrs.frozen(eq=False)
class Programmes:
    """A seat's standing programmes; collection (B, L|G|R, D), vetting (B, R), the rest (B,)."""

    collect_leader: IntArray
    collect_group: IntArray
    collect_region: IntArray
    exploit: IntArray
    vet_region: IntArray
    vet_teams: IntArray
    training: IntArray
    share: IntArray
    share_broad: IntArray
    isr: IntArray  # (B, R) hours a turn
    isr_covert: IntArray
    equip: IntArray
    troops: IntArray  # (B, R) totals that orders keep; -1 without one
    troops_border: IntArray  # (B,) the same for the border
    build: IntArray  # (B, R, I) dollars a turn for police, courts and services
    building: FloatArray  # (B, R, I) capacity under way that is paid for and not yet there
    jobs: IntArray  # (B, R) dollars a turn


@attrs.frozen(eq=False)
class Aid:
    """Aid, advice and exposure: what both states know, and the seat's own programmes and estimates; zeros for a red seat.

    All (B,) but for (B, G) of groups; what only one seat knows is 0 for the others.
    """

    planners: IntArray  # 0 none, 1 for a time, 2 for good
    fusion: IntArray  # dollars a turn
    press: IntArray  # dollars a turn, of Mexico
    press_freedom: FloatArray  # public
    press_rest: FloatArray  # public: where it returns; 0 where the scenario has no such chapter
    plan: IntArray  # dollars a year, public
    plan_until: FloatArray  # public: days after the start at which it ends
    plan_conditions: IntArray
    compliance: IntArray  # public: dollars that banks paid in the last turn
    cases: IntArray  # public: cases built in the last turn
    demobilised: IntArray  # (B, G) public: members who laid down arms in the last turn
    designation_day: FloatArray  # (B, G) public
    offered: IntArray  # (B, G) of Mexico: 1 where it offers terms this turn
    vetting: FloatArray  # of the trainers and equipment that the seat pays for
    audit: IntArray
    diverted: FloatArray  # the seat's estimate of the share that ends up with groups
    diverted_error: FloatArray
    profit: FloatArray  # (B, G) the seat's estimate of how far profit drives the group
    profit_error: FloatArray


@attrs.frozen(eq=False)
class OwnGroup:
    """What a red seat knows of its own organisation: everything; leaders (B, L), presences (B, P), the rest (B,)."""

    group: int
    cash: IntArray
    command: FloatArray
    bench: IntArray
    rockets: IntArray
    caution: FloatArray
    alarm_day: FloatArray
    members: IntArray
    presence_region: IntArray
    bribes: IntArray
    aid: IntArray
    leader_held: BoolArray
    competence: FloatArray
    security: FloatArray
    leader_region: IntArray
    cohesion: FloatArray
    affiliates: IntArray
    affiliate_loyalty: FloatArray
    succession: IntArray
    faction_share: FloatArray  # (B, L) of its own contenders
    loyalty: FloatArray  # (B, L)
    ambition: FloatArray  # (B, L)
    post_since: FloatArray  # (B, L) day since which each of its own holds the post
    removal_days: FloatArray  # (B, K) days of its latest removals, long ago without one
    anger: FloatArray  # reprisals begun and not yet carried out
    border_fear: FloatArray
    profit_driven: FloatArray
    met: IntArray  # (B, C) group that each contact of its own is with; -1 elsewhere
    enmity: FloatArray  # (B, C) how far the two are enemies there
    allied: BoolArray  # (B, C) whether they are allies there
    candidate: IntArray  # post whose holder the seat wants to lead, named this turn; -1 for none
    custody: IntArray  # (B, P) own members arrested and not yet tried
    recruits: IntArray  # (B, P) people recruited in the last turn
    arrested: IntArray  # (B, P) members arrested in the last turn
    control: FloatArray  # (B, P) share of the region's people that the group rules
    protection: FloatArray  # (B, P) how far officials shield the group there


@attrs.frozen(eq=False)
class Standing:
    """How the two states stand with each other, as both of them know; all zero for a red seat."""

    trust: FloatArray
    sovereignty_strain: FloatArray
    us_pressure: FloatArray
    intelligence_cooperation: FloatArray
    suspension: FloatArray
    consents: IntArray  # (B, Q)
    authorities: FloatArray  # (B, A) days for which the U.S. seat still has each; 0 for any other seat
    granted_by: IntArray  # (B, A) who granted it: 0 nobody, 1 the White House, 2 Congress; 0 for any other seat
    requests: FloatArray  # (B, A) days until Congress decides on a request of the U.S. seat; 0 without one
    political_will: FloatArray  # the seat's own
    cooperation_approval: FloatArray  # the seat's own


@attrs.frozen(eq=False)
class Asked:
    """The decisions that the scenario asks of a seat; (B, E), of other seats' nothing is told."""

    status: IntArray  # 0 not yet come or another seat's, 1 open, 2 closed
    answer: IntArray  # number of the choice that has been given or carried out; -1 for none


@attrs.frozen(eq=False)
class Tracks:
    """How the countries stand with each other and with their neighbours, as anybody can read; (B,) but for the charges."""

    trade_index: FloatArray
    trade_rest: FloatArray  # level to which trade returns; 0 where the scenario has no such chapter
    customs_cooperation: FloatArray
    extradition: FloatArray
    migration_cooperation: FloatArray
    regional_support: FloatArray
    rival_influence: FloatArray
    norm_credibility: FloatArray
    civil_liberties: FloatArray
    neighbour_violence: FloatArray
    enforcement: FloatArray  # what Mexico does, 1 as usual
    fear_at_home: FloatArray  # after an attack on U.S. soil, 0-1
    threats_heard: FloatArray  # threats and demands still remembered
    tariff_level: IntArray  # of the threat that stands, 0 none
    closure_level: IntArray  # the same of a threat to close the border
    tariff_day: FloatArray  # day of that threat, long ago without one
    closure_day: FloatArray
    charges: IntArray  # (B, R) officials under U.S. charges: 0 none, 1 joint, 2 unilateral, 3 dropped
    charges_day: FloatArray  # (B, R) day of the latest charges there
    transferred: IntArray  # prisoners sent to the United States since the start
    migrants: IntArray  # people who left northward in the last turn
    review_day: FloatArray  # day of the review of the trade agreement
    review_state: IntArray  # 0 to come, 1 extended, 2 put off


@attrs.frozen(eq=False)
class Country:
    """What anybody can read of each region in statistics and in the press; (B, R), counts are of the last turn."""

    police: FloatArray
    courts: FloatArray
    services: FloatArray
    turf_killings: IntArray
    abuses: IntArray
    driven_out: IntArray
    displaced: IntArray  # people from there who live elsewhere now
    arrests: IntArray
    convictions: IntArray
    releases: IntArray
    awaiting_trial: IntArray
    prisoners: IntArray
    government_day: FloatArray  # day of the latest change of the state government
    coalition: FloatArray  # share of the officials there who belong to the governing coalition

    def institutions(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Capacity of police, courts and services, in the order of the axis of institutions."""
        return self.police, self.courts, self.services
