"""What is known of one group and of one person in it: estimates with their error, how it fades, what can be ordered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from game.clients.fading import fading
from game.clients.group_facts import GroupFact, marks, money_and_guns
from game.clients.headings import own_group
from game.clients.known import Known
from game.clients.legality import has_rule, refusal
from game.clients.order_forms import allowed_orders
from game.clients.order_titles import title
from game.clients.ties import KINDS, Tie, of_group
from game.core.roles import PATTERN
from game.core.state import NEVER
from game.desktop.art.fonts import BODY, LABEL, LABEL_BOLD, PANEL, TITLE
from game.desktop.art.icon_tables import ORDER_ICONS, ROLE_ICONS
from game.desktop.charts.bars import EstimateBar
from game.desktop.charts.marks import OrderNumber, Rungs
from game.desktop.network.people import CONTESTED, SETTLED, VACANT, person_title, role_of, succession_of
from game.desktop.widgets.controls import Button
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Flow, Grid, Panel, Row
from game.desktop.widgets.text import GroupSymbol, Icon, Rich, Span, Text
from game.session import wording
from game.texts import _, first_up, ngettext, number, percent

if TYPE_CHECKING:
    from game.desktop.desk import Desk

# Orders that can be given from here, in this order, and the parameter that takes the group or person.
ON_GROUP: Final[Mapping[str, str]] = {
    "collect": "target", "posture": "group", "freeze_finances": "group", "offer_terms": "group", "designate": "group",
    "sanction": "group", "ally": "group", "betray": "target",
}  # fmt: skip
ON_PERSON: Final[Mapping[str, str]] = {
    "raid": "leader", "strike": "target", "propose_joint_raid": "leader", "collect": "target",
    "settle_succession": "candidate", "betray": "target",
}  # fmt: skip
CANDIDATES: Final = ("heir", "deputy", "plaza", "contender")


def order_buttons(
    desk: Desk, table: Mapping[str, str], given: str, names: Sequence[str], who: str = "group"
) -> list[Widget]:
    """Buttons that open the dialog of an order with the group or person filled in; what is refused says why in its tip."""
    known, found = desk.play.known, list[Widget]()
    for name in names:
        filled = {table[name]: given}
        refused = refusal(known, name, filled)
        found.append(Button(
            _("{order}...").format(order=title(name)), key=f"order-{who}-{name}", icon=ORDER_ICONS[name], icon_colour="own",
            tip=refused or _(wording.ORDER_WORDS[name]), refused=refused, on_press=partial(_open, desk, name, filled),
        ))  # fmt: skip
    return found


def reasons(buttons: Sequence[Widget]) -> list[Widget]:
    """Why some buttons are refused, in words beside them."""
    refused = dict.fromkeys(one.refused for one in buttons if isinstance(one, Button) and one.refused)
    return [Text(words, LABEL, "label") for words in refused]


def _open(desk: Desk, name: str, given: Mapping[str, object]) -> None:
    from game.desktop.screens.orders.dialog import open_order

    open_order(desk, name, given)


def orders_on_group(known: Known, group: str) -> list[str]:
    """Orders that the seat may give about a group."""
    if known.session.over:
        return []
    own = group == known.own_group_id
    return [name for name in allowed_orders(known) if name in ON_GROUP and not own and has_rule(name)]


def orders_on_person(known: Known, place: int) -> list[str]:
    """Orders that the seat may give about a person."""
    if known.session.over:
        return []
    group, own = known.view.world.posts[place].split("/", 1)[0], known.own_group_id
    names = [name for name in ON_PERSON if name in allowed_orders(known) and has_rule(name)]
    if own:
        mine = group == own
        candidate = role_of(known.view.world.posts[place]) in CANDIDATES
        return [name for name in names if (name == "settle_succession" and mine and candidate) or
                (name == "betray" and not mine)]  # fmt: skip
    return names


# -- a group -------------------------------------------------------------------------------------------------------


def members_words(known: Known, group: str) -> str:
    """The members of a group: a range of one standard error to either side, or the number of one's own."""
    view, place = known.view, known.view.world.groups.index(group)
    if view.own_group is not None and view.own_group.group == place:
        return _("{count} members").format(count=number(int(view.own_group.members[0].sum())))
    if view.beliefs is None:
        return _("size not known")
    value, error = float(view.beliefs.members[0, place]), float(view.beliefs.members_error[0, place])
    step = 1000.0 if value >= 5000 else 100.0 if value >= 500 else 10.0
    low, high = (max(int((value + side * error) / step + 0.5), 0) * step for side in (-1.0, 1.0))
    return _("{low}–{high} members").format(low=number(low), high=number(high))


def regions_of(known: Known, group: str) -> list[str]:
    """Regions where the seat believes the group to be."""
    return [name for place, name in enumerate(known.view.world.regions) if group in known.groups_in(place)]


def succession_words(known: Known, group: str) -> str:
    """How the succession stands, in words; "" where nothing is known of it."""
    if known.view.beliefs is None and group != known.own_group_id:
        return ""
    found = succession_of(known, group)
    return {
        SETTLED: _("head settled"), VACANT: _("nobody leads it"), CONTESTED: _("its head is fought over"),
    }[found]  # fmt: skip


def group_head(desk: Desk, known: Known, group: str) -> Widget:
    """Name, orders, and what is known in a line."""
    regions = len(regions_of(known, group))
    parts = [members_words(known, group)]
    if regions:
        parts.append(ngettext("known to be in {count} region", "known to be in {count} regions", regions)
                     .format(count=regions))  # fmt: skip
    succession = succession_words(known, group)
    if succession:
        parts.append(succession)
    parts.append(_since(known, group))
    stand = marks(known, known.view.world.groups.index(group))
    head = Row([GroupSymbol(group, 24), Text(known.names.group_name(group), TITLE, grow=1)], gap=12)
    items: list[Widget] = [head, Text(" · ".join(part for part in parts if part), BODY, "second")]
    if stand:
        signs = [Row([Icon(ORDER_ICONS[one.order], 16, "second"), Text(one.words, LABEL, "second")], gap=6) for one in stand]
        items.append(Flow(signs, gap=16, line_gap=4))
    buttons = order_buttons(desk, ON_GROUP, group, orders_on_group(known, group))
    buttons.append(Button(_("Chart..."), key="to-charts", icon="chart", icon_colour="own",
                          tip=_("How this group went, over the turns"), shortcut=desk.settings.key("charts"), show_key=False,
                          on_press=lambda: desk.push("charts", measure=f"members@{group}")))  # fmt: skip
    items += [Flow(buttons, gap=8), *reasons(buttons)]
    return Column(items, gap=8)


def _since(known: Known, group: str) -> str:
    beliefs = known.view.beliefs
    if beliefs is None:
        return ""
    seen = float(beliefs.group_seen[0, known.view.world.groups.index(group)])
    if seen <= NEVER:
        return _("never looked at closely")
    days = int(float(known.view.day[0]) - seen + 0.5)
    if not days:
        return _("estimates of today")
    return ngettext("estimates {days} day old", "estimates {days} days old", days).format(days=days)


def estimates(known: Known, group: str) -> Widget | None:
    """Command, cohesion and reprisals to come with their errors; None where the seat holds nothing of the kind."""
    view, place = known.view, known.view.world.groups.index(group)
    own = view.own_group
    if own is not None and own.group == place:
        cells = [_estimate(_("Command"), float(own.command[0]), 0.0, "own"),
                 _estimate(_("Cohesion"), float(own.cohesion[0]), 0.0, "own")]  # fmt: skip
        cells += [_told(one) for one in money_and_guns(known, place)]
        notes: list[Widget] = [Text(line, LABEL, "second") for line in own_group(known)[:1]]  # shares stand in the chart
        return Column([Grid(cells, least_column=128, gap=16), *notes], gap=8)
    beliefs = view.beliefs
    if beliefs is None:
        return None
    attacks, error = float(beliefs.reprisals[0, place]), float(beliefs.reprisals_error[0, place])
    cells = [
        _estimate(_("Command"), float(beliefs.command[0, place]), float(beliefs.command_error[0, place]), "own"),
        _estimate(_("Cohesion"), float(beliefs.cohesion[0, place]), float(beliefs.cohesion_error[0, place]), "own"),
        _counted(_("Reprisals to come"), attacks if attacks > 0.0 else 0.0, error, 40.0, _("attacks")),
    ]
    cells += [_told(one) for one in money_and_guns(known, place)]
    return Grid(cells, least_column=128, gap=16)


def _estimate(label: str, value: float, error: float, colour: str) -> Widget:
    words = percent(value) if error <= 0.0 else _("{value} ± {error}").format(value=percent(value), error=percent(error))
    tip = _("The bar is the estimate; the line over it, one standard error to either side.") if error > 0.0 else label
    head = Row([Text(label, LABEL, "label", grow=1), Text(words, LABEL_BOLD)], gap=6)
    return Panel(Column([head, EstimateBar(value, error, colour, most=160)], gap=4), pad=0, ground="", tip=tip)


def _told(one: GroupFact) -> Widget:
    """A fact in words alone: its label over its value."""
    words = Column([Text(one.label, LABEL, "label"), Text(one.words, LABEL_BOLD)], gap=2)
    return Panel(words, pad=0, ground="", tip=one.meaning or one.label)


def _counted(label: str, value: float, error: float, whole: float, unit: str) -> Widget:
    """A number on a scale to `whole`, or to what holds it."""
    whole = max(whole, value + error)
    words = _("{value} ± {error}").format(value=number(value), error=number(error))
    head = Row([Text(label, LABEL, "label", grow=1), Text(words, LABEL_BOLD)], gap=6)
    tip = _("{label}: {words} {unit}, an estimate with one standard error.").format(label=label, words=words, unit=unit)
    bar = EstimateBar(value / whole, error / whole, bad=True, most=160)
    return Panel(Column([head, bar], gap=4), pad=0, ground="", tip=tip)


def ties_words(known: Known, ties: Sequence[Tie], group: str) -> Widget:
    """With whom the group is at war, allied and so on."""
    spans: list[Span] = []
    for kind, words in KINDS.items():
        others = [known.names.group_name(tie.with_whom(group)) for tie in of_group(ties, group) if tie.kind == kind]
        if others:
            head = _(words)
            spans += [Span("\n" if spans else "", LABEL), Span(first_up(head) + ": ", LABEL_BOLD, "label"),
                      Span(", ".join(others), LABEL, "second")]  # fmt: skip
    if not spans:
        return Text(_("Nothing is known of war or alliance with other groups."), LABEL, "label")
    return Rich(spans)


# -- a person ------------------------------------------------------------------------------------------------------


def person_panel(desk: Desk, known: Known, place: int, planned: Sequence[int], on_close: Callable[[], object]) -> Widget:
    """All about the person that is chosen."""
    close = Button(icon="close", kind="quiet", key="close-person", tip=_("Close"), shortcut="Esc", show_key=False,
                   on_press=on_close)  # fmt: skip
    post = known.view.world.posts[place]
    nickname = known.names.nickname(post)
    words: list[Widget] = [Text(person_title(known, place), PANEL)]
    words.append(Text(_about(known, place, nickname), BODY, "second"))
    head: list[Widget] = [Icon(ROLE_ICONS[role_of(post)], 20, "accent"), Column(words, gap=0, grow=1)]
    for number_ in planned:
        head.append(Row([OrderNumber(number_, 20), Text(_("planned"), LABEL_BOLD, "accent")], gap=4))
    head.append(close)
    items: list[Widget] = [Row(head, gap=12, align="top")]
    items += _fading(known, place)
    running = known.points_on(place)
    if running:
        items.append(_fact(_("Collected now"), running))
    items += _own_person(known, place)
    buttons = order_buttons(desk, ON_PERSON, known.role(place), orders_on_person(known, place), "person")
    if buttons:
        items += [Flow(buttons, gap=8), *reasons(buttons)]
    return Panel(Column(items, gap=10), pad=(16, 12), ground="raised", edge="accent", radius=6)


def _about(known: Known, place: int, nickname: str) -> str:
    """Nickname, place and guards."""
    view = known.view
    parts = [f"“{nickname}”" if nickname else _("a successor")]
    region = known.region_of(place)
    if region is None:
        parts.append(_("nobody knows where"))
    else:
        parts.append(known.names.region(view.world.regions[region]))
    beliefs = view.beliefs
    if beliefs is not None:
        site = int(beliefs.site[0, place])
        if known.rung(place) >= PATTERN and site >= 0:
            parts.append(_(wording.SITES[site]))
        guards = _("guards {value} ± {error} of 4").format(
            value=number(float(beliefs.defence[0, place]), 1), error=number(float(beliefs.defence_error[0, place]), 1)
        )
        parts.append(guards)
        leads = int(beliefs.leads[0, place])
        if leads:
            parts.append(ngettext("{count} open lead", "{count} open leads", leads).format(count=leads))
    return " · ".join(parts)


def _fact(label: str, words: str) -> Widget:
    return Rich([Span(label + ": ", LABEL, "label"), Span(words, LABEL_BOLD, "second")])


def _fading(known: Known, place: int) -> list[Widget]:
    """How what is known fades: the rungs downwards, and when each is reached on average."""
    steps = fading(known, place)
    if not steps:
        return []
    cells: list[Widget] = []
    for step in steps:
        when = _("now") if step.days <= 0.0 else _("after {days} d").format(days=_days(step.days))
        cells.append(Row([Rungs(step.rung), Column([Text(_(wording.RUNGS[step.rung]), LABEL_BOLD),
                                                    Text(when, LABEL, "label")], gap=0)], gap=6))  # fmt: skip
    source = known.names.source(int(known.view.beliefs.rung_source[0, place])) if known.view.beliefs is not None else ""
    found: list[Widget] = [_fact(_("Known from"), source)] if source else []
    found.append(Text(_("If nothing new is learnt: on average, not a prediction"), LABEL, "label"))
    return [*found, Flow(cells, gap=20)]


def _days(days: float) -> str:
    return number(days, 1 if days < 3.0 else 0)


def _own_person(known: Known, place: int) -> list[Widget]:
    """What a red seat knows of its own people."""
    own = known.view.own_group
    if own is None or not bool(own.leader_held[0, place]):
        return []
    cells = [
        _estimate(_("Competence"), float(own.competence[0, place]), 0.0, "own"),
        _estimate(_("How careful"), float(own.security[0, place]), 0.0, "own"),
    ]
    return [Grid(cells, least_column=128, gap=16)]


def bold_note(icon: str, words: str) -> Widget:
    """A sentence that stands out, with an icon."""
    return Panel(Row([Icon(icon, 18, "second"), Text(words, BODY, "second", grow=1)], gap=8), pad=(12, 8), ground="raised",
                 radius=6)  # fmt: skip
