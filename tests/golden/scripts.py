"""The games whose signatures are kept: fixed orders and injects, turn by turn, for fixed seeds."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np

from game.core.game import Game
from game.core.injects import Inject, make_inject
from game.core.orders import parse_order
from game.engine.order_table import encode
from game.engine.signature import signatures
from game.engine.step import resolve_turn
from tests.support.games import start

KEPT: Final = Path(__file__).with_name("signatures.json")
REGENERATE: Final = "python -m tests.golden.regenerate"
SEEDS: Final = (1, 7, 2026, 2**64 - 1)

Line = tuple[str, str]  # seat and order
ORDERS: Final[Mapping[str, tuple[tuple[Line, ...], ...]]] = {
    "the_teapot": (
        (
            ("mexico", "collect target=TETERA/boss discipline=human points=4"),
            ("mexico", "collect target=MX-JAL discipline=signals points=3"),
            ("mexico", "vet region=MX-COL points=2"),
            ("mexico", "raid leader=TETERA/logistician-1 teams=1 day=2"),
            ("group:TETERA", "bribe region=MX-JAL funds=0.2"),
        ),
        (
            ("mexico", "exploit points=2"),
            ("mexico", "raid leader=TETERA/plaza-MX-COL teams=1 intent=kill sharing=broad when=fix"),
            ("group:TETERA", "lie_low"),
        ),
        (("mexico", "raid leader=TETERA/boss teams=2 lead_hours=12 when=fix"), ("mexico", "vet region=teams points=1")),
        (("mexico", "raid leader=TETERA/boss"), ("group:TETERA", "aid_population region=MX-JAL funds=0.1")),
        (("mexico", "train_teams funds=1"), ("mexico", "raid leader=TETERA/financier-1 lead_hours=0")),
        (("mexico", "raid leader=TETERA/boss sharing=us"), ("mexico", "raid leader=NOBODY/boss")),
    ),
    "laboratory": (
        (
            ("mexico", "collect target=ALFA/boss discipline=human points=6"),
            ("mexico", "collect target=BETA discipline=signals points=6"),
            ("mexico", "vet region=LAB-A points=4"),
            ("mexico", "train_teams funds=5"),
            ("mexico", "raid leader=ALFA/plaza-LAB-A teams=2 day=10"),
            ("us", "collect target=LAB-B discipline=imagery points=5"),
            ("us", "share_intelligence points=6 breadth=broad"),
            ("group:ALFA", "bribe region=LAB-A funds=3"),
            ("group:BETA", "aid_population region=LAB-D funds=2"),
        ),
        (
            ("mexico", "exploit points=6"),
            ("mexico", "raid leader=ALFA/boss teams=3 when=fix"),
            ("mexico", "raid leader=BETA/deputy-1 teams=2 intent=kill day=3"),
            ("us", "exploit points=4"),
            ("group:ALFA", "lie_low"),
        ),
        (
            ("mexico", "vet region=teams points=4"),
            ("mexico", "raid leader=BETA/plaza-LAB-B teams=1 sharing=us lead_hours=48"),
            ("mexico", "raid leader=ALFA/boss teams=2 day=20"),
            ("group:GAMA", "bribe region=LAB-D funds=1"),
        ),
        (("mexico", "raid leader=GAMA/boss teams=2 when=fix"), ("us", "share_intelligence points=0")),
        (("mexico", "raid leader=BETA/boss teams=6"),),
        (),
        (("mexico", "raid leader=ALFA/heir teams=2 when=fix"),),
        (),
    ),
}
# Injects at the start of a turn, the first being 1.
INJECTS: Final[Mapping[str, Mapping[int, tuple[Inject, ...]]]] = {
    "the_teapot": {
        3: (make_inject("civilian_harm", {"region": "MX-NAY", "deaths": 2, "blame": "mexico"}),),
        # So that a leader is removed whatever the parameters are tuned to.
        4: (
            make_inject("set_rung", {"leader": "TETERA/boss", "viewer": "mexico", "rung": 4}),
            make_inject("raid_outcome", {"leader": "TETERA/boss", "outcome": "captured"}),
        ),
    },
    "laboratory": {
        2: (make_inject("remove_leader", {"leader": "ALFA/deputy-2", "mode": "killed", "by": "rivals"}),),
        5: (
            make_inject("team_loss", {"share": 0.1}),
            make_inject("scale", {"quantity": "corruption", "of": "LAB-C", "factor": 1.5}),
        ),
    },
}
Signatures = dict[str, dict[str, list[str]]]  # scenario -> seed -> at the start and after each turn


def play_out(scenario: str) -> tuple[Game, list[list[str]]]:
    """The games of all seeds played to the end of the script; signatures by turn, then by seed."""
    game = start(scenario, SEEDS)
    found = [signatures(game.state)]
    rows = np.arange(game.batch)
    for turn, lines in enumerate(ORDERS[scenario], start=1):
        orders = encode(game.world, [(int(row), seat, parse_order(text)) for row in rows for seat, text in lines])
        resolve_turn(game, orders, [(one, rows) for one in INJECTS[scenario].get(turn, ())])
        found.append(signatures(game.state))
    return game, found


def computed() -> Signatures:
    """Signatures as this version computes them."""
    found: Signatures = {}
    for scenario in ORDERS:
        by_turn = play_out(scenario)[1]
        found[scenario] = {str(seed): [turn[place] for turn in by_turn] for place, seed in enumerate(SEEDS)}
    return found


def kept() -> Signatures:
    """Signatures as they were when they were last stored."""
    found: Signatures = json.loads(KEPT.read_text(encoding="utf-8"))
    return found
