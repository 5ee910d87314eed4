"""The events of a scenario in a game: what their conditions read, which have come, and which come at the start of a turn."""

from collections.abc import Mapping

import attrs

from game.core.game import Game
from game.core.injects import Inject
from game.engine.history import History, key_of
from game.engine.measuring import Key
from game.session.setting_up import Setup


def event_keys(setup: Setup, game: Game) -> tuple[Key, ...]:
    """The keys that the conditions of the scenario's events read."""
    return tuple(
        key_of(game, event.when.measure, event.when.of) for event in setup.scenario.events if event.when is not None
    )


def readings_after(turns: int, setup: Setup, game: Game, history: History) -> dict[Key, float]:
    """What the conditions read in the first game of a batch when so many turns are resolved."""
    return {key: float(history.over(key, min(1, turns), turns, at_end=True)[0]) for key in event_keys(setup, game)}


@attrs.define
class EventDeck:
    """The scenario's own events: which have come, and which come at the start of a turn."""

    setup: Setup
    come: set[str] = attrs.field(factory=set)

    def due(self, game: Game, turn: int, readings: Mapping[Key, float]) -> list[Inject]:
        """Injects of the events that come at the start of `turn` (the first being 1), in their order."""
        found = []
        for event in self.setup.scenario.events:
            if event.id in self.come or not max(event.turn, 1) <= turn <= event.until:
                continue
            if event.when is not None:
                value = readings[key_of(game, event.when.measure, event.when.of)]
                low, high = event.when.at_least, event.when.at_most
                if (low is not None and not value >= low) or (high is not None and not value <= high):
                    continue
            self.come.add(event.id)
            found.append(event.inject)
        return found

    def messages(self, game: Game, turn: int, readings: Mapping[Key, float], seat: str) -> list[str]:
        """Texts (English) of the messages to a seat that come at the start of `turn`; none of them counts as having come."""
        coming = EventDeck(self.setup, set(self.come)).due(game, turn, readings)
        to = {
            str(one.arguments["text"]): str(one.arguments["seats"]).replace(",", " ").split()
            for one in coming
            if one.name == "message_to"
        }
        return [text for text, seats in to.items() if "all" in seats or seat in seats]


def come_before(turn: int, setup: Setup, game: Game, history: History) -> set[str]:
    """Events that had come when `turn` was planned, found by asking a deck again turn by turn."""
    deck = EventDeck(setup)
    for past in range(1, turn):
        deck.due(game, past, readings_after(past - 1, setup, game, history))
    return deck.come
