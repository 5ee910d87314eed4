"""The language in use, one per process."""

import gettext

SOURCE = "en"


class Chosen:
    """The current language's code and its messages."""

    def __init__(self) -> None:
        self.language = SOURCE
        self.translations = gettext.NullTranslations()


chosen = Chosen()


def current() -> str:
    """The code of the current language."""
    return chosen.language
