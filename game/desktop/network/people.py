"""The people of one group as an organisation chart: who leads, who could, who runs what, as far as the seat knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game.clients.known import Known
from game.clients.succession import odds_of
from game.core.roles import NO_RUNG
from game.core.state import NEVER
from game.desktop.art.fonts import BODY_BOLD, LABEL, LABEL_BOLD
from game.desktop.art.icon_tables import ROLE_ICONS
from game.desktop.charts.bars import EstimateBar
from game.desktop.charts.marks import OrderNumber, Rungs
from game.desktop.widgets.controls import Pressable
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.layout import Column, Panel, Row
from game.desktop.widgets.text import Icon, Text
from game.session import wording
from game.texts import N_, _, first_up, number, percent

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

SETTLED, VACANT, CONTESTED = range(3)
# Parts of the chart below those who lead: its words, and the roles in it.
BRANCHES: Final = (
    (N_("Plaza chiefs"), ("plaza",)),
    (N_("Money and trade"), ("financier", "broker", "logistician")),
    (N_("Force and protection"), ("enforcer", "protector")),
)
SECONDS: Final = ("contender", "heir", "deputy")
COLUMN: Final = 136  # px at 100% that a card needs


@attrs.frozen
class People:
    """The known people of one group by role, as places among the world's posts."""

    known: Known
    group: str
    planned: Mapping[int, tuple[int, ...]]  # place -> numbers of the orders planned on him
    chosen: int
    on_choose: Callable[[int], object]

    def of(self, roles: Sequence[str]) -> list[int]:
        """Known people in some roles, in the order of the roles and of the posts."""
        posts = self.known.view.world.posts
        found = [place for place in self.known.known_leaders() if posts[place].split("/", 1)[0] == self.group]
        mine = [place for place in found if role_of(posts[place]) in roles]
        return sorted(mine, key=lambda place: roles.index(role_of(posts[place])))

    @property
    def all(self) -> list[int]:
        """All known people of the group."""
        posts = self.known.view.world.posts
        return [place for place in self.known.known_leaders() if posts[place].split("/", 1)[0] == self.group]

    @property
    def own(self) -> bool:
        """Whether it is the seat's own group."""
        return bool(self.group) and self.group == self.known.own_group_id


def role_of(post: str) -> str:
    """The role of a post's id."""
    return post.split("/", 1)[1].split("-", 1)[0]


def succession_of(known: Known, group: str) -> int:
    """How the succession of a group stands, as the seat believes or, of its own, knows: settled, vacant or contested."""
    place = known.view.world.groups.index(group)
    own = known.view.own_group
    if own is not None and own.group == place:
        return int(own.succession[0])
    return SETTLED if known.view.beliefs is None else int(known.view.beliefs.succession[0, place])


def age_words(known: Known, place: int) -> str:
    """Since when what is known has stood; "" for one's own people."""
    beliefs = known.view.beliefs
    if beliefs is None or float(beliefs.rung_day[0, place]) <= NEVER:
        return ""
    return _("{days} d").format(days=number(float(known.view.day[0]) - float(beliefs.rung_day[0, place])))


def person_title(known: Known, place: int) -> str:
    """The role of a person with a capital."""
    role = known.names.role(known.view.world.posts[place])
    return first_up(role)


def chart_of(people: People) -> Widget:
    """The organisation chart of a group."""
    tops = _tops(people)
    seconds = [person_card(people, place) for place in people.of(SECONDS)]
    branches = []
    for words, roles in BRANCHES:
        cards: list[Widget] = [person_card(people, place) for place in people.of(roles)]
        if not people.own:
            cards.append(unknown_card(_("Others"), _("not known"), "person"))
        if cards:
            branches.append((_(words), cards))
    if not seconds and not people.own:
        seconds = [unknown_card(_("Heir, deputies"), _("not known"), "person")]
    return Organisation(tops, seconds, branches)


def _tops(people: People) -> list[Widget]:
    found: list[Widget] = [person_card(people, place) for place in people.of(("boss",))]
    succession = succession_of(people.known, people.group)
    if succession == VACANT:
        return [unknown_card(_("Boss"), _("vacant: nobody leads the group"), "succession")]
    if succession == CONTESTED:
        return [unknown_card(_("Boss"), _("vacant: the head is fought over"), "succession")]
    return found or [unknown_card(_("Boss"), _("not known"), "succession")]


def unknown_card(title: str, words: str, icon: str) -> Widget:
    """A role of which nothing is known: a dashed frame, no gap."""
    column = Column([Text(title, LABEL_BOLD, "second"), Text(words, LABEL, "label")], gap=0, grow=1)
    return Panel(Row([Icon(icon, 16, "label"), column], gap=8), pad=(10, 7), ground="", edge="control_edge", radius=6,
                 dashed=True)  # fmt: skip


def person_card(people: People, place: int) -> Widget:
    """A person: role, nickname, what is known and how old it is, where, and what is planned or runs on him."""
    known = people.known
    post = known.view.world.posts[place]
    nickname = known.names.nickname(post)
    about = f"“{nickname}”" if nickname else _("a successor")
    region = known.region_of(place)
    if region is not None and role_of(post) not in ("plaza", "protector"):
        about = _("{who}, {where}").format(who=about, where=known.names.region(known.view.world.regions[region]))
    icon = Icon(ROLE_ICONS[role_of(post)], 16, "second")
    title = Text(person_title(known, place), LABEL_BOLD, grow=1)
    marks: list[Widget] = [OrderNumber(one, 20) for one in people.planned.get(place, ())]
    if known.points_on(place):
        marks.append(Icon("collect", 16, "own"))
    beliefs = known.view.beliefs
    if beliefs is not None and beliefs.leads[0, place] > 0:
        marks.append(Icon("lead", 16, "own"))
    if beliefs is not None:
        marks.append(Rungs(known.rung(place)))
    age = age_words(known, place)
    foot: list[Widget] = [Text(about, LABEL, "second", grow=1)]
    if age:
        foot.append(Text(age, LABEL, "label", wrap=False))
    lines: list[Widget] = [Row([icon, title, *marks], gap=6, align="top"), Row(foot, gap=6, align="top")]
    lines += _odds(people, place)
    lines += _share(people, place)
    return Pressable(
        Column(lines, gap=3), key=f"person{place}", on_press=partial(people.on_choose, place), pad=(10, 7), radius=6,
        ground="raised", edge="divider", chosen=place == people.chosen, tip=person_tip(known, place),
    )  # fmt: skip


def _odds(people: People, place: int) -> list[Widget]:
    """The odds that somebody in line takes over the group."""
    post = people.known.view.world.posts[place]
    odds = odds_of(people.known, place) if role_of(post) in SECONDS else ""
    return [Text(_("Takes over: {odds}").format(odds=odds), LABEL)] if odds else []


def _share(people: People, place: int) -> list[Widget]:
    """The share of the group that follows him, which only the group itself knows."""
    own = people.known.view.own_group
    if own is None or not people.own or float(own.faction_share[0, place]) <= 0.0:
        return []
    share = float(own.faction_share[0, place])
    words = Row([Text(_("share of the group"), LABEL, "label", grow=1), Text(percent(share), LABEL_BOLD)], gap=6)
    return [words, EstimateBar(share, 0.0, "second", most=160)]


def person_tip(known: Known, place: int) -> str:
    """What a card says, in a sentence."""
    who = known.names.short_leader(known.view.world.posts[place])
    if known.view.beliefs is None:
        return _("{who}. Press for more.").format(who=who)
    rung = known.rung(place)
    words = _(wording.RUNGS[rung])
    if rung > NO_RUNG:
        words = _("{rung}: {meaning}").format(rung=words, meaning=_(wording.RUNG_MEANINGS[rung]))
    return _("{who}. Known: {words}. Press for more.").format(who=who, words=words)


@attrs.define(eq=False, slots=False)
class Organisation(Widget):
    """Cards of an organisation joined by lines: the head, those beside it, and branches below, each with its words."""

    tops: Sequence[Widget] = ()
    seconds: Sequence[Widget] = ()
    branches: Sequence[tuple[str, Sequence[Widget]]] = ()
    _titles: list[Widget] = attrs.field(init=False, factory=list)

    def __attrs_post_init__(self) -> None:
        self._titles = [Text(words, BODY_BOLD, "second") for words, _cards in self.branches]

    def children(self) -> Sequence[Widget]:
        below = [one for title, (_w, cards) in zip(self._titles, self.branches, strict=True) for one in (title, *cards)]
        return [*self.tops, *self.seconds, *below]

    def least(self, ui: Ui) -> int:
        return max((one.least(ui) for one in self.children()), default=0) + ui.px(16)

    def _columns(self, ui: Ui, width: int, most: int, cards: Sequence[Widget]) -> int:
        need = max(ui.px(COLUMN), max((one.least(ui) for one in cards), default=0))
        return max(1, min((width + ui.px(12)) // (need + ui.px(12)), most))

    def _wide(self, ui: Ui, width: int, columns: int) -> int:
        return (width - ui.px(12) * (columns - 1)) // columns

    def measure(self, ui: Ui, width: int) -> Size:
        return width, self._walk(ui, pygame.Rect(0, 0, width, 0), None)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        self._walk(ui, rect, lambda card, box: card.place(ui, box))

    def _walk(self, ui: Ui, rect: pygame.Rect, put: Callable[[Widget, pygame.Rect], None] | None) -> int:
        """Go through all cards from the top; `put` places them. The height of it all."""
        y = rect.top
        columns = self._columns(ui, rect.width - 3 * ui.px(14), 3, self.children())
        wide = self._wide(ui, rect.width, columns)
        head = min(rect.width, max(ui.px(240), wide))
        for card in self.tops:
            tall = ui.size(card, head)[1]
            if put is not None:
                put(card, pygame.Rect(rect.centerx - head // 2, y, head, tall))
            y += tall + ui.px(24)
        y = self._rows(ui, pygame.Rect(rect.left, y, rect.width, 0), put)
        return self._below(ui, pygame.Rect(rect.left, y, rect.width, 0), columns, put) - rect.top

    def _rows(self, ui: Ui, rect: pygame.Rect, put: Callable[[Widget, pygame.Rect], None] | None) -> int:
        """Those beside the head, in rows."""
        y = rect.top
        count = self._columns(ui, rect.width, max(len(self.seconds), 1), self.seconds)
        count = min(count, 3)
        wide = min(self._wide(ui, rect.width, count), ui.px(260))
        for start in range(0, len(self.seconds), count):
            row = self.seconds[start : start + count]
            tall = max(ui.size(card, wide)[1] for card in row)
            whole = wide * len(row) + ui.px(12) * (len(row) - 1)
            for place, card in enumerate(row):
                if put is not None:
                    put(card, pygame.Rect(rect.centerx - whole // 2 + place * (wide + ui.px(12)), y, wide, tall))
            y += tall + ui.px(12)
        return y + ui.px(4) if self.seconds else y

    def _below(self, ui: Ui, rect: pygame.Rect, columns: int, put: Callable[[Widget, pygame.Rect], None] | None) -> int:
        """Branches in columns, each where there is least so far; a line leads down to the cards of each."""
        wide = self._wide(ui, rect.width, columns)
        ends = [rect.top] * columns
        for title, (_words, cards) in zip(self._titles, self.branches, strict=True):
            column = ends.index(min(ends))
            x, y = rect.left + column * (wide + ui.px(12)), ends[column]
            tall = ui.size(title, wide)[1]
            if put is not None:
                put(title, pygame.Rect(x, y, wide, tall))
            y += tall + ui.px(8)
            for card in cards:
                inner = wide - ui.px(14)
                tall = ui.size(card, inner)[1]
                if put is not None:
                    put(card, pygame.Rect(x + ui.px(14), y, inner, tall))
                y += tall + ui.px(8)
            ends[column] = y + ui.px(8)
        return max(ends)

    def paint(self, ui: Ui, paint: Paint) -> None:
        colour = paint.palette.control_edge
        if self.tops and self.seconds:
            first = [card for card in self.seconds if card.rect.top == self.seconds[0].rect.top]
            top, bottom = self.tops[-1].rect.bottom, first[0].rect.top
            middle = (top + bottom) // 2
            paint.fill(pygame.Rect(self.rect.centerx, top, 1, middle - top), colour)
            left, right = first[0].rect.centerx, first[-1].rect.centerx
            paint.fill(pygame.Rect(min(left, self.rect.centerx), middle, abs(right - left) + 1, 1), colour)
            for card in first:
                paint.fill(pygame.Rect(card.rect.centerx, middle, 1, bottom - middle), colour)
        for title, (_words, cards) in zip(self._titles, self.branches, strict=True):
            x, y = title.rect.left + ui.px(4), title.rect.bottom + ui.px(2)
            for card in cards:
                paint.fill(pygame.Rect(x, y, 1, card.rect.centery - y), colour)
                paint.fill(pygame.Rect(x, card.rect.centery, card.rect.left - x, 1), colour)
        for child in self.children():
            ui.paint_widget(child, paint)
