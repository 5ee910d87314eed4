"""Whether a scenario's balance meets what is asked of it, condition by condition, with what stands against it."""

from collections.abc import Callable, Mapping

import attrs

from game.study.balance import Balance
from game.study.balance_checks import LUCK, RANDOM_LOSES, AgainstRandom, dominated, never_best, wins_everything
from game.study.statistics import Interval
from game.texts import _


@attrs.frozen
class Verdict:
    """One condition: what is asked, whether it holds, and what it does not hold for."""

    id: str
    what: str
    holds: bool
    found: tuple[str, ...]
    asked: bool = True  # False for a stricter or milder reading that is printed beside the one asked for


def verdicts(found: Balance) -> list[Verdict]:
    """Every condition on the balance, in the order in which they are printed."""
    return [_dominated(found), _never_best(found), _wins_everything(found), *_random(found), _luck(found)]


def _verdict(id: str, what: str, against: list[str], asked: bool = True) -> Verdict:
    return Verdict(id, what, not against, tuple(against), asked)


def _dominated(found: Balance) -> Verdict:
    pairs = [
        _("{seat} {worse} by {better}").format(seat=seat, worse=worse, better=better)
        for seat, names in found.doctrines.items()
        for worse, better in dominated([one for one in found.contests if one.seat == seat], names)
    ]
    what = _("No doctrine is dominated: none has another that does better on every mandate under every preset.")
    return _verdict("dominated", what, pairs)


def _never_best(found: Balance) -> Verdict:
    names = [
        f"{seat} {name}"
        for seat, doctrines in found.doctrines.items()
        for name in never_best([one for one in found.contests if one.seat == seat], doctrines)
    ]
    what = _("A stricter reading: every doctrine is the best of its seat on some mandate under some preset.")
    return _verdict("never_best", what, names, asked=False)


def _wins_everything(found: Balance) -> Verdict:
    names = [
        f"{preset}: {seat} {name}"
        for seat, doctrines in found.doctrines.items()
        for preset, name in wins_everything([one for one in found.contests if one.seat == seat], doctrines)
    ]
    return _verdict("wins_everything", _("No doctrine does best on every mandate of its seat under any preset."), names)


def _random(found: Balance) -> list[Verdict]:
    share = f"{RANDOM_LOSES:.0%}"
    readings: Mapping[str, tuple[str, bool, Callable[[AgainstRandom], Interval]]] = {
        "random_own": (_("on the mandate that the doctrine is about"), True, lambda one: one.on_own),
        "random_most": (_("on more of the seat's mandates than not"), False, lambda one: one.on_most),
        "random_all": (_("over all mandates of the seat alike"), False, lambda one: one.on_all),
    }
    verdicts = []
    for id, (reading, asked, of) in readings.items():
        below = [
            f"{one.preset}: {one.seat} {one.doctrine} {of(one).estimate:.0%}"
            for one in found.random
            if of(one).estimate < RANDOM_LOSES
        ]
        what = _("Random orders lose to every doctrine in {share} of paired games, read {reading}.")
        verdicts.append(_verdict(id, what.format(share=share, reading=reading), below, asked))
    return verdicts


def _luck(found: Balance) -> Verdict:
    outside = [
        f"{one.preset}: {one.lens} " + ("-" if one.share is None else f"{one.share:.0%}")
        for one in found.luck
        if not one.fits
    ]
    what = _("Luck's share of the variance of every lens lies between {low} and {high}.")
    return _verdict("luck", what.format(low=f"{LUCK[0]:.0%}", high=f"{LUCK[1]:.0%}"), outside)
