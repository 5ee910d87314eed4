"""Where the program's own data folders are, in a checkout, an editable install or a wheel.

A wheel carries the top-level folders `assets/` and `campaigns/` inside the package, as `game/_data/assets`
and `game/_data/campaigns` (pyproject.toml, `force-include`). This module is a leaf: the translations need it
and the content needs it, and neither may import the other.
"""

from pathlib import Path

from game.core.problem import Problem


def folder(name: str) -> Path:
    """The data folder `name` ("assets" or "campaigns"). Raises Problem when this installation lacks it."""
    package = Path(__file__).resolve().parent
    carried = package / "_data" / name
    if carried.is_dir():
        return carried
    checkout = package.parent
    # Without this check an unrelated folder of the same name in site-packages could be taken for ours.
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise Problem(
        "The folder {name} is missing: looked for {carried} and {beside}. Install Plaza again with pip.",
        name=name,
        carried=carried,
        beside=checkout / name,
    )
