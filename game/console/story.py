"""A resolved turn told event by event, and in short what changed most and why."""

from collections.abc import Sequence

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from game.console.merging import merged
from game.console.numbers import with_sign
from game.console.terminal import Terminal
from game.core.arrays import IntArray
from game.core.problem import Problem
from game.core.refusals import BY_NAME
from game.session import wording
from game.session.explain import explain
from game.session.explanations import Explanation
from game.session.naming import Names
from game.session.reporting import SeenEvent, clock, events_for, texts_of_messages
from game.session.session import Session
from game.texts import _

_GRAVE = ("civilians_killed", "ambush", "aircraft_lost", "repelled", "raid_called_off")
_GOOD = ("captured", "rung_up", "lead", "material_seized", "graduates")
_SUMMARY_NUMBERS = ("approval", "team_headcount", "capital", "cash", "command", "members")


def event_line(seen: SeenEvent, terminal: Terminal) -> Table:
    """One event: label, moment, text, indented under its cause."""
    arrow = "  " * seen.depth + (terminal.symbols.arrow if seen.depth else "")
    text = Text(seen.text, style=_style(seen))
    if seen.because and not seen.depth:
        text.append("  " + _("(because of [{label}])").format(label=seen.because), style="dim")
    if seen.hidden:
        text.append("  " + _("(you did not see this)"), style="dim")
    line = Table.grid(padding=(0, 1, 0, 0))
    for width in (6, 14, len(arrow)):
        line.add_column(width=width, no_wrap=True)
    line.add_column(ratio=1)
    line.add_row(Text(f"[{seen.label}]", style="cyan", justify="right"), Text(seen.when, style="dim"), arrow, text)
    return line


def _style(seen: SeenEvent) -> str:
    if seen.kind in _GRAVE:
        return "bold red"
    if seen.kind in _GOOD:
        return "green"
    return "bold" if seen.depth == 0 and seen.kind in ("raid", "message", "killed") else ""


def tell_turn(
    session: Session, seat: str, turn: int, terminal: Terminal, hidden: bool = True, messages: bool = True
) -> None:
    """Tell a turn event by event, waiting for a key after each raid and each full screen where a person reads along.

    `hidden`: with what the seat did not see while it happened, once the game is over. `messages`: with the scenario's
    messages, which a person has read before the turn was planned.
    """
    read = [] if messages else texts_of_messages(session)
    told = [seen for seen in events_for(session, seat, turn) if (hidden or not seen.hidden) and seen.text not in read]
    chains = _chains(merged(told, Names(session, seat)))
    days = days_of(session, turn)
    terminal.say(Text(_("What happened in turn {turn} ({days})").format(turn=turn, days=days), style="bold"))
    if not chains:
        terminal.line(_("Nothing that you would know of."))
    waiting, room = True, terminal.height - 4
    for place, chain in enumerate(chains):
        lines_of_chain = Group(*(event_line(seen, terminal) for seen in chain))
        lines = terminal.lines_of(lines_of_chain)
        if waiting and place and (lines > room or chains[place - 1][0].kind == "raid"):
            waiting, room = terminal.pause(), terminal.height - 2
        terminal.say(lines_of_chain)
        room -= lines
    for text in _not_carried_out(session, seat, turn):
        terminal.line(text, style="yellow")


def _chains(told: Sequence[SeenEvent]) -> list[list[SeenEvent]]:
    """The events of a turn, each that nothing in it caused with all that came of it."""
    chains: list[list[SeenEvent]] = []
    for seen in told:
        if seen.depth and chains:
            chains[-1].append(seen)
        else:
            chains.append([seen])
    return chains


def _not_carried_out(session: Session, seat: str, turn: int) -> list[str]:
    """Orders of the seat that were refused when the turn was resolved."""
    return [
        _("Not carried out: {order}. {reason}").format(order=order, reason=_(BY_NAME[reason].sentence))
        for who, order, reason in session.turns[turn - 1].refused
        if who == seat
    ]


def days_of(session: Session, turn: int) -> str:
    """The days of a turn in words; with hours where a turn is no whole days."""
    world = session.truth.world
    begun = sum(world.days_of(past) for past in range(1, turn))
    ended = begun + world.days_of(turn)
    if begun != int(begun) or ended != int(ended):
        return _("{start} to {end}").format(start=clock(begun, at_end=False), end=clock(ended))
    first, last = int(begun) + 1, int(ended)
    return _("day {day}").format(day=first) if last == first else _("days {first} to {last}").format(first=first, last=last)


def tell_changes(session: Session, seat: str, terminal: Terminal) -> None:
    """What changed most in the last turn, and why; the largest cause first."""
    lines = _changes(session, seat)
    terminal.say(Text(_("In short"), style="bold"))
    for line in lines or [_("Nothing of yours changed but what comes in every turn.")]:
        terminal.say(Padding(Text(line), (0, 0, 0, 2)))
    terminal.line(_("Ask why about any of it: why and a name, or the number in brackets."), style="dim")


def _changes(session: Session, seat: str) -> list[str]:
    lines = []
    for name in _SUMMARY_NUMBERS:
        try:
            found = explain(session, seat, name)
        except Problem:
            continue
        if found.causes and with_sign(found.start or 0.0, found.unit) != with_sign(found.end or 0.0, found.unit):
            lines.append(_change_line(name, found))
    return lines + _fatigue(session, seat) + _knowledge(session, seat)


def _change_line(name: str, found: Explanation) -> str:
    assert found.start is not None and found.end is not None
    parts = [
        _("{amount} {words}{event}").format(
            amount=with_sign(cause.amount, found.unit), words=cause.words, event=f" [{cause.event}]" if cause.event else ""
        )
        for cause in found.largest
        if any(digit in "123456789" for digit in with_sign(cause.amount, found.unit))
    ]
    causes = "; ".join(parts) or found.causes[0].words  # each too small to be seen beside the rest
    return _("{what}: {before} to {after} ({causes})").format(
        what=found.title, before=with_sign(found.start, found.unit, plus=False),
        after=with_sign(found.end, found.unit, plus=False), causes=causes,
    )  # fmt: skip


def _fatigue(session: Session, seat: str) -> list[str]:
    """Teams that are more tired than before."""
    view, names, lines = session.view(seat), Names(session, seat), []
    for place, team in enumerate(view.world.teams):
        if view.teams.own[0, place]:
            found = explain(session, seat, f"fatigue {team}")
            if found.start is not None and found.end is not None and found.end > found.start + 0.01:
                lines.append(_change_line(names.team(team), found))
    return lines


def _knowledge(session: Session, seat: str) -> list[str]:
    """Leaders of whom more or less is known than before the turn."""
    viewer = session.truth.world.viewer(seat)
    if viewer is None:
        return []
    names = Names(session, seat)
    earlier, later = session.checkpoints[-2][0], session.checkpoints[-1][0]
    before, after = earlier.rung[0, viewer], later.rung[0, viewer]
    taken = {
        seen.event.subjects["leader"]
        for seen in events_for(session, seat, len(session.turns))
        if seen.kind in ("captured", "killed")
    }
    moves = _moves(earlier.believed_person[0, viewer] * (before > 0), later.believed_person[0, viewer] * (after > 0))
    lines, told = [], set[int]()
    for old, new in moves.items():
        told |= {old, new} if not after[old] else {new}
        lines.append(_move_line(names, session.truth.world.posts, (old, new), (int(before[old]), int(after[new]))))
    for place, post in enumerate(session.truth.world.posts):
        if place not in told and post not in taken and before[place] != after[place] and names.knows(post):
            lines.append(
                _("{leader}: {before} to {after}").format(
                    leader=names.leader(post),
                    before=_(wording.RUNGS[int(before[place])]),
                    after=_(wording.RUNGS[int(after[place])]),
                )
            )
    return lines


def _moves(before: IntArray, after: IntArray) -> dict[int, int]:
    """Old and new post of each person whom the seat knew, and knows, in another post; both (L,), 0 for nobody known."""
    old = {int(person): place for place, person in enumerate(before) if person}
    return {
        old[int(person)]: place
        for place, person in enumerate(after)
        if person and int(person) in old and old[int(person)] != place
    }


def _move_line(names: Names, posts: Sequence[str], moved: tuple[int, int], rungs: tuple[int, int]) -> str:
    """One line for a person who has changed posts, with what is known of him before and after where that changed."""
    old, new = (posts[place] for place in moved)
    text = _("{person} moves from {before} to {after}").format(
        person=names.nickname(new) or _("Somebody"), before=names.role(old), after=names.role(new)
    )
    if rungs[0] == rungs[1]:
        return _("{text}; what you know of this person stays").format(text=text)
    known = _("{before} to {after}").format(before=_(wording.RUNGS[rungs[0]]), after=_(wording.RUNGS[rungs[1]]))
    return _("{text}; known: {known}").format(text=text, known=known)
