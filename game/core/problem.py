"""What went wrong, said once, in one sentence that can be translated.

Core, rules and engine may not import the translation catalogues. They raise a `Problem` whose message is an
English template; whoever shows it (the command, a screen) looks the template up in the reader's language and
fills it in.
"""


class Problem(Exception):
    """Bad input or a missing thing, told to a person: what, where, what to do.

    `message` is an English template with named fields, `values` what fills them:
    `Problem("There is no seat {seat} in {scenario}; its seats are {seats}.", seat=..., scenario=...,
    seats=...)`. The message is a literal string, never put together at run time: it is the key of the
    translation. A value may itself be a Problem, which is then told in the same language.

    Raises KeyError at once when a field of the template has no value.
    """

    def __init__(self, message: str, /, **values: object) -> None:
        self.message = message
        self.values = values
        message.format(**values)
        super().__init__(message)

    def __str__(self) -> str:
        """The sentence in English."""
        return self.message.format(**self.values)


def N_(message: str) -> str:
    """Mark a literal sentence for the translators where it cannot be translated yet; returns it unchanged."""
    return message
