"""From a scenario to a batch of games at their start: the World alike in all of them, and their State.

Every stock that can be paid or hired from starts in an account, so that money and people are conserved: a
seat's grants come from its treasury, a group's earnings from the economy, recruits from the population. The
people of raid teams, their candidates and the benches of the groups come from the whole country and are in no
region's population.
"""

from collections.abc import Mapping
from typing import Final

from game.content.build_beliefs import fill_beliefs
from game.content.build_world import Places, make_world, places_of
from game.content.chapter_corridors import ways_of
from game.content.chapters import fill_chapters
from game.content.draws import Draws
from game.content.names import read_post
from game.content.quantities import Number
from game.content.region_entries import EMPTY_LEVELS, LEVELS, Region
from game.content.scenario import Scenario
from game.core import exact, luck
from game.core.arrays import IntArray, KeyArray
from game.core.problem import Problem
from game.core.roles import SITES
from game.core.state import AUTHORITIES, CONSENTS, INSTITUTIONS, Sizes, State, empty_state
from game.core.world import World

WEEKS_OF_PIPELINE: Final = 32
TREASURY_YEARS: Final = 25  # a game lasts ten years and its legacy three more
WEEKS_A_YEAR: Final = 52
MILLION: Final = 1e6
ECONOMY: Final = 10**12  # dollars: about half of a year's product of the country, which no group can exhaust
RIVALRY: Final[Mapping[str, float]] = {"war": 1.0, "rival": 0.5, "neutral": 0.0, "ally": 0.0}
ALLY_WEIGHT: Final = 2.0  # of one ally: 163 over 91 pairs in the published network
SPARE_AXES: Final = "RGLPCST"
ALWAYS: Final = 1.0e9  # an authority that a scenario gives does not run out
GRANTORS: Final = ("nobody", "white_house", "congress")


def build(scenario: Scenario, seeds: KeyArray, spare: Mapping[str, int] | None = None) -> tuple[World, State]:
    """A batch with one game per seed, shape (B,); `spare` adds empty slots to axes, such as {"L": 4}.

    Raises Problem when a region has fewer people than its groups have members there.
    """
    places = places_of(scenario)
    extra = dict(spare or {})
    unknown = sorted(set(extra) - set(SPARE_AXES))
    if unknown:
        raise ValueError(f"axes that can have spare slots are {', '.join(SPARE_AXES)}, not {unknown[0]}")
    sizes = _sizes(scenario, places, extra)
    state = empty_state(len(seeds), sizes)
    state.seed[:] = seeds
    draws = Draws(state.seed)
    _fill_regions(scenario, places, state, draws)
    _fill_groups(scenario, places, state, draws)
    _fill_presences(scenario, places, state, draws)
    _fill_contacts(scenario, places, state, draws)
    _fill_posts(scenario, places, state, draws)
    _fill_relations(scenario, state, draws)
    _fill_seats(scenario, places, state, draws)
    _fill_teams(scenario, places, state, draws)
    _settle_population(scenario, places, state)
    _fill_gateways(places, state)
    fill_chapters(scenario, places, state, draws)
    fill_beliefs(scenario, places, state, draws)
    return make_world(scenario, places), state


def _sizes(scenario: Scenario, places: Places, spare: Mapping[str, int]) -> Sizes:
    def size(axis: str, used: int) -> int:
        return used + spare.get(axis, 0)

    return Sizes(
        R=size("R", len(places.regions)),
        G=size("G", len(places.groups)),
        L=size("L", len(places.posts)),
        P=size("P", len(places.presences)),
        C=size("C", len(places.contacts)),
        S=size("S", len(places.seats)),
        V=places.viewers,
        T=size("T", len(places.teams)),
        W=WEEKS_OF_PIPELINE,
        E=len(scenario.dilemmas),
        F=len(places.gateways),
        Z=len(ways_of(scenario)),
    )


def _fill_gateways(places: Places, state: State) -> None:
    for f, id in enumerate(places.gateways):
        state.gateway_key[:, f] = luck.entity(f"gateway:{id}")


def _known(number: Number | None) -> Number:
    assert number is not None, "the loader fills every level and trait"
    return number


def _fill_regions(scenario: Scenario, places: Places, state: State, draws: Draws) -> None:
    for r, id in enumerate(places.regions):
        region: Region = scenario.regions[id]
        state.region_key[:, r] = luck.entity(f"region:{id}")
        for level in LEVELS:
            number = _known(getattr(region, level))
            if level == "population":
                state.population[:, r] = draws.whole(number, f"population:{id}")
            else:
                getattr(state, level)[:, r] = draws.level(number, f"{level}:{id}")
        for level in EMPTY_LEVELS:
            given: Number | None = getattr(region, level)
            if given is not None:
                getattr(state, level)[:, r] = draws.whole(given, f"{level}:{id}")
        state.local_custody[:, r] = exact.floor_int(state.local_members[:, r] * scenario.head.awaiting_trial.middle)
        if region.unexplained is not None:
            state.unexplained[:, r] = draws.level(region.unexplained, f"unexplained:{id}")
        state.support_rest[:, r] = state.support[:, r]
        state.corruption_rest[:, r] = state.corruption[:, r]
        state.control_start[:, r] = state.state_control[:, r]
        state.adaptation[:, r] = state.troops[:, r]
        for i, institution in enumerate(INSTITUTIONS):
            state.capacity_start[:, r, i] = getattr(state, institution)[:, r]


def _fill_relations(scenario: Scenario, state: State, draws: Draws) -> None:
    relations = scenario.head.relations
    for level, rest in (
        ("trust", "trust_rest"), ("sovereignty_strain", "strain_rest"), ("us_pressure", "pressure_rest"),
        ("intelligence_cooperation", "cooperation_rest"),
    ):  # fmt: skip
        getattr(state, level)[:] = draws.level(getattr(relations, level), level)
        getattr(state, rest)[:] = getattr(state, level)
    state.troops_border[:] = draws.whole(relations.troops_border, "troops_border")
    for consent in relations.consents:
        state.consent[:, CONSENTS.index(consent)] = 1
    for kind, grantor in relations.authorities.items():
        state.authority_until[:, AUTHORITIES.index(kind)] = ALWAYS
        state.authority_from[:, AUTHORITIES.index(kind)] = GRANTORS.index(grantor)


def _fill_groups(scenario: Scenario, places: Places, state: State, draws: Draws) -> None:
    for g, id in enumerate(places.groups):
        state.group_key[:, g] = luck.entity(f"group:{id}")
        parent, _, part = id.rpartition(".")
        if part.isdecimal() and id not in scenario.groups:
            state.group_parent[:, g] = places.groups.index(parent) if parent in scenario.groups else -1
            continue
        group = scenario.groups[id]
        state.group_alive[:, g] = 1
        state.designated[:, g] = group.designated
        state.affiliates[:, g] = draws.whole(group.affiliates, f"affiliates:{id}")
        state.cash[:, g] = draws.whole(group.cash, f"cash:{id}", MILLION)
        state.bench[:, g] = draws.whole(group.bench, f"bench:{id}")
        state.bench_size[:, g] = (
            state.bench[:, g] if group.bench_size is None else draws.whole(group.bench_size, f"bench_size:{id}")
        )
        state.rockets[:, g] = draws.whole(group.rockets, f"rockets:{id}")
        state.economy[:, g] = ECONOMY
        for level in ("command", "hierarchy", "aggressiveness", "cohesion", "affiliate_loyalty", "profit_driven"):
            getattr(state, level)[:, g] = draws.level(getattr(group, level), f"{level}:{id}")
        state.cohesion_rest[:, g] = state.cohesion[:, g]
        state.alliance_weight[:, g] = (
            ALLY_WEIGHT * _allies(scenario, id)
            if group.alliance_weight is None
            else draws.level(group.alliance_weight, f"alliance_weight:{id}")
        )


def _allies(scenario: Scenario, id: str) -> int:
    """Number of groups that a group has for allies."""
    return sum(_relation(scenario, id, other) == "ally" for other in scenario.groups if other != id)


def _fill_presences(scenario: Scenario, places: Places, state: State, draws: Draws) -> None:
    awaiting_trial = scenario.head.awaiting_trial.middle
    for p, (g, r) in enumerate(places.presences):
        group, region = places.groups[g], places.regions[r]
        entry = scenario.groups[group].presence[region]
        state.presence_group[:, p] = g
        state.presence_region[:, p] = r
        state.presence_key[:, p] = luck.child(state.group_key[:, g], state.region_key[:, r])
        state.members[:, p] = draws.whole(entry.members, f"members:{group}@{region}")
        state.custody[:, p] = exact.floor_int(state.members[:, p] * awaiting_trial)
        state.criminal_control[:, p] = draws.level(entry.criminal_control, f"criminal_control:{group}@{region}")
        state.protection[:, p] = draws.level(entry.protection, f"protection:{group}@{region}")
        state.protection_rest[:, p] = state.protection[:, p]


def _fill_contacts(scenario: Scenario, places: Places, state: State, draws: Draws) -> None:
    for c, (a, b) in enumerate(places.contacts):
        state.contact_a[:, c] = a
        state.contact_b[:, c] = b
        state.contact_key[:, c] = luck.child(state.presence_key[:, a], state.presence_key[:, b])
        relation = _relation(scenario, *(places.groups[places.presences[p][0]] for p in (a, b)))
        state.rivalry[:, c] = RIVALRY[relation]
        state.allied[:, c] = relation == "ally"
        times = _feud(scenario, *(places.groups[places.presences[p][0]] for p in (a, b)))
        if times is not None:
            one, other = sorted(places.groups[places.presences[p][0]] for p in (a, b))
            state.feud[:, c] = draws.level(times, f"feud:{one}:{other}")


def _feud(scenario: Scenario, one: str, other: str) -> Number | None:
    """How many times the usual two parts of one group fight, if they do."""
    for here, there in ((one, other), (other, one)):
        for feud in scenario.groups[here].feuds:
            if feud.other == there:
                return feud.times
    return None


def _relation(scenario: Scenario, one: str, other: str) -> str:
    said = scenario.groups[one].relations.get(other) or scenario.groups[other].relations.get(one)
    return said or "neutral"


def _fill_posts(scenario: Scenario, places: Places, state: State, draws: Draws) -> None:
    for x, id in enumerate(places.posts):
        name = read_post(id)
        assert name is not None
        state.post_group[:, x] = places.groups.index(name.group)
        state.post_role[:, x] = name.role.code
        state.post_number[:, x] = name.number if name.region is None else places.regions.index(name.region)
        state.post_key[:, x] = luck.entity(f"post:{id}")
        if id not in scenario.leaders:
            continue
        leader = scenario.leaders[id]
        assert leader.site is not None
        state.leader_region[:, x] = places.regions.index(leader.region)
        state.site[:, x] = SITES.index(leader.site)
        for trait in ("competence", "loyalty", "ambition", "security", "defence"):
            getattr(state, trait)[:, x] = draws.level(_known(getattr(leader, trait)), f"{trait}:{id}")
        if not leader.vacant:
            state.leader_person[:, x] = luck.child(state.post_key[:, x], 0)
            state.leader_in_post[:, x] = 1
            state.holders[:, x] = 1


def _fill_seats(scenario: Scenario, places: Places, state: State, draws: Draws) -> None:
    for s, id in enumerate(places.seats):
        seat = scenario.seats[id]
        state.seat_key[:, s] = luck.entity(f"seat:{id}")
        state.funds[:, s] = draws.whole(seat.funds, f"funds:{id}", MILLION)
        state.grant[:, s] = draws.whole(seat.grant, f"grant:{id}", MILLION)
        state.social_grant[:, s] = draws.whole(seat.social_grant, f"social_grant:{id}", MILLION)
        yearly = state.grant[:, s] + state.social_grant[:, s]
        state.treasury[:, s] = yearly * (WEEKS_A_YEAR * TREASURY_YEARS)
        state.points[:, s] = seat.points
        state.attention[:, s] = seat.attention
        state.candidates[:, s] = draws.whole(seat.candidates, f"candidates:{id}")
        for level in ("analysts", "capital", "approval", "political_will", "will_rest", "cooperation_approval"):
            getattr(state, level)[:, s] = draws.level(getattr(seat, level), f"{level}:{id}")
        state.cooperation_approval_rest[:, s] = state.cooperation_approval[:, s]
        state.approval_rest[:, s] = (
            state.approval[:, s] if seat.approval_rest is None else draws.level(seat.approval_rest, f"approval_rest:{id}")
        )


def _fill_teams(scenario: Scenario, places: Places, state: State, draws: Draws) -> None:
    for t, id in enumerate(places.teams):
        team = scenario.head.teams[id]
        state.team_key[:, t] = luck.entity(f"team:{id}")
        state.team_seat[:, t] = places.seats.index(team.seat)
        state.headcount[:, t] = draws.whole(team.headcount, f"headcount:{id}")
        state.establishment[:, t] = (
            state.headcount[:, t] if team.establishment is None else draws.whole(team.establishment, f"establishment:{id}")
        )
        state.fatigue[:, t] = draws.level(team.fatigue, f"fatigue:{id}")
        state.team_quality[:, t] = draws.level(team.quality, f"quality:{id}")
        state.team_corruption[:, t] = draws.level(team.corruption, f"corruption:team:{id}")


def _settle_population(scenario: Scenario, places: Places, state: State) -> None:
    """Take members and leaders, who are in accounts of their own, out of the population."""
    for r, id in enumerate(places.regions):
        state.population[:, r] -= state.local_members[:, r] + state.local_custody[:, r]
        for p, (_group, region) in enumerate(places.presences):
            if region == r:
                state.population[:, r] -= state.members[:, p] + state.custody[:, p]
        for x, post in enumerate(places.posts):
            if post in scenario.leaders and scenario.leaders[post].region == id:
                state.population[:, r] -= state.leader_in_post[:, x]
        _refuse_empty(scenario, id, state.population[:, r])


def _refuse_empty(scenario: Scenario, region: str, population: IntArray) -> None:
    if len(population) and int(population.min()) < 0:
        raise Problem(
            "{folder}/groups.yaml: more members of groups in {region} than people live there; lower members.",
            folder=scenario.folder,
            region=region,
        )
