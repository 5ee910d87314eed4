"""Parameters of the rules, under the names that files, presets and experiments use: `raids.leak.base`."""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from game.core.arrays import FloatArray, IntArray

Value = float | FloatArray


@attrs.frozen
class Parameter:
    """One parameter as its rule file declares it."""

    name: str
    value: float
    low: float
    high: float
    unit: str
    meaning: str
    grade: str  # A read in the source, B general knowledge, C assumed
    source: str
    argument: str  # the argument that holds it: which preset changes it


@attrs.define
class Values:
    """The parameters of one rule, each a float or an array shaped for the arithmetic at hand."""

    rule: str
    values: Mapping[str, Value]
    alike: bool = attrs.field(init=False)  # whether every parameter is the same in all games
    _tables: dict[tuple[str, ...], FloatArray] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        self.alike = all(isinstance(value, float) for value in self.values.values())

    def __getitem__(self, key: str) -> Value:
        return self.values[key]

    def table(self, names: tuple[str, ...]) -> FloatArray | None:
        """These parameters in a row, to be picked from by a code; None if one of them differs between games."""
        known = self._tables.get(names)
        if known is None and all(isinstance(self.values[name], float) for name in names):
            known = self._tables[names] = np.array([self.values[name] for name in names], dtype=np.float64)
        return known


@attrs.define
class Parameters:
    """Every parameter of a batch: one float for all games, or one value per game with shape (B,)."""

    values: dict[str, Value]
    _wide: dict[tuple[str, int], Values] = attrs.field(factory=dict, init=False, repr=False)
    _by_rule: dict[str, list[tuple[str, str]]] = attrs.field(factory=dict, init=False, repr=False)

    def of(self, rule: str, rank: int = 2) -> Values:
        """The parameters of a rule, shaped to meet arrays of that rank, the batch axis first."""
        known = self._wide.get((rule, rank))
        if known is None:
            found: dict[str, Value] = {}
            for short, name in self._names(rule):
                value = self.values[name]
                found[short] = value if isinstance(value, float) else value.reshape(value.shape + (1,) * (rank - 1))
            known = self._wide[(rule, rank)] = Values(rule, found)
        return known

    def _names(self, rule: str) -> list[tuple[str, str]]:
        """The parameters of a rule: the name within the rule, and the whole name."""
        if not self._by_rule:
            for name in self.values:
                owner, _, short = name.rpartition(".")
                self._by_rule.setdefault(owner, []).append((short, name))
        return self._by_rule.get(rule, [])

    def at(self, rule: str, rows: IntArray) -> Values:
        """The parameters of a rule for a selection of games: floats, or arrays of shape (len(rows),)."""
        flat = self.of(rule, 1)
        if flat.alike:
            return flat
        return Values(
            rule,
            {key: value if isinstance(value, float) else value[rows] for key, value in flat.values.items()},
        )

    def select(self, rows: IntArray) -> "Parameters":
        """The parameters of these games, as those of a batch of their own."""
        return Parameters({name: value if isinstance(value, float) else value[rows] for name, value in self.values.items()})


def one_value_each(values: Mapping[str, float]) -> Parameters:
    """Parameters that are the same in every game."""
    return Parameters({name: float(value) for name, value in values.items()})


def stacked(parts: Sequence[Parameters], sizes: Sequence[int]) -> Parameters:
    """The parameters of batches of these sizes, one after the other, as those of one batch."""
    if len(parts) == 1:
        return parts[0]
    return Parameters({name: _stacked([part.values[name] for part in parts], sizes) for name in parts[0].values})


def _stacked(values: Sequence[Value], sizes: Sequence[int]) -> Value:
    first = values[0]
    if isinstance(first, float) and all(isinstance(value, float) and value == first for value in values):
        return first
    arrays = (np.asarray(value, dtype=np.float64) for value in values)
    return np.concatenate([np.broadcast_to(one, (size,)) for one, size in zip(arrays, sizes, strict=True)])


def per_game(parameters: Parameters, name: str, values: FloatArray) -> None:
    """Give a parameter one value per game; shape (B,)."""
    if name not in parameters.values:
        raise KeyError(name)
    parameters.values[name] = np.asarray(values, dtype=np.float64)
    parameters._wide.clear()
