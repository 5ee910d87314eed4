"""From Natural Earth's lines to one area for each region, without gaps or overlaps (degrees, then metres).

Natural Earth's layers in this edition are bare lines: no line says what it parts. So the lines are cut at every crossing,
the faces between them are built, and each face is given to the region whose seed point lies in it; islands and slivers go
to the region they touch, else to the nearest.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
import shapefile
import shapely
from map_projection import project
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box
from shapely.ops import polygonize, unary_union

CLIP = box(-126.0, 7.0, -76.0, 40.5)
GAP_DEGREES = 0.06
"""A border line may stop this short of the coast."""
ISLAND_DEGREES = 1.3
"""An island further than this from every region is left out, unless the list of islands names it."""
SMALLEST_ISLAND_M2 = 6e7

Seeds = Mapping[str, tuple[float, float]]


def _parts(source: Path, layer: str) -> Iterator[list[tuple[float, float]]]:
    """The point lists of a layer, one for each part of each shape."""
    stem = source / f"ne_10m_{layer}"
    with stem.with_suffix(".shp").open("rb") as shp, stem.with_suffix(".shx").open("rb") as shx:
        for shape in shapefile.Reader(shp=shp, shx=shx).iterShapes():
            if not shape.points:
                continue  # A null shape: nothing was left of it.
            ends = [*shape.parts[1:], len(shape.points)]
            for start, end in zip(shape.parts, ends, strict=True):
                yield [(point[0], point[1]) for point in shape.points[start:end]]


def _flat(shapes: Iterable[shapely.Geometry]) -> list[LineString]:
    """The line strings in `shapes`, taken out of collections."""
    return [part for shape in shapes for part in getattr(shape, "geoms", [shape]) if part.geom_type == "LineString"]


def read_lines(source: Path, layer: str) -> list[LineString]:
    """A line layer, cut to the clip box."""
    lines = (LineString(part) for part in _parts(source, layer) if len(part) > 1)
    return [line for line in _flat(line.intersection(CLIP) for line in lines) if not line.is_empty]


def read_areas(source: Path, layer: str) -> tuple[list[Polygon], list[Polygon]]:
    """Outer rings (clockwise) and holes of an area layer, whole, where they meet the clip box."""
    outer, holes = [], []
    for part in _parts(source, layer):
        if len(part) < 4:
            continue
        area = shapely.make_valid(Polygon(part))
        if area.intersects(CLIP):
            (holes if shapely.is_ccw(shapely.LinearRing(part)) else outer).append(area)
    return outer, holes


def _gap_closers(lines: list[LineString], against: list[LineString]) -> list[LineString]:
    """Short segments from dangling ends of `lines` to the nearest other line, a hair beyond it."""
    pool = lines + against
    tree, closers = shapely.STRtree(pool), []
    for index, line in enumerate(lines):
        for end in (line.coords[0], line.coords[-1]):
            point = Point(end)
            near = sorted(int(i) for i in tree.query(point.buffer(GAP_DEGREES)) if i != index)
            if not near:
                continue
            distance, nearest = min((pool[i].distance(point), i) for i in near)
            if 0 < distance <= GAP_DEGREES:
                to = pool[nearest].interpolate(pool[nearest].project(point))
                beyond = (to.x + (to.x - point.x) * 1e-3, to.y + (to.y - point.y) * 1e-3)
                closers.append(LineString([end, beyond]))
    return closers


def _owned_by_seed(faces: list[Polygon], seeds: Seeds) -> dict[int, str]:
    owner: dict[int, str] = {}
    for region, at in seeds.items():
        inside = [i for i, face in enumerate(faces) if face.contains(Point(at))]
        if len(inside) != 1 or inside[0] in owner:
            raise SystemExit(
                f"regions.yaml: the point {at} of {region} lies in {len(inside)} areas or in that of "
                f"{owner.get(inside[0]) if inside else 'the sea'}; move it well inside the region."
            )
        owner[inside[0]] = region
    return owner


def _spread(
    faces: list[Polygon], owner: dict[int, str], islands: Iterable[tuple[str, tuple[float, float]]]
) -> dict[int, str]:
    """Give every other face to the region it shares the longest line with, else to the nearest."""
    main, owner = dict(owner), dict(owner)
    for region, at in islands:
        nearest = min(range(len(faces)), key=lambda i: faces[i].distance(Point(at)))
        owner.setdefault(nearest, region)
    for i, face in enumerate(faces):
        if i in owner:
            continue
        touching = [(face.intersection(faces[j]).length, r) for j, r in main.items() if face.distance(faces[j]) < 1e-9]
        longest, region = max(touching, default=(0.0, ""))
        if longest == 0.0:
            distance, region = min((face.distance(faces[j]), r) for j, r in main.items())
            if distance >= ISLAND_DEGREES:
                continue
        owner[i] = region
    return owner


def _countries(source: Path, seeds: Seeds, islands: list[tuple[float, float]]) -> dict[str, list[Polygon]]:
    """The land of each country: faces between the coast and the land borders. Mexico is MX, the United States US."""
    coast = [*read_lines(source, "coastline"), LineString(CLIP.exterior.coords)]
    borders = read_lines(source, "admin_0_boundary_lines_land")
    outer, holes = read_areas(source, "land")
    land = unary_union([a.intersection(CLIP) for a in outer]).difference(unary_union(holes))
    shapely.prepare(land)
    faces = [
        face
        for face in polygonize(unary_union(coast + borders + _gap_closers(borders, coast)))
        if land.contains(face.representative_point())
    ]
    owner = _spread(faces, _owned_by_seed(faces, seeds), [("MX", at) for at in islands])
    countries: dict[str, list[Polygon]] = defaultdict(list)
    for i, country in sorted(owner.items()):
        countries[country].append(faces[i])
    return countries


def _states(
    body: list[Polygon], lines: list[LineString], seeds: Seeds, islands: Iterable[tuple[str, tuple[float, float]]]
) -> dict[str, list[Polygon]]:
    """A country's land cut into its states by the state lines."""
    whole = unary_union(body)
    edges = _flat(area.boundary for area in body)
    inner = _flat(line.intersection(whole.buffer(0.02)) for line in lines if line.intersects(whole))
    pieces = polygonize(unary_union(inner + edges + _gap_closers(inner, edges)))
    faces = [face for face in pieces if whole.contains(face.representative_point())]
    states: dict[str, list[Polygon]] = defaultdict(list)
    for i, state in sorted(_spread(faces, _owned_by_seed(faces, seeds), islands).items()):
        states[state].append(faces[i])
    return states


def _noded(groups: Mapping[str, list[Polygon]]) -> dict[str, shapely.Geometry]:
    """The regions rebuilt from one common set of lines, so that neighbours share every vertex."""
    merged = {region: unary_union(faces) for region, faces in sorted(groups.items())}
    regions = list(merged)
    cells = polygonize(unary_union([shapely.set_precision(area.boundary, 1e-7) for area in merged.values()]))
    tree, mine = shapely.STRtree([merged[region] for region in regions]), defaultdict(list)
    for cell in cells:
        point = cell.representative_point()
        covering = [regions[i] for i in sorted(tree.query(point)) if merged[regions[i]].covers(point)]
        if covering:
            mine[covering[0]].append(cell)
    return {region: unary_union(mine[region]) for region in regions}


def projected(shape: shapely.Geometry) -> shapely.Geometry:
    """`shape` in metres of the map's projection."""
    return shapely.transform(shape, lambda points: np.column_stack(project(points[:, 0], points[:, 1])))


def _without_specks(shape: shapely.Geometry) -> MultiPolygon:
    parts = list(getattr(shape, "geoms", [shape]))
    largest = max(part.area for part in parts)
    return MultiPolygon([part for part in parts if part.area >= SMALLEST_ISLAND_M2 or part.area == largest])


def coverage(source: Path, listing: Mapping[str, Mapping[str, dict[str, object]]]) -> dict[str, shapely.Geometry]:
    """Every region of regions.yaml in metres, full detail, in order of its id. Neighbours share their vertices."""
    seeds = {
        group: {r: tuple(v["inside"]) for r, v in listing[group].items()}
        for group in ("mexico", "united_states", "countries")
    }
    islands = [(island["of"], tuple(island["at"])) for island in listing["islands"]]
    country_seeds = {"MX": (-102.0, 23.0), "US": (-99.0, 35.0), **seeds["countries"]}
    countries = _countries(source, country_seeds, [at for _, at in islands])
    lines = read_lines(source, "admin_1_states_provinces_lines")
    groups = {country: faces for country, faces in countries.items() if country not in ("MX", "US")}
    groups |= _states(countries["MX"], lines, seeds["mexico"], islands)
    groups |= _states(countries["US"], lines, seeds["united_states"], [])
    shapes = {region: _without_specks(projected(shape)) for region, shape in _noded(groups).items()}
    if not shapely.coverage_is_valid(list(shapes.values())):
        raise SystemExit("the regions overlap before they are simplified: check regions.yaml and the layers")
    return shapes
