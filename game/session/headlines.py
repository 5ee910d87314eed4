"""The headline measures as one seat may read them: what is public, its own, or its belief with the error it puts on it.

Everything comes from views, now and as they were a turn ago; a measure that a view does not hold is not shown to the seat.
"""

from collections.abc import Callable, Mapping
from typing import Final

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.markets import GRAMS
from game.core.measures import MEASURES
from game.core.state import AUTHORITIES
from game.engine.forecast_corridors import believed_flow
from game.engine.observe import View, observe
from game.rules.markets import scanning
from game.rules.politics import us_pressure
from game.session import wording
from game.session.session import Session
from game.texts import N_, _

Estimate = tuple[float, float]  # value and standard error; an error of 0 for what is known
OF_GROUPS: Final[Mapping[str, str]] = {"members": N_("members"), "command": N_("command"), "cohesion": N_("cohesion")}
Reader = Callable[[View], Estimate | None]


@attrs.frozen
class HeadlineShown:
    """One headline measure of a seat: its value now with the standard error of a belief (0: known), and a turn ago.

    A flow is the count of the last turn, beside that of the turn before at as many days. `before` is None where there is
    nothing to compare.
    """

    measure: str
    label: str
    value: float
    error: float
    before: float | None


def headlines(session: Session, seat: str, turn: int | None = None) -> tuple[HeadlineShown, ...]:
    """The headline measures of the scenario (those of its prediction card where it names none) that the seat may know.

    `turn`: as they stood when so many turns had been resolved; None for now.
    """
    turns, world = len(session.turns) if turn is None else turn, session.truth.world
    now = session.view(seat) if turn is None else view_after(session, seat, turn)
    before = view_after(session, seat, turns - 1) if turns else None
    found = []
    for measure in world.headline_measures or world.prediction_measures:
        reader = READERS.get(measure)
        estimate = None if reader is None else reader(now)
        if reader is None or estimate is None:
            continue
        flow = MEASURES[measure].kind == "flow"
        earlier = None if before is None or (flow and turns < 2) else reader(before)
        rate = world.length_beside(turns, turns - 1) if flow and earlier is not None else 1.0
        label = _label(measure, now)
        found.append(HeadlineShown(measure, label, *estimate, None if earlier is None else earlier[0] * rate))
    return tuple(found)


def _label(measure: str, view: View) -> str:
    """Name of a headline measure; of a number of groups, whether it is of all of them or of the seat's own."""
    name = wording.measure_name(measure)
    if measure not in OF_GROUPS:
        return name
    if view.beliefs is None:
        return _("{measure}, own group").format(measure=_(OF_GROUPS[measure]))
    if int(np.count_nonzero(view.exists[0])) < 2:
        return name
    return _("{measure}, all groups").format(measure=_(OF_GROUPS[measure]))


def view_after(session: Session, seat: str, turn: int) -> View:
    """What the seat knew when so many turns had been resolved."""
    truth = session.truth
    return observe(Game(truth.world, session.checkpoints[turn][0], truth.parameters, None, truth.published), seat)


def _public(name: str) -> Reader:
    def read(view: View) -> Estimate:
        return float(getattr(view, name)[0].sum()), 0.0

    return read


def _regions_touched(view: View) -> Estimate:
    return float(np.count_nonzero(view.attacks[0] + view.roadblocks[0])), 0.0


def _violent_regions(view: View) -> Estimate | None:
    if not view.turn:
        return None
    yearly = view.homicides[0] * (365.0 / view.world.days_of(view.turn))
    limit = view.population[0] * (view.world.violent_regions_above / 100000.0)
    return float(np.count_nonzero(yearly > limit)), 0.0


def _state_control(view: View) -> Estimate:
    people = view.population[0] * 1.0
    return float(exact.total(view.state_control[0] * people)) / float(exact.total(people)), 0.0


def _country(name: str) -> Reader:
    """A public count of the last turn."""

    def read(view: View) -> Estimate:
        return float(getattr(view.country, name)[0].sum()), 0.0

    return read


def _capacity(name: str) -> Reader:
    """A public level of the regions, weighted by their people."""

    def read(view: View) -> Estimate:
        people = view.population[0] * 1.0
        return float(exact.total(getattr(view.country, name)[0] * people)) / float(exact.total(people)), 0.0

    return read


def _believed(name: str) -> Reader:
    """What a state seat believes of the regions, weighted by their people."""

    def read(view: View) -> Estimate | None:
        if view.beliefs is None:
            return None
        share = view.population[0] / float(exact.total(view.population[0] * 1.0))
        return _sum(getattr(view.beliefs, name)[0] * share, getattr(view.beliefs, f"{name}_error")[0] * share)

    return read


def _social_spending(view: View) -> Estimate | None:
    return (float(view.social_spent[0]) / 1.0e6, 0.0) if int(view.social_grant[0]) or int(view.social_spent[0]) else None


def _of_own_people(name: str) -> Reader:
    """A count of a red seat's own people in the last turn."""

    def read(view: View) -> Estimate | None:
        return None if view.own_group is None else (float(getattr(view.own_group, name)[0].sum()), 0.0)

    return read


def _own(name: str) -> Reader:
    """A number of a state seat's own."""

    def read(view: View) -> Estimate | None:
        return None if view.beliefs is None else (float(getattr(view, name)[0]), 0.0)

    return read


def _standing(name: str) -> Reader:
    def read(view: View) -> Estimate | None:
        return None if view.beliefs is None else (float(getattr(view.standing, name)[0]), 0.0)

    return read


def _track(name: str) -> Reader:
    def read(view: View) -> Estimate | None:
        return (float(getattr(view.tracks, name)[0]), 0.0) if view.tracks.trade_rest[0] > 0 else None

    return read


def _unilateral(view: View) -> Estimate | None:
    """The chance a month that the United States act alone, which its own seat alone can put together."""
    if view.seat != "us":
        return None
    standing, may = view.standing, view.standing.authorities[:, AUTHORITIES.index("strike")] > 0.0
    odds = us_pressure.unilateral_odds(
        view.parameters.of(us_pressure.RULE, 1), standing.us_pressure, standing.political_will, may * 1.0,
        view.tracks.fear_at_home,
    )  # fmt: skip
    return float(odds.chance()[0]), 0.0


def _press_freedom(view: View) -> Estimate | None:
    return (float(view.aid.press_freedom[0]), 0.0) if view.aid.press_rest[0] > 0.0 else None


def _team_headcount(view: View) -> Estimate | None:
    return (float(view.teams.headcount[0].sum()), 0.0) if view.teams.own.any() else None


def _team_readiness(view: View) -> Estimate | None:
    own = view.teams.own[0]
    return (float(view.teams.readiness[0][own].mean()), 0.0) if own.any() else None


def _members(view: View) -> Estimate:
    if view.beliefs is None:
        assert view.own_group is not None
        return float(view.own_group.members[0].sum()), 0.0
    alive = view.exists[0] * 1.0
    return _sum(view.beliefs.members[0] * alive, view.beliefs.members_error[0] * alive)


def _by_members(name: str) -> Reader:
    """A level of the groups weighted by believed members; a red seat reads its own."""

    def read(view: View) -> Estimate | None:
        if view.beliefs is None:
            return float(getattr(view.own_group, name)[0]), 0.0
        weight = view.beliefs.members[0] * view.exists[0]
        whole = float(exact.total(weight))
        if whole <= 0.0:
            return None
        share = weight / whole
        return _sum(getattr(view.beliefs, name)[0] * share, getattr(view.beliefs, f"{name}_error")[0] * share)

    return read


def _sum(values: FloatArray, errors: FloatArray) -> Estimate:
    """Total of estimates whose errors have nothing to do with each other."""
    return float(exact.total(values)), float(np.sqrt(exact.total(errors * errors)))


def _of_the_border(measure: str) -> Reader:
    """What is known of the border: seizures in kilograms of the last turn, the wait of lawful crossings."""

    def read(view: View) -> Estimate | None:
        border = view.border
        if not border.channel.size:
            return None
        if measure == "seizures":
            return float(border.seized[0].sum()) / GRAMS, 0.0
        lawful = np.where(np.isin(border.channel, scanning.LAWFUL), border.crossings, 0.0)[0]
        whole = float(exact.total(lawful))
        return (float(exact.total(border.delay[0, border.gateway[0]] * lawful)) / whole if whole > 0.0 else 0.0), 0.0

    return read


def _flow(view: View) -> Estimate | None:
    """What a state believes to have arrived in the last turn, by what was seized; kilograms."""
    if view.beliefs is None or not view.border.channel.size:
        return None
    return _sum(*believed_flow(view, 0))


def _deaths(view: View) -> Estimate | None:
    """Deaths of an overdose in the United States in the last turn, of all products."""
    return (float(view.market.deaths[0].sum()), 0.0) if view.market.price_start.any() else None


READERS: Final[Mapping[str, Reader]] = {
    "overdose_deaths": _deaths, "unilateral_chance": _unilateral, "press_freedom": _press_freedom,
    "seizures": _of_the_border("seizures"), "trade_delay": _of_the_border("trade_delay"), "flow": _flow,
    "homicides": _public("homicides"), "civilian_deaths": _public("civilian_deaths"), "captures": _public("captures"),
    "retaliation_attacks": _public("attacks"), "roadblocks": _public("roadblocks"),
    "security_deaths": _public("security_deaths"), "named_groups": _public("exists"),
    "retaliation_regions": _regions_touched, "violent_regions": _violent_regions, "state_control": _state_control,
    "police": _capacity("police"), "courts": _capacity("courts"), "services": _capacity("services"),
    "turf_killings": _country("turf_killings"), "abuse_incidents": _country("abuses"), "displaced": _country("driven_out"),
    "arrests": _country("arrests"), "convictions": _country("convictions"), "support": _believed("support"),
    "protection": _believed("protection"), "social_spending": _social_spending, "recruits": _of_own_people("recruits"),
    "approval": _own("approval"), "capital": _own("capital"), "teams_available": _own("free_teams"),
    "team_headcount": _team_headcount, "team_readiness": _team_readiness,
    "members": _members, "command": _by_members("command"), "cohesion": _by_members("cohesion"),
    **{
        name: _standing(name)
        for name in (
            "trust", "sovereignty_strain", "us_pressure", "intelligence_cooperation", "political_will",
            "cooperation_approval",
        )
    },
    **{
        name: _track(field)
        for name, field in (
            ("trade_index", "trade_index"), ("customs_cooperation", "customs_cooperation"), ("extradition", "extradition"),
            ("migration_cooperation", "migration_cooperation"), ("regional_support", "regional_support"),
            ("rival_influence", "rival_influence"), ("norm_credibility", "norm_credibility"),
            ("civil_liberties", "civil_liberties"), ("neighbour_violence", "neighbour_violence"),
            ("northward_migration", "migrants"), ("enforcement_output", "enforcement"),
        )
    },
}  # fmt: skip
