"""Build map.json from Natural Earth 1:10m and the lists in this folder. README.md tells how and what comes out.

python assets/map/build_map.py --source FOLDER   # FOLDER: natural_earth_10m
"""

import argparse
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import shapely
import yaml
from map_coverage import CLIP, coverage, projected, read_areas
from map_projection import PARAMETERS, project
from map_topology import FRAME, Grid, Topology, Vertex, accumulated, delta
from shapely.geometry import Point, Polygon

HERE = Path(__file__).resolve().parent
GRID_M = 250.0
DETAIL_M = 1200.0
"""Tolerance of shapely.coverage_simplify: the square root of the area of the smallest bend kept."""
SMALLEST_LAKE_M2 = 2.5e8
VIEW = {"west": -124.0, "east": -77.0, "north": 40.0, "south": 8.0}
"""What a player may look at (degrees, on the middle parallel and meridian): inside it the cut edges do not show."""


def read(name: str) -> Any:
    """A list of this folder."""
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def place(grid: Grid, at: list[float]) -> list[int]:
    """Degrees to a vertex of the grid."""
    x, y = project(at[0], at[1])
    return list(grid.vertex(float(x), float(y)))


def kind_of(beside: list[str]) -> str:
    """What a line is: frame (where the map is cut off), coast, state, border (of Mexico), province or abroad."""
    if FRAME in beside:
        return FRAME
    if len(beside) == 1:
        return "coast"
    countries = [region.split("-")[0] for region in beside]
    if countries[0] == countries[1]:
        return "state" if countries[0] == "MX" else "province"
    return "border" if "MX" in countries else "abroad"


def frame_test(grid: Grid) -> Callable[[Vertex, Vertex], bool]:
    """Whether an edge lies along the box to which Natural Earth was cut."""
    edge = projected(shapely.segmentize(CLIP.exterior, 0.05))
    shapely.prepare(edge)

    def on_frame(u: Vertex, v: Vertex) -> bool:
        ends = (Point(grid.left + x * grid.step, grid.top - y * grid.step) for x, y in (u, v))
        return all(edge.distance(end) < DETAIL_M for end in ends)

    return on_frame


def lakes(source: Path, grid: Grid) -> list[list[int]]:
    """The larger lakes as closed outlines."""
    outlines = []
    for area in read_areas(source, "lakes")[0]:
        shape = projected(area)
        if area.within(CLIP) and shape.area > SMALLEST_LAKE_M2:
            for part in getattr(shape.simplify(DETAIL_M / 2), "geoms", [shape.simplify(DETAIL_M / 2)]):
                if part.geom_type == "Polygon":
                    outlines.append(delta(grid.ring(part.exterior)))
    return sorted(outlines)


def regions(
    topology: Topology, shapes: Mapping[str, shapely.Geometry], grid: Grid, names: Mapping[str, Any]
) -> dict[str, Any]:
    """Each region: name, label, size and outline."""
    entries = {}
    for region, polygons in topology.regions.items():
        largest = max(getattr(shapes[region], "geoms", [shapes[region]]), key=lambda part: part.area)
        pole = shapely.maximum_inscribed_circle(largest)
        vertices = [
            v for polygon in polygons for chain in polygon for arc in chain for v in topology.arcs[max(arc, ~arc)][0]
        ]
        xs, ys = zip(*vertices, strict=True)
        listed = names[region]
        entries[region] = {
            "name": listed["name"],
            "short": listed.get("short", listed["name"]),
            "label": list(grid.vertex(*pole.coords[0])),
            "room": round(pole.length / grid.step),
            "bbox": [min(xs), min(ys), max(xs), max(ys)],
            "area_km2": round(shapes[region].area / 1e6),
            "polygons": polygons,
        }
    return entries


def cities(grid: Grid, shapes: Mapping[str, shapely.Geometry]) -> list[dict[str, Any]]:
    """The cities in order of rank and name, each with the Mexican state it lies in (the nearest one on the coast)."""
    states = {region: shape for region, shape in shapes.items() if region.startswith("MX")}
    entries = []
    for city in read("cities.yaml")["cities"]:
        x, y = project(*city["at"])
        point = Point(float(x), float(y))
        state = min(sorted(states), key=lambda region: states[region].distance(point))
        entries.append({"name": city["name"], "at": place(grid, city["at"]), "rank": city["rank"], "region": state})
    return sorted(entries, key=lambda entry: (entry["rank"], entry["name"]))


def routes(grid: Grid, listed: list[dict[str, Any]], gateways: Mapping[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The links of roads.yaml, each from one city or gateway to the next, with the points on the way."""
    stops = {city["name"]: city["at"] for city in listed}
    stops |= {f"@{gateway}": entry["at"] for gateway, entry in gateways.items()}
    links = []
    for chain in read("roads.yaml")["roads"]:
        path: list[Vertex] = []
        start = ""
        for stop in chain:
            if isinstance(stop, list):
                path.append(tuple(place(grid, stop)))
                continue
            if stop not in stops:
                raise SystemExit(f"roads.yaml: there is no city or gateway {stop}; add it to its list or correct the road.")
            path.append(tuple(stops[stop]))
            if start:
                links.append({"from": start, "to": stop, "path": delta(path)})
            start, path = stop, [tuple(stops[stop])]
    return links


def document(source: Path) -> dict[str, Any]:
    """The whole map file."""
    listing = read("regions.yaml")
    names = {region: entry for group in ("mexico", "united_states", "countries") for region, entry in listing[group].items()}
    full = coverage(source, listing)
    simple = shapely.coverage_simplify(list(full.values()), DETAIL_M)
    shapes = dict(zip(full, simple, strict=True))
    grid = Grid(tuple(shapely.total_bounds(simple)), GRID_M)
    topology = Topology({region: grid.rings(shape) for region, shape in shapes.items()}, frame_test(grid))
    middle = (VIEW["north"] + VIEW["south"]) / 2
    west, east = (place(grid, [VIEW[side], middle])[0] for side in ("west", "east"))
    north, south = (place(grid, [PARAMETERS["lon_0"], VIEW[side]])[1] for side in ("north", "south"))
    gateways = {
        gateway: {"at": place(grid, entry["at"]), "faces": entry["faces"]}
        for gateway, entry in read("gateways.yaml")["gateways"].items()
    }
    listed = cities(grid, shapes)
    return {
        "format": "plaza-map/1",
        "source": "Natural Earth 1:10m (public domain)",
        "projection": {
            "name": "lcc",
            "ellps": "GRS80",
            **PARAMETERS,
            "left_m": round(grid.left, 1),
            "top_m": round(grid.top, 1),
            "grid_m": GRID_M,
        },
        "size": list(grid.size),
        "view": [west, north, east, south],
        "arcs": [{"kind": kind_of(beside), "path": delta(path)} for path, beside in topology.arcs],
        "regions": regions(topology, shapes, grid, names),
        "lakes": lakes(source, grid),
        "names": [{**entry, "at": place(grid, entry["at"])} for entry in listing["names"]],
        "cities": listed,
        "gateways": gateways,
        "routes": routes(grid, listed, gateways),
    }


def check(built: Mapping[str, Any]) -> None:
    """Stop when rounding to the grid has turned an outline over itself."""
    paths = [accumulated(arc["path"]) for arc in built["arcs"]]
    for region, entry in built["regions"].items():
        for chain in (chain for polygon in entry["polygons"] for chain in polygon):
            ring = [vertex for arc in chain for vertex in (paths[arc] if arc >= 0 else paths[~arc][::-1])[1:]]
            if not Polygon(ring).is_valid:
                raise SystemExit(f"{region}: an outline crosses itself; use a finer GRID_M or a smaller DETAIL_M.")


def main() -> None:
    """Write map.json beside this file."""
    parser = argparse.ArgumentParser(description="Build assets/map/map.json from Natural Earth 1:10m.")
    parser.add_argument("--source", type=Path, required=True, help="the folder natural_earth_10m")
    parser.add_argument("--out", type=Path, default=HERE / "map.json", help="the file to write")
    arguments = parser.parse_args()
    built = document(arguments.source)
    check(built)
    text = json.dumps(built, ensure_ascii=False, separators=(",", ":")).replace('],"', '],\n"').replace("},{", "},\n{")
    arguments.out.write_text(text + "\n", encoding="utf-8", newline="\n")
    counts = {key: len(built[key]) for key in ("regions", "arcs", "lakes", "cities", "routes")}
    print(f"{arguments.out}: {len(text.encode()):,} bytes, {counts}")


if __name__ == "__main__":
    main()
