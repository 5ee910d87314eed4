"""The controls of an order's parameters: one for each, by its kind, with what it means and its limits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pygame

from game.clients.accord_words import offer_words
from game.clients.forecast_words import short_words, value_text
from game.clients.order_forms import left_out
from game.clients.order_labels import amount_words, choice_label, flag_words, label_of
from game.clients.order_titles import gateway_name
from game.clients.order_words import choice_words, parameter_words
from game.core.orders import OrderParameter
from game.core.roles import PATTERN
from game.desktop.art.fonts import BODY, LABEL
from game.desktop.screens.orders.bars import RungScale
from game.desktop.screens.orders.draft import Draft
from game.desktop.widgets.choices import Choice, Choices
from game.desktop.widgets.controls import Toggle
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dropdown import DropDown
from game.desktop.widgets.field import TextField
from game.desktop.widgets.inputs import Slider, Stepper
from game.desktop.widgets.layout import Column, Row, Sized
from game.desktop.widgets.text import GroupSymbol, Icon, Text
from game.engine.forecast import Line
from game.engine.order_table import LABS
from game.session import wording
from game.texts import N_, _, first_up, ngettext, number, percent

if TYPE_CHECKING:
    from game.desktop.widgets.ui import Ui

LABEL_WIDTH: Final = 108
FEW: Final = 30  # numbers up to which a stepper is handier than a slider
REFERENCES: Final = ("leader", "group", "region", "seat", "gateway", "target", "accord")
AIMS: Final = (
    ("person", N_("Person")), ("group", N_("Group")), ("region", N_("Region")), ("labs", N_("Laboratories")),
)  # fmt: skip
NEVER_DAYS: Final = 10000  # from which nothing was ever seen
_STEPS: Final = (1, 5, 10, 50, 100, 500, 1000)


class TypedSlider(Slider):
    """A slider whose value can also be typed: digits while the keyboard stands on it, Backspace takes the last one back."""

    def on_text(self, ui: Ui, text: str) -> bool:
        if not (text.isascii() and text.isdigit()) or self.high < 2.0:
            return False
        before = str(ui.memory.get((self.name, "typed"), ""))
        typed = before + text if float(before + text) <= self.high else text
        self._typed(ui, typed)
        return True

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        if event.key == pygame.K_BACKSPACE and self.high >= 2.0:
            self._typed(ui, str(int(self.value))[:-1])
            return True
        if super().on_key(ui, event):
            ui.memory[self.name, "typed"] = ""
            return True
        return False

    def _typed(self, ui: Ui, typed: str) -> None:
        ui.memory[self.name, "typed"] = typed
        wanted = max(self.low, min(float(typed or "0"), self.high))
        if wanted != self.value and self.on_change is not None:
            self.value = wanted
            self.on_change(wanted)
        ui.refresh()


def beside(label: str, control: Widget, below: list[Widget], tip: str = "") -> Widget:
    """A control with its label at the left, and what is said of it below."""
    column = Column([control, *below], gap=6, grow=1)
    return Row([Sized(Text(label, BODY, "second", tip=tip), width=LABEL_WIDTH), column], gap=12, align="top")


def control_of(draft: Draft, parameter: OrderParameter, ui: Ui) -> Widget:
    """The control of one parameter with its label."""
    label, words = label_of(parameter.name, draft.name), parameter_words(parameter, draft.name)
    if parameter.kind in REFERENCES:
        return beside(label, *_reference(draft, parameter, ui, words), tip=words)
    below: list[Widget] = []
    if parameter.kind == "choice":
        control, said = _choice(draft, parameter)
        if said:
            below.append(Text(first_up(said), LABEL, "label"))
    elif parameter.kind == "flag":
        on = bool(draft.values.get(parameter.name))
        control = Toggle(flag_words(parameter.name, on), on, key=parameter.name, tip=words,
                         on_press=lambda: draft.set(parameter.name, not on))  # fmt: skip
    elif parameter.kind == "text":
        control = TextField(str(draft.values.get(parameter.name, "")), key=parameter.name, tip=words,
                            on_change=partial(draft.set, parameter.name))  # fmt: skip
        below.append(Text(words, LABEL, "label"))
    else:
        control = _number(draft, parameter, words)
        below += [Text(line, LABEL, "label") for line in _about_number(draft, parameter, words)]
    return beside(label, control, below, tip=words)


# -- one of a few --------------------------------------------------------------------------------------------------


def _choice(draft: Draft, parameter: OrderParameter) -> tuple[Widget, str]:
    value = str(draft.values.get(parameter.name, ""))
    if len(parameter.choices) > 6:
        listed = [Choice(one, choice_label(parameter.name, one)) for one in parameter.choices]
        return DropDown(listed, value, key=parameter.name, on_choose=partial(draft.set, parameter.name),
                        tip=parameter_words(parameter, draft.name)), choice_words(parameter.name, value)  # fmt: skip
    moved = draft.alternatives(parameter)
    listed = [
        Choice(one, choice_label(parameter.name, one), tip=choice_words(parameter.name, one),
               detail=_moved(moved[one]) if one in moved else "")
        for one in parameter.choices
    ]  # fmt: skip
    columns = 2 if len(listed) == 4 else min(len(listed), 3)
    control = Choices(listed, value, columns=columns, key=parameter.name, on_choose=partial(draft.set, parameter.name))
    return control, choice_words(parameter.name, value)


def _moved(line: Line) -> str:
    """The line of the forecast that a choice moves, in a word and its value."""
    return _("{what} {value}").format(what=short_words(line), value=value_text(line, line.value))


# -- numbers -------------------------------------------------------------------------------------------------------


def _number(draft: Draft, parameter: OrderParameter, words: str) -> Widget:
    low, most = parameter.low, draft.most(parameter)
    value = float(str(draft.values.get(parameter.name, low)))
    if parameter.kind == "integer" and most <= FEW:
        return Stepper(int(value), low=int(low), high=int(most), key=parameter.name, tip=words,
                       words=lambda one: _short(parameter, one),
                       on_change=lambda one: draft.set(parameter.name, int(one)))  # fmt: skip
    step = 0.05 if most <= 1.0 else float(next((one for one in _STEPS if (most - low) / one <= 120.0), _STEPS[-1]))

    def change(one: float) -> None:
        draft.set(parameter.name, int(one) if parameter.kind == "integer" else round(one, 2))

    return TypedSlider(value, low=low, high=max(most, value), step=step, key=parameter.name, tip=words, on_change=change,
                       words=lambda one: _short(parameter, one))  # fmt: skip


def _short(parameter: OrderParameter, value: float) -> str:
    """A number beside its slider: the unit where it is short."""
    return amount_words(parameter, value) if parameter.unit in ("million $", "hours", "share") else number(value)


def _about_number(draft: Draft, parameter: OrderParameter, words: str) -> list[str]:
    most = draft.most(parameter)
    if parameter.unit == "share":
        return [first_up(words) + "."]
    limits = _("{low} to {high}").format(low=number(parameter.low), high=amount_words(parameter, most))
    stepped = parameter.kind == "integer" and most <= FEW
    lines = [first_up(words) if stepped else _("{meaning} ({limits})").format(meaning=first_up(words), limits=limits)]
    if parameter.name == "teams" and draft.name == "raid":
        lines += _going(draft)
    return lines


def _going(draft: Draft) -> list[str]:
    """Which teams would go; the first raid of a turn takes the readiest."""
    if any(one.order.name == "raid" for place, one in enumerate(draft.play.tray) if place != draft.replaces):
        return []
    mine, world = draft.known.view.teams, draft.known.view.world
    ready = {draft.known.names.team(name): float(mine.readiness[0, place]) for place, name in enumerate(world.teams)}
    going = draft.known.going(int(str(draft.values.get("teams", 1))))
    if not going:
        return []
    listed = ", ".join(_("{team} {ready}").format(team=one, ready=percent(ready[one])) for one in going)
    return [_("The readiest go first: {teams}.").format(teams=listed)]


# -- whom or what it is aimed at -----------------------------------------------------------------------------------


def _reference(draft: Draft, parameter: OrderParameter, ui: Ui, words: str) -> tuple[Widget, list[Widget]]:
    known = draft.choices(parameter)
    done = left_out(parameter, draft.known, draft.name)
    said: list[Widget] = [Text(done, LABEL, "label")] if done else []
    if not known:
        return Text(nothing_known(parameter), BODY, "label"), said
    value = str(draft.values.get(parameter.name, ""))
    aims = {aim: [one for one in known if _aim(draft, one) == aim] for aim, _title in AIMS}
    aims = {aim: ids for aim, ids in aims.items() if ids}
    chooser: list[Widget] = []
    if parameter.kind == "target" and len(aims) > 1:
        stored: Any = ui.memory.get(("order", "aim"), "")
        chosen = _aim(draft, value) if value else stored if stored in aims else next(iter(aims))
        listed = [Choice(aim, _(title)) for aim, title in AIMS if aim in aims]

        def aim_at(aim: str) -> None:
            ui.memory["order", "aim"] = aim
            draft.values.pop(parameter.name, None)
            if aim == "person":
                draft.set(parameter.name, aims[aim][0])

        chooser.append(Choices(listed, chosen, key="aim", on_choose=aim_at))
        known = aims.get(chosen, known)
    if value and value not in known:
        known = [value, *known]
    control = DropDown(
        [_named(draft, parameter, one) for one in known], value, key=parameter.name, tip=words,
        on_choose=partial(draft.set, parameter.name), hint=_("Choose: {what}").format(what=words),
        icon_for=partial(picture_of, draft),
    )  # fmt: skip
    stacked: Widget = control if not chooser else Column([*chooser, control], gap=8)
    return stacked, [*_about(draft, value), *said]


def nothing_known(parameter: OrderParameter) -> str:
    """What is said where a seat could name nothing."""
    if parameter.kind == "accord":
        return _("No offer and no accord stands now.")
    return _("You know of nothing that could be named here.")


def _aim(draft: Draft, value: str) -> str:
    world = draft.known.view.world
    if value.startswith(LABS):
        return "labs"
    return "person" if value in world.posts else "group" if value in world.groups else "region"


def picture_of(draft: Draft, value: str) -> Widget | None:
    """The symbol that stands beside a name: of a group, of the group of a person, a pin for a place."""
    world = draft.known.view.world
    if value in world.posts:
        return GroupSymbol(value.split("/", 1)[0])
    if value in world.groups:
        return GroupSymbol(value)
    if value.startswith(LABS):
        return Icon("lab", 16)
    return Icon("place", 16) if value in world.regions else None


def gateway_words(draft: Draft, place: int) -> str:
    """What speaks for a gateway in an order that inspects there: how much of what it looks for passes, as published."""
    view = draft.known.view
    shares = {"inspect_southbound": view.finance.crossings, "inspect_port": view.production.port_rest}
    share = float(shares[draft.name][0, place]) if draft.name in shares else 0.0
    if share <= 0.0:
        return ""
    words = {
        "inspect_southbound": _("{share} of the guns and cash go south here"),
        "inspect_port": _("{share} of the precursors come in here"),
    }[draft.name]
    return words.format(share=percent(share))


def _named(draft: Draft, parameter: OrderParameter, value: str) -> Choice:
    known, names = draft.known, draft.known.names
    world = known.view.world
    if value in world.posts:
        return Choice(value, names.short_leader(value), detail=person_words(draft, world.posts.index(value)))
    if value in world.groups:
        return Choice(value, names.group_name(value))
    if value in parameter.choices:
        return Choice(value, choice_label(parameter.name, value), detail=choice_words(parameter.name, value))
    if parameter.kind == "accord":
        offer = next((one for one in draft.session.accords(draft.play.seat) if one.name == value), None)
        return Choice(value, value, detail="" if offer is None else offer_words(names, draft.play.seat, offer))
    if parameter.kind == "seat":
        return Choice(value, names.seat_name(value))
    if value in world.gateways:
        return Choice(value, gateway_name(value), detail=gateway_words(draft, world.gateways.index(value)))
    if value.removeprefix(LABS) in world.regions and value not in world.regions:
        return Choice(value, _("Laboratories, {region}").format(region=names.region(value.removeprefix(LABS))),
                      detail=labs_words(draft, world.regions.index(value.removeprefix(LABS))))  # fmt: skip
    killed = known.killed(world.regions.index(value)) if known.session.turns else 0
    detail = ngettext("{count} killed last turn", "{count} killed last turn", killed).format(count=number(killed))
    return Choice(value, names.region(value), detail=detail if known.session.turns else "")


def labs_words(draft: Draft, region: int) -> str:
    """How many laboratories the seat thinks that there are in a region."""
    production = draft.known.view.production
    return _("{count} ± {error} laboratories, an estimate").format(
        count=number(float(production.labs[0, region])), error=number(float(production.labs_error[0, region]))
    )


def person_words(draft: Draft, place: int) -> str:
    """What is known of a person, in a line: group, rung, region, kind of place, since when."""
    known = draft.known
    world, beliefs = known.view.world, known.view.beliefs
    parts = [known.names.group_name(world.posts[place].split("/", 1)[0])] if len(known.groups) > 1 else []
    region = known.region_of(place)
    if beliefs is None:
        return ", ".join([*parts, *([] if region is None else [known.names.region(world.regions[region])])])
    rung = known.rung(place)
    parts.append(_(wording.RUNGS[rung]))
    if region is not None:
        parts.append(known.names.region(world.regions[region]))
    site = int(beliefs.site[0, place])
    if rung >= PATTERN and site >= 0:
        parts.append(_(wording.SITES[site]))
    days = float(known.view.day[0]) - float(beliefs.rung_day[0, place])
    whole = int(days)
    if 0 < whole < NEVER_DAYS:
        parts.append(ngettext("{count} day old", "{count} days old", whole).format(count=number(whole)))
    elif whole == 0:
        parts.append(_("less than a day old"))
    return ", ".join(parts)


def _about(draft: Draft, value: str) -> list[Widget]:
    """What is known of what was chosen."""
    world, beliefs = draft.known.view.world, draft.known.view.beliefs
    if value not in world.posts:
        return []
    place = world.posts.index(value)
    below: list[Widget] = [] if beliefs is None else [RungScale(draft.known.rung(place), tip=_rung_tip(draft, place))]
    below.append(Text(person_words(draft, place), LABEL, "label"))
    if beliefs is not None:
        guards = _("Guards {guards} of 4 (give or take {error})").format(
            guards=number(float(beliefs.defence[0, place]), 1), error=number(float(beliefs.defence_error[0, place]), 1)
        )
        below.append(Text(guards, LABEL, "label"))
    return below


def _rung_tip(draft: Draft, place: int) -> str:
    rung = draft.known.rung(place)
    return _("{rung}: {meaning}").format(rung=_(wording.RUNGS[rung]), meaning=_(wording.RUNG_MEANINGS[rung]))
