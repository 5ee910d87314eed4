"""A small Markdown for briefings: headings, paragraphs, **bold**, *italics*, lists and tables; all else is plain text.

Italics stand in the second colour: on screen only seas and lands are set in italics.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL_BOLD, PANEL, TITLE, TextStyle
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Divider, Gap, Row, Sized
from game.desktop.widgets.text import Rich, Span, Text

_MARKS: Final = re.compile(r"(\*\*.+?\*\*|\*[^*\s](?:[^*]*[^*\s])?\*|`[^`]+`)", re.DOTALL)
_HEADING: Final = re.compile(r"(#{1,6})\s+(.*)")
_BULLET: Final = re.compile(r"\s*(?:[-*+]|(\d{1,3})[.)])\s+(.*)")
_STYLES: Final = {1: TITLE, 2: PANEL}


def spans(text: str, style: TextStyle = BODY, colour: str = "second") -> list[Span]:
    """A paragraph as spans, its marks taken out."""
    found = []
    for part in _MARKS.split(" ".join(text.split())):
        if part.startswith("**") and part.endswith("**") and len(part) > 4:
            found.append(Span(part[2:-2], BODY_BOLD, "text"))
        elif part[:1] == part[-1:] == "*" and len(part) > 2:
            found.append(Span(part[1:-1], style, "label"))
        elif part[:1] == part[-1:] == "`" and len(part) > 2:
            found.append(Span(part[1:-1], BODY_BOLD, "text"))
        elif part:
            found.append(Span(part, style, colour))
    return found


def plain(text: str) -> str:
    """A text without its marks."""
    return "".join(span.text for span in spans(text))


def markdown(text: str, title: bool = True) -> Widget:
    """A text as widgets below each other; `title`: whether a heading of the first rank is shown."""
    items: list[Widget] = []
    for block in _blocks(text.splitlines()):
        heading = _HEADING.match(block[0])
        if heading is not None:
            rank = len(heading.group(1))
            if rank == 1 and not title:
                continue
            if items:
                items.append(Gap(4))
            items.append(Text(plain(heading.group(2)), _STYLES.get(rank, BODY_BOLD)))
        elif _BULLET.match(block[0]):
            items += _list(block)
        elif block[0].lstrip().startswith("|"):
            items.append(_table(block))
        elif set(block[0].strip()) <= {"-", "*", "_"}:
            items.append(Divider())
        else:
            items.append(Rich(spans(" ".join(block))))
    return Column(items, gap=8)


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines that belong together."""
    block: list[str] = []
    for line in lines:
        if not line.strip():
            if block:
                yield block
            block = []
        elif _HEADING.match(line):
            if block:
                yield block
            yield [line]
            block = []
        else:
            if block and _BULLET.match(line) and not _BULLET.match(block[0]):
                yield block
                block = []
            block.append(line)
    if block:
        yield block


def _list(block: Sequence[str]) -> list[Widget]:
    entries: list[tuple[str, list[str]]] = []
    for line in block:
        found = _BULLET.match(line)
        if found is not None:
            entries.append((f"{found.group(1)}." if found.group(1) else "•", [found.group(2)]))
        else:
            entries[-1][1].append(line.strip())
    made: list[Widget] = []
    for mark, words in entries:
        content = Rich(spans(" ".join(words)), grow=1)
        made.append(Row([Sized(Text(mark, BODY, "label"), least_width=12), content], gap=8, align="top"))
    return made


def _table(block: Sequence[str]) -> Widget:
    """Rows of cells of equal width, the first row the head."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in block]
    rows = [row for row in rows if not all(set(cell) <= {"-", ":", " "} and cell for cell in row)]
    count = max(len(row) for row in rows)
    made: list[Widget] = []
    for place, row in enumerate(rows):
        cells: list[Widget] = []
        for cell in [*row, *[""] * (count - len(row))]:
            one = Rich(spans(cell, LABEL_BOLD, "label") if place == 0 else spans(cell)) if cell else Gap(0)
            one.grow = 1
            cells.append(one)
        made += [Row(cells, gap=12, align="top"), Divider()]
    return Column(made, gap=6)
