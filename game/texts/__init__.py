"""Every sentence a person reads, in the language they chose.

English is the source: a message is its own key. `assets/translations/<language>/LC_MESSAGES/plaza.po` holds
the others. The language is one per process. Used from `content` upward; core, rules and engine raise
`Problem` or mark a sentence with `N_` instead.
"""

import gettext
import os

from game.core.problem import N_, Problem
from game.texts import catalogue
from game.texts.numbers import money, number, percent
from game.texts.state import SOURCE, chosen, current

__all__ = [
    "N_",
    "SOURCE",
    "_",
    "current",
    "first_up",
    "languages",
    "money",
    "ngettext",
    "number",
    "percent",
    "preferred",
    "sentence",
    "use",
]

LANGUAGE_VARIABLE = "PLAZA_LANGUAGE"


def _(message: str) -> str:
    """`message` in the current language, or itself where there is no translation.

    Works for literals and for sentences read from rule files (`plaza`'s catalogue is extracted from both).
    """
    # gettext answers the empty message with the catalogue's header.
    return chosen.translations.gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The form of the message that goes with `count`; the caller fills `{count}` in."""
    return chosen.translations.ngettext(one, many, count)


def sentence(problem: Problem) -> str:
    """The problem told in the current language, and so are the problems among its values."""
    values = {name: sentence(value) if isinstance(value, Problem) else value for name, value in problem.values.items()}
    return _(problem.message).format(**values)


def first_up(words: str) -> str:
    """Words with a capital at their beginning, as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]


def languages() -> list[str]:
    """The codes of the languages that can be chosen, English first."""
    return [SOURCE, *catalogue.languages()]


def use(language: str) -> str | None:
    """Make `language` the current one.

    Returns None, or one sentence for the reader when its catalogue is missing or broken; English then goes
    on.
    """
    chosen.language = SOURCE
    chosen.translations = gettext.NullTranslations()
    if language == SOURCE:
        return None
    try:
        chosen.translations = catalogue.load(language)
    except Problem as problem:
        return str(problem)
    chosen.language = language
    return None


def preferred() -> str:
    """The language of PLAZA_LANGUAGE or of the system's settings if it has a catalogue, else English."""
    for variable in (LANGUAGE_VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG"):
        setting = os.environ.get(variable, "")
        if setting:
            code = setting.replace("-", "_").split("_")[0].split(".")[0].lower()
            return code if code in catalogue.languages() else SOURCE
    return SOURCE
