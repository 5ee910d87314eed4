"""The purses in the top bar: what is left first, then the whole, with what is committed beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import attrs

from game.clients.known import Known
from game.clients.legality import has_rule
from game.clients.programmes import dollars_a_turn
from game.core.state import NEVER
from game.desktop.art.fonts import BODY_BOLD, LABEL, PANEL
from game.desktop.screens.planning.context import Context
from game.desktop.screens.planning.pieces import Dots, Meter
from game.desktop.widgets.controls import Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Divider, Gap, Row
from game.desktop.widgets.text import Icon, Rich, Span, Text
from game.texts import _, money, ngettext, number, percent

MOST_DOTS: Final = 8
ROOMY: Final = 1700  # px at 100% from which the wholes stand in full words


@attrs.frozen
class Purse:
    """One purse: its icon and name, what is left and the whole in words, a picture of it, what it is."""

    key: str
    icon: str
    name: str
    left: str
    whole: str
    picture: Widget | None
    tip: str
    short: str = ""  # the whole in fewer words, for a narrower bar
    asks: str = ""  # what a why-card tells of it; "" leads to the briefing


def purses(known: Known) -> list[Purse]:
    """The purses that the seat has."""
    found = [_attention(known), _teams(known), _points(known), _funds(known), _capital(known), _troops(known)]
    return [one for one in (*found, *_own_group(known)) if one is not None]


def _of(whole: int) -> str:
    return _("of {count}").format(count=number(whole))


def _planned(known: Known, name: str) -> float:
    """How much of an amount the planned orders name."""
    planned = known.session.plans.get(known.seat, [])
    return sum(float(str(one.order.arguments[name])) for one in planned if name in one.order.arguments)


def _attention(known: Known) -> Purse:
    whole, left = int(known.view.attention[0]), known.decisions_left
    kinds = ["committed"] * (whole - left) + ["free"] * left
    words = ngettext("of {count} decision left", "of {count} decisions left", whole).format(count=number(whole))
    tip = _("Decisions that you can still take this turn. Each order takes one; answers take none. They do not carry over.")
    return Purse("decisions", "attention", _("Decisions"), number(left), words,
                 Dots(kinds) if whole <= MOST_DOTS else Meter(left / max(whole, 1)), tip, _of(whole))  # fmt: skip


def _teams(known: Known) -> Purse | None:
    mine = known.view.teams
    places = [place for place in range(len(known.view.world.teams)) if mine.own[0, place]]
    if not places:
        return None
    free = int(known.view.free_teams[0])
    committed = min(int(_planned(known, "teams")), free)
    ready, resting = free - committed, len(places) - free
    kinds = ["committed"] * committed + ["ready"] * ready + ["resting"] * resting
    tip = _("Raid teams that can go and are not planned for: {ready} of {whole}; planned {committed}, resting {resting}.")
    return Purse(
        "teams", "teams", _("Raid teams"), number(ready), _("ready of {count}").format(count=number(len(places))),
        Dots(kinds) if len(kinds) <= MOST_DOTS else Meter(ready / len(kinds), committed=committed / len(kinds)),
        tip.format(ready=number(ready), whole=number(len(places)), committed=number(committed), resting=number(resting)),
        _of(len(places)),
    )  # fmt: skip


def _points(known: Known) -> Purse | None:
    whole = int(known.view.points[0])
    if not whole:
        return None
    free = known.points_free
    before = int(known.session.view(known.seat).points_used[0])
    more = max(int(known.view.points_used[0]) - before, 0)
    tip = _("Intelligence points that no programme takes; {used} of {whole} are at work every turn.")
    return Purse(
        "points", "eye", _("Intelligence"), number(free), _("of {count} points free").format(count=number(whole)),
        Meter(free / whole, committed=more / whole),
        tip.format(used=number(int(known.view.points_used[0])), whole=number(whole)), _of(whole),
    )  # fmt: skip


def _funds(known: Known) -> Purse | None:
    view, weeks = known.view, known.view.world.days_of(known.session.turn) / 7.0
    funds, grant = int(view.funds[0]), int(float(view.grant[0]) * weeks)
    if not funds and not grant:
        return None
    runs = dollars_a_turn(known)
    tip = _("Money in the purse; {grant} comes in this turn, and programmes take {runs} of it all.")
    social = int(float(view.social_grant[0]) * weeks)
    if social:
        more = _("What they cost beyond that is taken from social programmes (up to {social}), and costs approval.")
        tip += " " + more.format(social=money(social))
    return Purse(
        "funds", "funds", _("Funds"), millions(funds), _("+{grant} a turn").format(grant=millions(grant)),
        Meter(max(funds - runs, 0) / max(funds, 1), committed=min(runs / max(funds, 1), 1.0)),
        tip.format(grant=money(grant), runs=money(runs)), "+" + millions(grant), asks="funds",
    )  # fmt: skip


def _capital(known: Known) -> Purse | None:
    allowed = known.view.world.orders.get(known.seat, frozenset())
    spends = {"message", "seek_authority", "propose_accord", "consent", "prosecute_protectors", "indict_official",
              "designate", "offer_terms", "fund_plan", "precursor_diplomacy"}  # fmt: skip
    if known.view.beliefs is None or not allowed & spends:
        return None
    # What an order takes at once is gone from the planned view; what a message names is still in it.
    capital = float(known.session.view(known.seat).capital[0])
    left = max(float(known.view.capital[0]) - _planned(known, "capital"), 0.0)
    return Purse(
        "capital", "capital", _("Capital"), number(left), _("of {count}").format(count=number(capital)),
        Meter(left / max(capital, 1.0), committed=(capital - left) / max(capital, 1.0)),
        _("Political and diplomatic capital, 0 to 100: messages, authority and bargains take from it."), asks="capital",
    )  # fmt: skip


def _troops(known: Known) -> Purse | None:
    allowed = known.view.world.orders.get(known.seat, frozenset())
    if "deploy" not in allowed or not has_rule("deploy") or known.view.beliefs is None:
        return None
    whole = int(known.view.troops[0].sum() + known.view.troops_border[0])
    wanted = [*known.view.programmes.troops[0].tolist(), int(known.view.programmes.troops_border[0])]
    ordered = sum(count for count in wanted if count >= 0)
    left = max(whole - ordered, 0)
    return Purse(
        "troops", "troops", _("Troops"), number(left), _("of {count}").format(count=number(whole)),
        Meter(left / max(whole, 1), committed=min(ordered / max(whole, 1), 1.0)),
        _("Soldiers and guards that no order of yours keeps at a place; they can be drawn from where they stand."),
    )  # fmt: skip


def _own_group(known: Known) -> list[Purse]:
    own = known.view.own_group
    if own is None:
        return []
    paid = int(own.bribes[0].sum()) + int(own.aid[0].sum())
    cash, members = int(own.cash[0]), int(own.members[0].sum())
    found = [
        Purse("cash", "funds", _("Cash"), millions(cash), _("-{paid} a turn").format(paid=millions(paid)) if paid else "",
              Meter(max(cash - paid, 0) / max(cash, 1), committed=min(paid / max(cash, 1), 1.0)),
              _("Money of your group; bribes and aid take {paid} every turn.").format(paid=money(paid)), asks="cash"),
        Purse("members", "presence", _("Members"), number(members), _("in all places"), None,
              _("Members of your group in all the places where it is."), asks="members"),
        Purse("command", "succession", _("Command"), percent(float(own.command[0])),
              _("cohesion {value}").format(value=percent(float(own.cohesion[0]))), Meter(float(own.command[0])),
              _("How far your people follow orders, and how far the group holds together."), asks="command"),
    ]  # fmt: skip
    if float(own.anger[0]) > 0.0 or "retaliate" in known.view.world.orders.get(known.seat, frozenset()):
        found.append(
            Purse("anger", "attack", _("Anger"), number(float(own.anger[0]), 1), _("not yet spent"), None,
                  _("Reprisals that your people still mean to carry out; retaliate steers them."), asks="anger")
        )  # fmt: skip
    return found


def purse_row(context: Context) -> list[Widget]:
    """The purses beside each other: with name, words and picture where there is room, else an icon and a number."""
    found = purses(context.known)
    if context.width != "wide":
        return [Gap(8), *compact(context), Gap(0)]
    items: list[Widget] = []
    for one in found:
        if items:
            items.append(Divider(upright=True))
        items.append(_full(context, one, context.desk.ui.logical[0] < ROOMY))
    return items


def _explains(context: Context, one: Purse) -> Callable[[], object]:
    """What a press on a purse does: its why-card, or the briefing, which tells what it is for."""
    return context.why(one.asks) if one.asks else lambda: context.desk.push("briefing")


def _full(context: Context, one: Purse, short: bool) -> Widget:
    whole = one.short if short and one.short else one.whole
    words = Rich([Span(one.left + " ", PANEL), Span(whole, LABEL, "second")])
    lines: list[Widget] = [Row([Icon(one.icon, 16), Text(one.name, LABEL, "label", wrap=False)], gap=6), words]
    if one.picture is not None:
        lines.append(one.picture)
    return Pressable(
        Column(lines, gap=2),
        pad=(12, 6),
        tip=one.tip,
        key=f"purse {one.key}",
        grow=float(len(one.left) + len(whole) + 4),
        on_press=_explains(context, one),
    )


def compact(context: Context) -> list[Widget]:
    """Purses as an icon with what is left; the rest is told by the tip, and by what a press opens."""
    return [
        Pressable(
            Row([Icon(one.icon, 16), Text(one.left, BODY_BOLD, wrap=False)], gap=6), pad=(6, 6), radius=6,
            tip=_("{name}: {left} {whole}. {tip}").format(name=one.name, left=one.left, whole=one.whole, tip=one.tip),
            key=f"purse {one.key}", grow=1, on_press=_explains(context, one),
        )
        for one in purses(context.known)
    ]  # fmt: skip


def millions(dollars: float) -> str:
    """Dollars in few letters: $40.4 M, or whole below a million."""
    if dollars < 1e6:
        return money(dollars)
    amount = dollars / 1e6
    return _("${amount} M").format(amount=number(amount, 0 if amount >= 100.0 else 1))


def days_since(known: Known, day: float) -> str:
    """How old something is: `2 days ago`, "" where it was never seen."""
    if day <= NEVER:
        return ""
    days = float(known.view.day[0]) - day
    if days < 0.05:
        return _("just now")
    if days < 1.0:
        hours = max(int(days * 24.0 + 0.5), 1)
        return ngettext("{count} hour ago", "{count} hours ago", hours).format(count=number(hours))
    whole = int(days + 0.5)
    return ngettext("{count} day ago", "{count} days ago", whole).format(count=number(whole))
