"""Replication of the recruitment-conflict model: what comes out over the networks for each published figure.

The figures, their sources and their bands are those of campaigns/common/published.yaml.
"""

from typing import Final

import attrs
import numpy as np

from game.core.arrays import FloatArray
from game.study.validation.mean_field import TOP, WEEKS_A_YEAR, Country, Course, Policy, start
from game.study.validation.networks import draw_networks
from game.study.validation.rules import Rules
from game.study.validation.target import Values

NETWORKS: Final = 200
DECADE: Final = 10 * WEEKS_A_YEAR
FIVE_YEARS: Final = 5 * WEEKS_A_YEAR
SIX_YEARS: Final = 6 * WEEKS_A_YEAR

TODAY: Final = Policy("today")
DOUBLE_ARRESTS: Final = Policy("double_arrests", arrests=2.0)
HALF_RECRUITMENT: Final = Policy("half_recruitment", recruitment=0.5)
TABLE: Final = (TODAY, DOUBLE_ARRESTS, HALF_RECRUITMENT)  # the published policy table
FURTHER: Final = (  # further points, which only the re-run gives, after five years
    Policy("no_recruitment", recruitment=0.0),
    Policy("both", 0.5, 2.0),
    Policy("recruitment_25", recruitment=0.75),
    Policy("recruitment_10", recruitment=0.9),
    Policy("arrests_50", arrests=1.5),
    Policy("lethality_50", lethality=0.5),
)
RANKS: Final = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15)  # of the groups whose members in 2022 are told
DEATH_RATES: Final = ((1, 1), (2, 2), (3, 3), (11, 150))  # first and last rank of those whose death rate in 2022 is told


@attrs.frozen(eq=False)
class Ensemble:
    """The country of each network from 2012 to 2022, and under each policy from there; arrays (n,) in the first axis."""

    country: Country
    decade: Course
    spared: Course  # the decade if allies did not fight each other
    deaths_2022: FloatArray  # (n, 150) a week
    by_top: FloatArray  # (n, 150) of them at the hands of the ten largest
    after: dict[tuple[str, int], tuple[FloatArray, FloatArray]]  # (policy, weeks): members and deaths a week (n,)


def run_ensemble(rules: Rules, networks: int = NETWORKS) -> Ensemble:
    """Run the decade and the policies on that many random networks."""
    drawn = draw_networks(networks)
    country = Country.of(drawn, rules)
    decade = country.run(start(networks), DECADE, TODAY)
    spared = Country.of(drawn, rules, spare_allies=True).run(start(networks), DECADE, TODAY)
    after = {}
    for policy in (*TABLE, *FURTHER):
        course = country.run(decade.members, SIX_YEARS if policy in TABLE else FIVE_YEARS + 1, policy)
        for weeks in (FIVE_YEARS, SIX_YEARS):
            if weeks < len(course.whole):
                after[policy.name, weeks] = course.whole[weeks], course.deaths[weeks]
            elif weeks == len(course.whole):
                deaths = country.killed(course.members).sum(axis=1) * policy.lethality
                after[policy.name, weeks] = course.members.sum(axis=1), deaths
    return Ensemble(
        country, decade, spared, country.killed(decade.members), country.killed(decade.members, TOP), after
    )  # fmt: skip


def replication(ensemble: Ensemble) -> Values:
    """What came out for every figure of the replication, (networks,) each."""
    return {**_policies(ensemble), **_decade(ensemble), **_sizes(ensemble), **_who_dies(ensemble)}


def _changes(ensemble: Ensemble, policy: Policy, weeks: int) -> tuple[FloatArray, FloatArray]:
    """Changes of members and of deaths since 2022 in per cent; (n,) each."""
    members, deaths = ensemble.after[policy.name, weeks]
    return (
        100.0 * (members / ensemble.decade.members.sum(axis=1) - 1.0),
        100.0 * (deaths / ensemble.deaths_2022.sum(axis=1) - 1.0),
    )


def _policies(ensemble: Ensemble) -> Values:
    found: dict[str, FloatArray] = {}

    def note(policy: Policy, weeks: int, suffix: str) -> None:
        members, deaths = _changes(ensemble, policy, weeks)
        found[f"{policy.name}_members{suffix}"], found[f"{policy.name}_deaths{suffix}"] = members, deaths

    for weeks, suffix in ((FIVE_YEARS, ""), (SIX_YEARS, "_end")):
        for policy in TABLE:
            note(policy, weeks, suffix)
    for number, what in enumerate(("members", "deaths")):
        found.update(_ordering(ensemble, number, what))
    for policy in FURTHER:
        note(policy, FIVE_YEARS, "")
    return found


def _ordering(ensemble: Ensemble, number: int, what: str) -> dict[str, FloatArray]:
    """Whether half recruitment < 2022 < double arrests < status quo: by the medians, and in what share of networks."""
    less, arrests, today = (
        _changes(ensemble, policy, FIVE_YEARS)[number] for policy in (HALF_RECRUITMENT, DOUBLE_ARRESTS, TODAY)
    )
    medians = [float(np.median(one)) for one in (less, arrests, today)]
    holds = medians[0] < 0.0 < medians[1] < medians[2]
    share = 100.0 * float(np.mean((less < 0.0) & (arrests > 0.0) & (arrests < today)))
    return {f"order_of_{what}": np.array([float(holds)]), f"order_of_{what}_networks": np.array([share])}


def _decade(ensemble: Ensemble) -> Values:
    course = ensemble.decade
    end = course.members.sum(axis=1)
    recruits, deaths = course.recruits.sum(axis=0), course.deaths.sum(axis=0)
    deaths_2022 = ensemble.deaths_2022.sum(axis=1)
    return {
        "members_2022": end,
        "growth": end - course.whole[0],
        "recruits_week": course.recruits.mean(axis=0),
        "recruits": recruits,
        "arrests": course.arrests.sum(axis=0),
        "deaths": deaths,
        "leavers": course.leavers.sum(axis=0),
        "lost": 100.0 * (course.arrests.sum(axis=0) + deaths) / (course.whole[0] + recruits),
        "deaths_2012": course.deaths[0],
        "deaths_2022": deaths_2022,
        "break_even": course.arrests[-1] + deaths_2022 + ensemble.country.rules.left(course.members).sum(axis=1),
        "spared_members": ensemble.spared.members.sum(axis=1),
        "spared_deaths": ensemble.spared.deaths.sum(axis=0),
    }


def _sizes(ensemble: Ensemble) -> Values:
    members = ensemble.decade.members
    return {
        **{f"size_{rank}": members[:, rank - 1] for rank in RANKS},
        "size_two": members[:, :2].sum(axis=1),
        "share_ten": 100.0 * members[:, :TOP].sum(axis=1) / members.sum(axis=1),
    }


def _who_dies(ensemble: Ensemble) -> Values:
    found = {"small_by_ten": ensemble.by_top[:, TOP:].sum(axis=1)}
    for first, last in DEATH_RATES:
        part = slice(first - 1, last)
        deaths = WEEKS_A_YEAR * ensemble.deaths_2022[:, part].sum(axis=1)
        found[f"death_rate_{first}"] = 100.0 * deaths / ensemble.decade.members[:, part].sum(axis=1)
    return found
