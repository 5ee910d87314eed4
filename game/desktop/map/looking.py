"""What one map keeps over rebuilds, and what all maps share: the cities of a game, where land is."""

from functools import lru_cache

import attrs

from game.desktop.map.camera import Camera, Limits
from game.desktop.map.geometry import Geometry, load_geometry
from game.desktop.map.inset import Inset
from game.desktop.map.labels import LandMask, PlacedLabel
from game.desktop.map.painter import MapPicture


@lru_cache(maxsize=4)
def with_cities_of(regions: tuple[str, ...]) -> Geometry:
    """The map with the cities of a game's regions alone: what lies outside the game falls back."""
    geometry = load_geometry()
    return attrs.evolve(geometry, cities=tuple(city for city in geometry.cities if city.region in regions))


@lru_cache(maxsize=1)
def land_mask() -> LandMask:
    return LandMask(load_geometry())


@attrs.define(eq=False)
class Looking:
    """What one map keeps over rebuilds: where it is looked at from, its pictures, its labels."""

    picture: MapPicture
    limits: Limits
    camera: Camera | None = None
    home: Camera | None = None
    fitted: tuple[object, ...] = ()
    inset: Inset | None = None
    placed: tuple[tuple[object, ...], tuple[PlacedLabel, ...]] | None = None
    inset_placed: tuple[tuple[object, ...], tuple[PlacedLabel, ...]] | None = None
