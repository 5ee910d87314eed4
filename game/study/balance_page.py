"""The balance as a page of Markdown, as it is kept in docs/BALANCE.md."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from game.study.balance import Balance, LeverEffect
from game.study.balance_checks import Contest, LuckShare
from game.study.balance_lever_common import LEVER
from game.study.balance_levers import NOT_ALONE
from game.study.balance_verdicts import verdicts
from game.study.statistics import Interval
from game.texts import _

HEADER: Final = "<!-- plaza balance {scenario}: rules version {rules} -->"
NONE: Final = 0.05  # points of a lens, below which a change is printed as none


def page(found: Balance) -> str:
    """The whole page, without a date: the same games give the same page."""
    parts = [
        HEADER.format(scenario=found.scenario, rules=found.rules),
        "# " + _("The balance of {scenario}").format(scenario=found.scenario),
        *_what_it_is(found),
        *_conditions(found),
        *_luck(found),
        *_random(found),
        *_lenses(found),
        *_contests(found),
        *_levers(found),
    ]
    return "\n\n".join(parts) + "\n"


def _what_it_is(found: Balance) -> list[str]:
    made = _(
        "Made by `plaza balance {scenario} --out FILE` under rules version {rules}: {games} games of each pairing of "
        "doctrines, {few} of each lever and of hold and random orders beside the doctrines, seed {seed}. In all "
        "combinations game number i has the same luck. Intervals are of 95%, over games."
    )
    says = _(
        "It shows what the game's assumptions lead to and is not a prediction. It says whether a choice of the game has "
        "a price and a use under these rules, and how much of a result is luck. It does not say which policy is right: "
        "a doctrine here is a few lines of orders that never learn, a lever alone is a policy that nobody would follow, and "
        "the mandates are those of the scenario."
    )
    numbers = {"rules": found.rules, "games": found.games, "few": found.lever_games, "seed": found.seed}
    return [made.format(scenario=found.scenario, **numbers), says]


def _conditions(found: Balance) -> list[str]:
    rows = []
    for one in verdicts(found):
        answer = _("yes") if one.holds else _("no")
        rows.append([one.what, answer if one.asked else f"({answer})", "; ".join(one.found) or "-"])
    note = _("In brackets: a reading that is printed beside the one asked for.")
    why = _(
        "A game is played under one mandate, and a doctrine is a policy for some mandates and not for others: strikes that "
        "ask nobody are not meant to keep a partner, going easy on groups is not meant to break them. Where random orders, "
        "which do little, do better on such a mandate, that is what the sources say of such a policy. Which mandate a "
        "doctrine is about was written into the scenario after first results had been seen."
    )
    table = _table([_("condition"), _("holds"), _("what stands against it")], rows, words=3)
    return ["## " + _("What is asked of it"), table, note, why]


def _luck(found: Balance) -> list[str]:
    lenses = list(dict.fromkeys(one.lens for one in found.luck))
    share = {(one.preset, one.lens): one for one in found.luck}
    rows = [[preset, *(_share(share[preset, lens]) for lens in lenses)] for preset in found.presets]
    note = _(
        "The variance of the lens at the end within a pairing of doctrines, averaged over all pairings, over its variance "
        "in all their games. The rest is what the players make of it."
    )
    return ["## " + _("Luck's share of the variance"), note, _table([_("preset"), *lenses], rows)]


def _share(one: LuckShare) -> str:
    if one.share is None or one.low is None or one.high is None:
        return "-"
    return f"{one.share:.0%} ({one.low:.0%}-{one.high:.0%})"


def _random(found: Balance) -> list[str]:
    note = _(
        "Share of paired games in which the doctrine does better than random orders: on the mandate that the scenario says "
        "is about it / on more of the seat's mandates than not / over all mandates alike."
    )
    by = {(one.seat, one.doctrine, one.preset): one for one in found.random}
    rows = [
        [f"{seat} {doctrine}", own, *(
            " / ".join(f"{part.estimate:.0%}" for part in (one.on_own, one.on_most, one.on_all))
            for one in (by[seat, doctrine, preset] for preset in found.presets)
        )]
        for seat, doctrine, own in dict.fromkeys((one.seat, one.doctrine, one.own) for one in found.random)
    ]  # fmt: skip
    table = _table([_("doctrine"), _("its mandate"), *found.presets], rows, words=2)
    return ["## " + _("Against random orders"), note, table]


def _lenses(found: Balance) -> list[str]:
    note = _("Mean of each lens at the end, over the doctrines of the other state seat.")
    parts = ["## " + _("What the doctrines reach"), note]
    for preset in found.presets:
        mine = [one for one in found.reached if one.preset == preset]
        lenses = list(dict.fromkeys(one.lens for one in mine))
        mean = {(one.seat, one.player, one.lens): one.mean for one in mine}
        rows = [
            [f"{seat} {player}", *(_level(mean[seat, player, lens]) for lens in lenses)]
            for seat, player in dict.fromkeys((one.seat, one.player) for one in mine)
        ]
        parts += [f"### {preset}", _table([_("player"), *lenses], rows)]
    return parts


def _contests(found: Balance) -> list[str]:
    note = _(
        "Share of paired games in which the first does better than the second on a mandate: red line first, then floor, "
        "then lens; same luck, same doctrine in the other seat, over all of them. What is missing to 100 is won by the "
        "second or equal."
    )
    parts = ["## " + _("Doctrine against doctrine"), note]
    for preset in found.presets:
        for seat in found.doctrines:
            mine = [one for one in found.contests if (one.preset, one.seat) == (preset, seat)]
            if mine:
                parts += [f"### {preset}, {seat}", _contest_table(mine)]
    return parts


def _contest_table(found: Sequence[Contest]) -> str:
    mandates = list(dict.fromkeys(one.mandate for one in found))
    players = list(dict.fromkeys(one.one for one in found))
    share = {(one.one, one.other, one.mandate): one for one in found}
    rows = [
        [_("{one} against {other}").format(one=one, other=other), *(_percent(share[one, other, m].better) for m in mandates)]
        for one, other in combinations(players, 2)
    ]
    return _table([_("players"), *mandates], rows)


def _levers(found: Balance) -> list[str]:
    note = _(
        "What a lens is at the end with this one order given all year, less what it is in the same game in which the seat "
        "holds. The other state holds too, the groups follow their doctrine. In brackets: what the order rests on and is "
        "given with it; a consent stands in both games. Below {least} points either way a change is printed as 0; in bold "
        "what is larger than its interval."
    )
    missing = _("No lever: {orders}.").format(orders="; ".join(f"`{name}` ({_(why)})" for name, why in NOT_ALONE.items()))
    parts = ["## " + _("Every lever alone"), note.format(least=NONE), missing]
    for preset in found.presets:
        parts += [f"### {preset}", _lever_table([one for one in found.levers if one.preset == preset])]
    return parts


def _lever_table(found: Sequence[LeverEffect]) -> str:
    lenses = list(dict.fromkeys(one.lens for one in found))
    change = {(one.lever.name, one.lens): one.change for one in found}
    rows = [
        [_lever_name(one), *(_change(change[one.lever.name, lens]) for lens in lenses)]
        for one in {one.lever.name: one for one in found}.values()
    ]
    return _table([_("lever"), *lenses], rows)


def _lever_name(one: LeverEffect) -> str:
    rests = [*one.lever.orders[:-1], *(who.removeprefix(LEVER) for _seat, who in one.lever.beside)]
    return one.lever.name + (f" ({', '.join(rests)})" if rests else "")


def _percent(one: Interval) -> str:
    return f"{one.estimate:.0%} ± {(one.high - one.low) / 2.0:.0%}".replace("%", "")


def _level(one: Interval) -> str:
    return f"{one.estimate:.1f} ± {(one.high - one.low) / 2.0:.1f}"


def _change(one: Interval) -> str:
    if abs(one.estimate) < NONE:
        return "0"
    text = f"{one.estimate:+.1f} ± {(one.high - one.low) / 2.0:.1f}"
    return f"**{text}**" if one.low > 0 or one.high < 0 else text


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], words: int = 1) -> str:
    """A table whose first columns hold words and the others numbers."""
    rule = ["---" if place < words else "---:" for place in range(len(head))]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))
