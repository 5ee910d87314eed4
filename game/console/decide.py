"""Commands that decide: giving an order, its forecast, the tray, the prediction card, ending the turn."""

from rich.text import Text

from game.clients.order_costs import costs_of
from game.console import hotseat, look, turns
from game.console.accord_editor import EDITED, edited_order
from game.console.app import App
from game.console.dialogue import agrees, guided_order
from game.console.forecast_text import forecast, how_to_read
from game.console.targets import full_order
from game.console.vocabulary import CANCEL, DOWN, NO, SAME, UP, order_named, simple
from game.core.orders import Order, order_text, parse_order
from game.core.problem import N_, Problem
from game.core.roles import FIX
from game.session import wording
from game.session.considering import Considered, consider
from game.session.setting_up import PERSON
from game.texts import _, percent

TRIES = 3  # at an answer that is not understood
HEARD_AT_ONCE = ("answer_accord", "break_accord")  # and so cannot be taken back


def give_order(app: App, text: str) -> None:
    """Give an order, typed in full or put together by questions: cost and forecast first, then a yes."""
    _refuse_when_over(app)
    player = app.session.seats[app.seat]
    if player != PERSON:
        raise Problem(
            N_("{player} plays your seat now; type hand over {seat} to person to play it again."),
            player=player, seat=app.seat,
        )  # fmt: skip
    at_once = text.endswith("!")
    order = _read_order(app, text.rstrip("! "))
    if order is None:
        return
    found = consider(app.session, app.seat, order)
    if not found.answer.accepted:
        app.session.submit(app.seat, order)
        _say_refused(app, order, found)
        return
    _say_considered(app, order, found, typed=text.rstrip("! "))
    if not at_once and not agrees(app.terminal, _("Give this order?")):
        app.terminal.line(_("Not given."))
        return
    app.session.submit(app.seat, order)
    done = _("Ordered. {left} decision(s) left this turn; undo takes it back.")
    if order.name in HEARD_AT_ONCE:
        done = _("Said, and heard by the other state. {left} decision(s) left this turn.")
    app.terminal.line(f"{app.terminal.symbols.good} " + done.format(left=app.known.decisions_left), style="green")
    if app.here.lesson.saw_order(order, app.session.turn):
        app.done_step()
        app.here.lesson.saw_orders((planned.order for planned in app.session.plans[app.seat]), app.session.turn)


def _read_order(app: App, text: str) -> Order | None:
    """The order a player typed; a name alone is put together by questions. None when given up."""
    name = order_named(text.split(" ", 1)[0]) if text else None
    if name is not None and " " not in text.strip():
        allowed = app.session.truth.world.orders.get(app.seat, frozenset())
        asked = edited_order if name in EDITED else guided_order
        typed = asked(name, app.known, app.terminal) if name in allowed else name
        if typed is None:
            return None
        if name not in allowed:
            raise Problem(N_("Your seat cannot give the order {order} here; type orders for those it can."), order=name)
        app.terminal.line(_("In one line: {order}").format(order=typed), style="dim")
        return parse_order(full_order(typed, app.known))
    try:
        return parse_order(full_order(text, app.known))
    except Problem as problem:
        if name is not None:
            raise Problem("{problem} Type help {order} to see how it is written.", problem=problem, order=name) from problem
        raise


def _say_considered(app: App, order: Order, found: Considered, typed: str) -> None:
    """The order where it was not typed just so, what it costs, what it promises."""
    terminal = app.terminal
    if " " in typed and order_text(order) != typed:
        terminal.line(order_text(order), style="bold")
    cost = [f"{one.words} ({one.leaves})" if one.purse == "points" else one.words for one in costs_of(order, found)]
    terminal.line(_("It costs: {cost}.").format(cost=", ".join(cost)))
    app.here.last_lines, app.here.last_order = found.lines, order_text(order)
    terminal.say(*forecast(found.lines))
    for note in _notes(app, order, found):
        terminal.line(note, style="dim")


def _notes(app: App, order: Order, found: Considered) -> list[str]:
    """What a forecast does not say by itself: who goes, on what it rests, how it is read."""
    known, notes = app.known, []
    if order.name == "raid" and not any(one.order.name == "raid" for one in app.session.plans[app.seat]):
        teams = known.going(int(str(order.arguments["teams"])))
        notes.append(_("The readiest go first: {teams}.").format(teams=", ".join(teams)))
    post = str(order.arguments.get("leader"))
    if order.on_fix and post in known.view.world.posts:
        place = known.view.world.posts.index(post)
        fix = known.chance_of_fix(place)
        if fix is not None:
            words = _("All this if the exact place becomes known this turn ({chance} by what you collect); if not, no raid.")
            notes.append(words.format(chance=percent(fix.value)))
        elif known.rung(place) < FIX:
            notes.append(_("All this if the exact place becomes known this turn; if not, no raid."))
    if not app.here.told_how_to_read and any(line.odds is not None for line in found.lines):
        app.here.told_how_to_read = True
        notes.append(_("Type odds to see this again and how to read it."))
    return notes


def _say_refused(app: App, order: Order, found: Considered) -> None:
    """Why not, and what could be done."""
    app.here.last_refusal = found.answer
    app.terminal.line(f"{app.terminal.symbols.bad} " + _(found.answer.sentence), style="yellow")
    help_ = _what_to_do(app, order, found)
    if help_:
        app.terminal.line("  " + help_)


def _what_to_do(app: App, order: Order, found: Considered) -> str:
    known, reason = app.known, found.answer.reason
    if reason == "unknown_target":
        people = ", ".join(known.role(place) for place in known.known_leaders())
        if known.view.beliefs is None:
            return _("Your people: {people}. leaders tells who they are; a nickname can be typed too.").format(people=people)
        return _("You know of: {people}. Groups and regions can be collected on too.").format(people=people or "-")
    if reason == "no_points":
        return _("{free} points are free; type programmes to see what runs and how to end it.").format(
            free=known.points_free
        )
    if reason == "no_attention":
        return _("Type tray to see this turn's orders, undo to take one back, or end to let the turn happen.")
    if reason == "bad_time":
        days = found.before.world.days_of(app.session.turn)
        return _("This turn has {days:g} day(s): day=1 is its first, and the notice must fit into it.").format(days=days)
    if reason == "no_teams":
        return _("Type teams to see who can go.")
    if reason in ("no_funds", "nothing_to_end"):
        return _("Type programmes to see what runs, status for your purses.")
    if reason == "already_ordered":
        return _("Type tray to see it, undo with its number to take it back.")
    return _("Type orders for those your seat can give.")


def _refuse_when_over(app: App) -> None:
    if app.session.over:
        raise Problem(N_("The game is over. rewind goes back to a turn, branch plays on from one in a new record."))


def show_forecast(app: App, text: str) -> None:
    """What an order would cost and promise, without giving it."""
    _refuse_when_over(app)
    if not text:
        raise Problem(N_("Say which order, for example: forecast raid leader=boss when=fix"))
    order = _read_order(app, text)
    if order is None:
        return
    found = consider(app.session, app.seat, order)
    if not found.answer.accepted:
        _say_refused(app, order, found)
        return
    _say_considered(app, order, found, typed=text)
    app.terminal.line(_("Only a forecast: nothing was ordered. To give it, type the order without forecast."), style="dim")


def odds(app: App, rest: str) -> None:
    """The latest forecast again, with how to read it."""
    if rest:
        show_forecast(app, rest)
        app.terminal.line(how_to_read(), style="dim")
        return
    if not app.here.last_lines:
        raise Problem(N_("No forecast was made yet; try forecast and an order, or give one."))
    app.terminal.say(Text(app.here.last_order, style="bold"), *forecast(app.here.last_lines))
    app.terminal.line(how_to_read(), style="dim")


def tray(app: App, rest: str) -> None:
    """The orders of this turn."""
    look.show_tray(app)


def undo(app: App, rest: str) -> None:
    """Take back an order of this turn, the last one if no number is given."""
    plan = app.session.plans[app.seat]
    if rest and not (rest.isascii() and rest.isdigit()):
        raise Problem(N_("undo takes the number of an order in the tray, or nothing for the last one."))
    if not plan and not app.session.turns:
        raise Problem(N_("No orders given this turn."))
    taken = app.session.withdraw(app.seat, int(rest[:6]) - 1 if rest else max(len(plan) - 1, 0))
    app.terminal.line(_("Taken back: {order}").format(order=taken.text))


def predict(app: App, rest: str) -> None:
    """Say on the prediction card what is expected of this turn."""
    _refuse_when_over(app)
    measures = app.session.truth.world.prediction_measures
    words = rest.split()
    if len(words) == 2:
        _predict_one(app, words[0], words[1])
    elif words:
        raise Problem(N_("predict takes a measure and up, same or down; or nothing, to be asked for each."))
    else:
        app.terminal.line(
            _("What do you expect of this turn, against the turn before? + up, = the same, - down, Enter no guess.")
        )
        if app.session.turn == 1:
            app.terminal.line(_("Before the first turn every count stood at 0."), style="dim")
        for measure in measures:
            if not _ask_prediction(app, measure):
                break
    card = app.session.predictions.get(app.seat, {}).get(app.session.turn, {})
    said = ", ".join(f"{wording.measure_name(name)}: {_(wording.DIRECTIONS[way])}" for name, way in card.items())
    app.terminal.line(_("On the card for this turn: {said}.").format(said=said or _("nothing")))


def _ask_prediction(app: App, measure: str) -> bool:
    """Ask for one measure of the card, again where the answer is not understood; false when the player stops."""
    for _try in range(TRIES):
        given = app.terminal.ask(f"  {wording.measure_name(measure)} ({measure}) > ")
        if simple(given) in (*CANCEL, "q"):
            return False
        if not given:
            return True
        try:
            _predict_one(app, measure, given)
        except Problem:
            app.terminal.line(_("Not understood; answer with +, = or -, Enter for no guess, . to stop."), style="yellow")
        else:
            return True
    return True


def _predict_one(app: App, measure: str, given: str) -> None:
    word = simple(given)
    for direction, words in ((1, (*UP, "u")), (0, (*SAME, "s", "i")), (-1, (*DOWN, "d", "b"))):
        if word in words:
            app.session.predict(app.seat, simple(measure), direction)
            return
    raise Problem(N_("Say up, same or down, not {given}."), given=repr(given[:40]))


def intent(app: App, rest: str) -> None:
    """Note what the seat is trying to do this turn."""
    if not rest:
        known = app.session.intents.get(app.seat, {}).get(app.session.turn)
        app.terminal.line(known or _("Nothing noted. Type intent and a line about what you are trying to do."))
        return
    app.session.intend(app.seat, rest)
    app.terminal.line(_("Noted."))


def _ends_without_orders(app: App) -> bool:
    """Whether a person who reads along means to end a turn without orders; a step of the lesson that says so is no slip."""
    step = app.lesson.due(app.session.turn)
    if not app.terminal.pausing or (step is not None and step.waits_for.get("end_turn")):
        return True
    given = simple(app.terminal.ask(_("You have given no order. Enter ends the turn, n goes on: ")))
    return given not in (*NO, *CANCEL, "q")


def end(app: App, rest: str) -> None:
    """End the turn: the others give their orders, everything happens, and it is told."""
    _refuse_when_over(app)
    session, turn = app.session, app.session.turn
    left = app.known.decisions_left
    if session.seats[app.seat] != PERSON:
        app.terminal.line(_("{player} plays your seat.").format(player=session.seats[app.seat]), style="dim")
    elif hotseat.asked_by_people(app, app.seat):
        pass  # nothing is over yet for a seat that waits for an answer
    elif not session.plans[app.seat]:
        if not _ends_without_orders(app):
            app.terminal.line(_("The turn goes on."))
            return
        app.terminal.line(
            _("You end turn {turn} without new orders; what is running goes on.").format(turn=turn), style="dim"
        )
    elif left > 0:
        app.terminal.line(
            _("{left} decision(s) of this turn stay unused; they do not carry over.").format(left=left), style="dim"
        )
    turns.end_turn(app)
