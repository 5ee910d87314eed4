"""The built map agrees with the campaigns' common map, its README and itself; a bad one is told in one sentence."""

import json
import re
from pathlib import Path

import pytest
import yaml

from game import installed
from game.core.problem import Problem
from game.desktop.map.geometry import load_geometry, read_geometry

FOLDER = installed.folder("assets") / "map"
COMMON = installed.folder("campaigns") / "common"


def common(name: str):
    return yaml.safe_load((COMMON / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def document():
    return json.loads((FOLDER / "map.json").read_text(encoding="utf-8"))


def test_every_region_a_scenario_may_name_has_an_outline():
    missing = set(common("regions.yaml")["regions"]) - set(load_geometry().regions)
    assert not missing, f"{sorted(missing)} have no outline: add them to assets/map/regions.yaml and build the map again"


def test_states_share_a_line_exactly_where_the_campaigns_call_them_neighbours():
    borders = common("borders.yaml")
    told = {tuple(sorted(pair)) for pair in borders["borders"] + borders["short"]}
    drawn = {pair for pair in load_geometry().neighbours() if all(region.startswith("MX-") for region in pair)}
    assert drawn == told, f"only on the map: {sorted(drawn - told)}; only in borders.yaml: {sorted(told - drawn)}"


def test_states_that_meet_only_in_a_corner_share_no_line():
    corners = {tuple(sorted(pair)) for pair in common("borders.yaml")["corners"]}
    assert not corners & load_geometry().neighbours()


def test_gateways_are_those_of_the_campaigns_and_face_the_same_states():
    told = {key: tuple(entry.get("regions", ())) for key, entry in common("gateways.yaml")["gateways"].items()}
    drawn = {key: gateway.faces for key, gateway in load_geometry().gateways.items()}
    assert drawn == told, "make assets/map/gateways.yaml agree with campaigns/common/gateways.yaml and build the map again"


def test_each_state_has_one_capital_and_it_lies_in_its_state():
    capitals = [city.region for city in load_geometry().cities if city.rank == 1]
    assert sorted(capitals) == sorted(common("regions.yaml")["regions"])


def test_every_road_joins_cities_and_gateways_that_are_on_the_map():
    geometry = load_geometry()
    places = {city.name: city.at for city in geometry.cities} | {f"@{key}": g.at for key, g in geometry.gateways.items()}
    for link in geometry.links:
        assert tuple(link.points[0]) == places[link.start], f"the road from {link.start} to {link.end} starts elsewhere"
        assert tuple(link.points[-1]) == places[link.end], f"the road from {link.start} to {link.end} ends elsewhere"


def test_every_arc_bounds_one_region_or_two_and_is_named_for_what_it_parts():
    for number, arc in enumerate(load_geometry().arcs):
        assert len(arc.regions) in (1, 2), f"arc {number} bounds {arc.regions}"
        assert (len(arc.regions) == 1) == (arc.kind in ("coast", "frame")), f"arc {number} is a {arc.kind} of {arc.regions}"
        mexican = sum(region.startswith("MX-") for region in arc.regions)
        assert {"state": 2, "border": 1}.get(arc.kind, mexican) == mexican, f"arc {number} is a {arc.kind} of {arc.regions}"


def test_no_cut_edge_of_the_map_bounds_mexico():
    cut = [arc.regions for arc in load_geometry().arcs if arc.kind == "frame" and arc.regions[0].startswith("MX-")]
    assert not cut


def test_the_readme_tells_what_every_key_and_every_kind_of_line_means(document):
    told = set(re.findall(r"`([^`]+)`", (FOLDER / "README.md").read_text(encoding="utf-8")))
    first = {key: value[0] if isinstance(value, list) else value for key, value in document.items()}
    keys = set(document) | {arc["kind"] for arc in document["arcs"]}
    for key in ("arcs", "names", "cities", "routes", "projection"):
        keys |= set(first[key])
    for key in ("regions", "gateways"):
        keys |= {name for entry in document[key].values() for name in entry}
    assert not keys - told, f"assets/map/README.md does not say what {sorted(keys - told)} means"


def test_the_map_stays_small():
    assert (FOLDER / "map.json").stat().st_size < 250_000


def changed(document, path: str, value):
    """A copy of the document with the entry at `path` (keys joined by slashes) replaced, or removed for None."""
    copy = json.loads(json.dumps(document))
    *before, last = path.split("/")
    entry = copy
    for key in before:
        entry = entry[int(key)] if isinstance(entry, list) else entry[key]
    key = int(last) if isinstance(entry, list) else last
    if value is None:
        del entry[key]
    else:
        entry[key] = value
    return copy


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("format", "plaza-map/0", "plaza-map/0"),
        ("arcs", None, "map.json has no arcs"),
        ("arcs", {}, "arcs is not a list"),
        ("arcs/3/path", [1, 2, 3], "arcs/3/path"),
        ("arcs/3/path", ["a", 2, 3, 4], "arcs/3/path"),
        ("arcs/3/kind", 7, "arcs/3/kind"),
        ("regions", [], "regions is not a table"),
        ("regions", {}, "no state of Mexico"),
        ("regions/MX-JAL/polygons", [], "regions/MX-JAL has no polygons"),
        ("regions/MX-JAL/polygons", [[[9999]]], "9999"),
        ("regions/MX-JAL/polygons", [[[]]], "without arcs"),
        ("regions/MX-JAL/label", [1], "regions/MX-JAL/label"),
        ("regions/MX-JAL/name", None, "regions/MX-JAL has no name"),
        ("regions/MX-JAL/room", "wide", "regions/MX-JAL/room"),
        ("cities/0/at", None, "cities/0 has no at"),
        ("gateways/laredo/faces", None, "gateways/laredo has no faces"),
        ("gateways/laredo/faces", 3, "gateways/laredo/faces"),
        ("view", [0, 1], "view"),
        ("lakes/0", 3, "lakes/0"),
    ],
)
def test_a_damaged_map_is_told_in_one_sentence_that_says_where_and_what_to_do(tmp_path, document, path, value, said):
    file = tmp_path / "map.json"
    file.write_text(json.dumps(changed(document, path, value)), encoding="utf-8")
    with pytest.raises(Problem) as caught:
        read_geometry(file)
    sentence = str(caught.value)
    assert str(file) in sentence and said in sentence and "nstall Plaza again" in sentence and "\n" not in sentence


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[1]", b'"map"', b"[" * 100_000])
def test_a_map_that_is_no_map_is_told_in_one_sentence(tmp_path, content):
    file = tmp_path / "map.json"
    file.write_bytes(content)
    with pytest.raises(Problem) as caught:
        read_geometry(file)
    assert str(file) in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["absent.json", "."])
def test_a_map_that_cannot_be_read_is_told_in_one_sentence(tmp_path: Path, name):
    with pytest.raises(Problem, match="cannot be read"):
        read_geometry(tmp_path / name)
