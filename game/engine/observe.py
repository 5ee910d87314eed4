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
from game.core.rows import add_by, add_int_by, look_int, places
from game.core.state import State
from game.core.world import World
from game.engine import commitments
from game.engine.diplomacy import Accords, accords_of
from game.engine.view_parts import Asked, Country, Programmes, Standing, Teams
from game.engine.view_parts import Beliefs as Beliefs
from game.engine.view_parts import OwnGroup as OwnGroup
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
    beliefs: Beliefs | None  # of a state seat
    own_group: OwnGroup | None  # of a red seat
    accords: Accords | None  # of the state seats: what they have offered each other and agreed
    dilemmas: Asked

    @property
    def batch(self) -> int:
        """Number of games."""
        return int(self.day.shape[0])

    def known_leaders(self) -> BoolArray:
        """Posts whose holder the seat has heard of; (B, L)."""
        if self.beliefs is None:
            raise ValueError(f"{self.seat} collects no intelligence")
        return self.beliefs.rung > 0


def observe(game: Game, seat: str) -> View:
    """The view of a seat."""
    state, index = game.state, game.world.seats.index(seat)
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
        approval=state.approval[:, index].copy(), free_teams=commitments.free_teams(game)[:, index],
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
        posture=state.posture.copy() if is_state else np.full_like(state.posture, -1), country=_country(state),
        troops=state.troops.copy() if is_state else np.zeros_like(state.troops),
        troops_border=state.troops_border.copy() if is_state else np.zeros_like(state.troops_border),
        standing=_standing(state, seat, index, is_state),
        beliefs=_beliefs(state, viewer) if viewer is not None else None,
        own_group=_own_group(state, group) if group is not None else None,
        accords=accords_of(state) if is_state else None,
        dilemmas=_asked(game, seat),
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
    regions = state.population.shape[1]
    held = add_int_by(state.custody, state.presence_region, regions)
    taken = add_int_by(state.arrests_presence, state.presence_region, regions)
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
        leaders, groups, regions = (
            np.zeros_like(field[:, 0]) for field in (state.collect_leader, state.collect_group, state.collect_region)
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


def _own_group(state: State, group: int) -> OwnGroup:
    mine = state.presence_group == group
    post = state.post_group == group
    held = post & (state.leader_in_post > 0)
    met = _met(state, group)
    return OwnGroup(
        group=group, cash=state.cash[:, group].copy(), command=state.command[:, group].copy(),
        bench=state.bench[:, group].copy(), rockets=state.rockets[:, group].copy(),
        caution=state.caution[:, group].copy(), alarm_day=state.caution_day[:, group].copy(),
        members=np.where(mine, state.members, 0), presence_region=np.where(mine, state.presence_region, -1),
        bribes=np.where(mine, state.bribe_funds, 0), aid=np.where(mine, state.aid_funds, 0),
        leader_held=held, competence=np.where(held, state.competence, 0.0),
        security=np.where(held, state.security, 0.0), leader_region=np.where(held, state.leader_region, -1),
        cohesion=state.cohesion[:, group].copy(), affiliates=state.affiliates[:, group].copy(),
        affiliate_loyalty=state.affiliate_loyalty[:, group].copy(), succession=state.succession[:, group].copy(),
        faction_share=np.where(held, state.faction_share, 0.0), anger=exact.total(state.anger[:, group]),
        border_fear=state.border_fear.copy(), profit_driven=state.profit_driven[:, group].copy(),
        met=met, enmity=np.where(met >= 0, alliance.enmity(state.rivalry, state.feud), 0.0),
        allied=(met >= 0) & (state.allied > 0), candidate=state.succession_candidate[:, group].copy(),
        custody=np.where(mine, state.custody, 0), control=np.where(mine, state.criminal_control, 0.0),
        protection=np.where(mine, state.protection, 0.0), recruits=np.where(mine, state.recruits_presence, 0),
        arrested=np.where(mine, state.arrests_presence, 0),
    )  # fmt: skip


def _met(state: State, group: int) -> IntArray:
    """Group that each contact of a group is with; -1 for what is no contact of its own. (B, C)"""
    a, b = look_int(state.presence_group, state.contact_a), look_int(state.presence_group, state.contact_b)
    other = np.where(a == group, b, np.where(b == group, a, -1))
    return np.where((state.contact_a >= 0) & (state.contact_b >= 0), other, -1)


def members_known(view: View) -> FloatArray:
    """Members of a red seat's own group by region; (B, R)."""
    if view.own_group is None:
        raise ValueError(f"{view.seat} plays no group")
    return add_by(view.own_group.members * 1.0, view.own_group.presence_region, view.population.shape[1])
