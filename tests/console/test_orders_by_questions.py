"""The orders of diplomacy, force and succession: explained, asked for part by part, in both languages."""

import shlex

import pytest

from game import texts
from game.clients.order_forms import choices_of, example
from game.clients.order_words import EXPLANATIONS, PARAMETERS, parameter_words
from game.console.order_help import order_help
from game.console.targets import full_order
from game.console.vocabulary import COMMANDS, ORDER_ALIASES, order_named
from game.core.orders import ORDERS, parse_order
from game.session import wording
from tests.console.playing import begin, play, shown

NEW = (
    "strike", "fly_isr", "train_and_equip", "consent", "seek_authority", "propose_joint_raid", "message", "deploy",
    "threaten_border_closure", "retaliate", "settle_succession", "betray", "ally", "propose_accord", "answer_accord",
    "break_accord",
)  # fmt: skip
LAB = {"scenario": "laboratory"}


def tray(app, seat="mexico"):
    """The texts of the orders in a seat's tray."""
    return [one.text for one in app.session.plans[seat]]


@pytest.mark.parametrize("name", NEW)
def test_every_new_order_is_explained_with_each_of_its_parameters(name):
    assert name in wording.ORDER_WORDS and name in EXPLANATIONS
    for parameter in ORDERS[name].parameters:
        assert PARAMETERS.get(parameter.name), f"{name}.{parameter.name} has no words"
        assert parameter_words(parameter, name) != parameter.name


@pytest.mark.parametrize("name", NEW)
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_help_of_an_order_is_shown_in_both_languages_and_fits_80_columns(name, language):
    texts.use(language)
    seat = "us" if "us" in ORDERS[name].seats else "mexico" if "mexico" in ORDERS[name].seats else "group:ALFA"
    app = begin([], seat=seat, **LAB)
    app.terminal.say(order_help(name, app.known))
    text = shown(app)
    assert name in text and max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("name", NEW)
def test_the_example_of_an_order_can_be_read(name):
    seat = "us" if "us" in ORDERS[name].seats else "mexico" if "mexico" in ORDERS[name].seats else "group:ALFA"
    app = begin([], seat=seat, **LAB)
    assert parse_order(full_order(example(ORDERS[name], app.known), app.known)).name == name


def test_no_other_word_for_an_order_is_a_command_or_another_order():
    assert not set(ORDER_ALIASES) & (set(COMMANDS) | set(ORDERS))
    assert set(ORDER_ALIASES.values()) <= set(ORDERS)
    assert [order_named(word) for word in ("atacar", "desplegar", "proponer")] == ["strike", "deploy", "propose_accord"]


def test_a_deployment_is_asked_for_with_the_troops_there_are():
    text, app = play(["deploy", "LAB-B", "999999", "12000", "y"], **LAB)
    assert tray(app) == ["deploy region=LAB-B troops=12000"]
    assert "A number is wanted here: 0 .. 45,000 troops" in " ".join(text.split())


def test_a_strike_asks_for_a_person_whether_to_ask_and_what_is_confirmed():
    text, app = play(["strike", "ALFA/boss", "false", "ground", "1", "n"], seat="us", **LAB)
    assert "strike target=ALFA/boss ask=false confirmation=ground when=fix" in " ".join(text.split())
    offered = choices_of(ORDERS["strike"].parameters[0], app.known, "strike")
    people = [one for one in offered if "/" in one]
    labs = [one for one in offered if one.startswith("lab:")]
    assert people and sorted(people + labs) == sorted(one for one in offered if one != "lab:"), "on these alone"
    assert set(labs) == set(app.known.labs())


def test_a_red_seat_is_offered_its_own_regions_and_candidates_and_only_other_groups():
    app = begin([], seat="group:ALFA", **LAB)
    named = {(name, p.name): choices_of(p, app.known, name) for name in ("retaliate", "settle_succession", "betray", "ally")
             for p in ORDERS[name].parameters}  # fmt: skip
    assert named["retaliate", "where"] == ["LAB-A", "LAB-B", "LAB-C"]
    assert "ALFA/heir" in named["settle_succession", "candidate"]
    assert not any("financier" in one for one in named["settle_succession", "candidate"])
    assert named["ally", "group"] == named["betray", "target"] == ["BETA", "GAMA"]


def test_groups_that_do_not_exist_yet_are_named_nowhere():
    text, app = play(["groups", "collect", ".", "map groups", "orders"], **LAB)
    unborn = [group for group in app.session.truth.world.groups if "." in group]
    assert unborn, "the laboratory has names in reserve for splinters"
    assert not any(group in text for group in unborn)


def test_a_bargain_is_put_together_by_questions():
    lines = [
        "propose_accord", "consent", "isr", "give", "", "share_intelligence", "3", "", "enough", "4", "y", "tray",
    ]  # fmt: skip
    _text, app = play(lines, **LAB)
    order = app.session.plans["mexico"][0].order
    assert order.arguments["gives"] == "consent to=isr answer=give" and order.arguments["turns"] == 4
    assert order.arguments["asks"] == "share_intelligence points=3 breadth=vetted"


def test_a_bargain_names_people_and_regions_as_the_player_does():
    line = "propose_accord gives='collect target=alfa/BOSS discipline=human points=2' asks=nothing turns=2"
    app = begin([], **LAB)
    parts = shlex.split(full_order(line, app.known))
    assert parts[1] == "gives=collect target=ALFA/boss discipline=human points=2"


def test_a_bargain_about_nothing_and_one_left_off_are_not_offered():
    nearly = ["propose_accord", "consent", "isr", "give", "", "", "."]
    for lines in (["propose_accord", "", ""], ["propose_accord", "."], nearly):
        text, app = play(lines, **LAB)
        assert not tray(app) and "nothing was ordered" in text


def test_a_doctrine_answers_an_offer_at_once_and_the_answer_is_shown():
    offer = "propose_accord gives='consent to=isr answer=give' asks='share_intelligence points=3' turns=2 !"
    text, app = play([offer, "accords"], **LAB)
    (accord,) = [one for one in app.session.accords("mexico") if one.name == "mexico-1-1"]
    assert not accord.open and accord.name in text
    assert any(word in text for word in ("in force", "refused, countered or ended"))


def test_nothing_is_answered_or_broken_where_nothing_stands():
    text, app = play(["answer_accord", "break_accord", "accords"], **LAB)
    for words in ("Nothing waits for your answer", "No accord is in force", "Nothing is offered"):
        assert words in text
    assert not tray(app)


def test_a_red_seat_is_told_that_accords_are_not_for_it():
    assert "between the two states" in play(["accords"], seat="group:ALFA", **LAB)[0]
