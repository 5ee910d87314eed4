"""The common map is Mexico: 32 states, the population of 2025, borders that go both ways."""

from game.content.common_map import common_map
from game.content.quantities import numbers_in

POPULATION_2025 = 133_367_428  # CONAPO, mid-year, the sum of the states


def test_there_are_32_states_with_the_population_of_the_country() -> None:
    states = common_map().states
    assert len(states) == 32
    assert sum(int(state.population.low) for state in states.values()) == POPULATION_2025


def test_the_homicides_of_2025_are_near_the_national_count() -> None:
    total = sum(state.homicides_2025.low for state in common_map().states.values())
    assert abs(total / 23_243 - 1) < 0.02


def test_each_rate_is_the_homicides_over_the_population() -> None:
    for id, state in common_map().states.items():
        rate = state.homicides_2025.low / state.population.low * 100_000
        assert state.homicide_rate is not None
        assert abs(rate - state.homicide_rate.low) < 0.06 * max(1.0, rate), id


def test_borders_are_pairs_of_different_states_each_said_once() -> None:
    common = common_map()
    pairs = [frozenset(pair) for pair in (*common.neighbours, *common.corners)]
    assert all(len(pair) == 2 for pair in pairs)
    assert len(set(pairs)) == len(pairs) == 69


def test_every_state_can_be_reached_from_every_other() -> None:
    common = common_map()
    reached, waiting = set(), ["MX-JAL"]
    while waiting:
        state = waiting.pop()
        reached.add(state)
        for pair in common.neighbours:
            if state in pair:
                waiting += [other for other in pair if other not in reached]
    assert reached == set(common.states)


def test_states_that_only_meet_at_a_corner_are_no_neighbours() -> None:
    common = common_map()
    assert ("MX-JAL", "MX-SLP") in common.corners
    assert not {frozenset(pair) for pair in common.corners} & {frozenset(pair) for pair in common.neighbours}


def test_names_carry_their_accents_in_spanish() -> None:
    names = {id: state.names["es"] for id, state in common_map().states.items()}
    assert names["MX-CMX"] == "Ciudad de México"
    assert names["MX-MIC"] == "Michoacán"
    assert names["MX-NLE"] == "Nuevo León"
    assert common_map().states["MX-CMX"].names["en"] == "Mexico City"


def test_arrivals_by_gateway_sum_to_all_arrivals() -> None:
    gateways = common_map().gateways.values()
    assert len(gateways) == 18
    assert abs(sum(gateway.precursors.low for gateway in gateways) - 1) < 1e-9
    assert abs(sum(gateway.cocaine.low for gateway in gateways) - 1) < 1e-9


def test_levels_without_data_state_the_range_they_may_lie_in() -> None:
    for path, number in numbers_in(common_map().regions["MX-JAL"]):
        if path[-1] not in ("population", "homicide_rate"):
            assert number.plausible is not None, path
