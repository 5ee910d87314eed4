"""Lambert's conformal conic projection on the GRS80 ellipsoid, as INEGI uses it for Mexico.

Formulas: Snyder, Map Projections - A Working Manual (USGS Professional Paper 1395), pages 107-109.
"""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

SEMI_MAJOR_M = 6_378_137.0
FLATTENING = 1 / 298.257222101
PARAMETERS = {"lat_1": 17.5, "lat_2": 29.5, "lat_0": 12.0, "lon_0": -102.0, "x_0": 2_500_000.0, "y_0": 0.0}


def project(lon: ArrayLike, lat: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Degrees to metres east and north of the projection's origin; any shape."""
    eccentricity = math.sqrt(2 * FLATTENING - FLATTENING**2)

    def m(phi: float) -> float:
        return math.cos(phi) / math.sqrt(1 - (eccentricity * math.sin(phi)) ** 2)

    def t(phi: ArrayLike) -> NDArray[np.float64]:
        sine = eccentricity * np.sin(phi)
        return np.tan(np.pi / 4 - np.asarray(phi) / 2) / ((1 - sine) / (1 + sine)) ** (eccentricity / 2)

    phi_1, phi_2, phi_0 = (math.radians(PARAMETERS[key]) for key in ("lat_1", "lat_2", "lat_0"))
    n = (math.log(m(phi_1)) - math.log(m(phi_2))) / (math.log(t(phi_1)) - math.log(t(phi_2)))
    scale = SEMI_MAJOR_M * m(phi_1) / (n * t(phi_1) ** n)
    rho, rho_0 = scale * t(np.radians(np.asarray(lat, float))) ** n, scale * t(phi_0) ** n
    theta = n * np.radians(np.asarray(lon, float) - PARAMETERS["lon_0"])
    return PARAMETERS["x_0"] + rho * np.sin(theta), PARAMETERS["y_0"] + rho_0 - rho * np.cos(theta)
