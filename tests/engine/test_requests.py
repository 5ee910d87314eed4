"""A request asks the other state for leave this once: agreed to, it stands beside what is sealed; refused, it does not."""

from game.core.game import Game, fork
from tests.support.diplomacy import give, kinds, laboratory


def armed() -> Game:
    """A game in which the United States may strike, if Mexico lets it."""
    game = laboratory([4])
    give(game, ("us", "seek_authority from=white_house kind=strike"), ("us", "seek_authority from=white_house kind=joint"))
    return game


STRIKE = ("us", "strike target=ALFA/boss ask=true when=fix")


def test_a_strike_that_is_asked_for_stands_when_it_is_agreed_to_this_once() -> None:
    game = armed()
    assert give(fork(game), STRIKE) == ["no_consent"], "nobody agreed"
    assert give(fork(game), STRIKE, ("mexico", "answer_accord accord=us-2-1 answer=refuse")) == ["no_consent", "accepted"]
    assert give(game, STRIKE, ("mexico", "answer_accord accord=us-2-1 answer=accept")) == ["accepted", "accepted"]
    assert "request_granted" in kinds(game) and not game.state.agreed_strike.any()
    assert give(game, STRIKE) == ["no_consent"], "what was agreed once does not hold for another turn"


def test_a_request_is_numbered_with_the_offers_of_its_seat_and_cannot_be_countered() -> None:
    game = armed()
    offer = ("us", 'propose_accord gives="exploit points=1" turns=1')
    counter = ("mexico", 'answer_accord accord=us-2-2 answer=counter gives="exploit points=1"')
    answer = ("mexico", "answer_accord accord=us-2-2 answer=accept")
    assert give(game, offer, STRIKE, counter, answer) == ["accepted", "accepted", "bad_terms", "accepted"]


def test_a_strike_that_could_not_be_flown_is_not_asked_for() -> None:
    game = laboratory([4])
    unheard_of = ("us", "strike target=GAMA/financier-1 ask=true")
    answer = ("mexico", "answer_accord accord=us-1-1 answer=accept")
    assert give(game, unheard_of, answer) == ["unknown_target", "no_such_accord"]
    assert not kinds(game)


def test_consent_to_a_strike_can_be_asked_before_the_authority_is_there() -> None:
    game = laboratory([4])
    assert give(game, STRIKE, ("mexico", "answer_accord accord=us-1-1 answer=accept")) == ["no_authority", "accepted"]


def test_an_agreement_to_one_strike_is_none_to_another() -> None:
    game = armed()
    other = ("us", "strike target=ALFA/financier-1 ask=true when=fix")
    answers = (
        ("mexico", "answer_accord accord=us-2-1 answer=accept"),
        ("mexico", "answer_accord accord=us-2-2 answer=refuse"),
    )
    assert give(game, STRIKE, other, *answers) == ["accepted", "no_consent", "accepted", "accepted"]
