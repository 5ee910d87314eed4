"""Reads a written page as a browser's parser would: its ids, links, headings, tables, labels and text."""

from html.parser import HTMLParser
from pathlib import Path

import attrs

EMPTY = {"meta", "input", "br", "link", "img", "hr"}
SILENT = {"style", "script"}


@attrs.define
class Page:
    """What stands on a page."""

    path: Path
    ids: list[str] = attrs.field(factory=list)
    links: list[str] = attrs.field(factory=list)  # every address that an attribute names
    headings: list[tuple[int, str]] = attrs.field(factory=list)
    tags: list[tuple[str, dict[str, str]]] = attrs.field(factory=list)
    scripts: dict[str, str] = attrs.field(factory=dict)  # text of a script by its id
    by_id: dict[str, str] = attrs.field(factory=dict)  # text of an element by its id
    unclosed: list[str] = attrs.field(factory=list)
    text: str = ""

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of that kind."""
        return [attributes for name, attributes in self.tags if name == tag]

    def says(self, words: str) -> bool:
        """Whether the page says it, however it is broken into lines."""
        return flat(words) in flat(self.text)


def flat(text: str) -> str:
    """Text without breaks or doubled spaces."""
    return " ".join(text.split())


def read_page(path: Path) -> Page:
    """Read one page."""
    reader = _Reader(path)
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    reader.page.unclosed = [tag for tag, _id in reader.open]
    return reader.page


class _Reader(HTMLParser):
    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page(path)
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        self.page.tags.append((tag, given))
        if "id" in given:
            self.page.ids.append(given["id"])
            self.page.by_id.setdefault(given["id"], "")
        self.page.links += [given[name] for name in ("href", "src", "action", "data", "poster", "srcset") if name in given]
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.page.headings.append((int(tag[1]), ""))
        if tag not in EMPTY:
            self.open.append((tag, given.get("id", "")))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            raise AssertionError(f"{self.page.path.name}, line {self.getpos()[0]}: </{tag}> closes {self.open[-1:]}")
        self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1][0] in SILENT:
            self.page.scripts[self.open[-1][1]] = data
            return
        self.page.text += data
        for _tag, id in self.open:
            if id:
                self.page.by_id[id] += data
        if self.page.headings and any(tag[0] == "h" and tag[1:].isdigit() for tag, _id in self.open):
            level, words = self.page.headings[-1]
            self.page.headings[-1] = (level, words + data)
