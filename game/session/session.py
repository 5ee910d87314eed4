"""One game being played: seats give orders that are sealed until the turn is resolved; everything is recorded.

A Session holds the truth (a game of one, traced). What a person, a bot or a screen of a seat may see comes from `view`,
`events_for` and `explain`; nothing else leaves it before the game is over.
"""

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

import game as plaza
from game.content.public_record import RecordLine, public_record
from game.core.game import Game, fork
from game.core.injects import Inject, make_inject
from game.core.orders import Order, order_text, parse_order
from game.core.problem import N_, Problem
from game.core.refusals import BY_CODE
from game.core.state import State, copy_state
from game.core.trace import Trace
from game.core.version import RULES
from game.core.world import STATE_SEATS
from game.engine import injecting, lenses
from game.engine.forecast import Line
from game.engine.history import History
from game.engine.measuring import Key
from game.engine.observe import View, observe
from game.engine.order_table import encode
from game.engine.signature import signature
from game.engine.step import resolve_turn
from game.session import negotiating, state_bytes
from game.session.event_deck import EventDeck, come_before, event_keys, readings_after
from game.session.forecasts import forecast_order
from game.session.mandates import choose
from game.session.negotiating import Answerer, Offer
from game.session.reckoned import Reckoned, as_body, kind_of
from game.session.record import Header, Record, pack_snapshot
from game.session.setting_up import (
    Setup,
    check_player_name,
    check_seats,
    for_all,
    load_setup,
    prediction_keys,
    start_games,
)
from game.session.turns import Answer, Planned, TurnRecord


@attrs.define
class Session:
    """One game in play and its record (None: nothing is kept)."""

    setup: Setup
    seats: dict[str, str]
    truth: Game
    record: Record | None
    plans: dict[str, list[Planned]]
    history: History
    deck: EventDeck
    turns: list[TurnRecord] = attrs.field(factory=list)
    checkpoints: list[tuple[Any, int, int]] = attrs.field(factory=list)
    injects: list[Inject] = attrs.field(factory=list)
    predictions: dict[str, dict[int, dict[str, int]]] = attrs.field(factory=dict)
    intents: dict[str, dict[int, str]] = attrs.field(factory=dict)
    mandates: dict[str, str] = attrs.field(factory=dict)
    secret_mandates: bool = False
    reckoned: dict[tuple[str, str], Reckoned] = attrs.field(factory=dict)  # par and legacy, by kind and seat, after the end
    answerer: Answerer | None = None  # answers offers for the seats that no person plays; hold needs none
    orders_given: int = 0
    killed_of_record: Mapping[str, RecordLine] = attrs.field(factory=dict)  # what is public of history, see `public_record`

    # -- beginning ---------------------------------------------------------------------------------------------

    @classmethod
    def create(
        cls, scenario: str, seats: Mapping[str, str], seed: int | None = None, preset: str = "balanced",
        form: str | None = None, path: Path | None = None, language: str = "en", draw: bool = False,
        parameters: Mapping[str, float] | None = None, mandates: Mapping[str, str] | None = None,
        secret_mandates: bool = False,
    ) -> "Session":  # fmt: skip
        """Begin a game. `seats` maps a seat to `person` or a player's name; without a seed one is drawn.

        `mandates` maps a seat to the id of its mandate or to `draw`; see `mandates.choose`.
        """
        setup = load_setup(scenario, preset, form, draw, parameters)
        played_by = check_seats(setup, seats)
        chosen = secrets.randbits(48) if seed is None else seed
        session = cls.begin(setup, played_by, chosen, None, mandates, secret_mandates)
        if path is not None:
            header = Header(
                plaza=plaza.__version__, rules=RULES, scenario=scenario, scenario_hash=setup.scenario.digest,
                form=form, seed=chosen, preset=preset, draw=draw, parameters=dict(parameters or {}),
                seats=dict(played_by), language=language, mandates=session.mandates, secret_mandates=secret_mandates,
            )  # fmt: skip
            session.record = Record.create(path, header)
        return session

    @classmethod
    def begin(
        cls, setup: Setup, seats: dict[str, str], seed: int, record: Record | None,
        mandates: Mapping[str, str] | None = None, secret_mandates: bool = False,
    ) -> "Session":  # fmt: skip
        """A session at the start of its game."""
        game = start_games(setup, [seed], tracing=True)
        keys = dict.fromkeys((*lenses.keys_needed(game), *event_keys(setup, game), *prediction_keys(game)))
        session = cls(
            setup=setup, seats=seats, truth=game, record=record, plans={seat: [] for seat in seats},
            history=History(tuple(keys)), deck=EventDeck(setup),
        )  # fmt: skip
        session.mandates = choose(game.world, seed, mandates or {})
        session.secret_mandates = secret_mandates
        session.killed_of_record = public_record(setup.scenario)
        session.history.note(game)
        session._checkpoint()
        return session

    # -- what a seat may see -----------------------------------------------------------------------------------

    @property
    def turn(self) -> int:
        """The turn that is being planned, the first being 1."""
        return len(self.turns) + 1

    @property
    def last_turn(self) -> int:
        """The scenario's last turn."""
        return len(self.truth.world.pulses)

    @property
    def over(self) -> bool:
        """Whether the last turn has been resolved."""
        return len(self.turns) >= self.last_turn

    def view(self, seat: str) -> View:
        """What the seat knows now, its planned orders not yet in effect."""
        return observe(self.truth, seat)

    def messages(self, seat: str) -> list[str]:
        """Texts (English) of the scenario's messages to the seat that come at the start of the turn being planned."""
        if self.over:
            return []
        return self.deck.messages(self.truth, self.turn, self._readings(), seat)

    def planned_view(self, seat: str) -> View:
        """What the seat knows, with the standing programmes and promises that its planned orders would set."""
        return observe(negotiating.try_out(self, seat).game, seat)

    def forecast(self, seat: str, order: Order) -> tuple[Line, ...]:
        """What the seat can expect of an order, from its beliefs alone."""
        return forecast_order(self.planned_view(seat), order, self.truth.world.days_of(self.turn))

    # -- planning ----------------------------------------------------------------------------------------------

    def submit(self, seat: str, order: Order | str, by_bot: bool = False) -> Answer:
        """Give an order: it is listed in the seat's tray, or refused with a reason. Both are recorded.

        What it asks of a seat that no person plays is answered at once, and the answer is recorded as an order of that seat.
        """
        given = parse_order(order) if isinstance(order, str) else order
        answer = self.take(seat, given, by_bot)
        if answer.accepted and negotiating.is_said(given):
            for other in STATE_SEATS:
                if other != seat:
                    negotiating.answer_for_player(self, other)
        return answer

    def answer(self, seat: str, order: Order) -> None:
        """Give an answer for a seat that no person plays, or its refusal where the answer cannot stand."""
        refusal = negotiating.refusal_of(order)
        if not self.take(seat, order, by_bot=True).accepted and refusal is not None:
            self.take(seat, refusal, by_bot=True)

    def accords(self, seat: str) -> tuple[Offer, ...]:
        """Offers and requests of this turn and accords in force, as a state seat reads them; nothing for a red seat."""
        return negotiating.accords_now(self, seat)

    def open_offers(self, seat: str) -> tuple[Offer, ...]:
        """What waits for an answer of this seat."""
        return tuple(offer for offer in self.accords(seat) if offer.open and offer.receiver == seat)

    def take(self, seat: str, given: Order, by_bot: bool = False) -> Answer:
        """Give an order without asking anybody for an answer: what a record tells was given."""
        answer = self.reason(seat, given)
        text = order_text(given)
        if answer.accepted:
            self._write("order", {"seat": seat, "order": text, "turn": self.turn, "bot": by_bot})
            self.orders_given += 1
            self.plans[seat].append(Planned(given, text, by_bot, self.orders_given))
        else:
            self._write("refusal", {"seat": seat, "order": text, "turn": self.turn, "reason": answer.reason})
        return answer

    def reason(self, seat: str, order: Order) -> Answer:
        """What the seat would be told if it gave the order now; nothing is given and nothing recorded."""
        self._check_open(seat)
        reason = BY_CODE[negotiating.reason_for(self, seat, order)]
        return Answer(reason.code == 0, reason.name, reason.sentence)

    def withdraw(self, seat: str, number: int) -> Planned:
        """Take back a planned order (0 is the first). Raises Problem when it can no longer be taken back."""
        self._check_open(seat)
        if not 0 <= number < len(self.plans[seat]):
            if not self.plans[seat] and self.turns:
                raise Problem(
                    N_("Nothing is planned this turn. What was resolved cannot be undone: what it revealed cannot be "
                       "unlearned. Go back with rewind, or try another way with branch.")
                )  # fmt: skip
            raise Problem(N_("There is no order number {number} in the tray."), number=number + 1)
        negotiating.check_withdrawal(self, seat, self.plans[seat][number])
        self._write("withdraw", {"seat": seat, "number": number, "turn": self.turn})
        return self.plans[seat].pop(number)

    def predict(self, seat: str, measure: str, direction: int) -> None:
        """Note on the prediction card that a headline measure will go up (1), stay (0) or go down (-1)."""
        self._check_open(seat)
        if measure not in self.truth.world.prediction_measures:
            raise Problem(
                N_("The prediction card of this scenario has no {measure}; it has {known}."),
                measure=measure, known=", ".join(self.truth.world.prediction_measures),
            )  # fmt: skip
        if direction not in (-1, 0, 1):
            raise Problem(N_("A prediction is up, same or down (1, 0 or -1)."))
        self._write("prediction", {"seat": seat, "measure": measure, "direction": direction, "turn": self.turn})
        self.predictions.setdefault(seat, {}).setdefault(self.turn, {})[measure] = direction

    def intend(self, seat: str, text: str) -> None:
        """Note the seat's intent for this turn in one line."""
        self._check_open(seat)
        line = "".join(mark if mark.isprintable() else " " for mark in " ".join(text.split()))[:300]
        self._write("intent", {"seat": seat, "text": line, "turn": self.turn})
        self.intents.setdefault(seat, {})[self.turn] = line

    def hand_over(self, seat: str, player: str) -> None:
        """Give a seat to another player, or back to a person."""
        check_seats(self.setup, {seat: player})
        check_player_name(player)
        self._write("handover", {"seat": seat, "player": player, "turn": self.turn})
        self.seats[seat] = player

    def inject(self, name: str, arguments: Mapping[str, object]) -> None:
        """A control inject, taken into effect when this turn is resolved. Raises Problem when it cannot be."""
        if self.over:
            raise Problem(N_("The game is over: its last turn has been resolved."))
        one = make_inject(name, arguments)
        if not injecting.supported(name):
            raise Problem(N_("No rule of this version carries out the inject {name}."), name=name)
        trial = fork(self.truth)
        injecting.inject(trial, for_all(trial, [*self.injects, one]))
        self._write("inject", {"inject": name, "arguments": dict(one.arguments), "turn": self.turn})
        self.injects.append(one)

    # -- resolving ---------------------------------------------------------------------------------------------

    def resolve(self) -> TurnRecord:
        """Resolve the turn with the orders in the trays; the signature and a snapshot are recorded.

        Whatever goes wrong on the way, a full disk included, leaves the turn unresolved and the trays as they were.
        """
        if self.over:
            raise Problem(N_("The game is over: its last turn has been resolved."))
        come = set(self.deck.come)
        try:
            done = self._resolve()
        except BaseException:
            self.deck.come = come
            self._restore()
            raise
        self._turn_done(done)
        return done

    def _resolve(self) -> TurnRecord:
        game, trace, turn = self.truth, self._trace(), self.turn
        first = len(trace.events) if self.turns else 0  # what happened before the first turn belongs to it
        injects = [*self._events_due(), *self.injects]
        trays = tuple(negotiating.trays(self))
        given = [(0, seat, planned.order) for seat, planned in trays]
        resolved = resolve_turn(game, encode(game.world, given), for_all(game, injects))
        refused = tuple(
            (given[place][1], order_text(given[place][2]), BY_CODE[code].name)
            for place, code in enumerate(resolved.reasons.tolist())
            if code
        )
        self.history.note(game)
        by_control = tuple(self.injects)
        done = TurnRecord(turn, signature(game.state), first, len(trace.events), refused, trays, by_control)
        snapshot = pack_snapshot(state_bytes.to_bytes(game.state))
        self._write("turn", {"turn": turn, "signature": done.signature, "refused": len(refused), "snapshot": snapshot})
        return done

    def adopt(self, state: State, recorded_signature: str) -> None:
        """Take a turn as a record shows it, without resolving it: for a record of older rules."""
        if self.over:
            raise Problem(N_("The game is over: its last turn has been resolved."))
        self._events_due()
        self.truth.state = state
        self.history.note(self.truth)
        events = len(self._trace().events)
        self._turn_done(TurnRecord(self.turn, recorded_signature, events, events, ()))

    def put_right(self, state: State) -> None:
        """Replace the state after the latest turn by the one a record holds."""
        self.truth.state = state
        for readings in self.history.readings.values():
            readings.pop()
        self.history.note(self.truth)
        self.checkpoints.pop()
        self._checkpoint()

    def keep(self, found: Reckoned) -> None:
        """Keep what was reckoned of a game that is over: for who asks again, and in the record."""
        self.reckoned[kind_of(found), found.seat] = found
        self._write(kind_of(found), as_body(found))

    def rewind(self, turn: int) -> None:
        """Go back to the planning of `turn`; what came after stays in the record but no longer counts."""
        if not 1 <= turn <= len(self.turns):
            raise Problem(N_("There is no resolved turn {turn} to go back to."), turn=turn)
        self._write("rewind", {"turn": turn})
        del self.turns[turn - 1 :], self.checkpoints[turn:]
        self._restore()
        self.deck.come = come_before(turn, self.setup, self.truth, self.history)
        for cards in self.predictions.values():
            for later in [known for known in cards if known >= turn]:
                del cards[later]
        for lines in self.intents.values():
            for later in [known for known in lines if known >= turn]:
                del lines[later]
        self.reckoned.clear()
        self._clear_plans()

    # -- within ------------------------------------------------------------------------------------------------

    def _events_due(self) -> list[Inject]:
        """Injects of the scenario's events that come at the start of this turn."""
        return self.deck.due(self.truth, self.turn, self._readings())

    def _readings(self) -> dict[Key, float]:
        """What the conditions of the scenario's events read now."""
        return readings_after(len(self.turns), self.setup, self.truth, self.history)

    def _turn_done(self, done: TurnRecord) -> None:
        self.turns.append(done)
        self._clear_plans()
        self._checkpoint()

    def _clear_plans(self) -> None:
        self.injects.clear()
        for plan in self.plans.values():
            plan.clear()

    def _restore(self) -> None:
        """Put state, trace and readings back to the latest checkpoint."""
        state, bookings, events = self.checkpoints[-1]
        self.truth.state = copy_state(state)
        trace = self._trace()
        del trace.bookings[bookings:], trace.events[events:]
        for readings in self.history.readings.values():
            del readings[len(self.checkpoints) :]

    def _checkpoint(self) -> None:
        trace = self._trace()
        self.checkpoints.append((copy_state(self.truth.state), len(trace.bookings), len(trace.events)))

    def _trace(self) -> Trace:
        if self.truth.trace is None:
            raise ValueError("a session keeps a trace")
        return self.truth.trace

    def _check_open(self, seat: str) -> None:
        if seat not in self.seats:
            raise Problem(
                "There is no seat {seat} in {scenario}; its seats are {seats}.",
                seat=seat, scenario=self.setup.scenario.id, seats=", ".join(self.seats),
            )  # fmt: skip
        if self.over:
            raise Problem(N_("The game is over: its last turn has been resolved."))

    def _write(self, kind: str, body: dict[str, Any]) -> None:
        if self.record is not None:
            self.record.append(kind, body)

    def close(self) -> None:
        """Close the record."""
        if self.record is not None:
            self.record.close()
