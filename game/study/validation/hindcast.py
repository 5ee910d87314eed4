"""The years 2007 to 2012 played again: the policy of those years through the rules, beside the record.

Sixty-four games of `the_long_war` in which both state seats give no orders of their own and control does what policy.yaml
lists; and the same games, with the same luck, without its removals and what is put down to them. Nothing was fitted to what
was killed after 2006: the background killing of each state was fitted to 2006, everything after is a check. What the rules
of succession were fitted to includes the outcomes of these very removals (DATA.md 2.2), so those are no check.

After the last turn the games run on to the end of 2020 with removals at the pace of those years: the same posts again, in
the same order, evenly spread (row M12).

Bands, decided before the hindcast was run for the first time, but for that of a state:

* Killings of a year, and the rise to the worst three years: the record, less and more 25%. Two public counts of those years,
  registered deaths and police reports, differ by about that (2010: 25,757 and some 20,700, grade B).
* Correlation over states: 0.8 to 1.
* A state: half to twice its record of 2007 to 2012. Half of the states and more should be inside. (The rule first decided
  was less and more the share by which half of the states departed from their rate of 2006. That share came out at 107%, so
  that nearly anything was inside; it was replaced after the first run, which made the table stricter.)
* Groups: 50 to 90 at the end of 2010 ("fewer than 70", 76 by another count), 70 to 150 at the end of 2012 (11% a year from
  there), 150 to 300 at the end of 2020 (RULES.md section 8).
* Outcomes of removals: the 95% Wilson interval of the recorded share of the cases that the policy has.
* What removals did to killing: between nothing and +25%. Dickenson (2014) found 415 deaths for 25 leaders in four years,
  less than 1%; if each removal did what Lindo and Padilla-Romo (2018) found for a municipality to a whole state and its
  neighbours, it would be some 25%.
* What removals did to the number of groups: more of them.

A year of the game is that of the middle of its turns, drawn out to 365.25 days (`game.content.calendar`).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import attrs
import numpy as np

from game.content.calendar import DAYS_A_YEAR, moment, turn_bounds
from game.content.load import scenario_names
from game.content.policy_file import (
    OUTCOMES,
    Act,
    Killings,
    Policy,
    RemovalEntry,
    check_years,
    load_killings,
    load_policy,
)
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.game import Game
from game.engine.history import History
from game.engine.measuring import Key
from game.session.setting_up import Setup, load_setup, start_beside
from game.study.batch import Scripted, play, side_by_side
from game.study.experiment import players_of, seeds_of
from game.study.validation.target import Target, judged
from game.texts import N_, _, current

SCENARIO: Final = "the_long_war"
GAMES: Final = 64
CHUNK: Final = 32  # games under each policy that are played at once
STATE_ID: Final = "long_war_state_"  # before the id of a state in that of its target

COUNTS_DIFFER: Final = 0.25  # share by which two counts of killings of the same year differ
LEAST_CORRELATION: Final = 0.8
GROUPS_2010, GROUPS_2012 = (50.0, 90.0), (70.0, 150.0)
GROUPS_2020: Final = (150.0, 300.0)
RUN_ON_TO: Final = date(2020, 12, 1)
FACTOR: Final = 2.0  # a state is inside from its record over this to its record times this
MOST_BY_REMOVALS: Final = 25.0  # per cent of the killings
WINDOW: Final = 365.0  # days after a removal in which its outcome shows
WAR: Final = 1.5  # times the killing of the year before: civil war, RULES.md section 8
Z: Final = 1.959964  # 95% of a normal distribution
CRISIS_GROUP: Final = "Crisis Group, Crime in Pieces, 4 May 2022: fewer than 70 in 2010, more than 200 in 2020, grade A"
OUTCOME_WORDS: Final[Mapping[str, str]] = {
    "smooth": N_("removals of 2008 to 2012 without a split in the year after"),
    "split": N_("removals of 2008 to 2012 after which a part split off"),
    "absorbed": N_("removals of 2008 to 2012 after which the group ended within a year"),
    "civil_war": N_("removals of 2008 to 2012 with a split and 1.5 times the killing of the year before"),
}


@attrs.frozen(eq=False)
class Arm:
    """One way to play the years: killings by game, year and region, groups by game and turn, (games, ...) each."""

    killed: FloatArray  # (games, years, regions), a year of 365.25 days
    groups: FloatArray  # (games, turns), named and local, at the end of each turn, the run-on included
    outcomes: FloatArray  # (games, outcomes), share of the cases that found somebody; nan where none did


ARRAYS: Final = tuple(field.name for field in attrs.fields(Arm))


@attrs.frozen(eq=False)
class Hindcast:
    """The years with the policy and without its removals, and the record."""

    regions: tuple[str, ...]
    names: Mapping[str, str]  # of the regions, in the language now in use
    years: tuple[int, ...]
    turn_years: tuple[int, ...]  # year of each turn
    history: Arm
    without_removals: Arm
    killings: Killings
    policy: Policy

    def recorded(self) -> FloatArray:
        """Killings of record, (years, regions)."""
        return np.array([[self.killings.of(year)[id] for id in self.regions] for year in self.years], dtype=np.float64)


def has_hindcast() -> bool:
    """Whether the historical scenario comes with this version."""
    return SCENARIO in scenario_names()


def load_hindcast(games: int = GAMES) -> Hindcast:
    """Play the hindcast. Raises Problem for a policy that is wrong or runs into a year without data."""
    return play_hindcast(load_setup(SCENARIO), SCENARIO, games)


def play_hindcast(setup: Setup, name: str, games: int = GAMES, turns: int | None = None) -> Hindcast:
    """The hindcast of a scenario whose folder has a policy and killings: to 2020, or for `turns` turns of the scenario."""
    policy, killings = load_policy(name, setup.scenario), load_killings(name, setup.scenario)
    check_years(policy, killings)
    of_turns = turn_years(setup, policy)[:turns]
    years = tuple(dict.fromkeys(of_turns))
    for year in years:
        killings.of(year)
    last = len(of_turns) if turns is not None else run_on_turns(setup, policy)
    history, without = _play(setup, (policy, policy.without_removals()), games, of_turns, last)
    regions = tuple(setup.scenario.regions)
    names = {id: (found.names or {}).get(current(), id) for id, found in setup.scenario.regions.items()}
    return Hindcast(regions, names, years, of_turns, history, without, killings, policy)


def turn_years(setup: Setup, policy: Policy) -> tuple[int, ...]:
    """The year in which the middle of each turn lies."""
    return tuple(int(moment(policy.start, (first + last) / 2.0)) for first, last in turn_bounds(setup.scenario))


def run_on_turns(setup: Setup, policy: Policy) -> int:
    """Turns until the end of 2020, each as long as the scenario's last; at least those of the scenario."""
    pulses, days = setup.scenario.pulses, setup.scenario.head.pulse_days.middle
    left = (RUN_ON_TO - policy.start).days - sum(pulses) * days
    return len(pulses) + max(0, int(left // (pulses[-1] * days)))


def script_of(policy: Policy, turns: int, last: int) -> tuple[Scripted, ...]:
    """The policy as a script, and after its `turns` turns its removals again at their pace until turn `last`."""
    acts = [(act.turn, act) for act in policy.acts if act.turn <= turns]
    removals = [act for _, act in acts if isinstance(act.entry, RemovalEntry)]
    more = round(len(removals) * (last - turns) / turns)
    acts += [(turns + 1 + number * (last - turns) // more, removals[number % len(removals)]) for number in range(more)]
    return tuple(
        Scripted(turn, act.seat, act.order, act.inject, policy.file, act.line, or_nobody=True) for turn, act in acts
    )


def _play(setup: Setup, policies: Sequence[Policy], games: int, of_turns: tuple[int, ...], last: int) -> list[Arm]:
    """The games under each policy until turn `last`, side by side; outcomes are read for the cases that it has."""
    seeds, arms = seeds_of("hindcast", 0, games), range(len(policies))
    scripts = [script_of(policy, len(of_turns), last) for policy in policies]
    parts: list[list[Arm]] = [[] for _ in arms]
    for first in range(0, games, CHUNK):
        game = start_beside([setup for _ in arms], seeds[first : first + CHUNK])
        count = game.batch // len(policies)
        bots = players_of(game.world.seats, {}, np.tile(np.arange(first, first + count), len(policies)))
        ended = play(setup, game, bots, last, _keys(game), side_by_side(scripts, count))
        for arm in arms:
            found = _read(setup, ended.game, ended.history, of_turns, last, _cases(policies[arm], len(of_turns)))
            parts[arm].append(_of_rows(found, slice(arm * count, (arm + 1) * count)))
    return [Arm(*(np.concatenate([getattr(one, name) for one in of_arm]) for name in ARRAYS)) for of_arm in parts]


def _of_rows(arm: Arm, rows: slice) -> Arm:
    return Arm(*(getattr(arm, name)[rows] for name in ARRAYS))


def _cases(policy: Policy, turns: int) -> list[Act]:
    """Removals whose outcome is on record and shows before the last turn ends."""
    return [
        act for act in policy.acts
        if isinstance(act.entry, RemovalEntry) and act.entry.outcome is not None and act.turn <= turns
    ]  # fmt: skip


def _keys(game: Game) -> list[Key]:
    found = [Key("groups", "nation")]
    found += [Key("homicides", "region", r) for r in range(len(game.world.regions))]
    for g in range(len(game.world.groups)):
        found += [Key("group_alive", "group", g), Key("leaders_removed", "group", g)]
    return found


def _read(
    setup: Setup, game: Game, history: History, of_turns: tuple[int, ...], last: int, cases: list[Act]
) -> Arm:  # fmt: skip
    turns, regions = len(of_turns), len(game.world.regions)
    by_turn = np.array(
        [[history.over(Key("homicides", "region", r), t, t) for r in range(regions)] for t in range(1, turns + 1)]
    )
    days = np.array(setup.scenario.pulses[:turns]) * setup.scenario.head.pulse_days.middle
    years = np.array(of_turns)
    killed = []
    for year in dict.fromkeys(of_turns):
        mine = years == year
        killed.append(by_turn[mine].sum(axis=0) * (DAYS_A_YEAR / float(days[mine].sum())))
    groups = np.array([history.over(Key("groups", "nation"), t, t, at_end=True) for t in range(1, last + 1)])
    outcomes = _outcomes(setup, game, history, by_turn, cases)
    return Arm(np.array(killed).transpose(2, 0, 1), groups.T, outcomes)


def _outcomes(setup: Setup, game: Game, history: History, killed: FloatArray, cases: list[Act]) -> FloatArray:
    """Share of each outcome among the removals that found somebody, (games, outcomes)."""
    counts = np.zeros((game.batch, len(OUTCOMES)))
    for act in cases:
        found, kind = _outcome(setup, game, history, killed, act)
        for place, name in enumerate(OUTCOMES):
            counts[:, place] += found & (kind == OUTCOMES.index(name))
    tried = counts.sum(axis=1, keepdims=True)
    shares: FloatArray = np.where(tried > 0, counts / np.where(tried > 0, tried, 1.0), np.nan)
    return shares


def _outcome(
    setup: Setup, game: Game, history: History, killed: FloatArray, act: Act
) -> tuple[BoolArray, IntArray]:  # fmt: skip
    """Whether the removal found somebody, and the index of what came of it within a year; (games,) each."""
    assert isinstance(act.entry, RemovalEntry)
    group = game.world.groups.index(act.entry.leader.partition("/")[0])
    a_turn = float(game.world.pulses[0]) * game.world.pulse_days
    later = min(killed.shape[0], act.turn - 1 + round(WINDOW / a_turn))
    found = history.over(Key("leaders_removed", "group", group), act.turn, act.turn) >= 1.0
    alive = history.over(Key("group_alive", "group", group), later, later, at_end=True) > 0.0
    begun, ended = (act.turn - 1) * a_turn, later * a_turn
    born = game.state.group_born
    parted = ((game.state.group_parent == group) & (born > begun) & (born <= ended)).any(axis=1)
    home = _home(setup, game, act.entry.leader.partition("/")[0])
    before = killed[max(0, act.turn - 1 - (later - act.turn + 1)) : act.turn - 1, home]
    after = killed[act.turn - 1 : later, home]
    war = parted & (after.mean(axis=0) >= WAR * before.mean(axis=0))
    kind = np.where(parted, OUTCOMES.index("split"), OUTCOMES.index("smooth"))
    kind = np.where(war, OUTCOMES.index("civil_war"), kind)
    return found, np.where(alive, kind, OUTCOMES.index("absorbed"))


def _home(setup: Setup, game: Game, group: str) -> int:
    """The region in which a group has most members at the start."""
    presence = setup.scenario.groups[group].presence
    return game.world.regions.index(max(presence, key=lambda region: presence[region].members.middle))


def hindcast_targets(hindcast: Hindcast) -> list[Target]:
    """The country by year, the states together, groups, outcomes of removals, and what removals did."""
    return [
        *_nation(hindcast), *_pattern(hindcast), *_groups(hindcast), *_outcome_targets(hindcast), *_effects(hindcast)
    ]  # fmt: skip


def _nation(hindcast: Hindcast) -> list[Target]:
    record, killed, source = hindcast.recorded().sum(axis=1), hindcast.history.killed.sum(axis=2), _source(hindcast)
    found = [
        judged(
            killed[:, place], id=f"long_war_killed_{year}", kind="check", published=float(record[place]),
            what=_("the long war: people killed in {year}, with the policy of those years").format(year=year),
            band=_around(float(record[place]), COUNTS_DIFFER), unit="persons", source=source,
        )
        for place, year in enumerate(hindcast.years)
    ]  # fmt: skip
    if len(hindcast.years) >= 6:
        rise = float(record[-3:].mean() / record[0])
        found.append(
            judged(
                killed[:, -3:].mean(axis=1) / killed[:, 0], id="long_war_rise", kind="check", published=round(rise, 2),
                what=_("the long war: killings a year in 2010 to 2012 over those of 2007"),
                band=_around(rise, COUNTS_DIFFER), unit="times", source=source,
            )
        )  # fmt: skip
    return found


def _pattern(hindcast: Hindcast) -> list[Target]:
    record, killed = hindcast.recorded().sum(axis=0), hindcast.history.killed.sum(axis=1)
    agree = np.array([np.corrcoef(one, record)[0, 1] for one in killed])
    inside, count = sum(one.fits for one in killings_by_state_targets(hindcast)), len(hindcast.regions)
    return [
        judged(
            agree, id="long_war_pattern", kind="check", published=1.0, n=count, band=(LEAST_CORRELATION, 1.0),
            what=_("the long war: correlation over the states of all killings with the record"), source=_source(hindcast),
        ),
        Target(
            id="long_war_states_inside", kind="check", published=None, n=count, got=float(inside), unit="states",
            what=_("the long war: states inside their band"), band=(count / 2.0, float(count)), source=_source(hindcast),
        ),
    ]  # fmt: skip


def _groups(hindcast: Hindcast) -> list[Target]:
    found = []
    of_years = [*hindcast.turn_years]
    if hindcast.history.groups.shape[1] > len(of_years):
        of_years += [0] * (hindcast.history.groups.shape[1] - len(of_years) - 1) + [RUN_ON_TO.year]
    for year, published, band in ((2010, 70.0, GROUPS_2010), (2012, None, GROUPS_2012), (2020, 200.0, GROUPS_2020)):
        turns = [turn for turn, one in enumerate(of_years) if one == year]
        if turns:
            found.append(
                judged(
                    hindcast.history.groups[:, turns[-1]], id=f"long_war_groups_{year}", kind="check", published=published,
                    what=_("the long war: groups at the end of {year}, local ones with them").format(year=year),
                    band=band, unit="groups", source=CRISIS_GROUP,
                )
            )  # fmt: skip
    return found


def _outcome_targets(hindcast: Hindcast) -> list[Target]:
    cases = _cases(hindcast.policy, len(hindcast.turn_years))
    told = [str(act.entry.outcome) for act in cases if isinstance(act.entry, RemovalEntry)]
    found = []
    for place, name in enumerate(OUTCOMES if told else ()):
        shares = 100.0 * hindcast.history.outcomes[:, place]
        share = told.count(name) / len(told)
        low, high = wilson(share, len(told))
        found.append(
            judged(
                shares[~np.isnan(shares)], id=f"long_war_{name}", what=_(OUTCOME_WORDS[name]), kind="fitted",
                published=round(100.0 * share, 1), n=len(told), band=(100.0 * low, 100.0 * high), unit="%",
                source="removals of 2008 to 2012, outcome labels a judgement made with hindsight, grade B",
            )
        )  # fmt: skip
    return found


def _effects(hindcast: Hindcast) -> list[Target]:
    """What removals did, game by game with the same luck."""
    killed, without = (arm.killed.sum(axis=(1, 2)) for arm in (hindcast.history, hindcast.without_removals))
    more = hindcast.history.groups[:, -1] - hindcast.without_removals.groups[:, -1]
    return [
        judged(
            100.0 * (killed / without - 1.0), id="long_war_removals_killed", kind="check", published=None, n=25,
            what=_("the long war: killings of all years with removals over those without"), band=(0.0, MOST_BY_REMOVALS),
            unit="%", source="sign and order: Dickenson (2014), 415 deaths for 25 leaders in four years; Lindo and"
            " Padilla-Romo (2018), +80% and +30% for a year in municipalities; grade A",
        ),
        judged(
            more, id="long_war_removals_groups", kind="check", published=None, band=(1.0, float("inf")), unit="groups",
            what=_("the long war: groups at the end with removals, less those without"), source=CRISIS_GROUP,
        ),
    ]  # fmt: skip


def killings_by_state_targets(hindcast: Hindcast) -> list[Target]:
    """Killings of all years by state beside the record."""
    record, killed = hindcast.recorded().sum(axis=0), hindcast.history.killed.sum(axis=1)
    first, last = hindcast.years[0], hindcast.years[-1]
    return [
        judged(
            killed[:, place], id=STATE_ID + id, kind="check", published=float(record[place]), unit="persons",
            what=_("the long war: people killed from {first} to {last}: {state}").format(
                first=first, last=last, state=hindcast.names[id]
            ),
            band=(float(record[place]) / FACTOR, float(record[place]) * FACTOR), source=_source(hindcast),
        )
        for place, id in enumerate(hindcast.regions)
    ]  # fmt: skip


def wilson(share: float, n: int) -> tuple[float, float]:
    """The 95% interval of a share among n cases (Wilson 1927)."""
    square = Z * Z
    middle = (share + square / (2.0 * n)) / (1.0 + square / n)
    half = Z * float(np.sqrt(share * (1.0 - share) / n + square / (4.0 * n * n))) / (1.0 + square / n)
    return middle - half, middle + half


def _around(value: float, share: float) -> tuple[float, float]:
    return value * (1.0 - share), value * (1.0 + share)


def _source(hindcast: Hindcast) -> str:
    return f"{hindcast.killings.source.source['en']}, grade {hindcast.killings.source.grade}"
