"""Why-cards: of any number or event on a seat's screen, from its first cause down to its size and what was expected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from game.clients.headings import short_days
from game.clients.why import Why, headline_of, several, why
from game.core.problem import Problem
from game.desktop.art.fonts import BODY, LABEL, PANEL
from game.desktop.art.icon_tables import EVENT_ICONS
from game.desktop.screens.why import parts as why_parts
from game.desktop.screens.why.book import book_button
from game.desktop.screens.why.rules import open_rule
from game.desktop.widgets.choices import Choice, Choices
from game.desktop.widgets.controls import Button
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Anchored, Column, Divider, Flow, Panel, Row, Sized
from game.desktop.widgets.text import Icon, Text
from game.texts import _, current, first_up, number, sentence

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

WIDTH: Final = 460  # px at 100%
MOST_RESULTS: Final = 6  # of an event that a card names
Act = Callable[[], object]


def why_card(desk: Desk, what: str, on_close: Act) -> Widget:
    """A why-card to stand beside something else; give it a width of some 350 px at 100%, and what height there is.

    `what` as in `explain`: a number's name, a name of whom or what one has a belief, or the label of an event. What cannot
    be explained is told in the card.
    """
    return _card(desk, what, on_close, partial(open_why, desk))


def open_why(desk: Desk, what: str, turn: int = 0) -> None:
    """Open the why-card of something over the screen; `turn`: a resolved turn whose changes are told (0: the last)."""
    trail = [what]
    since = [False]
    desk.play.saw("why")

    def close() -> None:
        desk.ui.close("why")

    def go(label: str) -> None:
        trail.append(label)
        desk.ui.refresh()

    def back() -> None:
        trail.pop()
        desk.ui.refresh()

    def span(value: str) -> None:
        since[0] = value == "start"
        desk.ui.refresh()

    def build(ui: Ui) -> Widget:
        card = _card(desk, trail[-1], close, go, turn, since[0], span, back if len(trail) > 1 else None, keys=True)
        card.key = f"card{len(trail)}"
        return Anchored(Sized(card, width=min(WIDTH, ui.logical[0] - 32)), "", margin=16)

    desk.ui.open("why", build, close=close)


def show_on_map(desk: Desk, region: str, turn: int) -> None:
    """Show a region on the map of the planning screen; once the game is over, a turn on the map of the review."""
    if desk.play.session.over:
        desk.push("review", turn=turn)
    elif desk.screen.name == "planning":
        desk.go("planning", select=region)
    else:
        desk.push("planning", select=region)


def _card(
    desk: Desk, what: str, on_close: Act, on_go: why_parts.Go, turn: int = 0, since: bool = False,
    on_span: Callable[[str], object] | None = None, on_back: Act | None = None, keys: bool = False,
) -> Widget:  # fmt: skip
    """The card; `keys`: its buttons have keys of their own, as nothing else takes input while it is open."""
    try:
        found = _read(desk, what, since, turn)
    except Problem as problem:
        body = Panel(Text(sentence(problem), BODY, "second"), pad=(16, 14), ground="")
        return why_parts.Card(_head("question", _("There is nothing to explain"), "", on_close, on_back), body)
    if found.event is not None:
        items = _of_event(desk, found, on_go, several(what))
    else:
        items = _of_number(found, on_go, since, on_span)
    if found.explanation.forecast:
        items += [Divider(), why_parts.heading(_("What you could expect beforehand"))]
        items += why_parts.expected(found.explanation.forecast, found.results)
    if found.led_to:
        items += [Divider(), *_came_of_it(desk, found, on_go)]
    if found.explanation.chances:
        items += [Divider(), why_parts.heading(_("How it was drawn, from the truth"))]
        items += [why_parts.chance(one) for one in found.explanation.chances]
    if found.closed:
        items.append(why_parts.lock(found.closed))
    if found.explanation.forecast:
        items.append(Text(_("A forecast is a result of rules and beliefs, not a prediction."), LABEL, "label"))
    title, subtitle, icon = _title(desk, found, turn)
    body = Panel(Column(items, gap=10), pad=(16, 12), ground="")
    return why_parts.Card(_head(icon, title, subtitle, on_close, on_back), body, _foot(desk, found, keys))


def _read(desk: Desk, what: str, since: bool, turn: int) -> Why:
    """What the card tells, read once for as long as the seat knows no more. Raises Problem."""
    known = desk.play.known
    asked = (known, what, since, turn, current())
    kept = desk.ui.memory.get(("why", what))
    if kept is None or kept[0][0] is not known or kept[0][1:] != asked[1:]:
        kept = (asked, why(known, what, since, turn))
        desk.ui.memory["why", what] = kept
    found: Why = kept[1]
    return found


def _title(desk: Desk, found: Why, turn: int) -> tuple[str, str, str]:
    """Title, line below it and icon."""
    event, explanation = found.event, found.explanation
    if event is not None:
        subtitle = _("{when} · turn {turn}").format(when=first_up(event.when), turn=number(event.turn))
        if event.hidden:
            subtitle = _("{when}; you did not see this").format(when=subtitle)
        return headline_of(desk.play.names, event), subtitle, EVENT_ICONS.get(event.kind, "info")
    first, last = explanation.turns
    if last == 0 or explanation.start is None:
        return explanation.title, _("no turn has ended yet") if not desk.play.session.turns else "", "info"
    days = short_days(desk.play.session, last)
    if first == last:
        return explanation.title, _("turn {turn} · {days}").format(turn=number(last), days=days), "chart"
    return explanation.title, _("turns {first} to {last}").format(first=number(first), last=number(last)), "chart"


def _head(icon: str, title: str, subtitle: str, on_close: Act, on_back: Act | None) -> Widget:
    words: list[Widget] = [Text(first_up(title), PANEL)]
    if subtitle:
        words.append(Text(subtitle, LABEL, "second"))
    parts: list[Widget] = [Icon(icon, 20, "second"), Column(words, gap=2, grow=1)]
    if on_back is not None:
        parts.insert(0, Button(icon="arrow_left", kind="quiet", key="card-back", tip=_("Back to what you asked before"),
                               shortcut="Backspace", show_key=False, on_press=on_back))  # fmt: skip
    parts.append(Button(icon="close", kind="quiet", key="card-close", tip=_("Close"), on_press=on_close))
    return Panel(Row(parts, gap=12, align="top"), pad=(16, 12), ground="")


def _of_event(desk: Desk, found: Why, on_go: why_parts.Go, many: bool) -> list[Widget]:
    """The chain down to this event, what came of it, and what it changed."""
    event = found.event
    assert event is not None
    names = desk.play.names
    items: list[Widget] = [why_parts.heading(_("Why it happened"))]
    if found.no_cause:
        items.append(Text(found.no_cause, BODY, "second"))
    links = [why_parts.link(seen, headline_of(names, seen), False, on_go) for seen in found.chain]
    links.append(why_parts.link(event, headline_of(names, event), True, None, this=True))
    items.append(Column(links, gap=0))
    if many or found.alike > 1:
        text = _("One of {count} of this kind in the turn, by the same cause.")
        items.append(Text(text.format(count=number(found.alike)), LABEL, "label"))
    if found.effects:
        items += [Divider(), why_parts.heading(_("What it changed for you"))]
        items += [Text(effect, BODY, "second") for effect in found.effects]
    return items


def _came_of_it(desk: Desk, found: Why, on_go: why_parts.Go) -> list[Widget]:
    """The first events that an event led to."""
    shown = found.led_to[:MOST_RESULTS]
    links = [why_parts.link(seen, headline_of(desk.play.names, seen), True, on_go) for seen in shown]
    rest = why_parts.more(len(found.led_to), len(shown))
    return [why_parts.heading(_("What came of it")), Column(links, gap=10), *([] if rest is None else [rest])]


def _of_number(
    found: Why, on_go: why_parts.Go, since: bool, on_span: Callable[[str], object] | None
) -> list[Widget]:  # fmt: skip
    """How a number is made up: sentences, then its causes from the value before to the value after."""
    explanation = found.explanation
    items: list[Widget] = [Text(text, BODY, "second") for text in explanation.sentences]
    if explanation.start is not None and on_span is not None and explanation.turns[1] > 1:
        spans = [Choice("turn", _("This turn")), Choice("start", _("Since the start"))]
        items.append(Choices(spans, "start" if since else "turn", on_choose=on_span, key="span"))
    rows = why_parts.causes(explanation, found.steps, on_go)
    if rows:
        items += [why_parts.heading(_("Why it changed: the largest causes first")), Column(rows, gap=6)]
    return items


def _foot(desk: Desk, found: Why, keys: bool) -> Widget | None:
    """The rules behind it, and where it is on the map."""
    buttons: list[Widget] = []
    for place, rule in enumerate(found.explanation.rules[:3]):
        text = _("Rule") if len(found.explanation.rules) == 1 else rule.title
        tip, key = _("The rule behind it: {rule}").format(rule=rule.title), "R" if keys and not place else ""
        buttons.append(Button(text, icon="book", key=f"rule-{rule.name}", tip=tip, shortcut=key,
                              on_press=partial(open_rule, desk, rule.name)))  # fmt: skip
    if len(found.explanation.rules) > 3:
        buttons.append(Button(_("All rules"), icon="book", key="rules", tip=_("The list of all rules"),
                              on_press=partial(open_rule, desk, "")))  # fmt: skip
    if found.explanation.rules:
        buttons.append(book_button(desk, found.explanation.rules[0].name, "B" if keys else ""))
    if found.region:
        turn = found.explanation.turns[1]
        tip = _("Show {place} on the map").format(place=desk.play.names.region(found.region))
        buttons.append(Button(_("Show on the map"), icon="place", key="show-on-map", tip=tip, shortcut="M" if keys else "",
                              on_press=partial(show_on_map, desk, found.region, turn)))  # fmt: skip
    return Panel(Flow(buttons, gap=8, line_gap=8), pad=(16, 12), ground="") if buttons else None
