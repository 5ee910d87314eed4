"""The map of 32 states fits a small screen and shows its layers; waves of events are told in one line."""

import functools

import pytest

from game.clients.merging import FEWEST, merged
from game.console.map import LAYERS, layout
from game.content.common_map import common_map
from game.session.naming import Names
from game.session.reporting import events_for
from tests.console.playing import begin, play, shown

BIG = {"scenario": "tapalpa_plus_72"}


@functools.cache
def played(seat):
    """An App after the first turn, which is only asked to show something."""
    app = begin(["end"], seat=seat, **BIG)
    app.play()
    return app


@pytest.mark.parametrize("layer", ["", *LAYERS])
@pytest.mark.parametrize("seat", ["mexico", "us", "group:CJNG"])
def test_the_map_of_all_states_fits_80_columns_and_24_lines(layer, seat):
    app = played(seat)
    before = shown(app)
    app.take(f"map {layer}")
    lines = shown(app)[len(before) :].splitlines()
    assert len(lines) <= 23 and max(map(len, lines)) <= 80, f"{len(lines)} lines"
    for region in app.session.truth.world.regions:
        assert any(region.split("-")[-1] in line for line in lines), f"{region} is not on the map"


def test_where_a_state_stands_does_not_hang_on_the_order_of_the_states():
    states = common_map().states
    names = list(states)
    at = {place: (states[name].lon, states[name].lat) for place, name in enumerate(names)}
    slots = {names[place]: slot for place, slot in layout(at, 8, 1.7).items()}
    back = names[::-1]
    turned = {place: (states[name].lon, states[name].lat) for place, name in enumerate(back)}
    assert {back[place]: slot for place, slot in layout(turned, 8, 1.7).items()} == slots


def test_neighbours_far_apart_on_the_earth_are_far_apart_on_the_map():
    states = common_map().states
    names = list(states)
    slots = layout({place: (states[name].lon, states[name].lat) for place, name in enumerate(names)}, 8, 1.7)
    at = {name: slots[place] for place, name in enumerate(names)}
    assert at["MX-SON"][1] < at["MX-COA"][1] < at["MX-TAM"][1] + 1 and at["MX-BCN"][0] < at["MX-BCS"][0]
    assert at["MX-JAL"][1] < at["MX-CMX"][1] < at["MX-VER"][1] < at["MX-YUC"][1]


def test_an_unknown_layer_is_refused_with_those_there_are():
    text, _app = play(["map gold"], **BIG)
    assert "The map shows overview, troops, attacks, groups" in " ".join(text.split())
    assert "Map: " in play(["mapa tropas"], **BIG)[0]


def test_the_layers_show_public_counts_and_where_the_states_troops_stand():
    app = begin(["end"], **BIG)
    app.play()
    view, known = app.known.view, app.known
    worst = max(range(len(view.world.regions)), key=known.roadblocks)
    assert known.roadblocks(worst) == int(view.roadblocks[0, worst]) > 0
    before = shown(app)
    app.take("map attacks")
    assert f"{known.attacks(worst)}/{known.roadblocks(worst)}" in shown(app)[len(before) :]
    red = begin([], seat="group:CJNG", **BIG)
    red.take("map troops")
    assert not red.known.view.troops.any(), "a red seat does not know where the troops stand"


def test_a_group_is_shown_where_the_seat_places_its_people_and_not_where_it_only_is():
    app = begin([], **BIG)
    known, state = app.known, app.session.truth.state
    world = known.view.world
    cjng = world.groups.index("CJNG")
    there = {int(region) for region in state.presence_region[0][state.presence_group[0] == cjng]}
    placed = {region for region in range(len(world.regions)) if "CJNG" in known.groups_in(region)}
    assert placed and placed != there
    people = [place for place in known.known_leaders() if world.posts[place].startswith("CJNG/")]
    assert placed == {known.region_of(place) for place in people} - {None}


def test_a_wave_of_reprisals_is_one_line_that_adds_them_up():
    app = begin(["end"], **BIG)
    app.play()
    told = events_for(app.session, "mexico", 1)
    many = [seen for seen in told if seen.kind == "reprisals"]
    assert len(many) >= FEWEST
    lines = [seen for seen in merged(told, Names(app.session, "mexico")) if seen.kind == "reprisals"]
    assert len(lines) < len(many)
    whole = int(sum(float(seen.event.values["roadblocks"]) for seen in many))
    assert any(f"{whole} roadblocks" in seen.text and seen.label.endswith("+") for seen in lines)


def test_events_of_which_there_are_few_are_told_one_by_one():
    app = begin(["end"], **BIG)
    app.play()
    told = events_for(app.session, "mexico", 1)
    few = [seen for seen in told if seen.kind == "killed"]
    assert few and all(seen in merged(told, Names(app.session, "mexico")) for seen in few)
