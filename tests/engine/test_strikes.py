"""Strikes, joint raids and what enables them: who may order them, what they rest on, and what they leave alone."""

from collections.abc import Sequence

import numpy as np
import pytest

from game.core.game import Game, fork
from game.core.injects import make_inject
from game.core.orders import parse_order
from game.core.refusals import BY_CODE
from game.core.state import AUTHORITIES, CONSENTS
from game.engine.commitments import no_commitments
from game.engine.legal import give
from game.engine.order_table import LABS_FROM, decode, encode
from game.engine.step import resolve_turn
from tests.support.games import start

Given = tuple[str, str]  # seat, order in its text form
MEXICO, US = 0, 1
GRANT: Given = ("us", "seek_authority from=white_house kind=strike")
STRIKE: Given = ("us", "strike target=ALFA/boss ask=false day=3")
ASKED: Given = ("us", "strike target=ALFA/boss ask=true day=3")
CONSENT: Given = ("mexico", "consent to=strike answer=give")
JOINT: Given = ("mexico", "consent to=joint_raid answer=give")


def games(number: int = 40, rung: int = 4) -> Game:
    game = start("laboratory", range(number), tracing=True)
    game.state.rung[:, :, game.world.posts.index("ALFA/boss")] = rung
    return game


def turn(game: Game, orders: Sequence[Given], outcome: str = "") -> list[str]:
    """Resolve a turn in which every game is given these orders; the reasons in the first game."""
    rows = np.arange(game.batch)
    given = [(int(row), seat, parse_order(text)) for row in rows for seat, text in orders]
    injects = [(make_inject("raid_outcome", {"leader": "ALFA/boss", "outcome": outcome}), rows)] if outcome else []
    resolved = resolve_turn(game, encode(game.world, given), injects)
    return [BY_CODE[int(code)].name for code in resolved.reasons[: len(orders)]]


def kinds(game: Game) -> list[str]:
    assert game.trace is not None
    return [event.kind for event in game.trace.events]


@pytest.mark.parametrize(
    ("orders", "reason"),
    [
        ([("mexico", "strike target=ALFA/boss")], "wrong_seat"),
        ([STRIKE], "no_authority"),
        ([GRANT, ASKED], "no_consent"),
        ([GRANT, ("us", "strike target=ALFA/boss ask=false confirmation=ground")], "no_consent"),
        ([CONSENT, GRANT, ("us", "strike target=ALFA/boss ask=false confirmation=ground")], "no_consent"),
        ([GRANT, ("us", "strike target=lab:LAB-A ask=true")], "no_consent"),
        ([GRANT, ("us", "strike target=LAB-A ask=false")], "unknown_target"),
        ([GRANT, ("us", "strike target=BETA/enforcer-1 ask=false")], "unknown_target"),
        ([GRANT, ("us", "strike target=NOBODY/boss ask=false")], "unknown_target"),
        ([GRANT, STRIKE, STRIKE], "already_ordered"),
        ([GRANT, ("us", "strike target=ALFA/boss ask=false day=60")], "bad_time"),
        ([("us", "propose_joint_raid leader=ALFA/boss")], "no_consent"),
        ([JOINT, ("us", "propose_joint_raid leader=ALFA/boss lead=us")], "no_authority"),
        ([("us", "fly_isr region=LAB-A hours=100")], "no_consent"),
        ([("us", "fly_isr region=LAB-A hours=0 covert=true")], "nothing_to_end"),
        ([("us", "train_and_equip funds=2")], "no_consent"),
        ([("us", "attach_planners presence=temporary")], "no_consent"),
        ([("mexico", "consent to=isr answer=withdraw")], "already_consented"),
        ([("us", "seek_authority from=congress kind=strike")] * 2, "already_authorised"),
    ],
)  # fmt: skip
def test_an_order_that_may_not_stand_is_refused_with_its_reason(orders: list[Given], reason: str) -> None:
    game = games(2)
    assert turn(game, orders)[-1] == reason, f"{orders[-1][1]} should be refused as {reason}"
    assert not game.state.strikes_seat.any() or reason == "already_ordered", "an order that was refused led to a strike"


def test_a_strike_refused_leaves_every_other_thing_as_it_was() -> None:
    quiet, refused = games(), games()
    turn(quiet, [])
    turn(refused, [("mexico", "strike target=ALFA/boss")])
    for name in ("members", "command", "approval", "sovereignty_strain", "homicides_region", "rung"):
        assert (getattr(quiet.state, name) == getattr(refused.state, name)).all(), f"{name} changed by a refused order"


def test_a_strike_costs_no_raider_and_brings_no_material() -> None:
    game = games()
    assert turn(game, [GRANT, STRIKE]) == ["accepted", "accepted"]
    state = game.state
    assert (state.strikes_seat[:, US] == 1).all() and not state.raids_seat.any()
    assert not state.raider_deaths.any() and not state.material.any() and not state.captures_group.any()
    alfa = game.world.groups.index("ALFA")
    assert state.kills_group[:, alfa].mean() > 0.6, "a fixed target is mostly killed by a strike"
    assert "material_seized" not in kinds(game) and "raid" not in kinds(game)


def test_only_a_strike_that_was_not_asked_for_is_a_breach() -> None:
    alone, together = games(), games()
    turn(alone, [GRANT, STRIKE])
    turn(together, [CONSENT, GRANT, ASKED])
    assert (alone.state.suspension > 0).all() and not together.state.suspension.any()
    assert (alone.state.sovereignty_strain > together.state.sovereignty_strain).all()


def test_a_breach_ends_what_rested_on_consents_but_not_covert_flights() -> None:
    game = games()
    before = [("mexico", "consent to=isr answer=give"), ("mexico", "consent to=trainers answer=give"),
              ("us", "fly_isr region=LAB-A hours=50"), ("us", "fly_isr region=LAB-B hours=40 covert=true"),
              ("us", "train_and_equip funds=2")]  # fmt: skip
    assert set(turn(game, before)) == {"accepted"}
    game.state.rung[:, :, game.world.posts.index("ALFA/boss")] = 4
    assert set(turn(game, [GRANT, STRIKE])) == {"accepted"}
    assert not game.state.consent.any() and not game.state.equip_funds.any()
    assert game.state.isr_hours[:, :2].tolist() == [[0, 40]] * game.batch


def test_withdrawing_consent_before_the_hour_calls_a_strike_off() -> None:
    game = games()
    orders = [CONSENT, GRANT, ASKED, ("mexico", "consent to=strike answer=withdraw")]
    assert set(turn(game, orders)) == {"accepted"}
    assert "strike" not in kinds(game) and kinds(game).count("strike_called_off") == game.batch


def test_an_agreement_for_one_target_stands_for_that_target_and_one_turn() -> None:
    game = games(3)
    game.state.rung[:] = 4
    turn(game, [GRANT])
    game.state.agreed_strike[:, game.world.posts.index("ALFA/boss")] = 1
    texts = (ASKED[1], "strike target=BETA/boss ask=true")
    table = encode(game.world, [(row, "us", parse_order(text)) for row in range(3) for text in texts])
    reasons, listed = give(fork(game), table, no_commitments(game))
    assert [BY_CODE[int(code)].name for code in reasons] == ["accepted", "no_consent"] * 3
    assert (listed.post == game.world.posts.index("ALFA/boss")).all()
    turn(game, [])
    assert not game.state.agreed_strike.any(), "an agreement for one turn outlived it"


def test_a_strike_on_call_waits_for_a_fix_and_lapses_without_one() -> None:
    game = games(60, rung=3)
    turn(game, [GRANT, ("us", "strike target=ALFA/boss ask=false when=fix"),
                ("us", "collect target=ALFA/boss discipline=human points=8")])  # fmt: skip
    assert game.trace is not None
    struck = {event.row for event in game.trace.events if event.kind == "strike"}
    lapsed = {event.row for event in game.trace.events if event.kind == "strike_called_off"}
    assert struck and lapsed and struck | lapsed == set(range(60)) and not struck & lapsed
    first: dict[int, float] = {}
    for event in game.trace.events:
        mine = event.subjects == {"leader": "ALFA/boss", "seat": "us"}
        if mine and event.kind == "rung_up" and event.values["rung"] == "fix":
            first.setdefault(event.row, event.day)
    for event in game.trace.events:
        if event.kind == "strike":
            assert event.day == first[event.row], "a strike on call falls at the moment of the fix"


def test_raids_and_strikes_of_one_day_go_in_the_order_of_their_hours() -> None:
    game = games()
    turn(game, [GRANT, ("mexico", "raid leader=ALFA/boss teams=2 day=5"), STRIKE], "dry_hole")
    order = [kind for kind in kinds(game) if kind in ("raid", "strike")]
    assert order.count("raid") == order.count("strike") == game.batch
    assert game.trace is not None
    days = {kind: {e.day for e in game.trace.events if e.kind == kind} for kind in ("raid", "strike")}
    assert max(days["strike"]) < min(days["raid"])


def test_the_white_house_grants_for_ninety_days_and_congress_decides_after_eight_weeks() -> None:
    game = games(200)
    strike, joint = AUTHORITIES.index("strike"), AUTHORITIES.index("joint")
    turn(game, [GRANT, ("us", "seek_authority from=congress kind=joint")])
    assert (game.state.authority_until[:, strike] == 90.0).all() and (game.state.authority_day[:, joint] == 56.0).all()
    capital = game.state.capital[:, US].copy()
    turn(game, [])
    granted = game.state.authority_until[:, joint] == 56.0 + 360.0
    assert 0.05 < granted.mean() < 0.7, "Congress neither always grants nor always refuses"
    assert kinds(game).count("authority_refused") == np.count_nonzero(~granted)
    assert (game.state.capital[:, US] >= capital).all() and not game.state.legal_penalty_seat.any()


def test_a_joint_raid_goes_with_mexican_teams_and_the_better_knowledge() -> None:
    game = games()
    boss = game.world.posts.index("ALFA/boss")
    game.state.rung[:, MEXICO, boss] = 1
    alone = games()
    alone.state.rung[:, MEXICO, boss] = 1
    assert turn(game, [JOINT, ("us", "propose_joint_raid leader=ALFA/boss teams=3 day=1")]) == ["accepted"] * 2
    assert turn(alone, [("mexico", "raid leader=ALFA/boss teams=3 day=1")]) == ["accepted"]
    assert (game.state.raids_seat[:, MEXICO] == 1).all() and not game.state.raids_seat[:, US].any()
    assert (game.state.raid_chance_sum > 3.0 * alone.state.raid_chance_sum).all()
    assert kinds(game).count("joint_raid") == kinds(game).count("raid") == game.batch


def test_a_joint_raid_tells_nothing_of_the_partners_teams_and_is_called_off_where_too_few_are_ready() -> None:
    rested, tired = games(3), games(3)
    tired.state.fatigue[:] = 1.0
    for game in (rested, tired):
        enough = "1" if game is tired else "9"
        orders = [JOINT, ("us", f"propose_joint_raid leader=ALFA/boss teams={enough} day=1")]
        assert set(turn(game, orders)) == {"accepted"}, "the refusal would tell how many teams the partner has ready"
        assert game.trace is not None
        off = [event.values["reason"] for event in game.trace.events if event.kind == "raid_called_off"]
        assert off == ["no team is ready"] * game.batch and "raid" not in kinds(game)


def test_a_joint_raid_that_the_united_states_leads_strains_sovereignty_more() -> None:
    grant = ("us", "seek_authority from=white_house kind=joint")
    strain = []
    for lead in ("mexico", "us"):
        game = games()
        orders = [JOINT, grant, ("us", f"propose_joint_raid leader=ALFA/boss lead={lead} day=1")]
        assert set(turn(game, orders, "failed")) == {"accepted"}
        strain.append(game.state.sovereignty_strain)
    assert (strain[1] > strain[0]).all()


def test_flights_are_paid_by_the_hour_and_cut_to_what_the_purse_holds() -> None:
    game = games(3)
    us = game.state.funds[:, US].copy()
    assert turn(game, [("us", "fly_isr region=LAB-A hours=500 covert=true")]) == ["accepted"]
    assert (game.state.spending[:, US] == 2_000_000).all()
    assert (game.state.isr_hours[:, 0] == 500).all() and (us > 0).all()
    poor = games(3)
    poor.state.funds[:, US], poor.state.grant[:, US] = 1_000_000, 0
    poor.state.isr_hours[:, 0], poor.state.isr_covert[:, 0] = 500, 1
    turn(poor, [])
    assert (poor.state.isr_hours[:, 0] < 500).all() and (poor.state.funds[:, US] >= 0).all()


def test_covert_flights_serve_the_united_states_alone_and_come_to_light_in_the_end() -> None:
    flown, quiet = games(150), games(150)
    for _ in range(4):
        turn(quiet, [])
    for number in range(4):
        turn(flown, [("us", "fly_isr region=LAB-A hours=700 covert=true")] if number == 0 else [])
    there = quiet.state.leader_region == 0
    assert flown.state.rung[:, US][there].mean() > quiet.state.rung[:, US][there].mean() + 0.2
    exposed = {event.row for event in (flown.trace.events if flown.trace else []) if event.kind == "isr_exposed"}
    assert 20 < len(exposed) < 140
    hit = np.isin(np.arange(150), sorted(exposed))
    assert (flown.state.trust[hit] < quiet.state.trust[hit]).all()
    assert flown.state.rung[~hit][:, MEXICO].mean() <= quiet.state.rung[~hit][:, MEXICO].mean() + 0.05


def test_a_target_of_laboratories_reads_back_as_it_was_written() -> None:
    world = games(1).world
    order = parse_order("strike target=lab:LAB-B ask=false confirmation=none")
    table = encode(world, [(0, "us", order)])
    assert table.arguments[0, 0] == LABS_FROM + world.regions.index("LAB-B")
    assert decode(world, table, 0) == order


def test_consents_are_six_and_none_stands_in_the_laboratory() -> None:
    game = games(1)
    assert game.state.consent.shape[1] == len(CONSENTS) == 6
    assert not game.state.consent.any()
