"""Every command does what its help says, in English and in Spanish words, and a mistake is one sentence."""

import pytest

from game import texts
from game.console.start import HANDLERS, sit_down
from game.console.terminal import scripted
from game.console.vocabulary import COMMANDS, command_named, order_named
from game.core.orders import ORDERS
from game.session.replay import open_session
from tests.console.playing import begin, play, shown

COLLECT = ["collect target=boss discipline=imagery points=8", "y"]
RAID = ["raid leader=logistician-1 when=fix", "y"]


def after(lines, **options):
    """What is printed after the last of these lines, and the App."""
    app = begin(lines, **options)
    app.play()
    text = shown(app)
    return text[text.rindex(f" {lines[-1]}\n") :], app


def test_every_command_of_the_vocabulary_has_a_handler_and_every_handler_a_command():
    assert set(HANDLERS) == set(COMMANDS)


def test_no_word_means_two_things():
    words = [word for one in COMMANDS.values() for word in (one.name, *one.aliases)]
    assert len(words) == len(set(words)), sorted(word for word in set(words) if words.count(word) > 1)
    assert not set(words) & set(ORDERS)


@pytest.mark.parametrize(
    ("word", "command"),
    [
        ("mapa", "map"),
        ("líderes", "leaders"),
        ("LIDERES", "leaders"),
        ("pronóstico", "forecast"),
        ("deshacer", "undo"),
        ("terminar", "end"),
        ("porqué", "why"),
        ("reglas", "rules"),
        ("salir", "quit"),
        ("ayuda", "help"),
        ("?", "help"),
    ],
)
def test_commands_have_spanish_words_and_accents_do_not_matter(word, command):
    assert command_named(word) == command


def test_orders_have_spanish_words():
    assert [order_named(word) for word in ("operativo", "recopilar", "examinar")] == ["raid", "collect", "vet"]


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"quit"}))
@pytest.mark.parametrize("turns", [0, 1])
def test_every_command_answers_without_arguments_before_and_during_a_game(command, turns):
    text, app = after([*COLLECT, *RAID, *["end"] * turns, command], control=True)
    assert text.count("\n") > 1, f"{command} said nothing"
    assert len(app.session.turns) in (turns, turns + (command == "end"))


@pytest.fixture(scope="module")
def over():
    """A game that was played to its end, in which nothing changes any more."""
    return after([*COLLECT, *RAID, *["end"] * 6], control=True)[1].session


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"quit"}))
def test_every_command_answers_without_arguments_after_a_game(over, command):
    app = sit_down(over, "mexico", scripted([command]), None, True)
    app.play(resumed=True)
    text = shown(app)
    assert text[text.rindex(f" {command}\n") :].count("\n") > 1, f"{command} said nothing"
    assert len(over.turns) == 6


def test_why_can_be_asked_in_spanish_words():
    assert "Public approval" in after(["end", "por qué approval"])[0]


def test_an_unknown_command_names_the_nearest():
    text, _app = after(["mpa"])
    assert "'mpa'" in text and "map" in text


def test_an_order_shows_its_cost_and_its_forecast_and_is_given_only_after_a_yes():
    text, app = after(["raid leader=logistician-1 teams=1 when=fix", "n"])
    text = shown(app)
    for part in ("1 decision", "the target is captured or killed", "base 8%", "officials", "Give this order?"):
        assert part in text
    assert not app.session.plans["mexico"]
    _text, app = after(RAID)
    assert [one.order.name for one in app.session.plans["mexico"]] == ["raid"]


def test_an_order_with_an_exclamation_mark_is_given_at_once():
    _text, app = after(["vet region=teams points=2 !"])
    assert [one.text for one in app.session.plans["mexico"]] == ["vet region=teams points=2"]


def test_people_and_regions_can_be_named_by_role_nickname_or_name():
    for name in ("boss", "Samovar", "TETERA/boss", "tetera/BOSS"):
        _text, app = after([f"collect target={name} discipline=imagery points=2", "y"])
        assert app.session.plans["mexico"][0].order.arguments["target"] == "TETERA/boss", name
    _text, app = after(["vet region=michoacan points=2", "y"])
    assert app.session.plans["mexico"][0].order.arguments["region"] == "MX-MIC"


def test_an_order_can_be_put_together_by_questions():
    text, app = after(["collect", "boss", "9", "imagery", "many", "8", "y"])
    assert [one.text for one in app.session.plans["mexico"]] == ["collect target=TETERA/boss discipline=imagery points=8"]
    text = shown(app)
    assert "Answer with a number from 1 to 4" in text and "A number is wanted here" in text
    _text, app = after(["raid", "5", "", "kill", "", "2", "day=2", "y"])
    order = app.session.plans["mexico"][0].order
    assert (order.arguments["intent"], order.arguments["lead_hours"], order.day) == ("kill", 2, 2.0)


def test_questions_can_be_stopped_and_leave_nothing_behind():
    text, app = after(["raid", "1", "."])
    assert "nothing was ordered" in text and not app.session.plans["mexico"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["collect target=heir discipline=human points=2"], "You know of: boss"),
        (["collect target=boss discipline=human points=31"], "30 points are free"),
        (
            [
                *(f"collect target=boss discipline={d} points=1 !" for d in ("human", "signals", "imagery", "financial")),
                "vet region=teams points=1",
            ],
            "Type tray",
        ),
        (["raid leader=boss teams=3"], "Type teams"),
        (["raid leader=boss day=3"], "This turn has 2 day(s)"),
        ([*RAID, "raid leader=logistician-1"], "undo with its number"),
        (["exploit points=0"], "Type programmes"),
        (["deploy region=MX-JAL troops=5"], "Type orders"),
        (["collect target=boss discipline=gossip points=2"], "help collect"),
        (["collect target=boss"], "needs discipline"),
        (["build"], "cannot give the order build"),
        (["raid leader='boss"], "quotation mark"),
    ],
)
def test_a_refusal_says_why_and_what_to_do(lines, said):
    text, app = after(lines)
    assert said in text, text
    assert len(app.session.plans["mexico"]) == sum(line.endswith("!") or line == "y" for line in lines)


def test_why_refused_repeats_the_reason():
    text, _app = after(["collect target=boss discipline=human points=31", "why refused"])
    assert "points are free" in text


def test_undo_takes_back_the_last_order_or_the_one_named_and_says_why_it_cannot():
    _text, app = after([*COLLECT, "vet region=teams points=2", "y", "undo 1"])
    assert [one.text for one in app.session.plans["mexico"]] == ["vet region=teams points=2"]
    _text, app = after([*COLLECT, "undo"])
    assert not app.session.plans["mexico"]
    assert "cannot be undone" in after([*COLLECT, "end", "undo"])[0].replace("\n", " ")
    assert "number of an order" in after([*COLLECT, "undo it"])[0]


def test_the_prediction_card_is_filled_and_scored_at_the_end():
    text, app = after(["predict", "+", "=", "", "nonsense", "-", "", "predict raids up"])
    assert app.session.predictions["mexico"][1] == {"captures": 1, "dry_holes": 0, "civilian_deaths": -1}
    assert "no raids" in text.replace("\n", " ")
    text, _app = after(["predict captures same", *["end"] * 6])
    assert "Your prediction card: 1 of 1 right" in text


def test_an_intent_is_noted_and_told_in_the_log():
    assert "Your intent: find the boss" in after(["intent find the boss", "end", "log 1"])[0]


def test_forecast_and_odds_order_nothing():
    text, app = after(["forecast raid leader=boss", "odds"])
    assert not app.session.plans["mexico"] and "log-odds" in text
    assert not app.session.record


def test_rewind_goes_back_and_the_same_play_comes_out_the_same(tmp_path):
    path = tmp_path / "game.plaza"
    lines = [*COLLECT, "end", *RAID, "end", "end"]
    _text, app = play([*lines, "rewind 2", "y", *RAID, "end", "end"], path=path)
    _text, plain = play(lines)
    assert [one.signature for one in app.session.turns] == [one.signature for one in plain.session.turns]
    assert open_session(path, writing=False).differing == ()


def test_branch_goes_on_in_a_new_record_and_leaves_the_old_one(tmp_path):
    path = tmp_path / "game.plaza"
    text, app = play([*COLLECT, "end", "end", "branch 2", *RAID, "end"], path=path)
    assert app.path != path and app.path.exists() and str(app.path) in text.replace("\n", "")
    assert len(open_session(path, writing=False).session.turns) == 2
    assert len(open_session(app.path, writing=False).session.turns) == 2


def test_the_language_changes_while_playing():
    _text, app = after(["language es", "language klingon"])
    assert texts.current() == "es"
    step = app.session.setup.scenario.tutorial[0]
    assert step.title["es"] in shown(app)


def test_an_inject_is_for_control_alone_and_takes_effect():
    text, app = after(["inject set_rung leader=TETERA/boss viewer=mexico rung=4"])
    assert "--control" in text and not app.session.injects
    lines = ["inject set_rung leader=TETERA/boss viewer=mexico rung=4", "end", "why boss"]
    assert "control" in after(lines, control=True)[0]
    for bad in (
        "inject",
        "inject nothing",
        "inject team_loss share=x",
        "inject team_loss share",
        "inject 'x",
        "inject us_soil_attack",
    ):
        assert "\n" in after([bad], control=True)[0]


def test_leaving_says_where_the_game_is_and_how_to_go_on(tmp_path):
    path = tmp_path / "my game.plaza"
    for lines in (["quit"], []):
        text, _app = play(lines, path=path)
        assert f'plaza play --resume "{path}"' in text.replace("\n", "")
        path.unlink()


def test_control_c_leaves_cleanly():
    app = begin([])

    def interrupted(prompt):
        raise KeyboardInterrupt

    app.terminal.read = interrupted
    app.play()
    assert "Goodbye" in shown(app)


def test_the_outcome_is_kept_back_until_the_end_and_then_tells_what_was_not_known():
    assert "told after turn 6" in after(["outcome"])[0]
    text, _app = after(["end", "end", "end", "end", "end", "end", "outcome"])
    for part in ("Red line", "Floor", "Lens", "Bystanders killed in this game", "What you did not know", "not a prediction"):
        assert part in text


@pytest.mark.parametrize("seat", ["us", "group:ALFA", "mexico"])
def test_every_seat_of_the_laboratory_can_be_played(seat):
    lines = ["status", "map", "orders", "teams", "groups", "regions", "mandate", "end", "status", "why 1", "log", "end"]
    text, app = play(lines, scenario="laboratory", seat=seat)
    assert app.session.turn == 3 and "Traceback" not in text


def test_a_step_that_cannot_be_saved_is_said_and_the_game_goes_on(tmp_path):
    path = tmp_path / "game.plaza"
    app = begin([*COLLECT, "tray"], path=path)
    app.session.record.close()
    app.play()
    assert "not open for writing" in shown(app).replace("\n", " ") and "No orders given this turn" in shown(app)
