"""Breaking a text into lines."""

from collections.abc import Callable


def wrapped(text: str, width: int, measure: Callable[[str], int]) -> list[str]:
    """A text in lines of at most a width as `measure` tells it; a word longer than that is broken."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if not line or measure(longer) <= width:
                line = longer
            else:
                lines.append(line)
                line = word
            while measure(line) > width and len(line) > 1:
                cut = next((end for end in range(len(line) - 1, 1, -1) if measure(line[:end]) <= width), 1)
                lines.append(line[:cut])
                line = line[cut:]
        lines.append(line)
    return lines
