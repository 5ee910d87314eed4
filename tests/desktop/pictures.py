"""The pictures of the README, made anew from a game: `python -m tests.desktop.pictures docs/pictures`."""

import sys
from pathlib import Path

import pygame

from tests.desktop.window import Window

SIZE = (1600, 900)
ORDERS = (
    "collect target=CJNG/enforcer-1 discipline=signals points=6", "exploit points=4",
    "collect target=CJNG/plaza-MX-JAL discipline=human points=5", "vet region=teams points=3",
)  # fmt: skip


def planning(folder: Path) -> None:
    """Tapalpa plus 72 as Mexico in its third turn, Jalisco selected, orders planned."""
    window = Window(SIZE)
    game = window.begin("tapalpa_plus_72", {"mexico": "person", "us": "enable", "group:CJNG": "network"}, seed=7)
    for order in ORDERS:
        assert game.plan(order).accepted, order
    game.resolve()
    game.resolve()
    for order in (
        "raid leader=CJNG/enforcer-1 teams=2 intent=capture sharing=vetted lead_hours=6 when=fix",
        "deploy region=MX-JAL troops=19000", "message tone=share capital=4",
    ):  # fmt: skip
        answer = game.plan(order)
        assert answer.accepted, f"{order}: {answer.sentence}"
    window.go("planning", select="MX-JAL")
    for _frame in range(60):
        window.frame()
    pygame.image.save(window.surface, str(folder / "planning.png"))


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    planning(target)
