"""A whole game played by hands: from the title through the lesson to the review. Only clicks, keys and what is drawn."""

import pygame

MOST_STEPS = 60  # of the lesson and the turns together; more means that something does not move on


def play_the_teapot(hands) -> None:
    """The tutorial from the title to the end of the game, by mouse and keyboard in turn; leaves pictures on the way."""
    hands.go("title")
    hands.shot("by-hand-title")
    hands.click("tutorial")
    until(hands, "new_game")
    hands.shot("by-hand-new-game")
    hands.key(pygame.K_RETURN)
    until(hands, "briefing")
    hands.shot("by-hand-briefing")
    hands.key(pygame.K_RETURN)
    until(hands, "planning")
    session = hands.desk.play.session
    hands.click(hands.widget("map").rect.center)
    for step in range(MOST_STEPS):
        if session.over:
            break
        name = hands.desk.screen.name
        if name == "planning":
            plan_a_step(hands, step)
        elif name == "playback":
            hands.shot(f"by-hand-playback-{len(session.turns)}")
            hands.key(pygame.K_END)
            hands.key(pygame.K_p)
            until(hands, "report")
        elif name == "report":
            hands.shot(f"by-hand-report-{len(session.turns)}")
            hands.key(pygame.K_RETURN)
    assert session.over, f"after {MOST_STEPS} steps the game stands at turn {session.turn} on {hands.desk.screen.name}"
    if hands.desk.screen.name == "playback":
        hands.key(pygame.K_END)
        hands.key(pygame.K_p)
        until(hands, "report")
    hands.key(pygame.K_RETURN)
    until(hands, "review")
    hands.shot("by-hand-review")


def plan_a_step(hands, step) -> None:
    """Do what the step of the lesson asks: open what it shows and plan it, or end the turn."""
    session = hands.desk.play.session
    turn, lesson = session.turn, hands.desk.play.here.lesson
    due = lesson.due(turn)
    if due is None or due.waits_for.get("end_turn"):
        hands.shot(f"by-hand-planning-{turn}-{step}")
        end_the_turn(hands, by_mouse=bool(turn % 2))
        return
    if due.waits_for.get("command") == "map":
        hands.click(hands.widget("map").rect.center)
        if lesson.due(turn) is due:  # the middle of the map was sea: the keyboard always finds a state
            hands.key(pygame.K_PAGEDOWN)
        return
    if turn % 2:
        hands.click("show_me")
    else:
        hands.key(pygame.K_h)
    assert hands.ui.overlays, f"the lesson shows nothing for its step {due.id}"
    hands.shot(f"by-hand-{due.id}")
    if "order" in due.waits_for:
        hands.key(pygame.K_RETURN)
    if hands.ui.modal:
        hands.key(pygame.K_ESCAPE)
    if lesson.due(turn) is due:  # what the lesson proposes cannot always be done: the target may be caught already
        hands.click("skip_step")


def end_the_turn(hands, by_mouse) -> None:
    """Press the large button, or its key; agree to what is asked."""
    if by_mouse:
        hands.click("resolve")
    else:
        hands.key(pygame.K_r)
    for _question in range(3):
        if hands.desk.screen.name == "planning" and hands.ui.overlays:
            hands.key(pygame.K_RETURN)


def until(hands, screen) -> None:
    """The screen that must be shown now."""
    shown = hands.desk.screen.name
    assert shown == screen, f"{shown} is shown where {screen} was to come; on it stands:\n{hands.texts()[:600]}"
