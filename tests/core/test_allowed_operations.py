"""Rules compute with operations that are the same on every machine, and touch nothing outside themselves.

Read from the syntax trees of game/core, game/rules and game/engine. To allow one more numpy function, make
sure that it rounds as IEEE 754 prescribes for each element (or is exact) and that its order of addition and of
ties is fixed; then add its name to PORTABLE_NAMES below, and say why in the commit.
"""

import ast
from pathlib import Path
from textwrap import dedent

import pytest

GAME = Path(__file__).resolve().parents[2] / "game"
LAYERS = ("core", "rules", "engine")

# These build the portable arithmetic: they alone cast to whole numbers and reduce along an axis.
ARITHMETIC = frozenset({"core/arrays.py", "core/draws.py", "core/exact.py", "core/luck.py", "core/rejection.py"})

PORTABLE_NAMES = """
    array asarray ascontiguousarray empty zeros ones full empty_like zeros_like ones_like full_like arange eye
    identity indices copy copyto
    where select take take_along_axis put_along_axis compress nonzero flatnonzero argwhere ix_ fill_diagonal
    tril triu tril_indices triu_indices ndindex unravel_index ravel_multi_index
    concatenate stack vstack hstack column_stack split repeat tile pad flip roll reshape ravel transpose
    moveaxis swapaxes expand_dims squeeze atleast_1d atleast_2d broadcast_to broadcast_arrays broadcast_shapes
    newaxis shape ndim size result_type
    add subtract multiply divide negative abs absolute sqrt floor ceil trunc rint sign copysign signbit
    equal not_equal less less_equal greater greater_equal isnan isfinite isinf
    logical_and logical_or logical_xor logical_not any all isin array_equal
    bitwise_and bitwise_or bitwise_xor invert left_shift right_shift
    bincount cumsum diff count_nonzero searchsorted lexsort argmax argmin unique
    inf nan pi errstate iinfo finfo dtype ndarray generic integer floating number
    bool_ int8 int32 int64 uint8 uint32 uint64 intp float64
"""
PORTABLE = frozenset(PORTABLE_NAMES.split())

# What to use in place of the things most often reached for.
INSTEAD = {
    "exp": "exact.exp",
    "exp2": "exact.exp2",
    "log": "log of game.core.logarithms",
    "log1p": "log1p of game.core.logarithms",
    "sum": "exact.total for floats, exact.integer_total for whole numbers, exact.count for booleans",
    "nansum": "exact.total of np.where",
    "mean": "exact.total divided by the number",
    "average": "exact.total of weights times values",
    "dot": "exact.total of the product",
    "vdot": "exact.total of the product",
    "inner": "exact.total of the product",
    "matmul": "exact.total of the product",
    "tensordot": "exact.total of the product",
    "einsum": "exact.total of the product",
    "prod": "a product written out",
    "cumprod": "a product written out",
    "max": "exact.largest",
    "amax": "exact.largest",
    "min": "exact.smallest",
    "amin": "exact.smallest",
    "maximum": "exact.larger, or exact.raise_at for np.maximum.at",
    "fmax": "exact.larger",
    "minimum": "exact.smaller, or exact.lower_at for np.minimum.at",
    "fmin": "exact.smaller",
    "clip": "exact.clip",
    "power": "a product written out, exact.exp2 or exact.half_power",
    "pow": "a product written out, exact.exp2 or exact.half_power",
    "square": "a product written out",
    "tanh": "exact.logistic",
    "std": "exact.total of squares, and np.sqrt",
    "var": "exact.total of squares",
    "round": "np.rint",
    "around": "np.rint",
    "random": "luck.key and game.core.draws",
    "choice": "draws.categorical",
    "sort": 'kind="stable"',
    "argsort": 'kind="stable"',
    "astype": "exact.to_int or exact.floor_int from floats, exact.ones from booleans, luck.word to ids",
    "reduce": "exact.total, exact.integer_total, exact.largest or exact.smallest",
    "reduceat": "np.bincount with weights",
    "hash": "luck.entity (a hash of text differs from one run to the next)",
    "id": "luck.entity or luck.child",
    "open": "a value passed in: only content reads files",
}
METHOD_NAMES = "sum mean max min prod cumprod dot std var clip ptp argpartition reduceat"
METHODS = frozenset(METHOD_NAMES.split())
BUILTINS = frozenset({"sum", "pow", "open", "hash", "id", "eval", "exec", "input", "__import__"})
MODULE_NAMES = """
    random secrets time datetime socket yaml pygame os sys io pathlib tempfile shutil subprocess threading
    multiprocessing asyncio logging urllib http statistics cmath decimal uuid locale importlib
"""
MODULES = frozenset(MODULE_NAMES.split())
MATH = frozenset({"inf", "isfinite", "isinf", "isnan", "isqrt", "gcd", "lcm", "floor", "ceil", "sqrt"})
FROM_NUMPY = "numpy.typing"


class Reader(ast.NodeVisitor):
    """Collects (line, complaint) for one file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.complaints: list[tuple[int, str]] = []
        self.fine: set[ast.expr] = set()

    def complain(self, node: ast.stmt | ast.expr, what: str, instead: str) -> None:
        self.complaints.append((node.lineno, f"{what}; use {instead}"))

    def operator(self, node: ast.BinOp | ast.AugAssign) -> None:
        if isinstance(node.op, ast.Pow):
            self.complain(node, "** differs between machines", INSTEAD["pow"])
        if isinstance(node.op, ast.MatMult):
            self.complain(node, "@ adds in an order that differs between machines", INSTEAD["matmul"])
        self.generic_visit(node)

    visit_BinOp = operator
    visit_AugAssign = operator

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.module(node, alias.name)
            if alias.name.split(".")[0] == "numpy" and (alias.name, alias.asname) != ("numpy", "np"):
                self.complain(node, f"import {alias.name} hides numpy from this test", "import numpy as np")
            if alias.name == "math" and alias.asname:
                self.complain(node, "math under another name hides from this test", "import math")

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        source = node.module or ""
        self.module(node, source)
        if source.split(".")[0] == "numpy" and source != FROM_NUMPY:
            self.complain(node, f"from {source} import hides numpy from this test", "np.name")
        for alias in node.names:
            if source == "math":
                self.math(node, alias.name)

    def module(self, node: ast.stmt, name: str) -> None:
        if name.split(".")[0] in MODULES:
            self.complain(node, f"{name} reaches outside the rules", "values passed in, and keyed luck")

    def math(self, node: ast.stmt | ast.expr, name: str) -> None:
        if name not in MATH:
            self.complain(node, f"math.{name} is not portable", INSTEAD.get(name, "game.core.exact"))

    def visit_Call(self, node: ast.Call) -> None:
        function = node.func
        keywords = {k.arg: k.value for k in node.keywords}
        if isinstance(function, ast.Name) and function.id in BUILTINS:
            self.complain(node, f"{function.id}( is not for rules", INSTEAD.get(function.id, "plain code"))
        if isinstance(function, ast.Attribute) and self.permitted(function, node, keywords):
            self.fine.add(function)
        if "casting" in keywords:
            self.complain(node, "casting= makes casts unchecked", INSTEAD["astype"])
        self.generic_visit(node)

    def permitted(self, function: ast.Attribute, call: ast.Call, keywords: dict[str | None, ast.expr]) -> bool:
        """Calls that are portable through their arguments."""
        if function.attr in ("sort", "argsort"):
            kind = keywords.get("kind")
            return isinstance(kind, ast.Constant) and kind.value == "stable"
        if function.attr == "astype":
            to = call.args[0] if call.args else keywords.get("dtype")
            return to is not None and (ast.unparse(to) == "np.float64" or ".newbyteorder(" in ast.unparse(to))
        return False

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.generic_visit(node)
        name = node.attr
        instead = INSTEAD.get(name, "game.core.exact, or see the head of this test to allow it")
        if node in self.fine:
            return
        if isinstance(node.value, ast.Name) and node.value.id == "np":
            if name not in PORTABLE and not (self.name in ARITHMETIC and name in ("maximum", "minimum")):
                self.complain(node, f"np.{name} is not on the list of portable functions", instead)
        elif isinstance(node.value, ast.Name) and node.value.id == "math":
            self.math(node, name)
        elif ast.unparse(node.value) in ("exact", "draws", "np.logical_and", "np.logical_or"):
            return
        elif name in METHODS or name in ("sort", "argsort"):
            self.complain(node, f".{name} is not portable", instead)
        elif name in ("astype", "reduce") and self.name not in ARITHMETIC:
            self.complain(node, f".{name} is kept to the arithmetic of the core", instead)


def complaints(source: str, name: str) -> list[str]:
    reader = Reader(name)
    reader.visit(ast.parse(source, filename=name))
    return [f"game/{name}:{line}: {what}" for line, what in sorted(reader.complaints)]


def test_rules_use_portable_operations_only() -> None:
    files = [path for layer in LAYERS for path in sorted((GAME / layer).rglob("*.py"))]
    assert GAME / "core" / "exact.py" in files
    found = [
        complaint
        for path in files
        for complaint in complaints(path.read_text(encoding="utf-8"), path.relative_to(GAME).as_posix())
    ]
    assert not found, "\n" + "\n".join(found)


BAD = {
    "y = x ** 2": "**",
    "x **= 2": "**",
    "y = a @ b": "@ adds",
    "a @= b": "@ adds",
    "y = np.exp(x)": "use exact.exp",
    "y = np.log(x)": "use log of game.core.logarithms",
    "y = np.tanh(x)": "use exact.logistic",
    "f = np.exp": "use exact.exp",
    "y = np.sum(x)": "use exact.total",
    "y = np.max(x)": "use exact.largest",
    "y = np.maximum(x, 0)": "use exact.larger",
    "y = np.clip(x, 0, 1)": "use exact.clip",
    "y = np.power(x, 3)": "use a product",
    "y = np.einsum('i,i', a, b)": "use exact.total",
    "y = np.dot(a, b)": "use exact.total",
    "y = np.linalg.norm(a)": "np.linalg",
    "y = np.random.default_rng(1)": "use luck.key",
    "y = np.interp(x, a, b)": "np.interp",
    "y = np.argsort(x)": 'use kind="stable"',
    "y = np.sort(x, kind='quicksort')": 'use kind="stable"',
    "y = x.argsort()": 'use kind="stable"',
    "f = np.argsort": 'use kind="stable"',
    "y = x.sum()": "use exact.total",
    "y = (a + b).mean(axis=1)": "use exact.total",
    "y = state.men.max()": "use exact.largest",
    "y = x.min(axis=0)": "use exact.smallest",
    "y = x.prod()": "use a product",
    "y = x.dot(b)": "use exact.total",
    "y = x.clip(0, 1)": "use exact.clip",
    "y = np.add.reduce(x)": "use exact.total",
    "y = np.add.reduceat(x, i)": "use np.bincount",
    "y = sum(x)": "use exact.total",
    "y = pow(x, 2)": "use a product",
    "y = hash('name')": "use luck.entity",
    "f = open('a')": "use a value passed in",
    "y = x.astype(int)": "use exact.to_int",
    "y = x.astype(np.int64)": "use exact.to_int",
    "y = x.astype(dtype=np.int64)": "use exact.to_int",
    "np.copyto(a, b, casting='unsafe')": "casts unchecked",
    "import random": "random reaches",
    "from random import choice": "random reaches",
    "import os.path": "os.path reaches",
    "from datetime import date": "datetime reaches",
    "import time": "time reaches",
    "import socket": "socket reaches",
    "import yaml": "yaml reaches",
    "import pygame": "pygame reaches",
    "from pathlib import Path": "pathlib reaches",
    "import io": "io reaches",
    "import numpy.random": "hides numpy",
    "import numpy": "hides numpy",
    "from numpy import exp": "hides numpy",
    "from numpy.random import default_rng": "hides numpy",
    "from math import exp": "use exact.exp",
    "import math as m": "another name",
    "def f():\n    import math\n    return math.pow(2, 3)": "use a product",
}  # fmt: skip


@pytest.mark.parametrize("snippet", BAD)
def test_what_is_not_portable_is_found_and_named(snippet: str) -> None:
    found = complaints("\n\n" + snippet, "rules/raids/raid.py")
    assert found, f"nothing was said against {snippet!r}"
    line = 3 + snippet.count("\n")
    assert found[0].startswith(f"game/rules/raids/raid.py:{line}: ")
    assert BAD[snippet] in found[0]


def test_portable_code_passes() -> None:
    source = """
        from math import inf, isqrt
        import numpy as np
        from numpy.typing import NDArray
        from game.core import draws, exact

        SHARE = 0.3 / 7.0

        def rule(x: NDArray[np.float64], n: NDArray[np.int64], *words: int, **more: int) -> object:
            order = np.argsort(x, axis=-1, kind="stable")
            rank = order.argsort(kind="stable")
            y = np.where(x > 0.0, np.sqrt(x) * SHARE, -x / 3.0) + exact.total(x)[..., np.newaxis]
            y[rank] += exact.clip(n.astype(np.float64), 0.0, inf)
            if np.logical_or.reduce(y > 1.0) or y.any() or float(y[0]) > isqrt(9):
                return exact.canonical(np.bincount(n, weights=y))
            return np.add.accumulate(y) + max(words) + dict(**more)["a"]
        """
    assert complaints(dedent(source), "rules/raids/raid.py") == []


def test_only_the_arithmetic_of_the_core_casts_and_reduces() -> None:
    source = "y = x.astype(np.int64)\nz = np.add.reduce(y)\nw = np.maximum.reduce(y)"
    assert complaints(source, "core/exact.py") == []
    assert len(complaints(source, "core/state.py")) == 4
    assert complaints("y = np.exp(x)", "core/exact.py") != []
