"""What a seat reads when it sits down: what happened since it sat last, what has been asked of it, where things stand."""

from game.console.app import App
from game.console.story import tell_changes, tell_turn


def open_turn(app: App) -> None:
    """Tell the seat every turn it has not been told, then where things stand."""
    session, here = app.session, app.here
    told = here.told
    for turn in range(told + 1, len(session.turns) + 1):
        app.terminal.line()
        tell_turn(session, app.seat, turn, app.terminal, hidden=False, messages=False)
    if told < len(session.turns):
        app.terminal.line()
        tell_changes(session, app.seat, app.terminal)
        app.terminal.line()
    here.told = len(session.turns)
    if not session.over:
        app.header()
