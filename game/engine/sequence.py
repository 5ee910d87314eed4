"""The sequence of play: every rule in the order in which it is resolved, as in the rule book.

Rules of the first list are carried forward to each moment of a pulse (a raid, or the pulse's end); those of the second
are resolved once, at the end of the pulse; those of the third when the turn ends.
"""

from collections.abc import Callable
from typing import Final

import attrs

from game.core.arrays import FloatArray
from game.core.game import Game
from game.engine import (
    aid,
    corridors,
    dilemmas,
    enabling,
    expanding,
    finance,
    group_life,
    institutions,
    intelligence,
    marching,
    market,
    negotiation,
    people,
    politics,
    production,
    retaliation,
    succession,
    tracks,
    violence,
)
from game.rules.intelligence import estimates, exploitation, indications, tips, vetting
from game.rules.intelligence.rungs import Steps
from game.rules.money import bookkeeping, fiscal
from game.rules.people import approval, support
from game.rules.raids import teams, training
from game.rules.retaliation import restraint
from game.rules.succession import absorption, bench, churn, command, pressure, tempo


@attrs.frozen
class Span:
    """The piece of time a rule is to resolve: from each game's clock for `days`; shapes (B,)."""

    until: FloatArray
    days: FloatArray
    turn_days: float
    watch: Steps


Phase = Callable[[Game, Span], None]

TO_EACH_MOMENT: Final[tuple[tuple[str, Phase], ...]] = (
    ("intelligence", lambda game, span: intelligence.advance(game, span.watch, span.until)),
    # Leads that were open through the span expire before new ones come at its end.
    ("leads", lambda game, span: exploitation.expire(game, span.days)),
    ("exploitation", lambda game, span: exploitation.work(game, span.days)),
    ("vetting", lambda game, span: vetting.vet(game, span.days)),
    ("rest", lambda game, span: teams.rest(game, span.days)),
    ("command", lambda game, span: command.recover(game, span.days)),
    ("disarray", lambda game, span: tempo.recover(game, span.days)),
    ("pressure", lambda game, span: pressure.fade(game, span.days)),
    ("churn", lambda game, span: churn.wear(game, span.days)),
    ("border fear", lambda game, span: restraint.fade(game, span.days)),
    ("approval", lambda game, span: approval.fade(game, span.days)),
    ("politics", lambda game, span: politics.run(game, span.days, span.turn_days)),
)
# Between the two lists, at each moment: raids (game.engine.raiding), which set off removals (game.engine.removal).
AT_THE_END_OF_A_PULSE: Final[tuple[tuple[str, Phase], ...]] = (
    ("tips", lambda game, span: tips.receive(game, span.days[:, None] / 7.0)),
    # While a post that falls due in this pulse still counts as empty until its day.
    ("collapse", lambda game, span: group_life.fall_apart(game, span.days)),
    ("succession", lambda game, span: succession.resolve(game, span.until, span.days)),
    ("posts", lambda game, span: bench.fill_posts(game, span.until)),
    ("bench", lambda game, span: bench.refill(game, span.days)),
    ("deployment", lambda game, span: marching.march(game, span.days)),
    ("retaliation", lambda game, span: retaliation.strike_back(game, span.until, span.days)),
    ("affiliates", lambda game, span: group_life.defect(game, span.days)),
    ("absorption", lambda game, span: absorption.go_over(game, span.days)),
    # Background, predation, turf, succession war; abuses, displacement, spill-over; groups get used to troops.
    ("violence", lambda game, span: violence.run(game, span.days)),
    ("people", lambda game, span: people.run(game, span.days, span.turn_days)),
    ("support", lambda game, span: support.drift(game, span.days, span.turn_days)),
    ("purses", lambda game, span: institutions.pay(game, span.days, span.turn_days)),
    ("production", lambda game, span: production.run(game, span.days, span.turn_days)),
    ("plans of aid", lambda game, span: aid.pay(game, span.days, span.turn_days)),
    ("corridors", lambda game, span: corridors.run(game, span.days, span.turn_days)),
    ("market", lambda game, span: market.run(game, span.days, span.turn_days)),
    ("money and guns", lambda game, span: finance.run(game, span.days, span.turn_days)),
    # Once it is paid for: what the purse cannot carry trains nobody.
    ("training", lambda game, span: training.train(game, span.days, span.turn_days)),
    ("institutions", lambda game, span: institutions.run(game, span.days, span.turn_days)),
    ("aid", lambda game, span: aid.run(game, span.days, span.turn_days)),
    ("tracks", lambda game, span: tracks.run(game, span.days)),
    ("flights", lambda game, span: enabling.fly(game, span.days, span.turn_days)),
    ("trainers", lambda game, span: enabling.train(game, span.days, span.turn_days)),
    ("authority", lambda game, span: enabling.decide_requests(game, span.until)),
)
AT_THE_END_OF_A_TURN: Final[tuple[tuple[str, Callable[[Game], None]], ...]] = (
    # Over the whole turn: what it rests on changes by the day, control by the month.
    ("control", institutions.shift_control),
    ("recognition", succession.recognise),
    ("moving on", expanding.move_on),
    ("return of the displaced", violence.go_home),
    ("social programmes", fiscal.report),
    ("migrants", corridors.close_turn),
    ("groups", estimates.observe_groups),
    ("regions", estimates.observe_regions),
    ("surveys", estimates.survey),
    ("laboratories", production.estimate),
    ("teams", estimates.observe_teams),
    ("money and guns", bookkeeping.look),
    ("portfolios", market.close_turn),
    ("aid", aid.close_turn),
    ("accords", negotiation.close_turn),
    ("Washington", tracks.close_turn),
    ("indications", lambda game: indications.judge(game, retaliation.outstanding(game))),
    # Last: a condition reads the turn as it has come out.
    ("dilemmas", dilemmas.open_next),
)
