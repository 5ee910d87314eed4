"""All about one group: how the states stand to it, what is believed of it, its money and guns."""

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from game.clients.group_facts import lines_of_business, marks, money_and_guns
from game.clients.known import Known
from game.clients.order_titles import choice
from game.clients.programmes import POSTURES
from game.clients.succession import succession_told
from game.clients.ties import KINDS, of_group, ties
from game.core.state import NEVER
from game.texts import _, number, percent


def group(known: Known, place: int) -> list[RenderableType]:
    """The page of a group."""
    name = known.view.world.groups[place]
    made = Table.grid(padding=(0, 2, 0, 0))
    made.add_column(style="dim")
    made.add_column(overflow="fold")
    for words, value in _facts(known, place):
        made.add_row(words, value)
    parts: list[RenderableType] = [Text(f"{known.names.group_name(name)} ({name})", style="bold")]
    stand = marks(known, place)
    if stand:
        parts.append(Text("; ".join(one.words for one in stand)))
    parts.append(made)
    parts += _succession(known, place)
    if known.view.beliefs is not None:
        parts.append(Text(_("why {group} tells where the estimates come from.").format(group=name), style="dim"))
    return parts


def _succession(known: Known, place: int) -> list[RenderableType]:
    """Who would take over the group, and the risk that it splits."""
    parts: list[RenderableType] = []
    for told in succession_told(known, place):
        parts.append(Text(_("{title} ({aside})").format(title=told.title, aside=told.aside), style="underline"))
        rows = Table.grid(padding=(0, 2, 0, 0))
        rows.add_column(style="dim", overflow="fold")
        rows.add_column(overflow="fold")
        for one in told.facts:
            rows.add_row(one.label, one.words)
        parts += [rows, Text(told.note, style="dim")]
    return parts


def _facts(known: Known, place: int) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if known.view.beliefs is not None:
        found.append((_("Mexico's posture toward it"), choice("toward", POSTURES[int(known.view.posture[0, place])])))
        found += _estimates(known, place)
    found += [(one.label, one.words) for one in money_and_guns(known, place)]
    own = known.view.own_group
    if own is not None and own.group == place:
        found += [(one.label, one.words) for one in lines_of_business(known)]
    name, stand = known.view.world.groups[place], ties(known)
    for kind, words in KINDS.items():
        others = [known.names.group_name(tie.with_whom(name)) for tie in of_group(stand, name) if tie.kind == kind]
        if others:
            found.append((_(words), ", ".join(others)))
    return found


def _estimates(known: Known, place: int) -> list[tuple[str, str]]:
    beliefs = known.view.beliefs
    assert beliefs is not None
    seen = float(beliefs.group_seen[0, place])
    age = _("as thought at the start") if seen <= NEVER else _("{days} days old").format(
        days=number(float(known.view.day[0]) - seen))  # fmt: skip
    found = [(_("estimates"), age)]
    for words, field, shown in (
        (_("members"), "members", number), (_("command"), "command", percent), (_("cohesion"), "cohesion", percent),
        (_("reprisals to come"), "reprisals", number),
    ):  # fmt: skip
        value, error = float(getattr(beliefs, field)[0, place]), float(getattr(beliefs, f"{field}_error")[0, place])
        found.append((words, f"{shown(value)} +/- {shown(error)}"))
    return found
