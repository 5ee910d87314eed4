"""Of a region: its police, courts and services, those arrested and judged there, its officials and what people think."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from game.clients.known import Known
from game.core.state import INSTITUTIONS, NEVER
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL
from game.desktop.charts.bars import EstimateBar
from game.desktop.screens.planning.context import Context
from game.desktop.screens.planning.pieces import change_shown, fact
from game.desktop.screens.planning.purses import days_since
from game.desktop.widgets.cards import section
from game.desktop.widgets.controls import Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Flow, Panel, Row
from game.desktop.widgets.text import Text
from game.texts import N_, _, money, number, percent

SHORT: Final = {"police": N_("Police"), "courts": N_("Prosecutors and courts"), "services": N_("Public services")}
LEAST: Final = 0.005  # of a share that is worth an arrow, or a word


def about_institutions(context: Context, place: int) -> Widget:
    """Capacities with what has changed since the start and what is under way; arrests, convictions, prison."""
    known = context.known
    country, region = known.view.country, known.view.world.regions[place]
    lines: list[Widget] = [
        share_line(
            _(SHORT[name]), float(getattr(country, name)[0, place]), key=name,
            on_press=context.why(f"{name} {region}"), since=float(getattr(known.at_start.country, name)[0, place]),
            tip=_("Public; the arrow shows the change since the start."),
        )
        for name in INSTITUTIONS
    ]  # fmt: skip
    lines += [inset(fact(*one)) for one in _paid(known, place)]
    counts = (
        ("arrests", _("arrested"), int(country.arrests[0, place])),
        ("convictions", _("convicted"), int(country.convictions[0, place])),
        ("", _("let go"), int(country.releases[0, place])),
        ("", _("awaiting trial"), int(country.awaiting_trial[0, place])),
        ("prisoners", _("serving a sentence"), int(country.prisoners[0, place])),
    )
    asked = {"arrests"} if known.view.beliefs is None else set[str]()  # a red seat may ask for its own people alone
    cells: list[Widget] = []
    for measure, words, count in counts:
        act = context.why(f"{measure} {region}") if measure and measure not in asked else None
        cells.append(count_line(words, count, measure or words, act))
    return Column([section(_("Police, courts and services"), _("last turn; now")), *lines, Flow(cells, gap=10)], gap=4)


def _paid(known: Known, place: int) -> list[tuple[str, str, str]]:
    """What the seat pays for here each turn, and what of it does not work yet."""
    found, runs = list[tuple[str, str, str]](), known.view.programmes
    for which, name in enumerate(INSTITUTIONS):
        dollars, coming = int(runs.build[0, place, which]), float(runs.building[0, place, which])
        if dollars or coming >= LEAST / 10.0:
            words = _("{money} a turn, {share} under way").format(money=money(dollars), share=percent(coming, 1))
            tip = _("What is paid for and does not work yet: people are being found, trained and posted.")
            found.append((_("Building: {what}").format(what=_(SHORT[name])), words, tip))
    if int(runs.jobs[0, place]):
        told = _("The first effect shows after about half a year.")
        found.append((_("Jobs and schooling"), _("{money} a turn").format(money=money(int(runs.jobs[0, place]))), told))
    return found


def about_officials(context: Context, place: int) -> Widget:
    """Presence of the state, officials who talk or shield, local support, tips: estimates with their error."""
    known = context.known
    view, region = known.view, known.view.world.regions[place]
    ask = context.why(region)
    lines: list[Widget] = [
        share_line(_("Presence of the state"), float(view.state_control[0, place]), key="state_control",
                   on_press=context.why(f"state_control {region}"), since=float(known.at_start.state_control[0, place]),
                   tip=_("Share of the territory where the state's writ runs; public."))
    ]  # fmt: skip
    corruption, shields, support = known.corruption(place), known.protection(place), known.support(place)
    if corruption is not None:
        told = _("The share of officials here who would pass on what they hear of a raid; your estimate with its error.")
        words = _("Officials who would talk")
        lines.append(share_line(words, *corruption, key="corruption", on_press=ask, tip=told, bad=True))
    if shields is not None:
        red = view.beliefs is None
        told = _("How far officials here shield groups from the law.")
        words = _("Officials who shield you") if red else _("Officials who shield groups")
        lines.append(share_line(words, *shields, key="protection", on_press=None if red else ask, tip=told, bad=not red))
    if support is not None:
        told = _("People here who side with groups rather than with the state, by survey.")
        lines.append(share_line(_("Support for groups"), *support, key="support", on_press=ask, tip=told, bad=True))
    if corruption is not None:
        checked = _("The share of officers here who were checked; the order Vet raises it.")
        lines.append(share_line(_("Officers vetted"), float(view.vetting[0, place]), key="vetting", tip=checked,
                                on_press=context.why(f"vetting {region}")))  # fmt: skip
    tips = fact(_("Tips from the public, last turn"), number(known.tips(place)),
                _("What people of the place reported; it helps to find those who hide there."))  # fmt: skip
    lines.append(inset(tips))
    changed = float(view.country.government_day[0, place])
    if changed > NEVER:
        lines.append(inset(fact(_("State government in office since"), days_since(known, changed),
                                _("With a new government old arrangements with groups no longer hold."))))  # fmt: skip
    return Column([section(_("State and officials"), _seen(known, place)), *lines], gap=4)


def _seen(known: Known, place: int) -> str:
    """How old the estimates are."""
    beliefs = known.view.beliefs
    if beliefs is None:
        return ""
    if float(beliefs.region_seen[0, place]) <= NEVER:
        return _("estimate and error")
    return _("estimates {age}").format(age=days_since(known, float(beliefs.region_seen[0, place])))


def inset(what: Widget) -> Widget:
    """What cannot be pressed, in line with what can."""
    return Panel(what, pad=(4, 2), ground="")


def share_line(
    label: str, value: float, error: float = 0.0, *, key: str, tip: str, bad: bool = False, since: float | None = None,
    on_press: Callable[[], object] | None = None,
) -> Widget:  # fmt: skip
    """A share as a bar with the error of an estimate, and by how much it has changed `since` it began; a press asks why."""
    words = percent(value) + (f" ± {percent(error)}" if error > 0.0 else "")
    side: list[Widget] = []
    if since is not None and abs(value - since) >= LEAST:
        side = change_shown(percent(abs(value - since)), value - since, -1 if bad else 1)
    row = Row([Text(label, BODY, "second", grow=1, tip=tip), *side, EstimateBar(value, error, bad=bad),
               Text(words, BODY_BOLD, align="right")], gap=10)  # fmt: skip
    if on_press is None:
        return inset(row)
    return Pressable(row, key=f"share {key}", pad=(4, 2), radius=4, tip=f"{tip} " + _("Press for the reasons."),
                     on_press=on_press)  # fmt: skip


def count_line(
    words: str, count: int, key: str, on_press: Callable[[], object] | None, more: Sequence[Widget] = ()
) -> Widget:  # fmt: skip
    """A count with what is counted; a press asks why."""
    figure = Text(number(count), BODY_BOLD, wrap=False, align="right")
    row = Row([figure, Text(words, LABEL, "second"), *more], gap=6)
    if on_press is None:
        return inset(row)
    return Pressable(row, key=f"count {key}", pad=(4, 0), radius=4, tip=_("Why?"), on_press=on_press)
