"""What the review tells of one turn: the list of turns, the map, the events, everybody's orders."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from game.clients import event_kinds, layers, order_titles
from game.clients.accord_words import side_words
from game.clients.endings import counts_killings
from game.clients.headings import short_days
from game.clients.known import Known
from game.clients.merging import LABEL_OF_MANY, merged
from game.clients.revealed import Revealed
from game.clients.scenarios import PLAYERS
from game.core.orders import Order, parse_order
from game.core.refusals import BY_NAME
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, PANEL
from game.desktop.art.icon_tables import EVENT_ICONS, ORDER_ICONS
from game.desktop.map.view import LAYERS, MapView, Mark, layer_table, legend, legend_width
from game.desktop.screens.frame import width_class
from game.desktop.widgets.choices import Choice
from game.desktop.widgets.controls import Chip, Pressable, Toggle
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import note
from game.desktop.widgets.dropdown import DropDown
from game.desktop.widgets.layout import Anchored, Column, Divider, Flow, Gap, Panel, Row, Sized, Stack
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Icon, Text
from game.session.headlines import view_after
from game.session.naming import Names
from game.session.order_names import terms_in
from game.session.reporting import SeenEvent, all_events, events_for
from game.session.setting_up import PERSON
from game.session.turns import Planned
from game.texts import _, first_up, ngettext, number

if TYPE_CHECKING:
    from game.desktop.screens.review.screen import Review

INDENT: Final = 20  # px at 100% for each step under a cause
DEEPEST: Final = 4  # steps that are still indented
RAIDS: Final = ("raid", "strike")
REMOVED: Final = ("captured", "killed")


# -- what happened ---------------------------------------------------------------------------------------------


def told_of(screen: Review, turn: int) -> list[SeenEvent]:
    """The events of a turn as the eyes of the review see them: all of them for the truth, else what the seat was told."""
    if not turn:
        return []
    truth = screen.eyes not in screen.session.seats
    return [seen for seen in events_for(screen.session, screen.seat, turn) if truth or not seen.hidden]


def own_label(screen: Review, label: str) -> str:
    """The label under which the seat at the window can ask about an event that another seat's label names."""
    bare = label.rstrip("+")
    if screen.seat == screen.desk.play.seat:
        return bare
    place = next(seen.place for seen in all_events(screen.session, screen.seat) if seen.label == bare)
    return next(seen.label for seen in all_events(screen.session, screen.desk.play.seat) if seen.place == place)


def civilians(screen: Review) -> str:
    """Bystanders killed in the turn that is shown and up to its end; in a game about all killings, all who were killed."""
    views = [view_after(screen.session, screen.seat, turn) for turn in range(1, screen.turn + 1)]
    everybody = counts_killings(screen.session)
    counts = [int((view.homicides if everybody else view.civilian_deaths)[0].sum()) for view in views]
    words = _("Killed: {now}, {whole} so far") if everybody else _("Bystanders killed: {now}, {whole} so far")
    return words.format(now=number(counts[-1] if counts else 0), whole=number(sum(counts)))


def _summary(screen: Review, turn: int) -> str:
    """A turn in a few counts."""
    told = told_of(screen, turn)
    view = view_after(screen.session, screen.seat, turn)
    attacks, civil = int(view.attacks[0].sum()), int(view.civilian_deaths[0].sum())
    raids, gone = (sum(seen.kind in kinds for seen in told) for kinds in (RAIDS, REMOVED))
    killed = int(view.homicides[0].sum()) if counts_killings(screen.session) else 0
    counted = (
        (killed, _("killed: {count}")),
        (raids, ngettext("{count} raid", "{count} raids", raids)),
        (gone, ngettext("{count} leader removed", "{count} leaders removed", gone)),
        (attacks, ngettext("{count} attack", "{count} attacks", attacks)),
        (civil, ngettext("{count} bystander killed", "{count} bystanders killed", civil)),
    )
    parts = [words.format(count=number(many)) for many, words in counted if many]
    return ", ".join(parts) or _("quiet")


def turn_list(screen: Review) -> Widget:
    """Every turn that can be looked at, the last one last."""
    session = screen.session
    rows: list[Widget] = [_turn_row(screen, 0, _("The start"), _("before the first turn"))]
    for turn in range(1, len(session.turns) + 1):
        title = _("Turn {turn}").format(turn=turn)
        rows.append(_turn_row(screen, turn, f"{title} · {short_days(session, turn)}", _summary(screen, turn)))
    head = Panel(Text(_("Turns"), PANEL), pad=(16, 10), ground="")
    return Panel(Column([head, Scroll(Column(rows, gap=0), key="turns", grow=1)], gap=0), pad=0)


def _turn_row(screen: Review, turn: int, title: str, words: str) -> Widget:
    head: list[Widget] = [Text(title, BODY_BOLD, grow=1)]
    mark = screen.bookmarks.find(screen.desk.play.seat, turn)
    if mark is not None:
        head.append(Icon("bookmark", 16, "accent"))
    return Pressable(
        Column([Row(head, gap=8), Text(words, LABEL, "label")], gap=2), key=f"turn{turn}", chosen=turn == screen.turn,
        on_press=partial(screen.show, turn), tip="" if mark is None else mark.text,
    )  # fmt: skip


# -- the map ---------------------------------------------------------------------------------------------------


def map_tab(screen: Review) -> Widget:
    """The map after the turn, with what happened in it, or the same as a table."""
    known, desk = screen.known, screen.desk
    shown = [one for one in layers.offered(known) if not (isinstance(known, Revealed) and one.id == layers.INTELLIGENCE)]
    if screen.layer not in [one.id for one in shown]:
        screen.layer = shown[0].id
    icons = {name: icon for name, _words, icon, _key in LAYERS}

    def choose(layer: str) -> None:
        screen.layer = layer

    def select(region: str) -> None:
        screen.selected = region

    def swap() -> None:
        screen.as_table = not screen.as_table

    pick = Sized(
        DropDown([Choice(one.id, _(one.name)) for one in shown], screen.layer, key="layer", on_choose=choose,
                 icon_for=lambda layer: Icon(icons[layer], 16), tip=_("What the map shows")), width=208
    )  # fmt: skip
    table = Toggle(_("As a table"), screen.as_table, key="as_table", on_press=swap,
                   shortcut=desk.settings.key("table"), tip=_("The same figures in rows"))  # fmt: skip
    controls = Panel(Row([pick, table], gap=16), pad=(12, 8), ground="panel", edge="divider", radius=8)
    if screen.as_table:
        top = Panel(Row([pick, table], gap=16), pad=(16, 8), ground="sea")
        found = layer_table(desk, screen.layer, select, known)
        found.grow = 1
        return Column([top, found], gap=0)
    view = MapView(desk, screen.layer, screen.selected, select, marks_of(known), key="review_map", known=known)
    items: list[Widget] = [view, Anchored(controls, "nw", margin=12)]
    if width_class(desk.ui) != "narrow":
        wide = max(legend_width(screen.layer), 330)
        items.append(Anchored(Sized(legend(desk, screen.layer, known), most_width=wide), "sw", margin=12))
    return Stack(items)


def marks_of(known: Known) -> list[Mark]:
    """What happened in the turn, at its places: reprisals by their counts, raids, splits."""
    found = []
    for place, region in enumerate(known.view.world.regions):
        name = known.names.region(region)
        attacks, roadblocks = known.attacks(place), known.roadblocks(place)
        if attacks:
            words = ngettext("{count} attack in {region}", "{count} attacks in {region}", attacks)
            found.append(Mark(region, "attack", number(attacks), words.format(count=number(attacks), region=name)))
        if roadblocks:
            words = ngettext("{count} roadblock in {region}", "{count} roadblocks in {region}", roadblocks)
            found.append(Mark(region, "roadblock", number(roadblocks), words.format(count=number(roadblocks), region=name)))
    kinds = {**dict.fromkeys(RAIDS, "raid"), "group_split": "split", "material_seized": "seized"}
    for seen in known.told:
        where = seen.event.subjects.get("region", "")
        if seen.kind in kinds and where in known.view.world.regions:
            found.append(Mark(where, kinds[seen.kind], tip=seen.text))
    return found


# -- events ----------------------------------------------------------------------------------------------------


def events_tab(screen: Review) -> Widget:
    """The events of the turn, each under what set it off; pressed they say why."""
    told = told_of(screen, screen.turn)
    if not told:
        words = _("Nothing had happened yet.") if not screen.turn else _("Nothing was told of this turn.")
        return Text(words, BODY, "second")
    counts = event_kinds.counts(told)
    if screen.topic not in counts:
        screen.topic = ""

    def choose(topic: str) -> None:
        screen.topic = topic

    chips: list[Widget] = [
        Chip(_("All {count}").format(count=number(len(told))), not screen.topic, key="all", on_press=partial(choose, ""))
    ]
    for topic, name, icon, _kinds in event_kinds.TOPICS:
        if topic in counts:
            words = f"{_(name)} {number(counts[topic])}"
            chips.append(Chip(words, screen.topic == topic, key=topic, icon=icon, on_press=partial(choose, topic)))
    chosen = [seen for seen in told if not screen.topic or screen.topic in event_kinds.topics_of(seen)]
    rows = [_event_row(screen, seen) for seen in merged(chosen, Names(screen.session, screen.seat))]
    hint = _("Press an event to see why it happened.")
    if any(seen.hidden for seen in told):
        hint += " " + _("Those with a struck-out eye stayed hidden from the seat while the game went on.")
    return Column([Flow(chips, gap=8, line_gap=8), note(hint), Column(rows, gap=0)], gap=10)


def _event_row(screen: Review, seen: SeenEvent) -> Widget:
    narrow = width_class(screen.ui) == "narrow"
    icon = EVENT_ICONS.get(seen.kind, "info")
    row: list[Widget] = [
        Gap(INDENT * min(seen.depth, DEEPEST)) if not narrow else Gap(8 * min(seen.depth, DEEPEST)),
        Icon("eye_off" if seen.hidden else icon, 18, "label" if seen.hidden else "own"),
        Column([Text(f"{first_up(seen.when)} · {event_kinds.title_of(seen.kind)}", LABEL, "label"),
                Text(seen.text, BODY, "second" if seen.hidden else "text")], gap=0, grow=1),
    ]  # fmt: skip
    if not narrow:
        row.append(Text(f"[{seen.label}]", LABEL, "label", wrap=False))
    return Column([
        Pressable(Row(row, gap=8, align="top"), key=f"event{seen.label}", pad=(8, 6), radius=6,
                  on_press=partial(screen.why, seen.label.removesuffix(LABEL_OF_MANY.format(label=""))),
                  tip=_("Why this happened, and what came of it")),
        Divider(),
    ], gap=0)  # fmt: skip


# -- orders ----------------------------------------------------------------------------------------------------


def orders_tab(screen: Review) -> Widget:
    """The orders that were given for the turn: the seat's own, and everybody's once the game is over."""
    session, own = screen.session, screen.desk.play.seat
    if not screen.turn:
        return Text(_("Orders were first given for turn 1."), BODY, "second")
    done = session.turns[screen.turn - 1]
    if done.given is None:
        words = _("The record is of older rules: the orders of this turn are not known.")
        return Text(words, BODY, "second")
    seats = list(session.seats) if session.over else [own]
    parts = [
        _orders_of(screen, seat, [planned for by, planned in done.given if by == seat],
                   [(text, reason) for by, text, reason in done.refused if by == seat])
        for seat in sorted(seats, key=lambda seat: seat != own)
    ]  # fmt: skip
    if not session.over:
        parts.append(note(_("What the others ordered is told when the game is over.")))
    return Column(parts, gap=12)


def _orders_of(screen: Review, seat: str, given: Sequence[Planned], refused: Sequence[tuple[str, str]]) -> Widget:
    session = screen.session
    known = Known.at(session, seat, screen.turn - 1)
    player = session.seats[seat]
    name = _("a person") if player == PERSON else _(PLAYERS[player][0]) if player in PLAYERS else player
    who = _("Player: {player}").format(player=name)
    items: list[Widget] = [Row([Text(known.names.seat_name(seat), PANEL, grow=1), Text(who, LABEL, "label")], gap=12)]
    intent = session.intents.get(seat, {}).get(screen.turn)
    if intent:
        items.append(Text(_("Meant to: {intent}").format(intent=intent), BODY, "second"))
    for place, planned in enumerate(sorted(given, key=lambda one: one.number), start=1):
        items += [Divider(), _order_row(known, planned, place, seat == screen.desk.play.seat)]
    for text, reason in refused:
        items += [Divider(), _refused_row(known, text, reason)]
    if not given and not refused:
        items.append(Text(_("No new orders; what was running went on."), BODY, "second"))
    return Panel(Column(items, gap=8), pad=(16, 12), edge="divider", radius=8)


def _bargain(known: Known, order: Order) -> list[str]:
    """Both sides of what was offered, in words."""
    gives, asks = (side_words(known, terms_in(order.arguments[side])) for side in ("gives", "asks"))
    return [_("gives {terms}").format(terms=gives), _("asks {terms}").format(terms=asks)]


def _order_row(known: Known, planned: Planned, place: int, own: bool) -> Widget:
    order = planned.order
    more = [*order_titles.details(known, order), order_titles.cost(order)]
    if "gives" in order.arguments:
        answer = order.arguments.get("answer")
        said = [] if answer is None else [order_titles.choice("answer", str(answer))]
        more = said + (_bargain(known, order) if answer in (None, "counter") else [])
    if order.spec.timing == "dated":
        more.append(order_titles.timing(order))
    lines: list[Widget] = [Text(order_titles.heading(known, order), BODY_BOLD)]
    words = ", ".join(one for one in more if one)
    if words:
        lines.append(Text(words, LABEL, "second"))
    standing = order.spec.timing == "standing"
    return Row([
        Sized(Text(number(place), BODY_BOLD, "label", align="right"), width=24),
        Icon(ORDER_ICONS.get(order.name, "plan"), 18, "own" if standing else "accent" if own else "second"),
        Column(lines, gap=0, grow=1),
    ], gap=10, align="top")  # fmt: skip


def _refused_row(known: Known, text: str, reason: str) -> Widget:
    words = _("Could not be carried out: {reason}").format(reason=_(BY_NAME[reason].sentence))
    lines: list[Widget] = [
        Text(order_titles.heading(known, parse_order(text)), BODY_BOLD, "second"),
        Text(words, LABEL, "worse"),
    ]
    return Row([Gap(24), Icon("lock", 18, "label"), Column(lines, gap=0, grow=1)], gap=10, align="top")
