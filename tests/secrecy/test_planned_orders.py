"""What a seat plans shows it nothing of how that will come out: no draw of the turn is in the view that plans ahead."""

import functools

import numpy as np
import pytest

from game.core.problem import Problem
from game.session.session import Session
from tests.secrecy.test_views import unlike_bits

GIVEN = {
    "mexico": (
        "prosecute_protectors region=LAB-A coalition=own joint=true officials=both",
        "prosecute_protectors region=LAB-D coalition=other", "posture group=ALFA toward=tolerate",
        "build region=LAB-A kind=courts funds=20", "jobs region=LAB-B funds=5", "deploy region=LAB-C troops=20000",
        "consent to=trainers answer=give", "message tone=claim capital=5", "freeze_finances group=ALFA points=5",
        "inspect_southbound gateway=tucson funds=4", "inspect_port gateway=manzanillo funds=4", "protect_press funds=3",
        "offer_terms group=ALFA", "transfer_prisoners count=5", "raid_site kind=lab region=LAB-A teams=1",
    ),
    "us": (
        "demand_action topic=corruption", "seek_authority from=white_house kind=strike", "threaten_tariff level=2",
        "scan_border gateway=tucson channel=car method=scanner funds=5", "strike_boats level=2", "follow_money funds=5",
        "sanction group=ALFA points=3", "treat funds=40", "prosecute_distribution funds=20", "designate group=BETA",
        "precursor_diplomacy lever=threat", "indict_official region=LAB-A", "fund_plan funds=10 years=3",
    ),
    "group:ALFA": (
        "expand region=LAB-D", "retaliate level=2 where=LAB-A", "bribe region=LAB-A funds=1", "arm funds=1",
        "diversify line=fuel", "move_labs from=LAB-A to=LAB-B",
    ),
}  # fmt: skip
SEEDS = (7, 11, 13, 17, 19)


@functools.cache
def begun(seat: str) -> Session:
    """A game after its first turn; what is planned in it stands in its trays alone."""
    session = Session.create("laboratory", {seat: "person"}, seed=3)
    session.resolve()
    return session


def planned(seed: int, seat: str, order: str):
    """The view that plans ahead with nothing but an order in the tray, in a game whose truth has this seed from now on."""
    session = begun(seat)
    for tray in session.plans.values():
        tray.clear()
    session.truth.state.seed[...] = np.uint64(seed)
    try:
        answer = session.submit(seat, order)
    except Problem as problem:
        pytest.fail(f"{order}: {problem}")
    return answer, session.planned_view(seat)


@pytest.mark.parametrize(("seat", "order"), [(seat, order) for seat, orders in GIVEN.items() for order in orders])
def test_a_planned_order_tells_nothing_of_its_outcome(seat: str, order: str) -> None:
    answer, first = planned(SEEDS[0], seat, order)
    assert answer.accepted, f"{order} should stand, so that it is planned: {answer.sentence}"
    for seed in SEEDS[1:]:
        _answer, other = planned(seed, seat, order)
        told = unlike_bits(first, other)
        assert not told, (
            f"{order} is drawn while it is planned: View{', View'.join(told)} shows how it comes out, and it could be taken "
            "back. Let the order write a setting, and let the first pulse of the turn carry it out."
        )
