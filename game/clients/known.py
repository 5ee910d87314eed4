"""What a seat knows, as questions that the screens ask: everything comes from its view and from what it was told."""

import math
from collections.abc import Sequence

import attrs
import numpy as np

from game.content.names import read_post
from game.core.arrays import IntArray
from game.core.roles import AREA, PATTERN
from game.core.state import DISCIPLINES
from game.engine.forecast import Line, forecast_climb
from game.engine.observe import View
from game.engine.order_table import LABS
from game.session import negotiating
from game.session.decisions import Decision, decisions_of
from game.session.headlines import view_after
from game.session.naming import Names
from game.session.order_names import SHORT_DISCIPLINES
from game.session.reporting import SeenEvent, all_events, events_for
from game.session.session import Session
from game.texts import _

DAYS_OF_RATE = 28.0  # over which a rate is told: one killing in six hours is no pace
TURNS_REMEMBERED = 3  # in a game of months: for how long a group that was seen in a region is believed to be there
FREE_ORDERS = ("answer_accord", "answer_dilemma")  # they take no decision


@attrs.frozen
class Known:
    """One seat's knowledge at one moment; indices are those of the world's tuples."""

    session: Session
    seat: str
    view: View
    names: Names
    told: Sequence[SeenEvent]  # events of the last resolved turn
    _past_counts: dict[int, IntArray] = attrs.field(init=False, factory=dict, eq=False, repr=False)
    _past_views: dict[int, View] = attrs.field(init=False, factory=dict, eq=False, repr=False)
    _left: list[int] = attrs.field(init=False, factory=list, eq=False, repr=False)
    _decisions: list[tuple[Decision, ...]] = attrs.field(init=False, factory=list, eq=False, repr=False)
    _remembered: dict[str, frozenset[str]] = attrs.field(init=False, factory=dict, eq=False, repr=False)

    @classmethod
    def of(cls, session: Session, seat: str) -> "Known":
        """What the seat knows now, its planned programmes included."""
        told = events_for(session, seat, len(session.turns)) if session.turns else []
        return cls(
            session, seat, session.view(seat) if session.over else session.planned_view(seat), Names(session, seat), told
        )

    @classmethod
    def at(cls, session: Session, seat: str, turn: int) -> "Known":
        """What the seat knew when so many turns had been resolved, nothing planned; names as it reads them now."""
        told = [seen for seen in events_for(session, seat, turn) if not seen.hidden] if turn else []
        return cls(session, seat, view_after(session, seat, turn), Names(session, seat), told)

    # -- leaders -----------------------------------------------------------------------------------------------

    def known_leaders(self) -> list[int]:
        """Posts whose holder the seat has heard of, or that are its own group's."""
        if self.view.beliefs is not None:
            return [place for place in range(len(self.view.world.posts)) if self.view.beliefs.rung[0, place] > 0]
        own = self.view.own_group
        if own is None:
            return []
        return [place for place in range(len(self.view.world.posts)) if own.leader_held[0, place]]

    def typeable_leaders(self) -> list[int]:
        """Posts that the seat can name: those it has heard of, and those on which its collection still runs."""
        known = set(self.known_leaders())
        running = self.view.programmes.collect_leader[0].any(axis=1)
        return [place for place in range(len(self.view.world.posts)) if place in known or running[place]]

    def rung(self, place: int) -> int:
        """Rung of a leader, 0-4; one's own people are always at 4."""
        return 4 if self.view.beliefs is None else int(self.view.beliefs.rung[0, place])

    def region_of(self, place: int) -> int | None:
        """Region where a leader is believed to be, or None."""
        if self.view.beliefs is not None:
            region = int(self.view.beliefs.region[0, place])
            return region if region >= 0 and self.rung(place) >= AREA else None
        own = self.view.own_group
        region = -1 if own is None else int(own.leader_region[0, place])
        return region if region >= 0 else None

    def leaders_in(self, region: int) -> list[int]:
        """Known leaders believed to be in a region."""
        return [place for place in self.known_leaders() if self.region_of(place) == region]

    def role(self, place: int) -> str:
        """The leader's id as it can be typed: without the group while there is only one."""
        return self.short_id(self.view.world.posts[place])

    def short_id(self, post: str) -> str:
        """A post's id, without the group while there is only one."""
        return post.split("/", 1)[1] if len(self.groups) == 1 else post

    def open_leads(self) -> list[int]:
        """Leaders on whom a lead is open, known or not."""
        if self.view.beliefs is None:
            return []
        return [place for place in range(len(self.view.world.posts)) if self.view.beliefs.leads[0, place] > 0]

    def points_on(self, place: int) -> str:
        """Collection points on a leader by discipline, in words."""
        points = self.view.programmes.collect_leader[0, place].tolist()
        return ", ".join(f"{_(SHORT_DISCIPLINES[way])} {points[way]}" for way in range(len(DISCIPLINES)) if points[way])

    # -- groups ------------------------------------------------------------------------------------------------

    @property
    def groups(self) -> list[int]:
        """Groups that exist; the names that wait for what may split off are nobody's yet."""
        return [place for place in range(len(self.view.world.groups)) if self.view.exists[0, place]]

    @property
    def own_group_id(self) -> str:
        """The group that the seat plays, "" for a state seat."""
        own = self.view.own_group
        return "" if own is None else self.view.world.groups[own.group]

    def own_regions(self) -> list[str]:
        """Regions where the seat's own group has members."""
        own = self.view.own_group
        if own is None:
            return []
        there = {int(place) for place, people in zip(own.presence_region[0], own.members[0], strict=True) if people > 0}
        return [self.view.world.regions[place] for place in sorted(there)]

    def labs(self) -> list[str]:
        """Laboratories that can be struck: of the regions where the seat thinks that there are any."""
        labs, regions = self.view.production.labs[0], self.view.world.regions
        return [LABS + regions[place] for place in range(len(regions)) if labs[place] >= 1.0]

    def ports(self) -> list[str]:
        """Gateways by which precursors come in."""
        share, gateways = self.view.production.port_rest[0], self.view.world.gateways
        return [gateways[place] for place in range(len(gateways)) if share[place] > 0.0]

    def crossings(self) -> list[str]:
        """Gateways by which guns and cash come south."""
        share, gateways = self.view.finance.crossings[0], self.view.world.gateways
        return [gateways[place] for place in range(len(gateways)) if share[place] > 0.0]

    def designated(self) -> list[str]:
        """Groups that the United States has designated."""
        return [self.view.world.groups[place] for place in self.groups if self.view.designated[0, place]]

    def undesignated(self) -> list[str]:
        """Groups that the United States could still designate."""
        return [self.view.world.groups[place] for place in self.groups if not self.view.designated[0, place]]

    def met(self, apart: bool = False) -> list[str]:
        """Groups that the seat's own group meets somewhere; `apart`: those alone that it is not allied with everywhere."""
        own = self.view.own_group
        if own is None:
            return []
        found = set(own.met[0][~own.allied[0]].tolist() if apart else own.met[0].tolist())
        return [self.view.world.groups[place] for place in self.groups if place in found]

    def next_regions(self) -> list[str]:
        """Regions that border on one where the seat's own group is, or lie on a main road from it, where it is not yet."""
        world, own = self.view.world, set(self.own_regions())
        pairs = [*world.borders.tolist(), *world.routes.tolist()]
        near = {world.regions[far] for a, b in pairs for here, far in ((a, b), (b, a)) if world.regions[here] in own}
        return [region for region in world.regions if region in near - own]

    def candidates(self) -> list[str]:
        """People of the seat's own group who could lead it: heir, deputies, plaza chiefs, contenders."""
        found = []
        for place in self.known_leaders() if self.view.own_group is not None else []:
            name = read_post(self.view.world.posts[place])
            if name is not None and name.role.name in ("heir", "deputy", "plaza", "contender"):
                found.append(self.role(place))
        return found

    # -- regions -----------------------------------------------------------------------------------------------

    def places(self) -> dict[int, tuple[float, float] | None]:
        """Longitude and latitude of each region, for the map."""
        regions = self.session.setup.scenario.regions
        found: dict[int, tuple[float, float] | None] = {}
        for place, name in enumerate(self.view.world.regions):
            region = regions[name]
            found[place] = None if region.lon is None or region.lat is None else (float(region.lon), float(region.lat))
        return found

    def killed(self, region: int) -> int:
        """Public count of killings of the last turn."""
        return int(self.view.homicides[0, region])

    def rate(self, region: int) -> float:
        """Killings per 100,000 people a year over four weeks; days before the game count at the published rate."""
        days, killed = 0.0, 0
        for turn in range(self.view.turn, 0, -1):
            if days >= DAYS_OF_RATE:
                break
            days += self.view.world.days_of(turn)
            killed += self.killed_in(turn, region)
        published = self.session.setup.scenario.regions[self.view.world.regions[region]].homicide_rate
        before = 0.0 if published is None else published.middle
        people = float(self.view.population[0, region])
        observed = killed / people * 100000.0 * 365.0 if people else 0.0
        whole = max(days, DAYS_OF_RATE)
        return (observed + before * (whole - days)) / whole

    def killed_in(self, turn: int, region: int) -> int:
        """Public count of killings of a turn."""
        return int(self._counted(turn)[region])

    def _counted(self, turn: int) -> IntArray:
        """Killings of a turn by region, which are public; (R,)."""
        if turn == self.view.turn:
            own: IntArray = self.view.homicides[0]
            return own
        if turn not in self._past_counts:
            self._past_counts[turn] = view_after(self.session, self.seat, turn).homicides[0]
        return self._past_counts[turn]

    def violent(self, region: int) -> bool:
        """Whether the region counts as violent in this scenario."""
        return self.rate(region) > self.view.world.violent_regions_above

    def signs(self, region: int) -> int:
        """Signs of violence on the map, 0-5."""
        return min(5, int(self.rate(region) / 15.0 + 0.5))

    def attacks(self, region: int) -> int:
        """Reprisals of the last turn there."""
        return int(self.view.attacks[0, region])

    def roadblocks(self, region: int) -> int:
        """Blockades of the last turn there."""
        return int(self.view.roadblocks[0, region])

    def groups_in(self, region: int) -> list[str]:
        """Groups that the seat believes to be in a region: its own, those whose people it places there, those seen there.

        In a game of months also those that open sources put there, and those seen in the last three months.
        """
        world = self.view.world
        found = {world.posts[place].split("/", 1)[0] for place in self.leaders_in(region)}
        if world.regions[region] in self.own_regions():
            found.add(self.own_group_id)
        found |= {
            seen.event.subjects["group"]
            for seen in self.told
            if seen.event.subjects.get("region") == world.regions[region] and "group" in seen.event.subjects
        }
        if self.of_months:
            found |= self._long_known().get(world.regions[region], frozenset())
        return [group for place, group in enumerate(world.groups) if group in found and place in self.groups]

    @property
    def of_months(self) -> bool:
        """Whether the turns are months: what is known of places then outlasts a turn."""
        return self.view.world.days_of(1) >= DAYS_OF_RATE

    def _long_known(self) -> dict[str, frozenset[str]]:
        """Groups by region as published before the game, where they are real ones, and as seen in the last three months."""
        if not self._remembered:
            found: dict[str, set[str]] = {region: set() for region in self.view.world.regions}
            for name, group in self.session.setup.scenario.groups.items():
                for region in group.presence if not group.invented else ():
                    found[region].add(name)
            past = all_events(self.session, self.seat, self.view.turn) if self.view.turn else []
            for seen in past:
                told = seen.event.subjects
                if seen.turn > self.view.turn - TURNS_REMEMBERED and not seen.hidden and {"region", "group"} <= told.keys():
                    found[told["region"]].add(told["group"])
            self._remembered.update({region: frozenset(groups) for region, groups in found.items()})
        return self._remembered

    def tips(self, region: int) -> int:
        """Tips from the public in the last turn."""
        name = self.view.world.regions[region]
        return sum(
            int(seen.event.values["count"])
            for seen in self.told
            if seen.kind == "tips" and seen.event.subjects["region"] == name
        )

    def corruption(self, region: int) -> tuple[float, float] | None:
        """Estimate and error of the share of officials who would talk; None for a seat without beliefs."""
        if self.view.beliefs is None:
            return None
        return float(self.view.beliefs.corruption[0, region]), float(self.view.beliefs.corruption_error[0, region])

    def support(self, region: int) -> tuple[float, float] | None:
        """Local support for groups by the latest survey, with its error; None for a seat that has none."""
        if self.view.beliefs is None:
            return None
        return float(self.view.beliefs.support[0, region]), float(self.view.beliefs.support_error[0, region])

    def protection(self, region: int) -> tuple[float, float] | None:
        """Estimate and error of how far officials shield groups: a red seat knows how they shield its own."""
        if self.view.beliefs is not None:
            return float(self.view.beliefs.protection[0, region]), float(self.view.beliefs.protection_error[0, region])
        own = self.view.own_group
        if own is None:
            return None
        there = np.flatnonzero(own.presence_region[0] == region)
        return (float(own.protection[0, there[0]]), 0.0) if there.size else None

    def institutions(self, region: int) -> tuple[float, float, float]:
        """Capacity of police, courts and services."""
        police, courts, services = (float(one[0, region]) for one in self.view.country.institutions())
        return police, courts, services

    @property
    def at_start(self) -> View:
        """What the seat knew when the game began, beside which screens set what is now."""
        if 0 not in self._past_views:
            self._past_views[0] = view_after(self.session, self.seat, 0)
        return self._past_views[0]

    # -- raids -------------------------------------------------------------------------------------------------

    def going(self, count: int) -> list[str]:
        """Names of the teams that would go on a raid of so many: the readiest, of equals the first."""
        mine = self.view.teams
        able = [place for place in range(len(self.view.world.teams)) if mine.own[0, place] and mine.can_go[0, place]]
        able.sort(key=lambda place: -float(mine.readiness[0, place]))
        return [self.names.team(self.view.world.teams[place]) for place in able[:count]]

    def days_of_rest(self, team: int) -> int | None:
        """Days of rest until a tired team can go; None when it has too few people for that."""
        mine, rule = self.view.teams, self.view.parameters.of("raids.teams", 1)
        full = float(mine.headcount[0, team]) / max(int(mine.establishment[0, team]), 1)
        spare, tired = full - float(rule["least_readiness"]), float(mine.fatigue[0, team])
        if spare <= 0.0:
            return None
        return max(0, math.ceil(float(rule["rest_half_life"]) * math.log2(max(tired * full / spare, 1.0))))

    def chance_of_fix(self, place: int, days: float | None = None) -> Line | None:
        """Chance that a person known by pattern is fixed by what is collected, within so many days (None: the turn); None at
        any other rung."""
        if self.view.beliefs is None or self.rung(place) != PATTERN:
            return None
        effort = self.view.programmes.collect_leader[0, place].astype(np.float64)
        within = self.view.world.days_of(self.session.turn) if days is None else days
        return forecast_climb(self.view, 0, place, effort, within)[0]

    # -- decisions ---------------------------------------------------------------------------------------------

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions that are asked of the seat this turn; kept, for they are tried out on a copy of the game."""
        if not self._decisions:
            self._decisions.append(decisions_of(self.session, self.seat))
        return self._decisions[0]

    @property
    def undecided(self) -> tuple[Decision, ...]:
        """Those that still wait for an answer."""
        return tuple(one for one in self.decisions if not one.answer)

    # -- purses ------------------------------------------------------------------------------------------------

    @property
    def decisions_left(self) -> int:
        """Decisions the seat can still take this turn; kept, for its orders are tried out on a copy of the game."""
        if not self._left:
            self._left.append(negotiating.decisions_left(self.session, self.seat))
        return self._left[0]

    @property
    def points_free(self) -> int:
        """Intelligence points that no programme takes."""
        return int(self.view.points[0] - self.view.points_used[0])
