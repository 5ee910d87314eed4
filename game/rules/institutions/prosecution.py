"""Prosecution of protectors: officials who shield groups are brought before a judge; it costs will, and it bites.

In words: a campaign against the protectors of a region, those of the governing coalition or the others, takes political
capital and political will, much more of it when it turns against the own side. Whether a case stands depends on police
and courts, on what there is to find, and on help from the partner. A campaign that succeeds arrests protectors and other
officials, and cuts protection and corruption and what they return to, in proportion to the share of the protectors who
belong to that side. A joint case finds more. If it looks at corrupt officials of both countries it builds trust; one that
looks at Mexicans alone builds little, strains sovereignty, and meets more resistance at home.

    logit(P) = logit(base) + courts_weight * (courts - usual_courts) + police_weight * (police - usual_police)
               + evidence_weight * (evidence - usual_evidence) + joint_weight * joint
    evidence = protection in the region * side,  side = coalition against the own side, 1 - coalition against the others
    will lost = own_will or other_will, * (1 + one_sided) in a joint case about Mexicans alone
    bite = side * (1 + joint_gain * joint)
    protection and protection_rest *= 1 - protection_bite * bite
    corruption and corruption_rest *= 1 - corruption_bite * bite
    protectors of that side are arrested with chance arrest or, in a joint case, arrest_joint; other officials ~
    Poisson(officials * bite)

Source: source 000 (political will is the final hurdle: alleged ties inside the ruling party), source 004 (Operation
Enjambre detained local officials; joint investigations that also target corrupt U.S. officials build trust); DATA.md
section 9: anti-corruption campaigns lower leaks by 5 to 15%. The other numbers are assumed. Rows: M49, M75, M76.
"""

from typing import Final

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book_at, keep_between, move, settle_at
from game.core.odds import Odds, base_odds
from game.core.parameters import Values
from game.core.purposes import Purpose

RULE = "institutions.prosecution"
PRICE, WILL, CUT, ARRESTED, TRUST, STRAIN = (
    f"{RULE}.{name}" for name in ("price", "will", "cut", "arrested", "trust", "strain")
)
OWN, OTHER = range(2)  # of `coalition`
OF_REGIONS: Final = ("corruption", "corruption_rest")
OF_PRESENCES: Final = ("protection", "protection_rest")


def side(coalition: FloatArray, own: FloatArray) -> FloatArray:
    """Share of the protectors at whom a campaign aims; `own` is 1 against the governing coalition, else 0."""
    return np.where(own > 0, coalition, 1.0 - coalition)


def odds(
    p: Values, courts: FloatArray, police: FloatArray, protection: FloatArray, side: FloatArray, joint: FloatArray
) -> Odds:
    """Odds that a case stands; shapes (n,)."""
    evidence = protection * side
    return (
        base_odds(RULE, p["base"], courts)
        .add("courts", p["courts_weight"] * (courts - p["usual_courts"]))
        .add("police", p["police_weight"] * (police - p["usual_police"]))
        .add("evidence", p["evidence_weight"] * (evidence - p["usual_evidence"]))
        .add("joint", p["joint_weight"] * joint)
    )


def price(p: Values, like: FloatArray) -> FloatArray:
    """Capital that a campaign takes."""
    return p["capital"] + like * 0.0


def will_lost(p: Values, own: FloatArray, joint: FloatArray, both: FloatArray) -> FloatArray:
    """Points of will that a campaign costs; `both` is 1 where it also looks at officials of the partner."""
    alone = np.where((joint > 0) & (both == 0), 1.0 + p["one_sided"], 1.0)
    return np.where(own > 0, p["own_will"], p["other_will"]) * alone


def bite(p: Values, side: FloatArray, joint: FloatArray) -> FloatArray:
    """How hard a case that stands bites, 0 to about 1."""
    return exact.smaller(side * (1.0 + p["joint_gain"] * joint), side * 0.0 + 1.0)


def protection_left(p: Values, bite: FloatArray) -> FloatArray:
    """Factor on the protection there after a case that stood."""
    return 1.0 - p["protection_bite"] * bite


def corruption_left(p: Values, bite: FloatArray) -> FloatArray:
    """Factor on the corruption there after a case that stood."""
    return 1.0 - p["corruption_bite"] * bite


def trust_gain(p: Values, joint: FloatArray, both: FloatArray) -> FloatArray:
    """Points of trust that a case gains: most if it looks at officials of both countries, none if it is not joint."""
    return joint * np.where(both > 0, p["trust_both"], p["trust_one"])


def strain_gain(p: Values, joint: FloatArray, both: FloatArray) -> FloatArray:
    """Points of strain that a joint case about Mexicans alone adds."""
    return p["strain_one"] * joint * (1.0 - both)


def suspended(p: Values, suspension: FloatArray) -> BoolArray:
    """Whether so much of the cooperation is suspended that there are no joint cases."""
    stopped: BoolArray = suspension >= p["suspended_from"]
    return stopped


def pay(game: Game, rows: IntArray, seat: IntArray, lost: FloatArray, event: KeyArray) -> None:
    """Campaigns take capital and `lost` points of will, at most one in each game; shapes (n,)."""
    spent = price(game.rule_at(RULE, rows), lost)
    book_at(game, "capital", PRICE, (rows, seat), -spent, event)
    book_at(game, "political_will", WILL, (rows, seat), -lost, event)
    for level in ("capital", "political_will"):
        keep_between(game, level, 0.0, 100.0)


def cut(game: Game, rows: IntArray, region: IntArray, bite: FloatArray, event: KeyArray) -> None:
    """Cases that stood cut protection and corruption, at most one in each game; shapes (n,)."""
    state, p = game.state, game.rule_at(RULE, rows)
    for name in OF_REGIONS:
        left = getattr(state, name)[rows, region] * corruption_left(p, bite)
        settle_at(game, name, CUT, (rows, region), left, event)
    place, presence = np.nonzero(state.presence_region[rows] == region[:, None])
    at, factor = (rows[place], presence), protection_left(p, bite)[place]
    for name in OF_PRESENCES:
        settle_at(game, name, CUT, at, getattr(state, name)[at] * factor, event[place])


def arrest_officials(game: Game, rows: IntArray, region: IntArray, bite: FloatArray, event: KeyArray) -> IntArray:
    """Officials other than protectors in post are arrested; how many, (n,)."""
    state, p = game.state, game.rule_at(RULE, rows)
    key = luck.key(state.seed[rows], Purpose.PURGE, state.day[rows], state.region_key[rows, region])
    count = exact.smaller(draws.poisson(key, p["officials"] * bite), state.population[rows, region])
    move(game, ARRESTED, count, "population", (rows, region), "held", (rows, region), event)
    return count


def caught(
    game: Game, rows: IntArray, post: IntArray, coalition: FloatArray, own: FloatArray, joint: FloatArray
) -> BoolArray:
    """Which protectors a case that stood brings in: those of the side aimed at, by chance; shapes (n,).

    On whose side a protector stands is drawn once for the person.
    """
    state, p = game.state, game.rule_at(RULE, rows)
    person = state.leader_person[rows, post]
    ours = luck.uniform(luck.key(state.seed[rows], Purpose.PURGE, 1, person)) < coalition
    chance = np.where(joint > 0, p["arrest_joint"], p["arrest"])
    drawn = luck.uniform(luck.key(state.seed[rows], Purpose.PURGE, state.day[rows], person)) < chance
    found: BoolArray = (ours == (own > 0)) & drawn
    return found


def answer_of_the_partner(game: Game, rows: IntArray, joint: FloatArray, both: FloatArray, event: KeyArray) -> None:
    """What a joint case that stood does to trust and strain; shapes (n,)."""
    p = game.rule_at(RULE, rows)
    book_at(game, "trust", TRUST, (rows,), trust_gain(p, joint, both), event)
    book_at(game, "sovereignty_strain", STRAIN, (rows,), strain_gain(p, joint, both), event)
    for level in ("trust", "sovereignty_strain"):
        keep_between(game, level, 0.0, 100.0)
