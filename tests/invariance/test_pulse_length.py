"""Pulses are how time is cut, not what happens: short and long ones give the same game in expectation."""

import attrs
import numpy as np
import pytest

from game.content.rules_text import load_parameters
from game.core.game import Game
from game.core.injects import make_inject
from game.core.measures import MEASURES
from game.core.orders import parse_order
from game.core.state import FIELDS
from game.engine.injecting import InjectList
from game.engine.measuring import READERS
from game.engine.order_table import OrderTable, empty_table, encode
from game.engine.step import resolve_turn
from tests.support.games import start

GAMES = 500
TURNS = 3  # of 28 days each
SHARE = 0.05  # by which expected totals may differ
STANDARD_ERRORS = 4.0  # what chance may add to that: these games are not the same games

# What no measure reads: how heat, work and building stand, and who is in which account; by region, or by presence.
STANDING = (
    "heat", "adaptation", "opportunity", "jobs_stage", "building", "local_members", "local_groups", "local_custody",
    "prisoners", "displaced", "shock", "footing", "protection", "custody", "criminal_control",
)  # fmt: skip
TOTALS = (
    "homicides", "turf_killings", "recruits", "arrests", "convictions", "desertions", "surrenders", "abuse_incidents",
    "displaced", "members", "state_control", "criminal_control", "protection", "police", "courts", "services", "corruption",
    "support", "laundering", "arms_stock", "arms_inflow", "spendable_cash",
    "flow", "seizures", "people_flow", "trade_delay",
    "output", "lab_count", "labs_found", "fields_found", "precursor_stock", "precursor_compliance",
)  # fmt: skip
PRESENCES = start("laboratory", [1]).state.presence_key.shape[1]  # those of the start; later ones differ from game to game

# Standing programmes of every kind and raids on call, but nothing that is done on a day.
PROGRAMMES = {
    "mexico": (
        "collect target=ALFA/boss discipline=human points=6",
        "collect target=BETA discipline=signals points=5",
        "vet region=LAB-A points=4",
        "vet region=teams points=4",
        "exploit points=4",
        "train_teams funds=10",
        "consent to=isr answer=give",
        "consent to=trainers answer=give",
        "deploy region=LAB-D troops=9000",
        "message tone=share capital=5",
        "build region=LAB-A kind=police funds=40",
        "build region=LAB-B kind=courts funds=40",
        "build region=LAB-D kind=services funds=30",
        "jobs region=LAB-D funds=30",
        "posture group=BETA toward=confront",
        "posture group=GAMA toward=tolerate",
        "prosecute_protectors region=LAB-C coalition=other",
        "freeze_finances group=ALFA points=5 joint=true",
        "inspect_southbound gateway=tucson funds=4",
        "inspect_port gateway=manzanillo funds=5",
    ),
    "us": (
        "collect target=LAB-B discipline=imagery points=4",
        "share_intelligence points=5",
        "exploit points=3",
        "fly_isr region=LAB-A hours=300",
        "train_and_equip funds=4 vetting=0.7",
        "threaten_border_closure level=2",
        "seek_authority from=congress kind=strike",
        "demand_action topic=corruption",
        "follow_money funds=6 joint=true",
        "enforce_guns funds=5",
        "scan_border gateway=tucson channel=car method=scanner funds=5",
        "scan_border gateway=laredo channel=truck method=manual funds=3",
        "screen_mail funds=3",
        "strike_boats level=2",
        "sanction group=ALFA points=4",
    ),
    "group:ALFA": (
        "bribe region=LAB-A funds=2",
        "aid_population region=LAB-B funds=1",
        "arm funds=1",
        "retaliate level=3 where=LAB-A",
    ),
    "group:BETA": ("bribe region=LAB-D funds=2", "expand region=LAB-A"),
}
ON_CALL = ("raid leader=ALFA/boss teams=2 when=fix", "raid leader=BETA/plaza-LAB-B teams=1 when=fix")
SHOCKS = (
    make_inject("team_loss", {"share": 0.2}),
    make_inject("remove_leader", {"leader": "GAMA/boss", "mode": "captured", "by": "mexico"}),
    make_inject("remove_leader", {"leader": "ALFA/deputy-1", "mode": "killed", "by": "rivals"}),
    make_inject("remove_members", {"group": "BETA", "count": 2000}),
    make_inject("civilian_harm", {"region": "LAB-C", "deaths": 8, "blame": "mexico"}),
    make_inject("force_succession", {"group": "BETA", "kind": "contested"}),
    make_inject("remove_leader", {"leader": "BETA/boss", "mode": "captured", "by": "mexico"}),
    make_inject("violence_shock", {"region": "LAB-B", "factor": 2.0, "weeks": 6}),
    make_inject("change_state_government", {"region": "LAB-D"}),
    make_inject("prison_break", {"region": "LAB-C", "count": 50}),
    make_inject("shift", {"quantity": "heat", "of": "LAB-A", "amount": 0.5}),
)

Readings = dict[tuple[str, str], np.ndarray]  # (measure, of) -> (B, things), or for a chance (2, B, things)


def orders_of_turn(game: Game) -> OrderTable:
    """Programmes in the first turn, raids on call in each."""
    texts = [("mexico", text) for text in ON_CALL]
    if game.state.turn[0] == 0:
        texts = [(seat, text) for seat, lines in PROGRAMMES.items() for text in lines]
    return encode(game.world, [(row, seat, parse_order(text)) for seat, text in texts for row in range(game.batch)])


def read_all(game: Game, whole: Readings) -> None:
    """Add what every measure reads after a turn, and what stands in the state."""
    for measure, readers in READERS.items():
        for of, reader in readers.items():
            reading = reader(game)
            now = np.stack(reading) if isinstance(reading, tuple) else np.asarray(reading)[np.newaxis]
            now = now.reshape(*now.shape[:2], -1)
            whole[measure, of] = whole[measure, of] + now if (measure, of) in whole else now + 0.0
    for name in STANDING:
        array = getattr(game.state, name)
        now = array[:, : PRESENCES if FIELDS[name].axes == "P" else array.shape[1]].reshape(1, game.batch, -1)
        whole[name, "state"] = whole[name, "state"] + now if (name, "state") in whole else now + 0.0


def readings(pulse_days: float, pulses: int, seeds: range) -> Readings:
    game = start("laboratory", seeds)
    game.world = attrs.evolve(game.world, pulse_days=pulse_days, pulses=(pulses,))
    game.state.attention[:] = 20  # so that everything can be ordered at once
    injects: InjectList = [(one, np.arange(game.batch)) for one in SHOCKS]
    whole: Readings = {}
    for turn in range(TURNS):
        given = resolve_turn(game, orders_of_turn(game) if turn != 1 else empty_table(), injects if turn == 0 else ())
        assert turn != 0 or not given.reasons.any(), "Every programme of this test should stand; see the reasons."
        read_all(game, whole)
    return whole


@pytest.fixture(scope="module")
def short_and_long() -> tuple[Readings, Readings]:
    """The same 84 days of as many games in pulses of a day and of a week, with seeds of their own."""
    return readings(1.0, 28, range(1, GAMES + 1)), readings(7.0, 4, range(10_001, 10_001 + GAMES))


def far_apart(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Which of the things measured have means further apart than the share and chance allow; (things,)."""
    mine, theirs = one.mean(axis=0), other.mean(axis=0)
    chance = np.sqrt(one.var(axis=0) / len(one) + other.var(axis=0) / len(other))
    allowed = SHARE * (np.abs(mine) + np.abs(theirs)) / 2.0 + STANDARD_ERRORS * chance
    return np.flatnonzero(np.abs(mine - theirs) > allowed + 1e-9)


def test_pulses_of_a_day_and_of_a_week_give_the_same_expected_flows_and_levels(
    short_and_long: tuple[Readings, Readings],
) -> None:
    short, long = short_and_long
    found = []
    for (measure, of), one in short.items():
        other = long[measure, of]
        for part in range(len(one)):
            found += [
                f"{measure} of {of} {thing}{' (attempts)' if part else ''}: {one[part, :, thing].mean():.6g} by days, "
                f"{other[part, :, thing].mean():.6g} by weeks"
                for thing in far_apart(one[part], other[part])
            ]
    assert not found, (
        "Pulses of another length change what is expected; write the rule in closed form over its span, or draw its "
        "moments: " + "; ".join(found)
    )


def test_totals_of_the_country_agree_within_a_twentieth_outright(short_and_long: tuple[Readings, Readings]) -> None:
    """Those that chance blurs little: no allowance is made for it."""
    short, long = short_and_long
    keys = [(name, "nation") for name in TOTALS] + [(name, "state") for name in STANDING if name != "shock"]
    for key in keys:
        one, other = (float(whole[key][0].mean(axis=0).sum()) for whole in (short, long))
        assert one > 0, f"{key[0]} stays at nothing: give the games of this test something that moves it."
        assert abs(other - one) <= SHARE * one, (
            f"{key[0]} comes to {one:.6g} in pulses of a day and {other:.6g} in pulses of a week: write its rule in closed "
            "form over the pulse, what comes in during the pulse included."
        )


def test_most_flows_are_measured_closely_enough_to_notice_a_twentieth(short_and_long: tuple[Readings, Readings]) -> None:
    short, _ = short_and_long
    close = set()
    for (measure, of), one in short.items():
        mean, chance = one[0].mean(axis=0), one[0].std(axis=0) / np.sqrt(GAMES)
        if of != "state" and (of == "nation" or "nation" not in READERS[measure]):
            close |= {measure} if ((mean != 0) & (STANDARD_ERRORS * chance < 2 * SHARE * np.abs(mean))).any() else set()
    flows = {measure for measure in READERS if MEASURES[measure].kind in ("flow", "level")}
    loose = sorted(flows - close)
    assert len(loose) <= len(flows) // 4, (
        f"Chance hides a change of a twentieth in {', '.join(loose)}; play more games or give them more to do."
    )


def headcounts(pulse_days: float, pulses: int, weeks: int) -> list[int]:
    """People of the raid teams of mexico week by week, after a fifth of them were lost at the start."""
    game = start("laboratory", [11])
    game.parameters = load_parameters(overrides={"raids.training.course_weeks": 8.0})
    game.world = attrs.evolve(game.world, pulse_days=pulse_days, pulses=(pulses,))
    found = []
    for week in range(weeks):
        texts = ["train_teams funds=1"] if week == 0 else []
        orders = encode(game.world, [(0, "mexico", parse_order(text)) for text in texts])
        resolve_turn(game, orders, [(SHOCKS[0], np.array([0]))] if week == 0 else ())
        found.append(int(game.state.headcount[0, game.state.team_seat[0] == 0].sum()))
    return found


def test_a_course_takes_as_many_weeks_in_pulses_of_a_day_as_in_pulses_of_a_week() -> None:
    by_days, by_weeks = headcounts(1.0, 7, 16), headcounts(7.0, 1, 16)
    assert by_weeks[-1] > by_weeks[0], "The lost people should be replaced within 16 weeks when the course takes 8."
    assert min(by_weeks[:8]) == max(by_weeks[:8]), f"Nobody may join before the course of 8 weeks is over: {by_weeks}"
    apart = [abs(one - other) for one, other in zip(by_days, by_weeks, strict=True)]
    assert max(apart) <= 2, (
        f"The teams are filled up at another time when pulses are shorter: {by_days} by days, {by_weeks} by weeks; see "
        "the week of graduation in game.rules.raids.training."
    )


def test_a_dated_blow_has_faded_as_much_whatever_the_pulse_in_which_it_fell() -> None:
    """A raid late in a pulse must not fade as if it had been there from the pulse's beginning."""
    found = []
    for pulse_days, pulses in ((1.0, 28), (7.0, 4)):
        game = start("laboratory", range(20))
        game.world = attrs.evolve(game.world, pulse_days=pulse_days, pulses=(pulses,))
        everywhere = np.arange(game.batch)
        sure = [
            make_inject("set_rung", {"leader": "ALFA/deputy-1", "viewer": "mexico", "rung": 4}),
            make_inject("raid_outcome", {"leader": "ALFA/deputy-1", "outcome": "captured"}),
        ]
        order = parse_order("raid leader=ALFA/deputy-1 teams=1 intent=capture sharing=vetted lead_hours=0 day=27")
        table = encode(game.world, [(row, "mexico", order) for row in range(game.batch)])
        done = resolve_turn(game, table, [(one, everywhere) for one in sure])
        assert not done.reasons.any() and (game.state.captures_group[:, 0] == 1).all()
        group = ("command", "strain_felt", "churn", "cohesion", "disarray")
        found.append([getattr(game.state, name)[:, 0] for name in group])
    for name, one, other in zip(group, *found, strict=True):
        apart = np.abs(one - other).max()
        assert apart <= 0.01, f"{name}: {one[:3]} by days, {other[:3]} by weeks; fade it up to each moment of a pulse"
