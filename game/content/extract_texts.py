"""Bring the translation catalogues up to date with the source: `python -m game.content.extract_texts`.

Collects every sentence a person can read: literals given to `_`, `ngettext`, `N_` or to a `Problem` (or a
class made from it) in the Python files, the readable keys of the rules' YAML files, and the titles of the
experiments that the page on claims shows. Kept translations stay, new sentences come in empty, sentences no
longer used go. Works in a checkout, where the catalogues are written.
"""

import ast
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from game.core.problem import Problem
from game.texts import catalogue

KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
# Of a rule's YAML file: its own sentences, each cause's, and what each parameter means.
RULE_TEXTS = ("title", "words")
PARAMETER_TEXTS = ("meaning", "unit")
LINE_WIDTH = 110
UNSTABLE_HEADERS = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Report-Msgid-Bugs-To')
HEADER = """\
# Translations of Plaza, under CC BY 4.0 like its other texts (see LICENSE).
# Brought up to date with `python -m game.content.extract_texts`; only msgstr lines are written
# by hand."""

Message = str | tuple[str, ...]


@dataclass(frozen=True)
class Count:
    """What one catalogue held after being brought up to date."""

    language: str
    messages: int
    added: int
    dropped: int
    untranslated: int


def template(checkout: Path) -> Catalog:
    """All messages of the source under `checkout`, without translations.

    Raises Problem for a file that cannot be read.
    """
    found = Catalog(project="Plaza", charset="utf-8", fuzzy=False)
    trees = _trees(checkout)
    keywords = KEYWORDS | dict.fromkeys(_problem_classes(trees))
    for module in trees:
        for message, comments in _from_python(module, keywords):
            found.add(message, locations=[_location(module, checkout)], auto_comments=comments)
    for rule in sorted((checkout / "game" / "rules").rglob("*.yaml")):
        if not rule.name.endswith(".cases.yaml"):
            for text in _from_rule(rule):
                found.add(text, locations=[_location(rule, checkout)])
    for experiment in _experiments(checkout / "tests" / "mechanisms"):
        found.add(_title_of(experiment), locations=[_location(experiment, checkout)])
    return found


def assembled(checkout: Path) -> list[str]:
    """The places, as `file:line`, where a text is put together before it is looked up: it is never found."""
    trees = _trees(checkout)
    names = {*KEYWORDS, *_problem_classes(trees)}
    return [
        f"{module.relative_to(checkout).as_posix()}:{node.lineno}"
        for module, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args and _called(node) in names and _put_together(node.args[0])
    ]


def updated(existing: Catalog, found: Catalog) -> Catalog:
    """The catalogue of one language with the messages of `found` and the translations of `existing`."""
    fresh = Catalog(
        locale=existing.locale,
        project="Plaza",
        version="",
        msgid_bugs_address="",
        charset="utf-8",
        fuzzy=False,
        header_comment=HEADER,
        last_translator="The Plaza developers",
        language_team="The Plaza developers",
    )
    for message in found:
        if message.id:
            kept = existing.get(message.id)
            fresh.add(
                message.id,
                kept.string if kept else "",
                locations=message.locations,
                auto_comments=message.auto_comments,
                user_comments=kept.user_comments if kept else (),
            )
    return fresh


def written(translated: Catalog) -> bytes:
    """The text of the .po file."""
    buffer = io.BytesIO()
    write_po(buffer, translated, width=LINE_WIDTH, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    # Without the dates the file changes only when a sentence does.
    lines = buffer.getvalue().decode("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(UNSTABLE_HEADERS)]
    return ("\n".join(kept).rstrip() + "\n").encode("utf-8")


def read(path: Path, language: str) -> Catalog:
    """The catalogue in the file `path`, or an empty one when there is none yet."""
    if not path.exists():
        return Catalog(locale=language, charset="utf-8", fuzzy=False)
    return read_po(io.BytesIO(path.read_bytes()), locale=language, abort_invalid=True)


def main() -> None:
    """Bring every catalogue up to date and print what changed; status 1 if a text can never be translated."""
    checkout = Path(__file__).resolve().parents[2]
    if not (checkout / "pyproject.toml").is_file():
        raise SystemExit("The catalogues are brought up to date in a checkout of Plaza, not in an installed copy.")
    try:
        found = template(checkout)
    except Problem as problem:
        raise SystemExit(str(problem)) from problem
    for language in catalogue.languages():
        count = _bring_up_to_date(language, found)
        print(
            f"{language}: {count.messages} messages, {count.added} new, {count.dropped} gone, "
            f"{count.untranslated} to translate"
        )
    if places := assembled(checkout):
        raise SystemExit(
            "These texts are put together before they are looked up; write each as one literal with named "
            f"fields and fill them in after: {', '.join(places)}"
        )


def _bring_up_to_date(language: str, found: Catalog) -> Count:
    path = catalogue.path(language)
    existing = read(path, language)
    fresh = updated(existing, found)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written(fresh))
    before = {message.id for message in existing if message.id}
    after = {message.id for message in fresh if message.id}
    empty = [message for message in fresh if message.id and not _translated(message.string)]
    return Count(language, len(after), len(after - before), len(before - after), len(empty))


def _translated(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(string) if string is None or isinstance(string, str) else all(string)


def _from_python(module: Path, keywords: dict[str, tuple[int, ...] | None]) -> Iterator[tuple[Message, list[str]]]:
    with module.open("rb") as source:
        for _line, message, comments, _context in extract(
            "python", source, keywords=keywords, comment_tags=("Translators:",), strip_comment_tags=True
        ):
            text = message[0] if isinstance(message, tuple) and len(message) == 1 else message
            if text:
                yield text, list(comments)


def _named_keys(path: Path) -> dict[str, Any]:
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise Problem("{path} cannot be read: {reason}.", path=path, reason=" ".join(str(error).split())) from error
    if not isinstance(data, dict):
        raise Problem("{path} should hold named keys such as title and words; found {kind}.", path=path, kind=type(data))
    return data


def _experiments(folder: Path) -> list[Path]:
    """The experiments that the page shows: those of the folder, and of folders in it where a row has none there."""
    own = sorted(folder.glob("M*.yaml"))
    rows = {path.stem[:3] for path in own}
    return own + [path for path in sorted(folder.glob("*/M*.yaml")) if path.stem[:3] not in rows]


def _title_of(path: Path) -> str:
    title = _named_keys(path).get("title")
    if not isinstance(title, str) or not title:
        raise Problem("{path} has no title; say in one sentence what it shows.", path=path)
    return title


def _from_rule(path: Path) -> Iterator[str]:
    rule = _named_keys(path)
    parameters = (rule.get("parameters") or {}).values()
    texts = [rule.get(key) for key in RULE_TEXTS]
    texts += (rule.get("causes") or {}).values()
    texts += [entry.get(key) for entry in parameters if isinstance(entry, dict) for key in PARAMETER_TEXTS]
    yield from (text for text in texts if isinstance(text, str) and text)


def _location(path: Path, checkout: Path) -> tuple[str, int]:
    return path.relative_to(checkout).as_posix(), 1


def _trees(checkout: Path) -> dict[Path, ast.Module]:
    trees = {}
    for module in sorted((checkout / "game").rglob("*.py")):
        try:
            trees[module] = ast.parse(module.read_text(encoding="utf-8"), str(module))
        except SyntaxError as error:
            raise Problem(
                "{path}, line {line}, is not Python: {reason}.",
                path=module,
                line=error.lineno,
                reason=error.msg,
            ) from error
    return trees


def _problem_classes(trees: dict[Path, ast.Module]) -> set[str]:
    """`Problem` and the classes made from it, by name, wherever they are defined."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    names = {Problem.__name__}
    while more := {name for name, parents in bases.items() if parents & names} - names:
        names |= more
    return names


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _put_together(text: ast.expr) -> bool:
    """Whether the text is an f-string, a sum or a literal filled in already."""
    if isinstance(text, ast.Call):
        function = text.func
        return isinstance(function, ast.Attribute) and isinstance(function.value, ast.Constant)
    return isinstance(text, ast.JoinedStr | ast.BinOp)


if __name__ == "__main__":
    main()
