"""Forecasts of orders that are no raids: chances and numbers with their range, in words, from what the seat knows."""

import pytest

from game.core.orders import parse_order
from game.session import wording
from game.session.session import Session

PLAYED = {"mexico": "person", "us": "person", "group:CJNG": "person"}
GIVEN = (
    ("group:CJNG", "settle_succession candidate=CJNG/deputy-1", {"recognised"}),
    ("group:CJNG", "ally group=CU", {"accepted", "gift"}),
    ("group:CJNG", "retaliate level=3 where=MX-JAL", {"attacks", "roadblocks"}),
    ("mexico", "deploy region=MX-JAL troops=30000", {"cover_now", "cover"}),
    ("us", "message tone=claim capital=10", {"approval"}),
)


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
            assert (line.odds.rule, name) in wording.MODIFIERS, f"{line.odds.rule} {name} has no words."


def test_the_harder_a_group_hits_the_more_it_expects(session: Session) -> None:
    found = [session.forecast("group:CJNG", parse_order(f"retaliate level={n} where=MX-JAL"))[0].value for n in range(4)]
    assert found == sorted(found) and found[0] < found[3], f"Attacks expected by level: {found}"
