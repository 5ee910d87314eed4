"""Each seat is briefed on what concerns all and on its own side."""

import pytest

from game import texts
from game.content.load import load_scenario, scenario_names
from game.session.briefing import briefing_for, own_section


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_seat_reads_its_own_section_and_nobody_elses(language: str) -> None:
    scenario = load_scenario("tapalpa_plus_72")
    texts.use(language)
    try:
        for seat, entry in scenario.seats.items():
            text, own = briefing_for(scenario, seat), entry.names[language]
            assert f"## {own}" in text and own_section(scenario, seat) in text
            for other, said in scenario.seats.items():
                assert other == seat or f"## {said.names[language]}" not in text
        general = briefing_for(scenario, None)
        assert all(f"## {entry.names[language]}" not in general for entry in scenario.seats.values())
        assert len(general) > 1000
    finally:
        texts.use("en")


@pytest.mark.parametrize("name", scenario_names())
def test_nothing_but_the_sections_of_other_seats_is_left_out(name: str) -> None:
    scenario = load_scenario(name)
    for seat in scenario.seats:
        kept = set(briefing_for(scenario, seat).splitlines())
        others = {line for other in scenario.seats if other != seat for line in own_section(scenario, other).splitlines()}
        assert set(scenario.briefing["en"].splitlines()) - kept <= others
