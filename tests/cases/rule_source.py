"""What a rule's source says about itself: the parameters it reads, the causes it books, the names in its equation."""

import ast
import functools
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import game
from game.content.rules_text import load_rules, rules_folder
from game.core import state
from tests.cases.worked_cases import module_of

ENGINE = Path(game.__file__).parent / "engine"


def tree_of(rule: str) -> ast.Module:
    """The syntax tree of a rule's module."""
    return ast.parse((rules_folder() / f"{rule.replace('.', '/')}.py").read_text(encoding="utf-8"))


def causes_of(rule: str) -> set[str]:
    """The causes that a rule's module names, without `chapter.rule.`."""
    prefix = f"{rule}."
    texts = (value for value in vars(module_of(rule)).values() if isinstance(value, str))
    return {text.removeprefix(prefix) for text in texts if text.startswith(prefix)}


def read_for_certain(rule: str) -> set[str]:
    """Keys that are read for certain: written out in brackets in the rule's module or, of its values, in the engine."""
    return set(_subscripts(tree_of(rule))) | _read_in_the_engine().get(rule, set())


def read_perhaps(rule: str, keys: set[str]) -> set[str]:
    """Those of `keys` that may be read otherwise: by a text or list of texts in the module, or by a text with gaps."""
    tree, found = tree_of(rule), set()
    texts = {v.value for v in ast.walk(tree) if isinstance(v, ast.Constant) and isinstance(v.value, str)}
    for value in vars(module_of(rule)).values():
        if isinstance(value, tuple):
            texts |= {text for text in value if isinstance(text, str)}
    found |= keys & texts
    for gaps in ast.walk(tree):
        if isinstance(gaps, ast.JoinedStr):
            parts = [re.escape(v.value) if isinstance(v, ast.Constant) else "[a-z0-9]+" for v in gaps.values]
            found |= {key for key in keys if re.fullmatch("".join(map(str, parts)), key)}
    return found


def listed(rule: str) -> set[str]:
    """Keys that the module lists in private tuples, from which `pick` reads."""
    tuples = (v for name, v in vars(module_of(rule)).items() if name.startswith("_") and isinstance(v, tuple))
    picked = {a.id for call in _calls(tree_of(rule), "pick") for a in call.args if isinstance(a, ast.Name)}
    module = vars(module_of(rule))
    return {key for value in tuples for key in value if any(module.get(name) is value for name in picked)}


def equation_in_words(rule: str) -> str:
    """The indented lines of the docstring of a rule's module: its equation."""
    doc = inspect.getdoc(module_of(rule)) or ""
    return "\n".join(line for line in doc.splitlines() if line.startswith("    "))


def unknown_names(rule: str, equation: str) -> set[str]:
    """Names in an equation that are no parameter, quantity of the state, function or argument of the rule.

    Names with an underscore must be known; a name before [x] must begin a parameter, as base[sharing] does.
    """
    keys = {parameter.name.rpartition(".")[2] for parameter in load_rules()[rule].parameters}
    tree = list(ast.walk(tree_of(rule)))
    known = keys | set(state.FIELDS) | {node.arg for node in tree if isinstance(node, ast.arg)}
    known |= {node.name for node in tree if isinstance(node, ast.FunctionDef)}
    indexed = set(re.findall(r"\b([a-z_]+)\[", equation))
    starts = {name for name in indexed if any(key.startswith(f"{name}_") for key in keys)}
    plain = set(re.findall(r"\b[a-z]+(?:_[a-z0-9]+)+\b", equation)) - indexed
    return {name for name in indexed - starts if name not in known} | (plain - known)


def _subscripts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        key = node.slice if isinstance(node, ast.Subscript) else None
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield key.value


def _calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


@functools.cache
def _read_in_the_engine() -> dict[str, set[str]]:
    """Keys by rule that the engine reads of `game.rule(<rule>.RULE)` or `game.rule_at(<rule>.RULE, rows)`."""
    names = {name.partition(".")[2]: name for name in load_rules()}
    found: dict[str, set[str]] = {}
    for path in sorted(ENGINE.glob("*.py")):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                for module, key in _reads(function):
                    found.setdefault(names[module], set()).add(key)
    return found


def _reads(function: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    bound: dict[str, str] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target, value in _pairs(node.targets[0], node.value):
                if isinstance(target, ast.Name) and (module := _values_of(value)):
                    bound[target.id] = module
    for node in ast.walk(function):
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            name = bound.get(node.value.id) if isinstance(node.value, ast.Name) else _values_of(node.value)
            if name:
                yield name, node.slice.value


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        yield from zip(target.elts, value.elts, strict=True)
    else:
        yield target, value


def _values_of(node: Any) -> str | None:
    """The rule's module if the expression is game.rule(module.RULE, ...) or game.rule_at(module.RULE, ...)."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("rule", "rule_at"):
        first = node.args[0]
        if isinstance(first, ast.Attribute) and first.attr == "RULE" and isinstance(first.value, ast.Name):
            return first.value.id
    return None
