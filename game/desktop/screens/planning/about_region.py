"""The inspector of a region: violence, groups and people believed there, institutions, officials, troops."""

from __future__ import annotations

from game.clients.group_facts import charges_words, labs_in
from game.clients.known import Known
from game.core.state import NEVER
from game.desktop.art.fonts import BODY, HEADLINE, LABEL, TITLE
from game.desktop.screens.planning.about_others import fact_line
from game.desktop.screens.planning.about_state import about_institutions, about_officials, count_line
from game.desktop.screens.planning.context import Context, Selected
from game.desktop.screens.planning.pieces import change_shown, fact
from game.desktop.screens.planning.purses import days_since
from game.desktop.screens.planning.rows import group_row, person_row
from game.desktop.widgets.cards import section
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Row
from game.desktop.widgets.text import Icon, Text
from game.engine.observe import members_known
from game.texts import _, number, percent


def about_region(context: Context, selected: Selected) -> list[Widget]:
    """Everything known of a region, and the orders that apply to it."""
    known = context.known
    place = known.view.world.regions.index(selected.id)
    items: list[Widget] = [_head(known, place), _violence(context, known, place), *_groups(context, known, place)]
    people = known.leaders_in(place)
    items.append(section(_("People known here"), _("rung and age")))
    if people:
        items += [person_row(context, one) for one in sorted(people, key=lambda one: -known.rung(one))]
    else:
        items.append(Text(_("Nobody that you know of. Collecting on the place may tell of somebody."), BODY, "second"))
    made = labs_in(known, place)
    if made:
        items.append(section(_("Laboratories")))
        items += [fact_line(context, one) for one in made]
    return [*items, about_institutions(context, place), *_charges(known, place), about_officials(context, place)]


def _charges(known: Known, place: int) -> list[Widget]:
    """U.S. charges against officials of the region, and the freedom of the press, which brings more to light."""
    told, found = charges_words(known, place), list[Widget]()
    if told:
        found.append(fact(_("U.S. charges against officials"), told))
    if known.view.aid.press_rest[0] > 0:
        tip = _("Of the whole country: a free press brings ties of officials with groups to light.")
        found.append(fact(_("Freedom of the press"), percent(float(known.view.aid.press_freedom[0])), tip))
    return found


def _head(known: Known, place: int) -> Widget:
    view, name = known.view, known.view.world.regions[place]
    people = float(view.population[0, place])
    parts = [_("{count} million people").format(count=number(people / 1e6, 1)) if people >= 1e6 else
             _("{count} people").format(count=number(people))]  # fmt: skip
    if view.beliefs is not None and int(view.troops[0].sum()):
        parts.append(_("{count} troops").format(count=number(int(view.troops[0, place]))))
    gone = int(view.country.displaced[0, place])
    if gone:
        parts.append(_("{count} displaced").format(count=number(gone)))
    title: list[Widget] = [Text(known.names.region(name), TITLE, grow=1)]
    beliefs = view.beliefs
    if beliefs is not None and float(beliefs.region_seen[0, place]) > NEVER:
        seen = days_since(known, float(beliefs.region_seen[0, place]))
        title += [Icon("clock", 16, "label"), Text(_("seen {age}").format(age=seen), LABEL, "label")]
    return Column([Row(title, gap=6), Text(" · ".join(parts), LABEL, "second")], gap=2)


def _violence(context: Context, known: Known, place: int) -> Widget:
    if not known.session.turns:
        published = known.session.setup.scenario.regions[known.view.world.regions[place]].homicide_rate
        if published is None:
            counts: Widget = Text(_("Nothing has been counted yet: the first turn is still to come."), BODY, "second")
            return Column([section(_("Violence")), counts], gap=4)
        told = Text(_("before the game, as published"), LABEL, "label")
        before = Column([Text(number(known.rate(place), 1), HEADLINE, wrap=False), told], gap=0)
        return Column([section(_("Violence"), _("homicides per 100,000 a year")), before], gap=4)
    view, rate = known.view, known.rate(place)
    turns, change = len(known.session.turns), list[Widget]()
    if turns > 1:
        risen = known.killed(place) - known.killed_in(turns - 1, place) * view.world.length_beside(turns, turns - 1)
        change = change_shown(number(abs(risen)), risen, -1)
    region = view.world.regions[place]
    counted: tuple[tuple[str, str, int, list[Widget]], ...] = (
        ("homicides", _("killed, by all causes"), known.killed(place), change),
        ("civilian_deaths", _("bystanders killed"), int(view.civilian_deaths[0, place]), []),
        ("security_deaths", _("soldiers and police"), int(view.security_deaths[0, place]), []),
        ("retaliation_attacks", _("reprisals"), known.attacks(place), []),
        ("roadblocks", _("roadblocks"), known.roadblocks(place), []),
        ("turf_killings", _("killed between groups"), int(view.country.turf_killings[0, place]), []),
        ("abuse_incidents", _("abuses by security forces"), int(view.country.abuses[0, place]), []),
        ("displaced", _("driven out"), int(view.country.driven_out[0, place]), []),
    )
    lines: list[Widget] = [
        count_line(words, count, measure, context.why(f"{measure} {region}"), more)
        for measure, words, count, more in counted
    ]
    pace = Column([Text(number(rate, 1), HEADLINE, wrap=False), Text(_("in four weeks"), LABEL, "label")], gap=0)
    return Column(
        [section(_("Violence"), _("homicides per 100,000 a year")),
         Row([pace, Column([Text(_("in the last turn"), LABEL, "label"), *lines], gap=0, grow=1)], gap=24, align="top")],
        gap=4,
    )  # fmt: skip


def _groups(context: Context, known: Known, place: int) -> list[Widget]:
    found: list[Widget] = [section(_("Groups believed here"), _("members in all, with error"))]
    own = known.view.own_group
    if own is not None:
        mine = float(members_known(known.view)[0, place])
        found.append(fact(_("Members of yours here"), number(mine)))
    groups = known.groups_in(place)
    if not groups and own is None:
        found.append(Text(_("None that you know of."), BODY, "second"))
    return [*found, *(group_row(context, known.view.world.groups.index(group)) for group in groups)]
