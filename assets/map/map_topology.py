"""From regions that share their borders to arcs: each stretch of line once, and each region as a chain of arcs."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from itertools import pairwise

import shapely

Vertex = tuple[int, int]
Ring = list[Vertex]


class Grid:
    """Whole steps of `step` metres; x to the right, y down from the top left corner of `bounds` (metres)."""

    def __init__(self, bounds: tuple[float, float, float, float], step: float) -> None:
        self.left, self.top, self.step = bounds[0], bounds[3], step
        self.size = (round((bounds[2] - bounds[0]) / step), round((bounds[3] - bounds[1]) / step))

    def vertex(self, x: float, y: float) -> Vertex:
        """The nearest vertex of the grid to a point in metres."""
        return round((x - self.left) / self.step), round((self.top - y) / self.step)

    def ring(self, ring: shapely.LinearRing) -> Ring:
        """An open ring on the grid, without repeated vertices and spikes of no area; may be too short to be one."""
        vertices: Ring = []
        for x, y in ring.coords[:-1]:
            vertex = self.vertex(x, y)
            if not vertices or vertices[-1] != vertex:
                vertices.append(vertex)
        while len(vertices) > 1 and vertices[0] == vertices[-1]:
            vertices.pop()
        i = 0
        while len(vertices) > 3 and i < len(vertices):
            after = (i + 1) % len(vertices)
            if vertices[i - 1] == vertices[after]:
                vertices = [v for k, v in enumerate(vertices) if k not in (i, after)]
                i = max(0, i - 2)
            else:
                i += 1
        return vertices

    def rings(self, shape: shapely.Geometry) -> list[list[Ring]]:
        """The polygons of `shape` as lists of rings, the outer one first."""
        polygons = []
        for part in getattr(shape, "geoms", [shape]):
            rings = [self.ring(ring) for ring in (part.exterior, *part.interiors)]
            if len(set(rings[0])) >= 3:
                polygons.append([ring for ring in rings if len(set(ring)) >= 3])
        return polygons


def delta(path: list[Vertex]) -> list[int]:
    """x, y of the first vertex, then the steps to each next one."""
    numbers = [*path[0]]
    for (ax, ay), (bx, by) in pairwise(path):
        numbers += [bx - ax, by - ay]
    return numbers


def accumulated(numbers: list[int]) -> list[Vertex]:
    """The path of which `numbers` is the delta."""
    x, y, path = 0, 0, []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        path.append((x, y))
    return path


def _edge(u: Vertex, v: Vertex) -> tuple[Vertex, Vertex]:
    return (u, v) if u < v else (v, u)


FRAME = "frame"


class Topology:
    """Arcs and the regions on them. `arcs`: vertex path and what is beside it: one region, two, or a region and FRAME.

    `on_frame` says of an edge that only one region has whether it is where the map is cut off, and no coast.
    """

    def __init__(self, rings: Mapping[str, list[list[Ring]]], on_frame: Callable[[Vertex, Vertex], bool]) -> None:
        self._beside: dict[tuple[Vertex, Vertex], set[str]] = defaultdict(set)
        self._next: dict[Vertex, set[Vertex]] = defaultdict(set)
        for region, polygons in rings.items():
            for ring in (ring for polygon in polygons for ring in polygon):
                for u, v in zip(ring, ring[1:] + ring[:1], strict=True):
                    self._beside[_edge(u, v)].add(region)
                    self._next[u].add(v)
                    self._next[v].add(u)
        for (u, v), beside in self._beside.items():
            if len(beside) == 1 and on_frame(u, v):
                beside.add(FRAME)
        self.arcs: list[tuple[list[Vertex], list[str]]] = []
        self._arc_of: dict[tuple[Vertex, Vertex], int] = {}
        nodes = sorted(v for v in self._next if self._is_node(v))
        for start, after in [(v, w) for v in nodes for w in sorted(self._next[v])] + sorted(self._beside):
            if _edge(start, after) not in self._arc_of:
                self._walk(start, after)
        self.regions = {
            region: [[self._chain(ring) for ring in polygon] for polygon in polygons] for region, polygons in rings.items()
        }

    def _is_node(self, vertex: Vertex) -> bool:
        """Whether arcs must end here: lines meet, or the regions beside the line change."""
        if len(self._next[vertex]) != 2:
            return True
        one, other = self._next[vertex]
        return self._beside[_edge(one, vertex)] != self._beside[_edge(vertex, other)]

    def _walk(self, start: Vertex, after: Vertex) -> None:
        path, arc = [start, after], len(self.arcs)
        self._arc_of[_edge(start, after)] = arc
        while not self._is_node(path[-1]) and path[-1] != start:
            here = path[-1]
            onward = next(v for v in sorted(self._next[here]) if v != path[-2])
            self._arc_of[_edge(here, onward)] = arc
            path.append(onward)
        self.arcs.append((path, sorted(self._beside[_edge(start, after)])))

    def _chain(self, ring: Ring) -> list[int]:
        """The arcs round `ring`; `~arc` for one taken backwards."""
        start = next((i for i, v in enumerate(ring) if self._is_node(v)), None)
        if start is None:
            arc = self._arc_of[_edge(ring[0], ring[1])]
            start = ring.index(self.arcs[arc][0][0])
        vertices = ring[start:] + ring[: start + 1]
        chain, i = [], 0
        while i < len(ring):
            arc = self._arc_of[_edge(vertices[i], vertices[i + 1])]
            path = self.arcs[arc][0]
            forward = path[0] == vertices[i] and path[1] == vertices[i + 1]
            chain.append(arc if forward else ~arc)
            i += len(path) - 1
        return chain
