"""What follows a leader's removal: the same games with and without it, beside event studies and the record of 2008-2016.

Cases: every named group of After the Boss that has a head and more than 2,000 members at the start, as the 24 published
removals are of nationally known groups; each case is played with its head captured, its head killed and its first deputy
captured at the start of the year, and once with nothing removed, for all cases the same. Nobody gives orders.

The outcome of a removal is told from the structure of the group, within twelve months, by rules stated beforehand: absorbed
where the group is gone and no part of it is left; a civil war where leaders contended and still did three months later; a
split where a part broke away or leaders contended for less; smooth otherwise. What was killed does not enter: a label must
not tell violence and measure it at once (DATA.md 2.2). A first rule by the killed (a civil war from 3% of the members) was
given up for that; it had made no case one. How many are killed inside is compared by itself.
Captured and killed heads count as in the record, 17 to 6.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import attrs
import numpy as np

from game.content.common_map import common_map
from game.core.arrays import BoolArray, FloatArray
from game.core.game import Game
from game.core.injects import make_inject
from game.engine.history import key_of
from game.engine.measuring import Key
from game.session.setting_up import Setup, start_games
from game.study.batch import Scripted
from game.study.validation.readings import Readings, play_arms, rows_of
from game.study.validation.target import Pooled, Values

GAMES: Final = 24
MONTHS: Final = 12
HALF: Final = 6
LARGER_THAN: Final = 2000.0  # members
WAR_MONTHS: Final = 3  # a contest that goes on for so long is a civil war
ARRESTED, KILLED_IN_RECORD = 17, 6  # of the 24 cases; one was missed
WAR_RISE: Final = 1.5  # from here on killing at home has risen, for the lag
DAYS_A_MONTH: Final = 365.0 / 12.0
NONE, CAPTURED, KILLED, LIEUTENANT = range(4)  # arms: nothing, then three for each case
EVENTS: Final = (("boss", "captured"), ("boss", "killed"), ("deputy-1", "captured"))
OUTCOMES: Final = ("smooth", "split", "absorbed", "civil_war")


@attrs.frozen
class Case:
    """A group whose leaders are removed: members at the start; of the leader of each event the home, and its neighbours
    where the group has people too."""

    group: str
    members: float
    homes: tuple[str, ...]
    neighbours: tuple[tuple[str, ...], ...]


@attrs.frozen(eq=False)
class Removals:
    """Killings by region, and what became of the groups; (games, cases, 3 arms, ...) and (games, ...) without a removal."""

    cases: tuple[Case, ...]
    regions: tuple[str, ...]
    calm: FloatArray  # (games, months, regions) killings with nothing removed
    struck: FloatArray  # (games, cases, 3, months, regions)
    contested: BoolArray  # (games, cases, 3): leaders contended for the post of the removed head
    lasting: BoolArray  # (games, cases, 3): and were still at it after three months
    toll: FloatArray  # (games, cases, 3): killed inside the group and between its parts, share of its members
    broke: BoolArray  # (games, cases, 3): a part broke away and took a name
    gone: BoolArray  # (games, cases, 3): the group and its parts are gone at the end

    @property
    def outcome(self) -> FloatArray:
        """Number of the outcome in OUTCOMES of each removal; (games, cases, 3)."""
        split = self.broke | self.contested
        found: FloatArray = np.where(self.gone, 2.0, np.where(self.lasting, 3.0, np.where(split, 1.0, 0.0)))
        return found

    def rise(self, event: int, places: str, first: int, last: int) -> FloatArray:
        """Change in per cent of the killing in months first..last at `home`, in its `neighbours` or `elsewhere`; (games,).

        All cases together: killings where something was removed over those of the same games without it.
        """
        months = slice(first - 1, last)
        calm, struck = np.zeros(len(self.calm)), np.zeros(len(self.calm))
        for number, case in enumerate(self.cases):
            there = np.flatnonzero(self._places(case, event, places))
            calm += self.calm[:, months][:, :, there].sum(axis=(1, 2))
            struck += self.struck[:, number, event - 1, months][:, :, there].sum(axis=(1, 2))
        change: FloatArray = 100.0 * (struck / calm - 1.0)
        return change

    def more_in_country(self, event: int) -> FloatArray:
        """Killings more in the country in twelve months, mean over the cases; (games,)."""
        struck = self.struck[:, :, event - 1].sum(axis=(2, 3)).mean(axis=1)
        more: FloatArray = struck - self.calm.sum(axis=(1, 2))
        return more

    def at_home(self) -> tuple[FloatArray, FloatArray]:
        """Killings at the home of each head: removed (games, cases, 3, months), calm (games, cases, months)."""
        home = np.array([self.regions.index(case.homes[0]) for case in self.cases])
        struck = np.stack([self.struck[:, number, :, :, place] for number, place in enumerate(home)], axis=1)
        return struck, np.moveaxis(self.calm[:, :, home], 2, 1)

    def _places(self, case: Case, event: int, places: str) -> BoolArray:
        home = np.array([region == case.homes[event - 1] for region in self.regions])
        near = np.array([region in case.neighbours[event - 1] for region in self.regions])
        which: BoolArray = {"home": home, "neighbours": near, "elsewhere": ~(home | near)}[places]
        return which


def cases_of(setup: Setup) -> tuple[Case, ...]:
    """The cases of a scenario, by its start."""
    leaders = setup.scenario.leaders
    found = []
    for id, group in setup.scenario.groups.items():
        members = sum(one.members.middle for one in group.presence.values())
        head, deputy = leaders.get(f"{id}/boss"), leaders.get(f"{id}/deputy-1")
        if head is None or head.vacant or deputy is None or members <= LARGER_THAN:
            continue
        homes = tuple(leaders[f"{id}/{post}"].region for post, _mode in EVENTS)
        found.append(Case(id, members, homes, tuple(_neighbours(home, group.presence) for home in homes)))
    return tuple(found)


def _neighbours(home: str, present: Collection[str]) -> tuple[str, ...]:
    near = {b if a == home else a for a, b in common_map().neighbours if home in (a, b)}
    return tuple(sorted(near & set(present)))


def play_removals(setup: Setup, games: int = GAMES) -> Removals:
    """Play every case in every arm with the same luck."""
    cases, regions = cases_of(setup), tuple(setup.scenario.regions)
    world = start_games(setup, [0]).world
    parts = {case.group: _of(world.groups, case.group, ".") for case in cases}
    posts = {case.group: [post for post in world.posts if post.startswith(f"{case.group}/")] for case in cases}
    arms = 1 + len(EVENTS) * len(cases)

    def keys(game: Game) -> Mapping[str, Key]:
        return {
            **{f"killed {region}": key_of(game, "homicides", region) for region in regions},
            **{f"contested {case.group}": key_of(game, "succession_contested", case.group) for case in cases},
            **{f"behind {post}": key_of(game, "faction_share", [post, "mexico"]) for ids in posts.values() for post in ids},
            **{f"inside {id}": key_of(game, "succession_killings", id) for ids in parts.values() for id in ids},
            **{f"alive {id}": key_of(game, "group_alive", id) for ids in parts.values() for id in ids},
        }

    def script(seeds: int) -> Sequence[Scripted]:
        return [
            _removal(f"{case.group}/{post}", mode, rows_of(seeds, arms, 1 + number * len(EVENTS) + event))
            for number, case in enumerate(cases) for event, (post, mode) in enumerate(EVENTS)
        ]  # fmt: skip

    read = play_arms(setup, "removals", games, MONTHS, keys, arms, script)
    killed = np.stack([read[f"killed {region}"] for region in regions], axis=-1)
    shape = (games, len(cases), len(EVENTS), MONTHS, len(regions))
    return Removals(cases, regions, killed[:, 0], killed[:, 1:].reshape(shape), **_fates(read, cases, parts, posts))


def _removal(leader: str, mode: str, rows: tuple[int, ...]) -> Scripted:
    inject = make_inject("remove_leader", {"leader": leader, "mode": mode, "by": "mexico"})
    return Scripted(1, "control", None, inject, rows=rows)


def _of(ids: Sequence[str], group: str, sign: str) -> tuple[str, ...]:
    """The group and the slots of what can split off it."""
    return tuple(id for id in ids if id == group or id.startswith(f"{group}{sign}"))


def _fates(
    read: Readings, cases: Sequence[Case], parts: Mapping[str, Sequence[str]], posts: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """Contested, lasting, toll, broke and gone of each case in its own three arms."""
    found: dict[str, list[Any]] = {name: [] for name in ("contested", "lasting", "toll", "broke", "gone")}
    for number, case in enumerate(cases):
        own = slice(1 + number * len(EVENTS), 1 + (number + 1) * len(EVENTS))
        ids = parts[case.group]
        alive = np.stack([read[f"alive {id}"][:, own] for id in ids])
        behind = np.stack([read[f"behind {post}"][:, own, :WAR_MONTHS] for post in posts[case.group]])
        contested = read[f"contested {case.group}"][:, own, 0] > 0.0
        found["contested"].append(contested)
        at_it: BoolArray = np.any(behind > 0.0, axis=0)
        found["lasting"].append(contested & np.all(at_it, axis=2))
        found["toll"].append(sum(read[f"inside {id}"][:, own].sum(axis=2) for id in ids) / case.members)
        found["broke"].append((alive[1:] > 0.0).any(axis=(0, 3)))
        found["gone"].append(~(alive[..., -1] > 0.0).any(axis=0))
    return {name: np.stack(by_case, axis=1) for name, by_case in found.items()}


def event_studies(found: Removals) -> Values:
    """What came out beside the event studies; (games,) each."""
    rise = found.rise
    both, later = (
        _as_in_the_record([rise(event, "home", first, last) for event in (CAPTURED, KILLED)])
        for first, last in ((1, HALF), (HALF + 1, MONTHS))
    )
    home, near = rise(CAPTURED, "home", 1, HALF), rise(CAPTURED, "neighbours", 1, HALF)
    lieutenant = rise(LIEUTENANT, "home", 1, HALF)
    more = [found.more_in_country(event) for event in (CAPTURED, KILLED)]
    return {
        "leader_home_6": both,
        "capture_home_12": rise(CAPTURED, "home", 1, MONTHS),
        "capture_neighbours_6": near,
        "home_over_neighbours": home - near,
        "neighbours_over_others": near - rise(CAPTURED, "elsewhere", 1, HALF),
        "neighbours_fade": near - rise(CAPTURED, "neighbours", HALF + 1, MONTHS),
        "leader_fades": both - later,
        "capture_lasts": rise(CAPTURED, "home", HALF + 1, MONTHS),
        "killing_over_capture": more[1] - more[0],
        "extra_in_country": _as_in_the_record(more),
        "leader_over_lieutenant": home - lieutenant,
        "lieutenant_home_6": lieutenant,
        "arrest_dip": rise(LIEUTENANT, "home", 1, 1),
    }


def _sum_of(killed: FloatArray, which: BoolArray) -> FloatArray:
    """Killings of twelve months over the cases of an outcome, nan in a game that has none; (games,)."""
    whole: FloatArray = np.where(which, killed.sum(axis=3), 0.0).sum(axis=(1, 2))
    return np.where(which.any(axis=(1, 2)), whole, np.nan)


def _as_in_the_record(by_mode: Sequence[FloatArray]) -> FloatArray:
    """Mean of what follows a capture and a killing, as many of each as in the record."""
    whole: FloatArray = (ARRESTED * by_mode[0] + KILLED_IN_RECORD * by_mode[1]) / (ARRESTED + KILLED_IN_RECORD)
    return whole


def outcomes(found: Removals) -> Values:
    """Shares of the outcomes; change of killing at home by outcome (games,); what a civil war kills, when, a value a war."""
    fate = found.outcome[:, :, :KILLED]
    n = fate[:, :, 0].size
    values: dict[str, FloatArray | Pooled] = {}
    for number, name in enumerate(OUTCOMES):
        share = _as_in_the_record([(fate[:, :, event - 1] == number).mean() * np.ones(1) for event in (CAPTURED, KILLED)])
        values[f"outcome_{name}"] = Pooled.of(float(share[0]) * n, n)
    struck, calm = found.at_home()
    calm = np.repeat(calm[:, :, None], KILLED, axis=2)
    struck = struck[:, :, :KILLED]
    changes = [
        100.0 * (_sum_of(struck, fate == number) / _sum_of(calm, fate == number) - 1.0) for number in range(len(OUTCOMES))
    ]
    smooth, split, _absorbed, war = changes
    values["split_change"], values["smooth_change"] = split, smooth
    values["split_over_smooth"], values["war_over_split"] = split - smooth, war - split
    wars = fate == OUTCOMES.index("civil_war")
    before, during = calm[wars], struck[wars]
    values["civil_war_killing"] = during.sum(axis=1) / before.sum(axis=1)
    values["war_toll"] = 100.0 * found.toll[:, :, :KILLED][wars]
    risen = during >= WAR_RISE * before
    values["sinaloa_lag"] = np.where(risen.any(axis=1), (np.argmax(risen, axis=1) + 1.0) * DAYS_A_MONTH, np.nan)
    return values
