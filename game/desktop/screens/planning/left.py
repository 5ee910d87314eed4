"""The panel at the left: what needs attention, and the layers of the map; folded to icons where the window is narrow."""

from __future__ import annotations

from collections.abc import Callable

from game.clients import layers
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, PANEL
from game.desktop.map.view import LAYERS
from game.desktop.screens.planning.context import Context
from game.desktop.screens.planning.needs import DILEMMAS, SECTIONS, WARNINGS, Need, needs
from game.desktop.widgets.cards import section
from game.desktop.widgets.controls import Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Divider, Gap, Grid, Panel, Row, Sized
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Icon, Text
from game.texts import _, ngettext, number

LEFT = 304  # px at 100%
RAIL = 56
NEED_ICONS = ("accent", "accent", "worse", "own")  # colours by section


def attention_list(context: Context) -> Widget:
    """What needs attention, by sections; each can be pressed."""
    found = needs(context)
    asked = sum(one.section == DILEMMAS and not one.done for one in found)
    note = ngettext("{count} to answer", "{count} to answer", asked).format(count=number(asked)) if asked else ""
    items: list[Widget] = [
        Panel(Row([Text(_("Needs attention"), PANEL, grow=1), Text(note, LABEL, "accent")], gap=8), pad=(16, 4), ground="")
    ]
    for place, (title, right) in enumerate(SECTIONS):
        mine = [one for one in found if one.section == place]
        if not mine:
            continue
        items.append(Panel(section(_(title), _(right)), pad=(16, 4), ground=""))
        items += [_need(context, one) for one in mine]
    if not found:
        words = _("Nothing waits for you. Choose a place, a person or a group, and see what can be ordered there.")
        items.append(Panel(Text(words, BODY, "second"), pad=(16, 8), ground=""))
    return Column([Gap(8), *items, Gap(8)], gap=2)


def _need(context: Context, one: Need) -> Widget:
    words: list[Widget] = [Text(one.title, BODY if one.icon == "message" else BODY_BOLD)]
    if one.detail:
        words.append(Text(one.detail, LABEL, "second"))
    quiet = one.done or (one.section == WARNINGS and one.icon == "eye")  # answered; watched, and nothing in sight
    colour = "own" if quiet else NEED_ICONS[one.section]
    row = Row([Icon(one.icon, 18, colour), Column(words, gap=1, grow=1)], gap=12, align="top")
    selected = one.selects
    act: Callable[[], object] | None = one.act
    if act is None and selected is not None:
        act = context.selects(selected.kind, selected.id)
    chosen = selected is not None and selected == context.selected and one.key == f"need {selected.id}"
    if act is None:
        return Panel(row, pad=(16, 6), ground="", key=one.key)
    if one.key.startswith("need decision") and not one.done:
        card = Pressable(row, on_press=act, ground="raised", edge="accent", radius=6, pad=(10, 8), key=one.key,
                         tip=_("Press to see your choices."))  # fmt: skip
        return Panel(card, pad=(8, 2), ground="")
    tip = _("Press for all that is known and what can be ordered.") if one.act is None else _("Press to see what to do.")
    return Pressable(row, on_press=act, chosen=chosen, pad=(16, 6), key=one.key, tip=tip)


def layer_buttons(context: Context, layer: str, choose: Callable[[str], object]) -> list[Widget]:
    """A button for each layer that the seat has something to see in."""
    offered = {one.id for one in layers.offered(context.known)}
    found: list[Widget] = []
    for name, words, icon, key in LAYERS:
        if name not in offered:
            continue
        chosen = name == layer
        row = Row([Icon(icon, 18, "accent" if chosen else "second"),
                   Text(_(words), BODY, "accent_hover" if chosen else "text", grow=1),
                   Text(key, LABEL, "label", wrap=False)], gap=6)  # fmt: skip
        tip = _("Map layer: {what}.").format(what=layers.shows(context.known, name))
        found.append(
            Pressable(row, on_press=_chooses(choose, name), chosen=chosen, radius=6, pad=(6, 6), shortcut=key, tip=tip,
                      key=f"layer {name}")
        )  # fmt: skip
    return found


def _chooses(choose: Callable[[str], object], name: str) -> Callable[[], object]:
    return lambda: choose(name)


def _keys(context: Context) -> str:
    """The keys of the layers that the seat has: numbers, then letters."""
    offered = {one.id for one in layers.offered(context.known)}
    keys = [key for name, _words, _icon, key in LAYERS if name in offered]
    last = max(key for key in keys if key.isdigit())
    return ", ".join([_("keys 1-{last}").format(last=last), *(key for key in keys if not key.isdigit())])


def left_panel(context: Context, layer: str, choose: Callable[[str], object]) -> Widget:
    """Attention above, layers below."""
    buttons = layer_buttons(context, layer, choose)
    foot = Column([section(_("Map layer"), _keys(context)), Grid(buttons, columns=2, gap=4)],
                  gap=6)  # fmt: skip
    body = Column(
        [Scroll(attention_list(context), key="attention", grow=1), Divider(), Panel(foot, pad=(10, 10), ground="")], gap=0
    )
    return Sized(Panel(body, pad=0), width=LEFT)


def rail(
    context: Context, layer: str, choose: Callable[[str], object], opened: bool, toggle: Callable[[], object]
) -> Widget:
    """The same folded to icons; the first opens what needs attention."""
    count = len(needs(context))
    items: list[Widget] = [
        Pressable(
            Column([Icon("attention", 20, "accent" if opened else "second"), Text(number(count), LABEL)], gap=2,
                   align="centre"),
            on_press=toggle, chosen=opened, radius=6, pad=(10, 6), key="open attention", shortcut="A",
            tip=_("Needs attention"),
        ),
        Divider(),
    ]  # fmt: skip
    offered = {one.id for one in layers.offered(context.known)}
    for name, words, icon, key in LAYERS:
        if name in offered:
            tip = _("Map layer: {what}.").format(what=layers.shows(context.known, name))
            items.append(
                Pressable(Column([Icon(icon, 20, "accent" if name == layer else "second")], align="centre"),
                          on_press=_chooses(choose, name), chosen=name == layer, radius=6, pad=(10, 8), shortcut=key,
                          tip=f"{_(words)}. {tip}", key=f"layer {name}")
            )  # fmt: skip
    scroll = Scroll(Panel(Column(items, gap=4), pad=(4, 8), ground=""), key="rail", grow=1)
    return Sized(Panel(Column([scroll], gap=0), pad=0), width=RAIL + 12)
