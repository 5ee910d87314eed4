"""Forecasts of orders that are no raids: chances and numbers with their range, in words, from what the seat knows."""

import attrs
import pytest

from game.clients.forecast_words import leading, remarks_of
from game.core.orders import parse_order
from game.session import odds_words, wording
from game.session.forecasts import forecast_order
from game.session.session import Session

PLAYED = {"mexico": "person", "us": "person", "group:CJNG": "person"}
GIVEN = (
    ("group:CJNG", "settle_succession candidate=CJNG/deputy-1", {"recognised"}),
    ("group:CJNG", "ally group=CU", {"accepted", "gift"}),
    ("group:CJNG", "retaliate level=3 where=MX-JAL", {"attacks", "roadblocks"}),
    ("mexico", "deploy region=MX-JAL troops=30000", {"cover_now", "cover", "calm_first", "calm_later", "abuses"}),
    ("us", "message tone=claim capital=10", {"approval"}),
)


GROWN = {"sticks", "capacity_12", "capacity_36", "control_12", "control_36"}
OF_THE_COUNTRY = (
    ("mexico", "build region=LAB-A kind=courts funds=20", GROWN),
    ("mexico", "jobs region=LAB-A funds=20", {"jobs_6", "jobs_24", "jobs_end"}),
    ("mexico", "posture group=ALFA toward=tolerate",
     {"violence_less", "arrests_more", "exposed", "approval_lost", "pressure_exposed"}),
    ("mexico", "posture group=ALFA toward=confront", {"violence_less", "arrests_more"}),
    ("mexico", "prosecute_protectors region=LAB-A coalition=own",
     {"case", "will_lost", "protection_cut", "corruption_cut"}),
    ("mexico", "prosecute_protectors region=LAB-A coalition=own joint=true",
     {"case", "will_lost", "protection_cut", "corruption_cut", "trust_up", "strain_up"}),
    ("us", "demand_action topic=labs", {"pressure_up", "strain_up", "effort_up"}),
    ("us", "threaten_tariff level=2", {"effort_up", "trust_lost", "strain_up", "trade_lost"}),
    ("us", "threaten_border_closure level=1", {"effort_up", "trust_lost", "strain_up", "trade_lost"}),
    ("us", "indict_official region=LAB-A",
     {"sharing_lost", "trust_lost", "strain_up", "pressure_down", "shield_cut"}),
    ("us", "indict_official region=LAB-A joint=true",
     {"case", "protection_cut", "corruption_cut", "trust_up", "strain_up"}),
    ("mexico", "transfer_prisoners count=30", {"pressure_down", "trust_back", "strain_up", "approval_down", "answers"}),
    ("us", "scan_border gateway=tucson channel=car method=scanner funds=6",
     {"inspected", "found_more", "moves_over", "waits_more"}),
    ("us", "screen_mail funds=5", {"inspected", "found_more"}),
    ("us", "strike_boats level=2", {"lost_at_sea", "moves_over", "boats", "killed_at_sea", "boats_cost"}),
    ("group:ALFA", "expand region=LAB-D", {"moved", "missed"}),
)  # fmt: skip


@pytest.fixture(scope="module")
def laboratory() -> Session:
    return Session.create("laboratory", {"mexico": "person", "us": "person", "group:ALFA": "person"}, seed=5)


@pytest.mark.parametrize(("seat", "order", "names"), OF_THE_COUNTRY)
def test_an_order_of_the_strategic_game_promises_numbers_that_have_words(
    laboratory: Session, seat: str, order: str, names: set[str]
) -> None:
    lines = laboratory.forecast(seat, parse_order(order))
    assert {line.name for line in lines} == names, f"{order}: {lines}"
    for line in lines:
        assert line.low <= line.value <= line.high, f"{order}: {line}"
        assert line.name in wording.LINES, f"{line.name} has no words; add it to LINES in game/session/wording.py."
        for name, _ in line.odds.modifiers if line.odds else ():
            assert (line.odds.rule, name) in odds_words.MODIFIERS, f"{line.odds.rule} {name} has no words."
    assert leading(lines) is not None, f"A forecast leads with a line; add one of {sorted(names)} to LEADING."


def test_building_promises_little_in_a_year_and_more_in_three(laboratory: Session) -> None:
    found = {line.name: line.value for line in laboratory.forecast("mexico", parse_order(OF_THE_COUNTRY[0][1]))}
    assert 0.0 < found["capacity_12"] < found["capacity_36"] / 2.0 and found["control_36"] < found["capacity_36"]


def test_where_will_is_gone_a_forecast_says_that_little_sticks(laboratory: Session) -> None:
    order = parse_order(OF_THE_COUNTRY[0][1])
    view = laboratory.planned_view("mexico")
    tired = attrs.evolve(view, standing=attrs.evolve(view.standing, political_will=view.standing.political_will * 0.2))
    before, after = ({line.name: line for line in forecast_order(one, order, 28.0)} for one in (view, tired))
    assert after["capacity_36"].value < before["capacity_36"].value / 5.0
    assert any("little of it stick" in told for told in remarks_of(tuple(after.values())))


def test_troops_prevent_more_at_first_than_when_groups_are_used_to_them(laboratory: Session) -> None:
    lines = laboratory.forecast("mexico", parse_order("deploy region=LAB-A troops=20000"))
    found = {line.name: line.value for line in lines}
    assert found["calm_first"] > found["calm_later"] > 0.0 and found["abuses"] > 0.0


def test_ending_a_programme_promises_nothing(laboratory: Session) -> None:
    for order in ("build region=LAB-A kind=police funds=0", "jobs region=LAB-A funds=0"):
        assert laboratory.forecast("mexico", parse_order(order)) == ()


@pytest.fixture(scope="module")
def session() -> Session:
    return Session.create("tapalpa_plus_72", PLAYED, seed=5)


@pytest.mark.parametrize(("seat", "order", "names"), GIVEN)
def test_an_order_promises_numbers_within_their_range_and_has_words_for_them(
    session: Session, seat: str, order: str, names: set[str]
) -> None:
    lines = session.forecast(seat, parse_order(order))
    assert {line.name for line in lines} == names, f"{order}: {lines}"
    for line in lines:
        assert line.name in wording.LINES, f"{line.name} has no words; add it to LINES in game/session/wording.py."
        assert 0.0 <= line.low <= line.value <= line.high, f"{order}: {line}"
        for name, _ in line.odds.modifiers if line.odds else ():
            assert (line.odds.rule, name) in odds_words.MODIFIERS, f"{line.odds.rule} {name} has no words."


def test_the_harder_a_group_hits_the_more_it_expects(session: Session) -> None:
    found = [session.forecast("group:CJNG", parse_order(f"retaliate level={n} where=MX-JAL"))[0].value for n in range(4)]
    assert found == sorted(found) and found[0] < found[3], f"Attacks expected by level: {found}"
