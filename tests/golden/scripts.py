"""The games whose signatures are kept: fixed orders and injects, turn by turn, for fixed seeds."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np

from game.core.game import Game
from game.core.injects import Inject, make_inject
from game.core.orders import BY_CODE, parse_order
from game.engine.order_table import encode
from game.engine.signature import signatures
from game.engine.step import resolve_turn
from tests.support.games import COUNTRY, TAPALPA, start

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
            ("mexico", "consent to=isr answer=give"),
            ("us", "fly_isr region=LAB-B hours=200"),
            ("us", "seek_authority from=white_house kind=strike"),
            ("us", "threaten_border_closure level=2"),
            ("group:ALFA", "bribe region=LAB-A funds=3"),
            ("group:BETA", "aid_population region=LAB-D funds=2"),
            ("us", "answer_dilemma answer=LEAK/WARN"),
        ),
        (
            ("mexico", "exploit points=6"),
            ("mexico", "raid leader=ALFA/boss teams=3 when=fix"),
            ("mexico", "raid leader=BETA/deputy-1 teams=2 intent=kill day=3"),
            ("mexico", "deploy region=LAB-D troops=9000"),
            ("mexico", "message tone=share capital=4"),
            ("us", "exploit points=4"),
            ("us", "message tone=claim capital=6"),
            ("group:ALFA", "lie_low"),
            ("group:GAMA", "ally group=ALFA"),
        ),
        (
            ("mexico", "vet region=teams points=4"),
            ("mexico", "raid leader=BETA/plaza-LAB-B teams=1 sharing=us lead_hours=48"),
            ("mexico", "raid leader=ALFA/boss teams=2 day=20"),
            ("mexico", "consent to=trainers answer=give"),
            ("us", "train_and_equip funds=4 vetting=0.8 audit=true"),
            ("us", "strike target=BETA/boss ask=false day=20"),
            ("group:GAMA", "bribe region=LAB-D funds=1"),
            ("group:BETA", "retaliate level=3 where=LAB-C"),
            ("group:ALFA", "settle_succession candidate=ALFA/contender-1"),
        ),
        (
            ("mexico", "raid leader=GAMA/boss teams=2 when=fix"),
            ("mexico", "consent to=joint_raid answer=give"),
            ("us", "share_intelligence points=0"),
            ("us", "propose_joint_raid leader=BETA/deputy-2 teams=2 day=12"),
            ("group:GAMA", "betray target=BETA"),
        ),
        (("mexico", "raid leader=BETA/boss teams=6"),),
        (
            ("us", 'propose_accord gives="share_intelligence points=4" asks="consent to=isr answer=give" turns=6'),
            ("mexico", "answer_accord accord=us-6-1 answer=accept"),
        ),
        (("mexico", "raid leader=ALFA/heir teams=2 when=fix"),),
        (("us", "break_accord accord=us-6-1"),),
        (
            ("mexico", "freeze_finances group=BETA points=4 joint=false"),
            ("mexico", "inspect_port gateway=manzanillo funds=2"),
            ("mexico", "inspect_southbound gateway=laredo funds=2"),
            ("mexico", "protect_press funds=1"),
            ("mexico", "transfer_prisoners count=10"),
            ("mexico", "raid_site kind=lab region=LAB-A teams=2 day=5"),
            ("us", "designate group=BETA"),
            ("us", "enforce_guns funds=3"),
            ("us", "follow_money funds=3"),
            ("us", "treat funds=6"),
            ("group:ALFA", "arm funds=1"),
            ("group:BETA", "diversify line=extortion"),
        ),
        (
            ("mexico", "offer_terms group=ALFA"),
            ("mexico", "consent to=planners answer=give"),
            ("mexico", "consent to=fusion_cell answer=give"),
            ("mexico", "raid_site kind=arsenal region=LAB-B teams=2 day=8"),
            ("us", "sanction group=BETA points=2"),
            ("us", "prosecute_distribution funds=3"),
            ("us", "scan_border gateway=tucson channel=car funds=2"),
            ("us", "screen_mail funds=1"),
            ("us", "precursor_diplomacy lever=working_group"),
            ("group:BETA", "move_labs from=LAB-B to=LAB-C"),
        ),
        (
            ("mexico", "raid_site kind=cash region=LAB-A teams=1 day=9"),
            ("us", "attach_planners presence=temporary"),
            ("us", "fusion_cell funds=1"),
            ("us", "strike_boats level=1"),
            ("us", "threaten_tariff level=1"),
            ("us", "indict_official region=LAB-B"),
        ),
        (("us", "drop_charges region=LAB-B"), ("us", "fund_plan funds=50 years=2 conditions=rights")),
    ),
    TAPALPA: (
        (
            ("mexico", "collect target=CJNG discipline=signals points=12"),
            ("mexico", "deploy region=MX-JAL troops=20000"),
            ("mexico", "message tone=quiet capital=3"),
            ("us", "collect target=CJNG/enforcer-1 discipline=signals points=12"),
            ("us", "fly_isr region=MX-JAL hours=12"),
            ("us", "seek_authority from=white_house kind=strike"),
            ("group:CJNG", "retaliate level=3 where=MX-JAL"),
        ),
        (
            ("mexico", "raid leader=CJNG/plaza-MX-JAL teams=2 lead_hours=3 when=fix"),
            ("us", "message tone=claim capital=5"),
            ("group:CJNG", "settle_succession candidate=CJNG/contender-1"),
        ),
        (
            ("mexico", "deploy region=MX-MIC troops=12000"),
            ("us", "strike target=CJNG/enforcer-1 ask=false when=fix"),
            ("group:CJNG", "betray target=CU"),
        ),
        (
            ("mexico", "raid leader=CJNG/deputy-2 teams=1 when=fix"),
            ("group:CJNG", "ally group=CU"),
            ("group:CJNG", "lie_low"),
        ),
        (("group:CJNG", "retaliate level=1 where=MX-MIC"),),
    ),
    COUNTRY: (
        (
            ("mexico", "build region=MX-SIN kind=police funds=20"),
            ("mexico", "jobs region=MX-GUA funds=10"),
            ("mexico", "posture group=CDS_CH toward=confront"),
            ("mexico", "deploy region=MX-SIN troops=16000"),
            ("mexico", "raid leader=LNFM/boss teams=2 day=12"),
            ("us", "demand_action topic=corruption"),
            ("us", "collect target=CJNG discipline=signals points=10"),
            ("group:CJNG", "answer_dilemma answer=jal_council/oath"),
            ("group:CJNG", "bribe region=MX-MIC funds=2"),
            ("group:CDN", "expand region=MX-ZAC"),
            ("group:UT", "aid_population region=MX-CMX funds=1"),
        ),
        (
            ("mexico", "prosecute_protectors region=MX-TAM coalition=other"),
            ("mexico", "build region=MX-GUA kind=courts funds=15"),
            ("mexico", "posture group=UT toward=tolerate"),
            ("mexico", "raid leader=CJNG/contender-1 teams=2 when=fix"),
            ("group:LNFM", "expand region=MX-PUE"),
            ("group:CJNG", "retaliate level=2 where=MX-JAL"),
        ),
        (
            ("mexico", "prosecute_protectors region=MX-SIN coalition=own"),
            ("mexico", "posture group=UT toward=contain"),
            ("mexico", "deploy region=MX-SIN troops=9000"),
            ("mexico", "jobs region=MX-GUA funds=0"),
            ("group:CDS_CH", "expand region=MX-DUR"),
        ),
        (("mexico", "build region=MX-SIN kind=services funds=10"), ("group:CJNG", "lie_low")),
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
        3: (
            make_inject("force_succession", {"group": "ALFA", "kind": "contested"}),
            make_inject("remove_leader", {"leader": "ALFA/boss", "mode": "captured", "by": "mexico"}),
            make_inject("set_rung", {"leader": "BETA/boss", "viewer": "us", "rung": 4}),
            make_inject("set_rung", {"leader": "BETA/deputy-2", "viewer": "us", "rung": 4}),
        ),
        4: (make_inject("border_closure_signal", {}),),
        5: (
            make_inject("team_loss", {"share": 0.1}),
            make_inject("scale", {"quantity": "corruption", "of": "LAB-C", "factor": 1.5}),
        ),
        6: (make_inject("force_split", {"group": "BETA", "parts": 3}),),
        8: (make_inject("dismantle", {"group": "GAMA"}),),
        9: (
            make_inject("supply_shock", {"product": "cocaine", "share": 0.3, "weeks": 8}),
            make_inject("demand_shock", {"product": "heroin", "share": 0.1}),
        ),
        10: (make_inject("raise_tension", {"level": 2}), make_inject("us_soil_attack", {})),
    },
    TAPALPA: {
        2: (
            make_inject("force_succession", {"group": "CJNG", "kind": "contested"}),
            make_inject("raid_outcome", {"leader": "CJNG/plaza-MX-JAL", "outcome": "captured"}),
            make_inject("set_rung", {"leader": "CJNG/plaza-MX-JAL", "viewer": "mexico", "rung": 4}),
        ),
        4: (make_inject("force_split", {"group": "CJNG", "parts": 3}),),
    },
    COUNTRY: {
        1: (
            make_inject("violence_shock", {"region": "MX-MOR", "factor": 1.5, "weeks": 3}),
            make_inject("shift", {"quantity": "heat", "of": "MX-SIN", "amount": 0.5}),
        ),
        2: (
            make_inject("change_state_government", {"region": "MX-MIC"}),
            make_inject("remove_leader", {"leader": "CDN/boss", "mode": "killed", "by": "mexico"}),
        ),
        3: (make_inject("expose", {"region": "MX-TAB"}), make_inject("prison_break", {"region": "MX-CMX", "count": 60})),
        4: (make_inject("force_split", {"group": "CDS_MZ", "parts": 2}),),
    },
}
Signatures = dict[str, dict[str, list[str]]]  # scenario -> seed -> at the start and after each turn


def play_out(scenario: str) -> tuple[Game, list[list[str]], set[str]]:
    """The games of all seeds played to the end of the script; signatures by turn, then by seed; orders that stood."""
    game = start(scenario, SEEDS)
    found = [signatures(game.state)]
    stood: set[str] = set()
    rows = np.arange(game.batch)
    for turn, lines in enumerate(ORDERS[scenario], start=1):
        orders = encode(game.world, [(int(row), seat, parse_order(text)) for row in rows for seat, text in lines])
        done = resolve_turn(game, orders, [(one, rows) for one in INJECTS[scenario].get(turn, ())])
        found.append(signatures(game.state))
        stood |= {BY_CODE[code].name for code in np.unique(orders.code[done.reasons == 0]).tolist()}
    return game, found, stood


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
