"""The built map (assets/map/map.json) in memory. What its keys mean stands in assets/map/README.md.

Places are in map units: steps of the file's grid, x to the right, y down.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from game import installed
from game.core.problem import Problem

FORMAT = "plaza-map/1"
Points = NDArray[np.float64]
"""Vertices, shape (n, 2), map units."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Place = tuple[float, float]


@attrs.frozen(eq=False)
class Arc:
    """A stretch of line drawn once. `kind`: coast, border, state, province, abroad or frame."""

    kind: str
    points: Points
    box: Box
    regions: tuple[str, ...]
    """The one or two regions beside it."""


@attrs.frozen(eq=False)
class Region:
    """A state or country. `polygons`: each a tuple of open rings, the outer one first."""

    id: str
    name: str
    short: str
    label: Place
    """The point furthest inside."""
    room: float
    """How far `label` is from the edge."""
    box: Box
    mainland: Box
    """The box round its largest part, without far islands."""
    polygons: tuple[tuple[Points, ...], ...]
    arcs: tuple[int, ...]

    @property
    def mexican(self) -> bool:
        """Whether it is a state of Mexico."""
        return self.id.startswith("MX-")


@attrs.frozen
class City:
    """A city; rank 1 capital of a state, 2 large, 3 town."""

    name: str
    at: Place
    rank: int
    region: str


@attrs.frozen
class Gateway:
    """A way in or out of Mexico and the states it faces."""

    id: str
    at: Place
    faces: tuple[str, ...]


@attrs.frozen(eq=False)
class Link:
    """A stretch of road between two stops: names of cities, or "@" and the id of a gateway."""

    start: str
    end: str
    points: Points


@attrs.frozen
class Name:
    """Words on water or on land abroad. `kind`: sea, lake or land; `size` 1 shows first, 3 last."""

    kind: str
    english: str
    spanish: str
    at: Place
    size: int

    def text(self, language: str) -> str:
        """The words in `language` ("es", else English)."""
        return self.spanish if language == "es" else self.english


@attrs.frozen(eq=False)
class Geometry:
    """Everything the map draws."""

    arcs: tuple[Arc, ...]
    regions: Mapping[str, Region]
    lakes: tuple[Points, ...]
    names: tuple[Name, ...]
    cities: tuple[City, ...]
    gateways: Mapping[str, Gateway]
    links: tuple[Link, ...]
    view: Box
    """What may be looked at: within it no cut edge of the map shows."""
    home: Box
    """The box round Mexico, without far islands."""

    def box_of(self, regions: Sequence[str]) -> Box:
        """The box round the mainland of `regions`. Raises KeyError for an id that is not on the map, ValueError for none."""
        boxes = [self.regions[region].mainland for region in regions]
        return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))

    def neighbours(self) -> frozenset[tuple[str, str]]:
        """The pairs of regions, each in order of id, that share a line."""
        return frozenset((arc.regions[0], arc.regions[1]) for arc in self.arcs if len(arc.regions) == 2)


def _box(points: Points) -> Box:
    low, high = points.min(axis=0), points.max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def _entry(holder: Any, key: str, where: str) -> Any:
    if not isinstance(holder, dict) or key not in holder:
        raise Problem("{where} has no {key}", where=where, key=key)
    return holder[key]


def _listed(holder: Any, key: str) -> list[Any]:
    entries = _entry(holder, key, "map.json")
    if not isinstance(entries, list):
        raise Problem("{where} is not a list", where=key)
    return entries


def _mapped(holder: Any, key: str) -> dict[str, Any]:
    entries = _entry(holder, key, "map.json")
    if not isinstance(entries, dict):
        raise Problem("{where} is not a table", where=key)
    return entries


def _numbers(value: Any, count: int | None, where: str) -> list[float]:
    """A list of `count` numbers, or of any even count of at least four."""
    fits = isinstance(value, list) and all(isinstance(v, int | float) and not isinstance(v, bool) for v in value)
    if not fits or (len(value) != count if count is not None else len(value) < 4 or len(value) % 2):
        if count is None:
            raise Problem("{where} is not a list of numbers in pairs", where=where)
        raise Problem("{where} is not a list of {count} numbers", where=where, count=count)
    return [float(v) for v in value]


def _place(holder: Any, key: str, where: str) -> Place:
    x, y = _numbers(_entry(holder, key, where), 2, f"{where}/{key}")
    return x, y


def _path(value: Any, where: str) -> Points:
    """A path from its first vertex and the steps to each next one."""
    return np.cumsum(np.array(_numbers(value, None, where)).reshape(-1, 2), axis=0)


def _word(holder: Any, key: str, where: str) -> str:
    value = _entry(holder, key, where)
    if not isinstance(value, str):
        raise Problem("{where} is not a text", where=f"{where}/{key}")
    return value


def _words(holder: Any, key: str, where: str) -> tuple[str, ...]:
    value = _entry(holder, key, where)
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise Problem("{where} is not a list of texts", where=f"{where}/{key}")
    return tuple(value)


def _whole(holder: Any, key: str, where: str) -> int:
    value = _entry(holder, key, where)
    if not isinstance(value, int):
        raise Problem("{where} is not a whole number", where=f"{where}/{key}")
    return value


def _ring(chain: Any, paths: Sequence[Points], where: str) -> Points:
    """The open ring along a chain of arcs."""
    if not isinstance(chain, list) or not chain:
        raise Problem("{where} has an outline without arcs", where=where)
    parts = []
    for arc in chain:
        if not isinstance(arc, int) or not -len(paths) <= arc < len(paths):
            raise Problem(
                "{where} names the arc {arc}, but the arcs are numbered 0 to {last}",
                where=where,
                arc=arc,
                last=len(paths) - 1,
            )
        parts.append((paths[arc] if arc >= 0 else paths[~arc][::-1])[1:])
    ring: Points = np.concatenate(parts)
    if len(ring) < 3:
        raise Problem("{where} has an outline of fewer than three vertices", where=where)
    return ring


def _region(key: str, entry: Any, paths: Sequence[Points]) -> Region:
    where = f"regions/{key}"
    polygons = _entry(entry, "polygons", where)
    if not isinstance(polygons, list) or not all(isinstance(polygon, list) and polygon for polygon in polygons):
        raise Problem("{where} is not a list of lists of rings", where=f"{where}/polygons")
    left, top, right, bottom = _numbers(_entry(entry, "bbox", where), 4, f"{where}/bbox")
    outlines = tuple(tuple(_ring(chain, paths, where) for chain in polygon) for polygon in polygons)
    if not outlines:
        raise Problem("{where} has no {key}", where=where, key="polygons")
    return Region(
        id=key,
        name=_word(entry, "name", where),
        short=_word(entry, "short", where),
        label=_place(entry, "label", where),
        room=float(_whole(entry, "room", where)),
        box=(left, top, right, bottom),
        mainland=max((_box(polygon[0]) for polygon in outlines), key=lambda b: (b[2] - b[0]) * (b[3] - b[1])),
        polygons=outlines,
        arcs=tuple(dict.fromkeys(max(arc, ~arc) for polygon in polygons for chain in polygon for arc in chain)),
    )


def _entries(document: Any, key: str) -> list[tuple[Any, str]]:
    """The entries of a list of the file, each with where it stands."""
    return [(entry, f"{key}/{number}") for number, entry in enumerate(_listed(document, key))]


def _name(entry: Any, where: str) -> Name:
    return Name(
        kind=_word(entry, "kind", where),
        english=_word(entry, "en", where),
        spanish=_word(entry, "es", where),
        at=_place(entry, "at", where),
        size=_whole(entry, "size", where),
    )


def _city(entry: Any, where: str) -> City:
    return City(
        name=_word(entry, "name", where),
        at=_place(entry, "at", where),
        rank=_whole(entry, "rank", where),
        region=_word(entry, "region", where),
    )


def _gateway(key: str, entry: Any) -> Gateway:
    where = f"gateways/{key}"
    return Gateway(key, _place(entry, "at", where), _words(entry, "faces", where))


def _link(entry: Any, where: str) -> Link:
    path = _path(_entry(entry, "path", where), f"{where}/path")
    return Link(_word(entry, "from", where), _word(entry, "to", where), path)


def _arcs(document: Any, paths: Sequence[Points], regions: Mapping[str, Region]) -> tuple[Arc, ...]:
    """The arcs, each with the regions that name it."""
    beside: list[list[str]] = [[] for _ in paths]
    for region in regions.values():
        for arc in region.arcs:
            beside[arc].append(region.id)
    entries = zip(_entries(document, "arcs"), paths, beside, strict=True)
    return tuple(Arc(_word(entry, "kind", where), path, _box(path), tuple(ids)) for (entry, where), path, ids in entries)


def _geometry(document: Any) -> Geometry:
    paths = [_path(_entry(entry, "path", where), f"{where}/path") for entry, where in _entries(document, "arcs")]
    regions = {key: _region(key, entry, paths) for key, entry in sorted(_mapped(document, "regions").items())}
    mexico = [region.mainland for region in regions.values() if region.mexican]
    if not mexico:
        raise Problem("{where} has no state of Mexico", where="regions")
    left, top, right, bottom = _numbers(_entry(document, "view", "map.json"), 4, "view")
    return Geometry(
        arcs=_arcs(document, paths, regions),
        regions=regions,
        lakes=tuple(_path(path, where) for path, where in _entries(document, "lakes")),
        names=tuple(_name(entry, where) for entry, where in _entries(document, "names")),
        cities=tuple(_city(entry, where) for entry, where in _entries(document, "cities")),
        gateways={key: _gateway(key, entry) for key, entry in _mapped(document, "gateways").items()},
        links=tuple(_link(entry, where) for entry, where in _entries(document, "routes")),
        view=(left, top, right, bottom),
        home=(min(b[0] for b in mexico), min(b[1] for b in mexico), max(b[2] for b in mexico), max(b[3] for b in mexico)),
    )


def read_geometry(path: Path) -> Geometry:
    """The map in the file `path`. Raises Problem, with what is wrong and what to do, when it is not a good one."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Problem(
            "The map {path} cannot be read ({reason}); install Plaza again.", path=path, reason=error.strerror or error
        ) from error
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem("The map {path} is not JSON ({reason}); install Plaza again.", path=path, reason=error) from error
    found = document.get("format") if isinstance(document, dict) else None
    if found != FORMAT:
        raise Problem(
            "The map {path} has the format {found}, but this version reads {wanted}; install Plaza again.",
            path=path,
            found=found,
            wanted=FORMAT,
        )
    try:
        return _geometry(document)
    except Problem as fault:
        raise Problem(
            "The map {path} is damaged: {fault}. Install Plaza again, or build the map with assets/map/build_map.py.",
            path=path,
            fault=fault,
        ) from fault


@lru_cache(maxsize=1)
def load_geometry() -> Geometry:
    """The map this installation carries, read once. Raises Problem."""
    return read_geometry(installed.folder("assets") / "map" / "map.json")
