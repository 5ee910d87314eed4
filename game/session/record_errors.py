"""What can be wrong with a record, from a clause about one line to the sentence a person reads."""

from game.texts import _


def printable(text: str) -> str:
    """Untrusted text as it may stand in a sentence: without characters that could steer a terminal."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


class RecordError(Exception):
    """A record that cannot be read or written; ``sentence`` says where, what is wrong and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class LineFault(RecordError):
    """What is wrong with one line, as a clause (``fault``), before it is known which line of which file."""

    def __init__(self, fault: str) -> None:
        super().__init__(_("A line of the record cannot be used: {fault}.").format(fault=fault))
        self.fault = fault


class LaterLine(LineFault):
    """A whole line with something only a later Plaza writes; ``version`` is the one the header names."""

    def __init__(self, found: str, version: str) -> None:
        super().__init__(_("{found} is not known to this Plaza").format(found=found))
        self.version = version


def damaged(file: str, n: int, fault: LineFault) -> RecordError:
    """The sentence for a fault in entry n (0: the header) of a file."""
    values = {"file": file, "line": n + 1, "fault": fault.fault, "before": n - 1}
    if isinstance(fault, LaterLine):
        sentence = _(
            "{file}, line {line}: {fault}; the record was written by a newer version of Plaza "
            "({version}), so update Plaza to read it."
        ).format(version=fault.version, **values)
    elif n == 0:
        sentence = _("{file}, line {line}: {fault}; restore a copy of the file.").format(**values)
    else:
        sentence = _(
            "{file}, line {line}: {fault}; restore a copy of the file, or go on from a branch through entry {before}."
        ).format(**values)
    return RecordError(sentence)


def system_refusal(file: str, error: OSError | ValueError) -> RecordError:
    """The sentence for a file the operating system will not open, read or write."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return RecordError(
        _("{file}: the record cannot be used ({reason}); check its name, folder and permissions.").format(
            file=file, reason=printable(reason)
        )
    )
