"""Writes the pages: a folder of plain HTML files for each language, complete in themselves, read without a network."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import jinja2

import game
from game import texts
from game.content.languages import LANGUAGES
from game.core.problem import Problem
from game.core.version import RULES
from game.edition.belief_page import Beliefs, beliefs
from game.edition.effects import Effects, load_effects
from game.edition.labels import labels
from game.edition.rule_pages import BELIEFS, ChapterShown, chapters
from game.edition.search_index import index
from game.texts import _, current

INDEX: Final = "index.html"
NAMES: Final = {"en": "English", "es": "Español"}  # each language in its own words
TEMPLATES: Final = Path(__file__).parent / "templates"


def write_pages(folder: Path, effects: Effects | None = None) -> tuple[Path, ...]:
    """Write the pages of every language below `folder`; the files written, the first to begin with.

    effects: what the experiments found, else as the game's own file has it. Raises Problem where the folder cannot be
    written or a file that the pages tell of is wrong.
    """
    effects = load_effects() if effects is None else effects
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )
    written = [_write(folder / INDEX, made.get_template("choice.html").render(languages=list(_choices())))]
    for language in LANGUAGES:
        with speaking(language):
            for name, text in _pages(made, effects):
                written.append(_write(folder / language / name, text))
    return tuple(written)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Another language for a while. Raises Problem where its texts cannot be read."""
    before = current()
    try:
        if language != before and (complaint := texts.use(language)):
            raise Problem("{complaint}", complaint=complaint)
        yield
    finally:
        if current() != before:
            texts.use(before)


def _choices() -> Iterator[dict[str, str]]:
    for language in LANGUAGES:
        with speaking(language):
            yield {"code": language, "name": NAMES.get(language, language)} | labels()


def _pages(made: jinja2.Environment, effects: Effects) -> Iterator[tuple[str, str]]:
    """The pages of the current language by the name of their file."""
    book, claims, say = chapters(), beliefs(effects), labels()
    shared: dict[str, Any] = {
        "language": current(), "say": say, "chapters": book,
        "others": [(code, NAMES.get(code, code)) for code in LANGUAGES if code != current()],
        "edition": _("Plaza {version}, rules version {rules}.").format(version=game.__version__, rules=RULES),
    }  # fmt: skip

    def page(template: str, name: str, title: str, **values: Any) -> tuple[str, str]:
        return name, made.get_template(template).render(page=name, title=title, **shared, **values)

    yield page("index.html", INDEX, say["book"], **_for_index(book, claims, say))
    for chapter in book:
        yield page("chapter.html", chapter.page, chapter.title, chapter=chapter, range=_("{low} to {high}"))
    yield page("beliefs.html", BELIEFS, say["beliefs"], it=claims, moved=_("{count} numbers moved from their defaults"))


def _for_index(book: Sequence[ChapterShown], claims: Beliefs, say: dict[str, str]) -> dict[str, Any]:
    return {
        "entries": index(book, claims, BELIEFS, say["beliefs"]), "count": _("{count} found"),
        "share_sentence": claims.share_sentence, "grades": claims.grades,
    }  # fmt: skip


def _write(path: Path, text: str) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Problem(
            "The pages cannot be written to {folder} ({reason}); name another folder with --out.",
            folder=path.parent, reason=error.strerror or str(error),
        ) from error  # fmt: skip
    return path
