"""The format of a seat with its mandates, of the raid teams, and of how the two states stand at the start."""

from collections.abc import Mapping
from typing import Literal

import attrs

from game.content.bounds import BoundEntry
from game.content.knowledge_entries import Knowledge
from game.content.languages import texts
from game.content.quantities import Number, amount, count, means, share, whole
from game.core.state import AUTHORITIES, CONSENTS
from game.core.world import Texts

ConsentName = Literal["isr", "trainers", "planners", "joint_raid", "fusion_cell", "strike"]
AuthorityName = Literal["strike", "advise", "joint"]
GrantorName = Literal["white_house", "congress"]
assert ConsentName.__args__ == CONSENTS and AuthorityName.__args__ == AUTHORITIES  # type: ignore[attr-defined]


@attrs.frozen(kw_only=True)
class MandateEntry:
    """What a seat may be judged by."""

    id: str = means("id, unique in the scenario")
    title: Texts = texts("the mandate in words")
    lens: str = means("the lens to improve")
    target: Number = amount("0-100", "the lens to reach", high=100)
    suits: tuple[str, ...] = means("doctrines of the seat that it is about", factory=tuple)
    floor: BoundEntry = means("the floor not to fall through")
    red_line: BoundEntry = means("the red line not to cross")


@attrs.frozen(kw_only=True)
class Seat:
    """A seat: its names, purses, orders, mandates and what it knows."""

    names: Texts = texts("name of the seat")
    attention: int = count("decisions", "decisions a turn", 1, 20)
    points: int = count("points", "intelligence points a turn", 0, 1000, default=0)
    analysts: Number = amount("analysts", "analyst teams", high=1000, default=0.0)
    funds: Number = amount("million $", "money at the start", high=1e6, default=0.0)
    grant: Number = amount("million $ a week", "money granted each week", high=1e5, default=0.0)
    capital: Number = amount("0-100", "diplomatic and political capital", high=100, default=50.0)
    approval: Number = amount("0-100", "public approval of the seat's security policy", high=100, default=50.0)
    approval_rest: Number | None = amount(
        "0-100", "level to which approval returns; approval if left out", high=100, optional=True
    )
    political_will: Number = amount("0-100", "political will to keep up the pressure on the groups", high=100, default=50.0)
    will_rest: Number = amount("0-100", "level to which political will returns in quiet times", high=100, default=40.0)
    cooperation_approval: Number = amount(
        "0-100", "public approval of cooperation with the other state; it also returns to this level", high=100, default=50.0
    )
    social_grant: Number = amount(
        "million $ a week", "money for social programmes, from which security may take", high=1e5, default=0.0
    )
    candidates: Number = whole(
        "persons", "soldiers and marines fit to enter the training of raid teams", high=1e6, default=0.0
    )
    orders: tuple[str, ...] | Literal["all"] = means("orders the seat may give, or `all` that exist for it")
    mandates: tuple[MandateEntry, ...] = means("mandates it may be given", factory=tuple)
    knowledge: Knowledge = means("what it knows at the start (seats mexico and us)", factory=Knowledge)


@attrs.frozen(kw_only=True)
class Team:
    """A raid team."""

    seat: str = means("the seat it belongs to")
    names: Texts = texts("name of the team")
    headcount: Number = whole("persons", "people in the team", high=10000)
    establishment: Number | None = whole(
        "persons", "people in the full team; headcount if left out", high=10000, optional=True
    )
    quality: Number = share("training and experience")
    corruption: Number = share("share of the team who would pass on what they learn")
    believed_corruption: Number | None = share(
        "what its own seat believes of that; drawn about the truth if left out", optional=True
    )
    believed_corruption_error: Number = share("standard error of it", default=0.2)
    fatigue: Number = share("what rest has not yet restored", default=0.0)


@attrs.frozen(kw_only=True)
class Relations:
    """How the two states stand at the start; each level is also the one to which it returns."""

    trust: Number = amount("0-100", "trust between the two states", high=100, default=50.0)
    sovereignty_strain: Number = amount("0-100", "strain on Mexican sovereignty", high=100, default=10.0)
    us_pressure: Number = amount("0-100", "U.S. pressure on Mexico for results", high=100, default=30.0)
    intelligence_cooperation: Number = share("how far the two states share what they know", default=0.5)
    consents: tuple[ConsentName, ...] = means(
        "U.S. activities to which Mexico consents: isr, trainers, planners, joint_raid, fusion_cell, strike", factory=tuple
    )
    authorities: Mapping[AuthorityName, GrantorName] = means(
        "authorities of the U.S. seat from the start, and who granted them: strike, advise, joint; white_house, congress",
        factory=dict,
    )
    troops_border: Number = whole("persons", "soldiers and guards at the northern border", high=1e6, default=0.0)
