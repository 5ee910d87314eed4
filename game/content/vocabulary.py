"""Ids of a scenario and names of the rules, and the check that a file uses only those that exist."""

from collections.abc import Collection, Mapping
from typing import Final

import attrs

from game.content.located import Located, PathInFile
from game.content.phrase import Phrase
from game.content.structure import mistake, unknown
from game.core.injects import INJECTS
from game.core.measures import MEASURES
from game.core.problem import N_, Problem
from game.engine.measuring import READERS

LENSES: Final = ("security", "threat", "market", "sovereignty", "health", "organisation")
CHANNELS: Final = ("truck", "car", "foot", "between", "sea", "air", "mail")
PRODUCTS: Final = ("fentanyl", "meth", "cocaine", "heroin")
LINES: Final = (*PRODUCTS, "extortion", "migrants", "fuel", "retail", "other")
# The doctrines of the rule book that can play each kind of seat; some of them are still to be written.
DOCTRINES: Final[Mapping[str, tuple[str, ...]]] = {
    "mexico": ("steady", "tempo", "markets", "hold_and_build", "accommodation"),
    "us": ("steady", "enable", "pressure", "partnership", "unilateral"),
    "group": ("network",),
}
OBJECTIVES: Final = tuple(f"LO{number}" for number in range(1, 9))
KINDS: Final[Mapping[str, Phrase]] = {
    "region": Phrase(N_("region")),
    "group": Phrase(N_("group")),
    "leader": Phrase(N_("leader")),
    "seat": Phrase(N_("seat")),
    "gateway": Phrase(N_("gateway")),
    "corridor": Phrase(N_("gateway")),
    "channel": Phrase(N_("channel")),
    "product": Phrase(N_("product")),
    "line": Phrase(N_("line of business")),
    "lens": Phrase(N_("lens")),
    "measure": Phrase(N_("measure")),
    "order": Phrase(N_("order")),
    "role": Phrase(N_("role")),
    "objective": Phrase(N_("learning objective")),
    "inject": Phrase(N_("inject")),
    "choice": Phrase(N_("choice")),
    "doctrine": Phrase(N_("doctrine")),
    "parameter": Phrase(N_("parameter")),
}


@attrs.frozen
class Ids:
    """The ids that exist in a scenario."""

    regions: Collection[str]
    groups: Collection[str]
    leaders: Collection[str]
    seats: Collection[str]
    gateways: Collection[str]
    lenses: Collection[str]

    def of_kind(self, kind: str) -> Collection[str]:
        """The ids of a kind that a measure, order or inject names: region, group, leader ..."""
        return {
            "region": self.regions,
            "group": self.groups,
            "leader": self.leaders,
            "seat": self.seats,
            "gateway": self.gateways,
            "corridor": self.gateways,
            "channel": CHANNELS,
            "product": PRODUCTS,
            "line": LINES,
            "lens": self.lenses,
            "measure": MEASURES,
            "inject": INJECTS,
        }[kind]


def check_known(
    problems: list[Problem], located: Located, path: PathInFile, kind: str, found: str, known: Collection[str]
) -> bool:
    """Whether an id exists; if not, a problem that names the nearest is added."""
    if found in known:
        return True
    problems.append(unknown(located, path, KINDS[kind], found, known))
    return False


def check_measure(problems: list[Problem], located: Located, path: PathInFile, name: str, of: str | None, ids: Ids) -> None:
    """Add a problem unless there is such a measure and it can be taken of that."""
    if not check_known(problems, located, (*path, "measure"), "measure", name, MEASURES):
        return
    moved = READERS.get(name)
    if moved is None:
        expected = Phrase(N_("a measure that a rule of this version moves"))
        problems.append(mistake(located, (*path, "measure"), expected, name))
        return
    kinds = [kind for kind in moved if kind != "nation"]
    if of is None:
        if "nation" not in moved:
            expected = Phrase(
                N_("`of`, because {measure} is not taken of the nation, only of: {kinds}"),
                measure=name,
                kinds=_named(kinds),
            )
            problems.append(mistake(located, (*path, "of"), expected, None))
        return
    if not kinds:
        expected = Phrase(N_("no `of`, because {measure} is taken of the nation only"), measure=name)
        problems.append(mistake(located, (*path, "of"), expected, of))
        return
    known = [id for kind in kinds for id in ids.of_kind(kind)]
    check_known(problems, located, (*path, "of"), kinds[0], of, known)


def _named(kinds: list[str]) -> str:
    return ", ".join(str(KINDS[kind]) for kind in kinds)
