"""Who may import what, where the layer contracts of pyproject.toml cannot say it."""

import ast
from pathlib import Path

import pytest

import game

PACKAGE = Path(game.__file__).resolve().parent
MODULES = sorted(path.relative_to(PACKAGE.parent) for path in PACKAGE.rglob("*.py"))
# What a rule needs besides the core: arrays, records and the words of its annotations.
ALLOWED_TO_RULES = {"numpy", "attrs", "typing", "collections", "enum", "dataclasses"}
PURE = ("core", "rules", "engine")
FORBIDDEN_TO_PURE = {
    *("yaml", "pygame", "random", "secrets", "time", "datetime", "socket", "threading", "multiprocessing"),
    *("os", "io", "pathlib", "shutil", "tempfile", "subprocess", "urllib", "http"),
    *("numpy.random", "game.texts", "game.installed"),
}


def imported(source: str, module: Path) -> set[str]:
    """The dotted names that `source` imports, relative ones resolved against `module`."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = module.parts[: len(module.parts) - node.level] if node.level else ()
            base = ".".join([*package, *([node.module] if node.module else [])])
            names |= {f"{base}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("np", "numpy"):
            names.add(f"numpy.{node.attr}")
    return names


def imports_of(module: Path) -> set[str]:
    return imported((PACKAGE.parent / module).read_text(encoding="utf-8"), module)


def within(name: str, packages: set[str]) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("import game.rules.raids.leak", "game.rules.raids.leak"),
        ("from .leak import chance", "game.rules.raids.leak.chance"),
        ("from . import leak", "game.rules.raids.leak"),
        ("from ..people import fear", "game.rules.people.fear"),
        ("from numpy import random", "numpy.random"),
        ("x = np.random.random()", "numpy.random"),
        ("def f():\n    import yaml as y", "yaml"),
    ],
)
def test_the_reader_of_imports_sees_every_way_of_importing(line, expected):
    assert imported(line, Path("game/rules/raids/firefight.py")) == {expected}


@pytest.mark.parametrize("module", [m for m in MODULES if m.parts[1] == "rules" and m.name != "__init__.py"], ids=str)
def test_a_rule_imports_only_the_core(module):
    foreign = {name for name in imports_of(module) if not within(name, {"game.core", *ALLOWED_TO_RULES})}
    assert not foreign, (
        f"{module} imports {sorted(foreign)}: a rule may use only game.core, and rules never one another; "
        "put what two rules share into game/core, and their order into game/engine/sequence.py"
    )


@pytest.mark.parametrize("module", [m for m in MODULES if m.parts[1] in PURE], ids=str)
def test_core_rules_and_engine_draw_no_luck_tell_no_time_and_touch_no_file(module):
    impure = {name for name in imports_of(module) if within(name, FORBIDDEN_TO_PURE)}
    assert not impure, f"{module} imports {sorted(impure)}, which makes a game depend on more than its state"


@pytest.mark.parametrize(("library", "layer"), [("yaml", "content"), ("pygame", "desktop")])
def test_a_library_is_imported_by_its_own_layer_only(library, layer):
    users = {str(module) for module in MODULES if any(within(name, {library}) for name in imports_of(module))}
    strangers = {user for user in users if Path(user).parts[1] != layer}
    assert not strangers, f"only game/{layer} may import {library}, not {sorted(strangers)}"


def test_yaml_is_read_safely_wherever_it_is_read():
    unsafe = {
        "yaml.load",
        "yaml.load_all",
        "yaml.unsafe_load",
        "yaml.full_load",
        "yaml.Loader",
        "yaml.FullLoader",
    }
    for module in MODULES:
        tree = ast.parse((PACKAGE.parent / module).read_text(encoding="utf-8"))
        used = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & unsafe
        assert not used, f"{module} uses {sorted(used)}, which can run code from a file; use yaml.safe_load"
