"""Rows of the inspector's lists: a person, a group, a team, a region, an accord; each can be pressed to select it."""

from __future__ import annotations

from typing import Final

from game.clients.accord_words import offer_words
from game.clients.numbers import to_error
from game.content.names import read_post
from game.core.state import NEVER
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL
from game.desktop.art.icons import ROLE_ICONS
from game.desktop.charts.bars import EstimateBar
from game.desktop.charts.marks import Rungs
from game.desktop.screens.planning.context import Context, Selected
from game.desktop.screens.planning.purses import days_since
from game.desktop.widgets.controls import Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Row
from game.desktop.widgets.text import GroupSymbol, Icon, Text
from game.session import wording
from game.session.negotiating import Offer
from game.texts import _, ngettext, number, percent

MOST_SYMBOLS: Final = 3  # of groups beside the name of a region; more are a number


def row(context: Context, selected: Selected, parts: list[Widget], tip: str) -> Widget:
    """A row that selects something."""
    return Pressable(
        Row(parts, gap=10), on_press=context.selects(selected.kind, selected.id), chosen=selected == context.selected,
        radius=6, pad=(8, 6), tip=tip, key=f"select {selected.text}",
    )  # fmt: skip


def person_row(context: Context, place: int) -> Widget:
    """A leader: name and role, rung as bars, where believed, age."""
    known = context.known
    post, rung = known.view.world.posts[place], known.rung(place)
    read = read_post(post)
    group = post.split("/", 1)[0]
    name = known.names.nickname(post) or _("A successor")
    region = known.region_of(place)
    where = _("place unknown") if region is None else known.names.region(known.view.world.regions[region])
    details = [known.names.role(post), where]
    beliefs = known.view.beliefs
    if beliefs is not None:
        since = float(beliefs.rung_day[0, place])
        details.append(days_since(known, since) if since > NEVER else _("from the start"))
        leads = int(beliefs.leads[0, place])
        if leads:
            details.append(ngettext("{count} lead", "{count} leads", leads).format(count=number(leads)))
        points = known.points_on(place)
        if points:
            details.append(points)
    icon = ROLE_ICONS.get(read.role.name, "person") if read is not None else "person"
    side: list[Widget] = [Rungs(rung)] if beliefs is not None else []
    tip = _("{person}: {rung}, {meaning}.").format(
        person=name, rung=_(wording.RUNGS[rung]), meaning=_(wording.RUNG_MEANINGS[rung])
    )
    words = Column([Text(name, BODY_BOLD), Text(" · ".join(details), LABEL, "second")], gap=0, grow=1)
    return row(context, Selected("leader", post), [Icon(icon, 18), GroupSymbol(group, 14), words, *side], tip)


def group_row(context: Context, place: int) -> Widget:
    """A group: symbol, name, members with their error, age."""
    known = context.known
    group, beliefs, own = known.view.world.groups[place], known.view.beliefs, known.view.own_group
    if beliefs is not None:
        counted = to_error(float(beliefs.members[0, place]), float(beliefs.members_error[0, place]))
        members = _("{value} ± {error} members").format(value=number(counted[0]), error=number(counted[1]))
        seen = float(beliefs.group_seen[0, place])
        detail = f"{members} · {days_since(known, seen) if seen > NEVER else _('from the start')}"
    elif own is not None and own.group == place:
        detail = _("{value} members, your own").format(value=number(int(own.members[0].sum())))
    else:
        detail = _("its strength is not known to you")
    words = Column([Text(known.names.group_name(group), BODY_BOLD), Text(detail, LABEL, "second")], gap=0, grow=1)
    return row(context, Selected("group", group), [GroupSymbol(group, 18), words], _("What is known of the group."))


def team_row(context: Context, place: int) -> Widget:
    """A raid team: people, readiness, when it can go."""
    known = context.known
    mine, team = known.view.teams, known.view.world.teams[place]
    people = _("{count} of {whole} people").format(
        count=number(int(mine.headcount[0, place])), whole=number(int(mine.establishment[0, place]))
    )
    ready = float(mine.readiness[0, place])
    words = Column([Text(known.names.team(team), BODY_BOLD), Text(f"{people} · {can_go(context, place)}", LABEL, "second")],
                   gap=0, grow=1)  # fmt: skip
    side = [EstimateBar(ready, 0.0), Text(percent(ready), BODY, wrap=False)]
    return row(context, Selected("team", team), [Icon("teams", 18), words, *side], _("Readiness, 0 to 100%."))


def can_go(context: Context, place: int) -> str:
    """Whether a team can go, else when."""
    known = context.known
    if bool(known.view.teams.can_go[0, place]):
        return _("can go")
    days = known.days_of_rest(place)
    if days is None:
        return _("too few people")
    return ngettext("rests {count} day", "rests {count} days", days).format(count=number(days))


def region_row(context: Context, place: int) -> Widget:
    """A region: killings of the last turn and the rate, presence of the state."""
    known = context.known
    name = known.view.world.regions[place]
    detail = _("state present {share}").format(share=percent(float(known.view.state_control[0, place])))
    if known.session.turns:
        rate = _("{count} killed last turn, rate {rate}").format(
            count=number(known.killed(place)), rate=number(known.rate(place), 1)
        )
        detail = f"{rate} · {detail}"
    words = Column([Text(known.names.region(name), BODY_BOLD), Text(detail, LABEL, "second")], gap=0, grow=1)
    groups = known.groups_in(place)
    symbols: list[Widget] = [GroupSymbol(group, 14) for group in groups[:MOST_SYMBOLS]]
    if len(groups) > MOST_SYMBOLS:
        symbols.append(Text(f"+{len(groups) - MOST_SYMBOLS}", LABEL, "label", wrap=False))
    return row(context, Selected("region", name), [Icon("place", 18), words, *symbols], _("What is known of the place."))


def offer_row(context: Context, offer: Offer) -> Widget:
    """An offer, request or accord."""
    known = context.known
    words = offer_words(known.names, known.seat, offer)
    waits = offer.open and offer.receiver == known.seat
    icon = Icon("dilemma" if waits else "accord", 18, "accent" if waits else "second")
    parts = [icon, Column([Text(offer.name, LABEL, "label"), Text(words, BODY)], gap=0, grow=1)]
    return row(context, Selected("accord", offer.name), parts, _("An offer or accord between the two states."))


def plain_row(context: Context, selected: Selected, icon: str, name: str, detail: str) -> Widget:
    """A thing with a name and a line about it."""
    lines: list[Widget] = [Text(name, BODY_BOLD)]
    if detail:
        lines.append(Text(detail, LABEL, "second"))
    return row(context, selected, [Icon(icon, 18), Column(lines, gap=0, grow=1)], name)
