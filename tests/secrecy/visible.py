"""What each seat may know of the state, listed place by place. Whatever is not listed here is hidden.

A new field of the state is hidden by default: the tests resample it and expect that no view changes. To show it to a
seat, list it here, and say of which places it is seen.
"""

from collections.abc import Callable, Mapping
from typing import Final

import attrs
import numpy as np

from game.core.arrays import BoolArray
from game.core.game import Game
from game.core.rows import look_int
from game.core.state import FIELDS, State


@attrs.frozen
class Looker:
    """A seat that looks: its indices on the axes of seats, viewers and groups, -1 where it is on none."""

    name: str
    seat: int
    viewer: int
    group: int
    asked: tuple[bool, ...]  # which dilemmas are its own

    @property
    def is_state(self) -> bool:
        """Whether it is a state seat, which collects intelligence."""
        return self.viewer >= 0


def looker(game: Game, seat: str) -> Looker:
    """The indices of a seat."""
    viewer, group = game.world.viewer(seat), game.world.group_of_seat(seat)
    asked = tuple(one.seat == seat for one in game.world.dilemmas)
    place = game.world.seats.index(seat)
    return Looker(seat, place, -1 if viewer is None else viewer, -1 if group is None else group, asked)


Places = Callable[[State, Looker], BoolArray]


def _all(state: State, who: Looker) -> BoolArray:
    return np.array(True)


def _states(state: State, who: Looker) -> BoolArray:
    """Every place, for the state seats."""
    return np.array(who.is_state)


def _own_dilemmas(state: State, who: Looker) -> BoolArray:
    return np.array(who.asked, dtype=np.bool_)[None, :]


def _us(state: State, who: Looker) -> BoolArray:
    return np.array(who.name == "us")


def _mexico(state: State, who: Looker) -> BoolArray:
    return np.array(who.name == "mexico")


def _reds(state: State, who: Looker) -> BoolArray:
    return np.array(who.group >= 0)


def _own_seat_of_a_state(state: State, who: Looker) -> BoolArray:
    return _own_seat(state, who) & who.is_state


def _us_own_seat(state: State, who: Looker) -> BoolArray:
    return _own_seat(state, who) & (who.name == "us")


def _own_seat(state: State, who: Looker) -> BoolArray:
    """The seat's own place on the axis of seats."""
    return np.arange(state.seat_key.shape[1])[None, :] == who.seat


def _own_viewer(state: State, who: Looker) -> BoolArray:
    """The seat's own place on the axis of viewers."""
    return np.arange(state.rung.shape[1])[None, :] == who.viewer


def _own_group(state: State, who: Looker) -> BoolArray:
    return np.arange(state.group_key.shape[1])[None, :] == who.group


def _own_teams(state: State, who: Looker) -> BoolArray:
    return state.team_seat == who.seat


def _own_presences(state: State, who: Looker) -> BoolArray:
    return (state.presence_group == who.group) & (who.group >= 0)


def _own_contacts(state: State, who: Looker) -> BoolArray:
    """Contacts of the seat's own presences."""
    own = look_int(state.presence_group, state.contact_a) == who.group
    own |= look_int(state.presence_group, state.contact_b) == who.group
    return own & (state.contact_a >= 0) & (who.group >= 0)


def _met_presences(state: State, who: Looker) -> BoolArray:
    """The seat's own presences, and those of other groups that meet them: who else is there, not how many they are."""
    met = _own_presences(state, who).copy()
    rows, contact = np.nonzero(_own_contacts(state, who))
    for side in (state.contact_a, state.contact_b):
        met[rows, side[rows, contact]] = True
    return met


def _own_posts(state: State, who: Looker) -> BoolArray:
    return (state.post_group == who.group) & (who.group >= 0)


_LISTED: Final[tuple[tuple[Places, str], ...]] = (
    # the calendar, and what the public and the press count
    (_all, "day turn population state_control homicides_region civilian_deaths_region captures_group"),
    (_all, "attacks_region roadblocks_region security_deaths_region group_alive designated"),
    # statistics of institutions, courts and prisons, and of those who were driven out or ill-treated
    (_all, "police courts services turf_region abuses_region displaced_region displaced convictions_region"),
    (_all, "releases_region prisoners government_day coalition"),
    # the press, plans of aid, cases, terms taken, what banks pay
    (_all, "press_freedom press_rest plan_funds plan_until plan_conditions compliance_cost cases_built demobilised_group"),
    (_all, "designation_day"),
    (_states, "planners fusion_funds"),
    (_mexico, "press_funds terms_offered"),
    (_us_own_seat, "equip_vetting equip_audit"),
    (_own_viewer, "aid_belief aid_error profit_belief profit_error"),
    # the tracks between the countries, what was threatened, charged and handed over, and the review of the trade agreement
    (_all, "trade_index trade_rest customs_cooperation extradition migration_cooperation regional_support rival_influence"),
    (_all, "norm_credibility civil_liberties neighbour_violence enforcement fear_at_home threats_heard tariff_level"),
    (_all, "closure_level charges transferred migration_north review_day review_state"),
    (_all, "tariff_day closure_day charges_day"),
    (_us, "joint_case"),
    # how the two states stand with each other, and where their forces stand
    (_states, "trust sovereignty_strain us_pressure intelligence_cooperation suspension consent troops troops_border"),
    (_states, "posture"),
    (_us, "authority_until authority_from authority_day isr_hours isr_covert"),
    (_mexico, "troops_wanted border_wanted build_funds building jobs_funds purge_order"),
    # the states' own officers, and talk on the air after a raid
    (_states, "vetting chatter chatter_day"),
    # the seat's own purse, people and programmes
    (_own_seat, "funds grant points analysts attention capital approval pipeline"),
    (_own_seat, "social_budget social_grant social_spending_seat overspending_seat"),
    (_own_seat_of_a_state, "political_will cooperation_approval"),
    # the decisions that are asked of it
    (_own_dilemmas, "dilemma_status dilemma_answer"),
    # what the seat has said this turn, and what the two states have agreed on for it
    (_own_seat, "message_tone message_capital"),
    (_states, "agreed_strike agreed_joint"),
    (_own_seat, "exploit_points vet_region vet_teams training_funds"),
    (_us_own_seat, "equip_funds"),
    (_own_viewer, "collect_leader collect_group collect_region share_points share_broad"),
    (_own_teams, "team_seat headcount establishment fatigue team_quality team_corruption_belief team_corruption_error"),
    # prices, users and deaths in the United States, what treatment and cases there come to
    (_all, "price price_start border_start purity purity_start users in_treatment overdose_deaths death_rate"),
    (_all, "courier_cost courier_rest retail_capacity treatment_entry case_pressure treatment_reach"),
    (_us, "treat_funds distribution_funds"),
    (_own_group, "group_lines line_share revenue_line diversify_line"),
    # the border: what crosses lawfully, what is scanned and seized, who waits, boats struck at sea
    (_all, "way_gateway way_channel crossings scanned scan_reach seized_way trade_delay"),
    (_all, "boats_struck boats_killed boats_level"),
    (_us, "scan_funds mail_funds boats_funds"),
    # what was seized of guns and money, where they usually cross, programmes against them, estimates of them
    (_all, "guns_seized_gateway cash_seized_gateway guns_taken_group forfeited_group south_share guns_a_week"),
    (_mexico, "freeze_points freeze_joint southbound_funds"),
    (_us, "follow_funds follow_joint sanction_points guns_funds"),
    (_own_viewer, "laundering_belief laundering_error arms_belief arms_error"),
    (_own_group, "dirty_cash laundering pay_met arms heavy arm_funds"),
    # what the two states have offered each other and agreed
    (_states, "accord_code accord_status accord_from accord_turns accord_term accord_arguments"),
    # labs and fields found, ports of precursors; what is said of China's controls, and what is inspected
    (_all, "labs_found_region fields_found_region port_rest"),
    (_states, "precursor_compliance compliance_rest tension tension_rest working_group diplomacy_day"),
    (_mexico, "port_funds"),
    (_own_viewer, "labs_belief labs_error"),
    (_own_presences, "sites sites_idle"),
    # the seat's own beliefs
    (_own_viewer, "rung rung_day rung_source believed_person believed_region believed_site"),
    (_own_viewer, "defence_belief defence_error security_belief security_error leader_seen leads_open"),
    (_own_viewer, "members_belief members_error command_belief command_error rockets_belief group_seen"),
    (_own_viewer, "cohesion_belief cohesion_error succession_belief reprisal_belief reprisal_error"),
    (_own_viewer, "corruption_belief corruption_error region_seen support_belief support_error"),
    (_own_viewer, "protection_belief protection_error"),
    # a red seat's own organisation
    (_own_group, "cash command bench rockets caution caution_day"),
    (_own_group, "cohesion affiliates affiliate_loyalty succession anger profit_driven removal_days"),
    (_reds, "border_fear"),
    (_own_presences, "members bribe_funds aid_funds custody criminal_control protection"),
    (_own_presences, "recruits_presence arrests_presence"),
    (_met_presences, "presence_group presence_region"),
    (_own_contacts, "contact_a contact_b rivalry feud allied"),
    # what a red seat has ordered this turn
    (_own_group, "retaliate_level lying_low succession_candidate alliance_asked expand_to"),
    (_own_posts, "post_group post_role leader_in_post competence security leader_region faction_share"),
    (_own_posts, "loyalty ambition post_since"),
)
VISIBLE: Final[Mapping[str, Places]] = {name: places for places, names in _LISTED for name in names.split()}


# Pairs of which everybody knows the sum of each region, and nobody the parts: of presences, and of local groups.
SUMS_BY_REGION: Final = (("custody", "local_custody"), ("arrests_presence", "local_arrests_region"))


def visible_places(state: State, name: str, who: Looker) -> BoolArray:
    """Which places of a field the seat may know, in the shape of its array."""
    array = getattr(state, name)
    places = VISIBLE.get(name)
    if places is None:
        return np.zeros(array.shape, dtype=np.bool_)
    mask = places(state, who)
    return np.broadcast_to(mask.reshape(mask.shape + (1,) * (array.ndim - mask.ndim)), array.shape)


def stale_names() -> list[str]:
    """Names listed as visible that the state does not have."""
    return [name for name in VISIBLE if name not in FIELDS]
