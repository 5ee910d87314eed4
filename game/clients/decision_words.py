"""Decisions asked of a seat in words: what a choice costs, what is expected of it, how many wait."""

from collections.abc import Sequence

from game.session.decisions import Decision, Option
from game.texts import _, number


def price(option: Option) -> str:
    """What a choice costs."""
    if not option.capital:
        return _("costs nothing")
    return _("{count} political capital").format(count=number(option.capital))


def expectation(option: Option) -> str:
    """What a choice is expected to do, beside what its text tells."""
    if not option.expected:
        return _("Nothing changes at once.")
    return _("Expected: {what}.").format(what="; ".join(option.expected))


def standing(decision: Decision) -> str:
    """Where a decision stands: what has been answered, or what happens without an answer."""
    given = next((option for option in decision.options if option.given), None)
    if given is not None:
        return _("Your answer: {answer}. It can be changed until the turn ends.").format(answer=given.title)
    return _("Without an answer: {answer}.").format(answer=decision.otherwise.title)


def before_the_end(waiting: Sequence[Decision]) -> str:
    """What a player should hear who ends a turn with decisions unanswered, "" where none is."""
    if not waiting:
        return ""
    names = "; ".join(f"{one.title} ({one.otherwise.title})" for one in waiting)
    return _("Not answered: {names}. In brackets what stands without an answer.").format(names=names)
