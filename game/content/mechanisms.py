"""The claims of the five documents, row by row: campaigns/common/mechanisms.yaml."""

import functools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

import attrs

from game.content import places
from game.content.languages import texts
from game.content.located import read_located
from game.content.phrase import Phrase, raise_all
from game.content.quantities import means
from game.content.rules_text import load_rules
from game.content.source_files import shown_path
from game.content.structure import mistake, structure, unknown
from game.core.problem import N_, Problem
from game.core.world import Texts

Kind = Literal["structural", "contested"]
FILE: Final = "mechanisms.yaml"
ROW: Final = re.compile(r"M[0-9]{2}")


@attrs.frozen(kw_only=True)
class Document:
    """A document that the game argues from."""

    title: str = means("title")
    by: Texts = texts("author or publisher")
    date: Texts = texts("when it appeared")


@attrs.frozen(kw_only=True)
class Mechanism:
    """A claim that rules carry and experiments show."""

    documents: tuple[str, ...] = means("the documents that make the claim")
    kind: Kind = means("structural: accepted by all documents; contested: a preset may let it shrink to nothing")
    claim: Texts = texts("the claim in short")


@attrs.frozen(kw_only=True)
class Mechanisms:
    """The documents and their claims, by number and by row, in the order of the file."""

    documents: Mapping[str, Document] = means("the documents by number")
    mechanisms: Mapping[str, Mechanism] = means("the claims by row")


@functools.cache
def load_mechanisms() -> Mechanisms:
    """The claims that come with the game. Raises ContentErrors naming file and line of everything that is wrong."""
    path = places.campaigns() / "common" / FILE
    found = read_mechanisms(path)
    carried = {row for rule in load_rules().values() for row in rule.rows}
    if strange := sorted(carried - set(found.mechanisms)):
        raise Problem(
            "{file}: rules carry the rows {rows}, which are not there; add them.",
            file=shown_path(path), rows=", ".join(strange),
        )  # fmt: skip
    return found


def read_mechanisms(path: Path) -> Mechanisms:
    """The claims of a file. Raises ContentErrors as `load_mechanisms`."""
    located = read_located(path, shown_path(path))
    found = structure(located, Mechanisms)
    problems = []
    for row, one in found.mechanisms.items():
        at = ("mechanisms", row)
        if not ROW.fullmatch(row):
            problems.append(mistake(located, at, Phrase(N_("the name of a row, such as M07")), row))
        if not one.documents:
            problems.append(mistake(located, (*at, "documents"), Phrase(N_("at least one document")), list(one.documents)))
        problems += [
            unknown(located, (*at, "documents", place), Phrase(N_("document")), name, found.documents)
            for place, name in enumerate(one.documents) if name not in found.documents
        ]  # fmt: skip
    raise_all(problems)
    return found
