"""A control inject as a file writes it: `inject`, and the parameters of the inject beside it."""

from collections.abc import Mapping
from typing import Any, Final

import attrs

from game.content.conditions import Setting
from game.content.languages import optional_texts
from game.content.located import Located, PathInFile
from game.content.phrase import Phrase
from game.content.quantities import means
from game.content.source_files import Folder
from game.content.structure import CONVERTER, Mistake, mistake
from game.content.vocabulary import check_known
from game.core.injects import INJECTS, Inject, make_inject
from game.core.problem import N_, Problem
from game.core.world import Texts
from game.engine import inject_checks
from game.engine.injecting import supported

MESSAGE: Final = "message_to"


@attrs.frozen(kw_only=True)
class ActEntry:
    """The keys of an effect that are not parameters of its inject."""

    inject: str = means("a control inject; its parameters stand beside it")
    texts: Texts | None = optional_texts("what people read; the text of a `message_to`")


@attrs.frozen
class Act:
    """An inject as it was written; `entry` has at least `inject` and `texts`."""

    entry: Any
    arguments: Mapping[str, object]


def split(value: Any, entry: type) -> tuple[Any, dict[str, object]]:
    """The keys of an entry, read, and those beside them. Raises Mistake when it is no mapping."""
    if not isinstance(value, dict):
        raise Mistake(Phrase(N_("a mapping (key: value)")), value)
    own = {field.alias for field in attrs.fields(entry)}
    read: Any = CONVERTER.structure({key: part for key, part in value.items() if key in own}, entry)
    return read, {key: part for key, part in value.items() if key not in own}


CONVERTER.register_structure_hook(Act, lambda value, _type: Act(*split(value, ActEntry)))


def read_inject(folder: Folder, file: str, path: PathInFile, act: Act, setting: Setting) -> Inject | None:
    """The inject, checked against what the scenario has; None, and a problem more, where it cannot be."""
    located, ids = folder.located[file], setting.ids
    arguments = dict(act.arguments)
    if act.entry.inject == MESSAGE and act.entry.texts is not None:
        arguments.setdefault("text", act.entry.texts["en"])
    if not check_known(folder.problems, located, (*path, "inject"), "inject", act.entry.inject, ids.of_kind("inject")):
        return None
    if not supported(act.entry.inject):
        expected = Phrase(N_("an inject that the rules of this version can carry out"))
        folder.problems.append(mistake(located, (*path, "inject"), expected, act.entry.inject))
        return None
    try:
        inject = make_inject(act.entry.inject, arguments)
    except Problem as problem:
        folder.problems.append(_placed(problem, located, (*path, "inject")))
        return None
    before = len(folder.problems)
    for parameter in INJECTS[inject.name].parameters:
        value = inject.arguments.get(parameter.name)
        if parameter.kind in ("leader", "group", "region") and isinstance(value, str):
            known = ids.of_kind(parameter.kind)
            check_known(folder.problems, located, (*path, parameter.name), parameter.kind, value, known)
    if inject.name == MESSAGE:
        for seat in str(inject.arguments["seats"]).replace(",", " ").split():
            if seat != "all":
                check_known(folder.problems, located, (*path, "seats"), "seat", seat, ids.seats)
    if len(folder.problems) == before:
        names = {
            "leader": ids.leaders, "group": ids.groups, "region": ids.regions, "seat": ids.seats,
            "team": setting.head.teams,
        }  # fmt: skip
        try:
            inject_checks.check(inject, names)
        except Problem as problem:
            folder.problems.append(_placed(problem, located, (*path, "inject")))
    return inject


def _placed(problem: Problem, located: Located, path: PathInFile) -> Problem:
    told = Phrase(problem.message, **problem.values)
    return Problem("{file}, line {line}: {what}", file=located.file, line=located.line(path), what=told)
