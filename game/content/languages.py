"""Texts in every language of the game, as the files of a scenario write them."""

from collections.abc import Mapping
from typing import Any, Final

import attrs

from game.content.phrase import Phrase
from game.content.structure import CONVERTER, Mistake
from game.core.problem import N_
from game.core.world import Texts

LANGUAGES: Final = ("en", "es")


def read_texts(value: object, _type: object = None) -> Texts:
    """A text in every language. Raises Mistake when one is missing or unknown."""
    found = CONVERTER.structure(value, Mapping[str, str])  # type: ignore[type-abstract]
    if sorted(found) != sorted(LANGUAGES):
        expected = Phrase(N_("a text in each of these languages and no other: {languages}"), languages=", ".join(LANGUAGES))
        raise Mistake(expected, ", ".join(found) or None)
    return found


def read_text_or_texts(value: object, _type: object = None) -> Texts:
    """A text in every language, or one that is read as it stands in all of them. Raises Mistake as `read_texts`."""
    return dict.fromkeys(LANGUAGES, value) if isinstance(value, str) else read_texts(value)


def texts(meaning: str) -> Any:
    """Declare a text that must be there in every language."""
    return attrs.field(metadata={"read": read_texts, "meaning": meaning})


def text_or_texts(meaning: str) -> Any:
    """Declare a text that may be given once for all languages."""
    return attrs.field(
        metadata={"read": read_text_or_texts, "meaning": meaning, "limits": "text, alone or in `en` and `es`"}
    )


def optional_texts(meaning: str) -> Any:
    """Declare a text that may be left out, and must be there in every language if it is not."""
    return attrs.field(default=None, metadata={"read": read_texts, "meaning": meaning})
