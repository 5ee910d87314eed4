"""Sitting down at a game: an App with all its commands."""

from pathlib import Path

from game.console import asking, border_pages, decide, decisions, hotseat, keeping, killed_page, look, seats
from game.console.app import App, Handler
from game.console.terminal import Terminal
from game.session.session import Session
from game.session.setting_up import PERSON

HANDLERS: dict[str, Handler] = {
    "status": look.status, "map": look.show_map, "leaders": look.leaders, "groups": look.groups, "regions": look.regions,
    "killed": killed_page.show_killed, "market": border_pages.show_market, "gateways": border_pages.show_gateways,
    "teams": look.teams, "programmes": look.programmes, "briefing": look.briefing, "mandate": look.mandate,
    "outcome": look.outcome, "debrief": look.debrief, "accords": look.accords, "orders": asking.orders,
    "forecast": decide.show_forecast, "tray": decide.tray,
    "undo": decide.undo, "decide": decisions.decide,
    "predict": decide.predict, "intent": decide.intent, "end": decide.end, "why": asking.why,
    "odds": decide.odds, "rules": asking.rules, "log": asking.log, "step": asking.step, "next": asking.next_step,
    "skip": asking.skip, "help": asking.help_for, "save": keeping.save, "rewind": keeping.rewind, "branch": keeping.branch,
    "language": keeping.language, "hand": seats.hand_over, "inject": keeping.inject, "quit": keeping.leave,
}  # fmt: skip


def sit_down(session: Session, seat: str, terminal: Terminal, path: Path | None, control: bool = False) -> App:
    """A person takes a seat of a session at a terminal."""
    begun_by = {} if session.record is None else session.record.header.seats
    left = {seat for seat, player in session.seats.items() if player != PERSON and begun_by.get(seat) == PERSON}
    return App(
        session=session, seat=seat, terminal=terminal, path=path, control=control, handlers=dict(HANDLERS),
        give_order=decide.give_order, sit=hotseat.sit, left=left,
    )  # fmt: skip
