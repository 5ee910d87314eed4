"""What a seat knows of money and guns: seizures, its own programmes and estimates, a group's own books."""

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.state import State


@attrs.frozen(eq=False)
class Finance:
    """Public seizures of the last turn, a state seat's programmes and estimates, a red seat's own purse and guns.

    What is not the seat's is 0. Programmes are dollars or points a turn; all (B,) but for those by group (B, G), gateway
    (B, F) or presence (B, P).
    """

    guns_seized: IntArray  # public, inside the countries and at every gateway
    guns_seized_at: IntArray  # (B, F)
    cash_seized: IntArray  # dollars, likewise
    cash_seized_at: IntArray  # (B, F)
    crossings: FloatArray  # (B, F) public: share of the guns and cash that usually comes south by each gateway
    guns_a_week: FloatArray  # public estimate of what usually comes in
    freeze: IntArray  # (B, G) of Mexico
    freeze_joint: IntArray
    southbound: IntArray  # (B, F) of Mexico
    follow: IntArray  # of the United States
    follow_joint: IntArray
    sanction: IntArray  # (B, G)
    guns: IntArray
    laundering: FloatArray  # (B, G) the seat's estimate, dollars a week
    laundering_error: FloatArray
    arms: FloatArray  # (B, G) the seat's estimate, guns
    arms_error: FloatArray
    own_dirty: IntArray  # proceeds that wait
    own_laundering: FloatArray  # dollars a week
    own_pay: FloatArray  # part of its usual spending that the group can meet
    own_arms: IntArray
    own_heavy: FloatArray
    own_arming: IntArray  # dollars a turn


def finance_of(state: State, seat: str, viewer: int | None, group: int | None) -> Finance:
    """Money and guns as one seat knows them."""
    home, payer, known = seat == "mexico", seat == "us", viewer is not None
    at, own = viewer if viewer is not None else 0, group if group is not None else 0
    mine, ours = int(group is not None), float(group is not None)
    return Finance(
        guns_seized=exact.integer_total(state.guns_seized_gateway) + exact.integer_total(state.guns_taken_group),
        guns_seized_at=state.guns_seized_gateway.copy(),
        cash_seized=exact.integer_total(state.cash_seized_gateway) + exact.integer_total(state.forfeited_group),
        cash_seized_at=state.cash_seized_gateway.copy(),
        crossings=state.south_share.copy(), guns_a_week=state.guns_a_week.copy(),
        freeze=state.freeze_points * int(home), freeze_joint=state.freeze_joint * int(home),
        southbound=state.southbound_funds * int(home),
        follow=state.follow_funds * int(payer), follow_joint=state.follow_joint * int(payer),
        sanction=state.sanction_points * int(payer), guns=state.guns_funds * int(payer),
        laundering=state.laundering_belief[:, at] * float(known),
        laundering_error=state.laundering_error[:, at] * float(known),
        arms=state.arms_belief[:, at] * float(known), arms_error=state.arms_error[:, at] * float(known),
        own_dirty=state.dirty_cash[:, own] * mine, own_laundering=state.laundering[:, own] * ours,
        own_pay=np.where(group is not None, state.pay_met[:, own], 0.0), own_arms=state.arms[:, own] * mine,
        own_heavy=state.heavy[:, own] * ours, own_arming=state.arm_funds[:, own] * mine,
    )  # fmt: skip
