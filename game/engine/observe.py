"""What a seat may know: its own side, its beliefs, and what is public. Never the truth about the other side.

Players, bots, forecasts, screens and reports for a seat receive a View and nothing else. Arrays are copies with the
batch axis first; (B, N) along the axis named. A View holds the names of the world, but of leaders only those with a rung
above none may be shown.
"""

from typing import Final

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.game import Game
from game.core.parameters import Parameters
from game.core.roll import call_roll
from game.core.rows import add_by, places
from game.core.state import State
from game.core.world import World
from game.engine import commitments
from game.engine.diplomacy import Accords, accords_of
from game.engine.view_border import Border, border_of
from game.engine.view_finance import Finance, finance_of
from game.engine.view_market import Market, market_of
from game.engine.view_parts import Aid, Asked, Country, Programmes, Standing, Teams, Tracks
from game.engine.view_parts import Beliefs as Beliefs
from game.engine.view_parts import OwnGroup as OwnGroup
from game.engine.view_production import Production, production_of
from game.rules.intelligence import windows
from game.rules.raids import teams
from game.rules.succession import alliance

CENSUS: Final = 1000  # people are known to the thousand: the exact number would tell of unseen recruits


@attrs.frozen(eq=False)
class View:
    """One seat's knowledge of a batch of games."""

    world: World
    parameters: Parameters
    seat: str
    turn: int  # turns resolved
    day: FloatArray
    funds: IntArray
    grant: IntArray
    points: IntArray
    points_used: IntArray
    analysts: FloatArray
    attention: IntArray
    capital: FloatArray
    message_capital: FloatArray  # of it, what the message of this turn will take
    approval: FloatArray
    social_budget: IntArray  # money set aside for social programmes; 0 for a red seat
    social_grant: IntArray  # dollars a week granted for them
    social_spent: IntArray  # dollars spent on them in the last turn
    overspent: IntArray  # dollars for security taken from them in the last turn
    free_teams: IntArray
    teams: Teams
    programmes: Programmes
    population: IntArray  # (B, R) public, in whole thousands
    state_control: FloatArray  # (B, R) public: the state knows where its writ runs
    vetting: FloatArray  # (B, R) share of vetted officers, own programme; zeros for a red seat
    talk: FloatArray  # (B, G) how much a raided group talks; zeros for a red seat
    homicides: IntArray  # (B, R) public count of the last turn
    civilian_deaths: IntArray  # (B, R) public count of the last turn
    captures: IntArray  # (B, G) public count of the last turn
    attacks: IntArray  # (B, R) reprisals of the last turn, public
    roadblocks: IntArray  # (B, R) blockades of the last turn, public
    security_deaths: IntArray  # (B, R) public count of the last turn
    exists: BoolArray  # (B, G) groups that exist: the names of splinters are public
    designated: BoolArray  # (B, G) public
    posture: IntArray  # (B, G) Mexico toward the group: 0 confront, 1 contain, 2 tolerate; -1 for a red seat
    country: Country
    troops: IntArray  # (B, R) where the forces stand; zeros for a red seat
    troops_border: IntArray  # (B,)
    standing: Standing
    tracks: Tracks
    beliefs: Beliefs | None  # of a state seat
    own_group: OwnGroup | None  # of a red seat
    accords: Accords | None  # of the state seats: what they have offered each other and agreed
    dilemmas: Asked
    aid: Aid
    border: Border
    finance: Finance
    market: Market
    production: Production

    @property
    def batch(self) -> int:
        """Number of games."""
        return int(self.day.shape[0])

    def known_leaders(self) -> BoolArray:
        """Posts whose holder the seat has heard of; (B, L)."""
        if self.beliefs is None:
            raise ValueError(f"{self.seat} collects no intelligence")
        return self.beliefs.rung > 0


@attrs.frozen(eq=False)
class Common:
    """What views of one moment have in common, whoever looks: worked out once where several seats do (`common_to`)."""

    country: Country
    free_teams: IntArray  # (B, S), of which a view shows the seat's own
    contacts: IntArray  # places of the contacts there are, in the flattened array; (n,)
    one: IntArray  # the groups of both sides, of which a view shows what concerns the seat's own; (n,)
    other: IntArray


def common_to(game: Game) -> Common:
    """What the views of all seats now have in common."""
    state = game.state
    there = np.flatnonzero(state.contact_a >= 0)
    start = there // state.contact_a.shape[1] * state.presence_group.shape[1]
    one, other = (
        state.presence_group.ravel().take(side.ravel().take(there) + start) for side in (state.contact_a, state.contact_b)
    )
    return Common(_country(state), commitments.free_teams(game), there, one, other)


def observe(game: Game, seat: str, common: Common | None = None) -> View:
    """The view of a seat; `common` is worked out where it is not given."""
    state, index = game.state, game.world.seats.index(seat)
    shared = common_to(game) if common is None else common
    viewer, group = game.world.viewer(seat), game.world.group_of_seat(seat)
    is_state = viewer is not None
    nothing = np.zeros_like(state.vetting)
    return View(
        world=game.world, parameters=game.published or game.parameters, seat=seat,
        turn=int(state.turn[0]), day=state.day.copy(),
        funds=state.funds[:, index].copy(), grant=state.grant[:, index].copy(),
        points=state.points[:, index].copy(), points_used=commitments.points_in_use(game, index),
        analysts=state.analysts[:, index].copy(), attention=state.attention[:, index].copy(),
        capital=state.capital[:, index].copy(), message_capital=state.message_capital[:, index].copy(),
        approval=state.approval[:, index].copy(), free_teams=shared.free_teams[:, index],
        social_budget=state.social_budget[:, index].copy(), social_grant=state.social_grant[:, index].copy(),
        social_spent=state.social_spending_seat[:, index].copy(), overspent=state.overspending_seat[:, index].copy(),
        teams=_teams(game, index), programmes=_programmes(state, index, viewer, seat),
        population=state.population // CENSUS * CENSUS, state_control=state.state_control.copy(),
        vetting=state.vetting.copy() if is_state else nothing,
        talk=_talk(game) if is_state else np.zeros_like(state.command),
        homicides=state.homicides_region.copy(), civilian_deaths=state.civilian_deaths_region.copy(),
        captures=state.captures_group.copy(),
        attacks=state.attacks_region.copy(), roadblocks=state.roadblocks_region.copy(),
        security_deaths=state.security_deaths_region.copy(),
        exists=state.group_alive > 0, designated=state.designated > 0,
        posture=state.posture.copy() if is_state else np.full_like(state.posture, -1), country=shared.country,
        troops=state.troops.copy() if is_state else np.zeros_like(state.troops),
        troops_border=state.troops_border.copy() if is_state else np.zeros_like(state.troops_border),
        standing=_standing(state, seat, index, is_state), tracks=_tracks(state),
        beliefs=_beliefs(state, viewer) if viewer is not None else None,
        own_group=_own_group(state, shared, group) if group is not None else None,
        accords=accords_of(state) if is_state else None,
        dilemmas=_asked(game, seat),
        aid=_aid(state, seat, viewer), border=border_of(state, seat),
        finance=finance_of(state, seat, viewer, group), market=market_of(state, seat, group),
        production=production_of(state, seat, viewer, group),
    )  # fmt: skip


def _asked(game: Game, seat: str) -> Asked:
    own = np.zeros(game.state.dilemma_status.shape, dtype=np.bool_)
    own[:, : len(game.world.dilemmas)] = [one.seat == seat for one in game.world.dilemmas]
    return Asked(np.where(own, game.state.dilemma_status, 0), np.where(own, game.state.dilemma_answer, -1))


def _standing(state: State, seat: str, index: int, is_state: bool) -> Standing:
    """All zero for a red seat."""
    shown = 1.0 if is_state else 0.0
    nothing = np.zeros_like(state.authority_until)
    left = exact.larger(state.authority_until - state.day[:, None], nothing)
    waiting = exact.larger(state.authority_day - state.day[:, None], nothing)
    return Standing(
        trust=state.trust * shown,
        sovereignty_strain=state.sovereignty_strain * shown,
        us_pressure=state.us_pressure * shown,
        intelligence_cooperation=state.intelligence_cooperation * shown,
        suspension=state.suspension * shown,
        consents=state.consent * int(is_state),
        authorities=left * (1.0 if seat == "us" else 0.0),
        granted_by=state.authority_from * int(seat == "us"),
        requests=waiting * (1.0 if seat == "us" else 0.0),
        political_will=state.political_will[:, index] * shown,
        cooperation_approval=state.cooperation_approval[:, index] * shown,
    )


def _aid(state: State, seat: str, viewer: int | None) -> Aid:
    """Planners and the fusion cell are known to both states, the press programme and offers of terms to Mexico."""
    known, home, payer = viewer is not None, seat == "mexico", seat == "us" and state.equip_vetting.shape[1] > 1
    at = viewer if viewer is not None else 0
    return Aid(
        planners=state.planners * int(known), fusion=state.fusion_funds * int(known),
        press=state.press_funds * int(home), press_freedom=state.press_freedom.copy(), press_rest=state.press_rest.copy(),
        plan=state.plan_funds.copy(), plan_until=state.plan_until.copy(), plan_conditions=state.plan_conditions.copy(),
        compliance=state.compliance_cost.copy(), cases=state.cases_built.copy(), demobilised=state.demobilised_group.copy(),
        designation_day=state.designation_day.copy(), offered=state.terms_offered * int(home),
        vetting=state.equip_vetting[:, 1].copy() if payer else np.zeros(state.day.shape),
        audit=state.equip_audit[:, 1].copy() if payer else np.zeros_like(state.planners),
        diverted=state.aid_belief[:, at] * float(known), diverted_error=state.aid_error[:, at] * float(known),
        profit=state.profit_belief[:, at] * float(known), profit_error=state.profit_error[:, at] * float(known),
    )  # fmt: skip


def _tracks(state: State) -> Tracks:
    names = (
        "trade_index", "trade_rest", "customs_cooperation", "extradition", "migration_cooperation", "regional_support",
        "rival_influence", "norm_credibility", "civil_liberties", "neighbour_violence", "enforcement", "fear_at_home",
        "threats_heard", "tariff_level", "closure_level", "tariff_day", "closure_day", "charges", "charges_day",
        "transferred", "migration_north", "review_day", "review_state",
    )  # fmt: skip
    return Tracks(*(getattr(state, name).copy() for name in names))


def _talk(game: Game) -> FloatArray:
    state = game.state
    heard = np.zeros_like(state.chatter)
    # Few groups talk at a time.
    place = places(state.chatter > 0)
    age = state.day[place[0]] - state.chatter_day[place]
    heard[place] = windows.talk_now(game.rule_at(windows.RULE, place[0]), state.chatter[place], age)
    return heard


def _teams(game: Game, seat: int) -> Teams:
    state = game.state
    own = state.team_seat == seat
    level = teams.readiness(state.headcount, state.establishment, state.fatigue)
    return Teams(
        own=own,
        headcount=np.where(own, state.headcount, 0),
        establishment=np.where(own, state.establishment, 0),
        fatigue=np.where(own, state.fatigue, 0.0),
        readiness=np.where(own, level, 0.0),
        can_go=own & (teams.ready_teams(game) > 0),
        quality=np.where(own, state.team_quality, 0.0),
        corruption=np.where(own, state.team_corruption_belief, 0.0),
        corruption_error=np.where(own, state.team_corruption_error, 0.0),
        in_training=exact.integer_total(state.pipeline[:, seat], axis=1),
    )


def _country(state: State) -> Country:
    """Arrests and people in custody are counted by region: whose they are is not told."""
    roll = call_roll(state)
    held, taken = (roll.counted_by_region(roll.counted_of(stock)) for stock in (state.custody, state.arrests_presence))
    return Country(
        police=state.police.copy(), courts=state.courts.copy(), services=state.services.copy(),
        turf_killings=state.turf_region.copy(), abuses=state.abuses_region.copy(),
        driven_out=state.displaced_region.copy(), displaced=state.displaced.copy(),
        arrests=taken + state.local_arrests_region,
        convictions=state.convictions_region.copy(), releases=state.releases_region.copy(),
        awaiting_trial=held + state.local_custody, prisoners=state.prisoners.copy(),
        government_day=state.government_day.copy(), coalition=state.coalition.copy(),
    )  # fmt: skip


def _of_one_country(state: State, seat: str) -> tuple[IntArray, IntArray, IntArray, IntArray, IntArray]:
    """Programmes that only one seat can have: flights and equipment of `us`, deployments of `mexico`."""
    flies, deploys = seat == "us", seat == "mexico"
    none = np.full_like(state.troops_wanted, -1)
    nothing = np.zeros_like(state.isr_hours)
    return (
        state.isr_hours.copy() if flies else nothing,
        state.isr_covert.copy() if flies else nothing,
        state.equip_funds[:, 1].copy() if flies and state.equip_funds.shape[1] > 1 else nothing[:, 0],
        state.troops_wanted.copy() if deploys else none,
        state.border_wanted.copy() if deploys else none[:, 0],
    )


def _programmes(state: State, seat: int, viewer: int | None, seat_name: str) -> Programmes:
    if viewer is None:
        # Large and empty: one zero stands for all of them.
        leaders, groups, regions = (
            np.broadcast_to(np.int64(0), field[:, 0].shape)
            for field in (state.collect_leader, state.collect_group, state.collect_region)
        )
        share = broad = np.zeros_like(state.exploit_points[:, seat])
    else:
        leaders, groups, regions = (
            field[:, viewer].copy() for field in (state.collect_leader, state.collect_group, state.collect_region)
        )
        share, broad = state.share_points[:, viewer].copy(), state.share_broad[:, viewer].copy()
    return Programmes(
        leaders, groups, regions, state.exploit_points[:, seat].copy(), state.vet_region[:, seat].copy(),
        state.vet_teams[:, seat].copy(), state.training_funds[:, seat].copy(), share, broad,
        *_of_one_country(state, seat_name), *_of_institutions(state, seat_name == "mexico"),
    )  # fmt: skip


def _of_institutions(state: State, own: bool) -> tuple[IntArray, FloatArray, IntArray]:
    """What Mexico builds, what of it is under way, and its jobs programmes."""
    if not own:
        return np.zeros_like(state.build_funds), np.zeros_like(state.building[..., 0]), np.zeros_like(state.jobs_funds)
    return state.build_funds.copy(), exact.total(state.building), state.jobs_funds.copy()


def _beliefs(state: State, viewer: int) -> Beliefs:
    names = (
        "rung", "rung_day", "rung_source", "believed_region", "believed_site", "defence_belief", "defence_error",
        "security_belief", "security_error", "leader_seen", "leads_open", "members_belief", "members_error",
        "command_belief", "command_error", "cohesion_belief", "cohesion_error", "succession_belief", "reprisal_belief",
        "reprisal_error", "rockets_belief", "group_seen", "corruption_belief", "corruption_error",
        "region_seen", "support_belief", "support_error", "protection_belief", "protection_error",
    )  # fmt: skip
    return Beliefs(*(getattr(state, name)[:, viewer].copy() for name in names))


def _own_group(state: State, common: Common, group: int) -> OwnGroup:
    here = np.flatnonzero(state.presence_group == group)
    posts = np.flatnonzero(state.post_group == group)
    posts = posts[state.leader_in_post.ravel().take(posts) > 0]
    held = np.zeros(state.post_group.shape, dtype=np.bool_)
    held.reshape(-1)[posts] = True
    own = np.flatnonzero((common.one == group) | (common.other == group))
    contacts, one = common.contacts.take(own), common.one.take(own)
    met = np.full(state.contact_a.shape, -1, dtype=np.int64)
    met.reshape(-1)[contacts] = np.where(one == group, common.other.take(own), one)
    enmity = np.zeros(met.shape)
    enmity.reshape(-1)[contacts] = alliance.enmity(state.rivalry.ravel().take(contacts), state.feud.ravel().take(contacts))
    allied = np.zeros(met.shape, dtype=np.bool_)
    allied.reshape(-1)[contacts] = state.allied.ravel().take(contacts) > 0
    return OwnGroup(
        group=group, cash=state.cash[:, group].copy(), command=state.command[:, group].copy(),
        bench=state.bench[:, group].copy(), rockets=state.rockets[:, group].copy(),
        caution=state.caution[:, group].copy(), alarm_day=state.caution_day[:, group].copy(),
        members=_whole_of(state.members, here), presence_region=_whole_of(state.presence_region, here, -1),
        bribes=_whole_of(state.bribe_funds, here), aid=_whole_of(state.aid_funds, here),
        leader_held=held, competence=_of(state.competence, posts),
        security=_of(state.security, posts), leader_region=_whole_of(state.leader_region, posts, -1),
        cohesion=state.cohesion[:, group].copy(), affiliates=state.affiliates[:, group].copy(),
        affiliate_loyalty=state.affiliate_loyalty[:, group].copy(), succession=state.succession[:, group].copy(),
        faction_share=_of(state.faction_share, posts), loyalty=_of(state.loyalty, posts),
        ambition=_of(state.ambition, posts), post_since=_of(state.post_since, posts),
        removal_days=state.removal_days[:, group].copy(), anger=exact.total(state.anger[:, group]),
        border_fear=state.border_fear.copy(), profit_driven=state.profit_driven[:, group].copy(),
        met=met, enmity=enmity, allied=allied, candidate=state.succession_candidate[:, group].copy(),
        custody=_whole_of(state.custody, here), control=_of(state.criminal_control, here),
        protection=_of(state.protection, here), recruits=_whole_of(state.recruits_presence, here),
        arrested=_whole_of(state.arrests_presence, here),
    )  # fmt: skip


def _of(values: FloatArray, own: IntArray) -> FloatArray:
    """Of `values` those in its own places, in the flattened array; 0 elsewhere."""
    shown = np.zeros(values.shape)
    shown.reshape(-1)[own] = values.ravel().take(own)
    return shown


def _whole_of(values: IntArray, own: IntArray, elsewhere: int = 0) -> IntArray:
    """The same of whole numbers."""
    shown = np.full(values.shape, elsewhere, dtype=np.int64)
    shown.reshape(-1)[own] = values.ravel().take(own)
    return shown


def members_known(view: View) -> FloatArray:
    """Members of a red seat's own group by region; (B, R)."""
    if view.own_group is None:
        raise ValueError(f"{view.seat} plays no group")
    return add_by(view.own_group.members * 1.0, view.own_group.presence_region, view.population.shape[1])
