"""Sovereignty strain: what Mexicans feel as an encroachment on their country.

In words: U.S. officials who claim the credit for a Mexican operation strain Mexican sovereignty; so do covert flights that
become known and, most of all, force without consent. What Mexico consents to, shared intelligence, flights and trainers,
strains it a little for as long as it goes on. A raid planned together with the partner adds a trifle. All of it fades.

    sovereignty_strain += claim * effort, exposed at exposure, force at a breach, consented_force at a strike with consent,
                          shared_raid at a raid shared with the partner
    sovereignty_strain moves to strain_rest + presence with half-life strain_half_life
    presence = sharing_strain * points / (points + half_points) + flights_strain * hours / (hours + half_hours)
               + trainers_strain * dollars a week / (dollars a week + half_dollars)

Source: source 000 and 004 (Washington claims credit; unilateral action is the red line), source 002 (unilateral force
inflames anti-Americanism; flights and trainers at Mexico's request are tolerated). Rows: M68, M72.
"""

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, keep_between
from game.core.parameters import Values

RULE = "politics.strain"
CLAIM, EXPOSED, FORCE, CONSENTED, SHARED_RAID, FADING = (
    f"{RULE}.{name}" for name in ("claim", "exposed", "force", "consented_force", "shared_raid", "fading")
)


def claim_gain(p: Values, effort: FloatArray) -> FloatArray:
    """Points of strain that a claim of credit by the United States adds."""
    return p["claim"] * effort


def presence(p: Values, points: FloatArray, hours: FloatArray, dollars_a_week: FloatArray) -> FloatArray:
    """Points by which standing support with consent lifts the level to which the strain returns."""
    sharing = p["sharing_strain"] * (points / (points + p["half_points"]))
    flights = p["flights_strain"] * (hours / (hours + p["half_hours"]))
    return sharing + flights + p["trainers_strain"] * (dollars_a_week / (dollars_a_week + p["half_dollars"]))


def fading(p: Values, strain: FloatArray, rest: FloatArray, presence: FloatArray, days: FloatArray) -> FloatArray:
    """Change of the strain over `days`."""
    return (rest + presence - strain) * (1.0 - exact.half_power(days, p["strain_half_life"]))


def claimed(game: Game, rows: IntArray, effort: FloatArray, event: KeyArray) -> None:
    """The United States claims the credit; shapes (n,)."""
    _book(game, CLAIM, rows, claim_gain(game.rule_at(RULE, rows), effort), event)


def exposed(game: Game, rows: IntArray, event: KeyArray) -> None:
    """Covert activity became known; shapes (n,)."""
    _book(game, EXPOSED, rows, game.rule_at(RULE, rows)["exposed"] + rows * 0.0, event)


def forced(game: Game, rows: IntArray, event: KeyArray) -> None:
    """Foreign force without consent; shapes (n,)."""
    _book(game, FORCE, rows, game.rule_at(RULE, rows)["force"] + rows * 0.0, event)


def tolerated(game: Game, rows: IntArray, event: KeyArray) -> None:
    """Foreign force with consent; shapes (n,)."""
    _book(game, CONSENTED, rows, game.rule_at(RULE, rows)["consented_force"] + rows * 0.0, event)


def raided_together(game: Game, rows: IntArray, event: KeyArray) -> None:
    """A raid was shared with the partner; shapes (n,)."""
    _book(game, SHARED_RAID, rows, game.rule_at(RULE, rows)["shared_raid"] + rows * 0.0, event)


def _book(game: Game, cause: str, rows: IntArray, amount: FloatArray, event: KeyArray) -> None:
    book_at(game, "sovereignty_strain", cause, (rows,), amount, event)
    keep_between(game, "sovereignty_strain", 0.0, 100.0)


def fade(game: Game, support: FloatArray, days: FloatArray) -> None:
    """The strain goes back to its rest over `days` (B,), lifted by `support` (B,), what `presence` gives."""
    state = game.state
    amount = fading(game.rule(RULE, 1), state.sovereignty_strain, state.strain_rest, support, days)
    book(game, "sovereignty_strain", FADING, amount)
    keep_between(game, "sovereignty_strain", 0.0, 100.0)
