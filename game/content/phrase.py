"""Parts of a sentence about content, put into the reader's language only when the sentence is shown."""

import attrs

from game.core.problem import Problem
from game.texts import _, sentence


@attrs.frozen(init=False)
class Phrase:
    """A translatable part of a sentence: a template, such as `a number from {low}`, and what fills it."""

    template: str
    values: dict[str, object]

    def __init__(self, template: str, /, **values: object) -> None:
        self.__attrs_init__(template, values)

    def __str__(self) -> str:
        """The phrase in the current language."""
        return _(self.template).format(**self.values)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


@attrs.frozen
class _Sentences:
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return "\n".join(sentence(problem) for problem in self.problems)


class ContentErrors(Problem):
    """Everything wrong with a set of files, one sentence a line; `problems` holds them one by one."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("{sentences}", sentences=_Sentences(self.problems))


def raise_all(problems: list[Problem]) -> None:
    """Raise ContentErrors when there are problems."""
    if problems:
        raise ContentErrors(problems)
