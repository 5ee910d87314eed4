"""What passes the gateways is guessed from public seizures, starts from what is published, and is true after the end."""

import numpy as np
import pytest

from game.clients import layers
from game.clients.corridors import before_turn, gateways, has_corridors, origins, passing, seized_at
from game.clients.gateways import channels, inspected, listed, running_at
from game.clients.known import Known
from game.clients.market_figures import products
from game.clients.revealed import Revealed
from game.core.markets import GRAMS, PRODUCTS
from game.desktop.play import begin
from game.session.headlines import view_after

SCENARIO = "after_the_boss"


@pytest.fixture(scope="module")
def played():
    """A game after its second turn, read by the United States."""
    play = begin(SCENARIO, {"us": "person"}, None, seed=7, language="en")
    play.resolve()
    play.resolve()
    return play


def test_before_the_first_turn_the_published_parts_of_the_whole_stand():
    known = begin(SCENARIO, {"us": "person"}, None, seed=7, language="en").known
    for product in range(len(PRODUCTS)):
        found = passing(known, product)
        assert all(one.is_share and one.before is None for one in found)
        assert sum(one.value for one in found) == pytest.approx(1.0, abs=0.01), "parts of all that crosses sum to one"


def test_what_passes_is_as_many_times_what_was_seized_at_every_gateway(played):
    known = played.known
    for product in range(len(PRODUCTS)):
        found = [one for one in passing(known, product) if one.seized > 0.0]
        ratios = [one.value / one.seized for one in found]
        assert ratios == pytest.approx([ratios[0]] * len(ratios))
        assert all(one.error > 0.0 for one in found), "a guess carries its error"


def test_seizures_by_gateway_add_up_to_those_of_the_country(played):
    view = played.known.view
    weeks = view.world.days_of(view.turn) / 7.0
    for product in range(len(PRODUCTS)):
        whole = float(view.border.seized[0, product].sum()) / GRAMS
        assert float(seized_at(view, product).sum()) * weeks == pytest.approx(whole)


def test_a_change_is_told_against_the_turn_before(played):
    known, before = played.known, Known.at(played.session, "us", 1)
    earlier = {one.gateway: one.value for one in passing(before, 0)}
    for one in passing(known, 0):
        assert one.before == pytest.approx(earlier[one.gateway])
    assert before_turn(known, 0) == pytest.approx(earlier)


def test_the_first_turn_goes_over_from_the_published_parts_of_as_much(played):
    first = Known.at(played.session, "us", 1)
    then = before_turn(first, 0)
    assert sum(then.values()) == pytest.approx(sum(one.value for one in passing(first, 0)))


def test_a_seat_starts_corridors_where_it_thinks_that_laboratories_are_and_not_where_they_are(played):
    known = played.known
    labs = known.view.production.labs[0]
    believed = origins(known, 0)
    regions = known.view.world.regions
    for region, part in believed.items():
        assert part == pytest.approx(float(labs[regions.index(region)]) / float(labs.sum()))
    assert sum(believed.values()) == pytest.approx(1.0)


def test_nothing_a_seat_is_told_of_corridors_hangs_on_what_is_hidden(played):
    """The same view with another truth behind it tells the same."""
    session, known = played.session, played.known
    told = [passing(known, product) for product in range(4)], [origins(known, product) for product in range(4)]
    state = session.truth.state
    kept = state.flow_way.copy(), state.sites.copy(), state.way_share.copy()
    try:
        state.flow_way[:], state.sites[:], state.way_share[:] = 0, 0, 0.0
        again = Known.of(session, "us")
        assert told == (
            [passing(again, product) for product in range(4)], [origins(again, product) for product in range(4)]
        )  # fmt: skip
    finally:
        state.flow_way[:], state.sites[:], state.way_share[:] = kept


def test_after_the_end_the_truth_is_read_in_the_same_shape():
    play = begin("laboratory", {"us": "person"}, None, seed=7, language="en")
    while not play.session.over:
        play.resolve()
    last = len(play.session.turns)
    known = Revealed.after(play.session, last)
    state = play.session.checkpoints[last][0]
    weeks = known.view.world.days_of(last) / 7.0
    for product in range(len(PRODUCTS)):
        found = passing(known, product)
        assert sum(one.value for one in found) * weeks == pytest.approx(float(state.flow_way[0, product].sum()) / GRAMS)
        assert all(one.error == 0.0 for one in found)


@pytest.mark.parametrize("scenario", ["the_teapot", "tapalpa_plus_72"])
def test_a_scenario_without_a_border_offers_no_layer_of_it(scenario):
    known = begin(scenario, {"mexico": "person"}, None, seed=7, language="en").known
    assert not has_corridors(known) and not products(known) and not gateways(known)
    assert not {one.id for one in layers.offered(known)} & set(layers.OF_THE_BORDER)


def test_channels_of_a_gateway_tell_inspection_and_what_the_seat_pays_there():
    play = begin(SCENARIO, {"us": "person"}, None, seed=7, language="en")
    assert play.plan("scan_border gateway=tucson channel=car method=scanner funds=30").accepted
    for _turn in range(3):
        play.resolve()
    known = play.known
    place = known.view.world.gateways.index("tucson")
    cars = next(one for one in channels(known.view, place) if one.name == "car")
    assert cars.beyond > 0.0 and cars.inspected > cars.beyond
    assert [dollars for _words, dollars in running_at(known, place)] == [30_000_000]
    assert 0.0 < inspected(known.view, place) < 1.0
    assert place in listed(known)


def test_products_tell_public_numbers_with_their_change(played):
    now, before = played.session.view("us"), view_after(played.session, "us", 1)
    for one in products(played.known):
        was = float(before.market.price[0, one.place])
        assert one.price.value == float(now.market.price[0, one.place])
        assert one.price.change == pytest.approx(one.price.value / was - 1.0)
        assert np.isfinite([one.purity.value, one.seized.value, one.users.value, one.deaths.value]).all()
