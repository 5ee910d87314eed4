"""Turns located YAML data into attrs classes; every mistake becomes one sentence with its file and line.

Nothing is converted silently: text is never read as a number nor a number as text, true and false are not
numbers, unknown keys are refused with the nearest valid one, and a number says its unit and its limits.
"""

import difflib
from collections import abc
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from types import UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import (
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.gen import make_dict_structure_fn, override

from game.content.located import Located, PathInFile
from game.content.phrase import ContentErrors, Phrase, raise_all
from game.core.problem import N_, Problem

T = TypeVar("T")
Expectation = Phrase | str

# Attributes that hold a mapping by id: "members of ALFA" reads better than "members of ALFA of groups".
CONTAINERS: Final = frozenset(
    {
        "groups",
        "leaders",
        "presence",
        "regions",
        "seats",
        "teams",
        "lenses",
        "mandates",
        "sources",
        "relations",
    }
    | {"parameters", "values", "gateways", "typical", "forms", "causes", "knowledge", "figures"}
)


class Mistake(Exception):
    """A value that is not what its place expects. `at` leads from where it is raised to the value itself."""

    def __init__(self, expected: Expectation, found: object, at: PathInFile = ()) -> None:
        self.expected = expected
        self.found = found
        self.at = at
        super().__init__(str(expected))


def structure(located: Located, target: type[T]) -> T:
    """The data of a file as `target`, an attrs class.

    Raises ContentErrors with a sentence for every mistake found.
    """
    try:
        result: T = CONVERTER.structure(located.data, target)
    except Exception as error:
        problems = list(_problems(error, (), located))
        if not problems:
            raise
        raise_all(problems)
        raise
    return result


def mistake(located: Located, path: PathInFile, expected: Expectation, found: object) -> Problem:
    """The sentence for a wrong value at `path` of a file."""
    return Problem(
        "{file}, line {line}: {what}: expected {expected}, found {found}.",
        file=located.file,
        line=located.line(path),
        what=named(path),
        expected=expected,
        found=shown(found),
    )


def unknown(located: Located, path: PathInFile, kind: Phrase, found: str, known: Iterable[str]) -> Problem:
    """The sentence for an id that does not exist, with the nearest one that does."""
    return Problem(
        "{file}, line {line}: {what}: there is no {kind} {found}{hint}.",
        file=located.file,
        line=located.line(path),
        what=named(path),
        kind=kind,
        found=shown(found),
        hint=nearest(found, known),
    )


def nearest(word: str, known: Iterable[str]) -> Phrase | str:
    """A hint at the valid word nearest to a wrong one, or at some that exist; starts with a semicolon."""
    names = sorted(set(known))
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.5)
    if not close:
        by_case = {name.lower(): name for name in names}
        close = [by_case[word.lower()]] if word.lower() in by_case else []
    if close:
        return Phrase(N_("; the nearest is {name}"), name=close[0])
    if not names:
        return ""
    more = ", ..." if len(names) > 12 else ""
    return Phrase(N_("; there are {names}"), names=", ".join(names[:12]) + more)


def named(path: PathInFile) -> Phrase | str:
    """A path in a file as people say it: `members of ALFA`, `title of steps 3`, `entry 2 of turns`."""
    if not path:
        return Phrase(N_("the file"))
    owners: list[str] = []
    for step, after in pairwise(path):
        if isinstance(step, int):
            owners.append(f"{owners.pop()} {step + 1}" if owners else str(step + 1))
        elif step not in CONTAINERS or isinstance(after, int):
            owners.append(step)
    last = path[-1]
    inside = Phrase(N_("entry {number}"), number=last + 1) if isinstance(last, int) else last
    return Phrase(N_("{part} of {owner}"), part=inside, owner=", ".join(owners)) if owners else inside


def shown(found: object) -> Phrase | str:
    """A found value as it is shown in a sentence: short, on one line."""
    if found is None:
        return Phrase(N_("nothing"))
    if isinstance(found, bool):
        return "true" if found else "false"
    if isinstance(found, Mapping):
        return Phrase(N_("a mapping with {count} keys"), count=len(found))
    if isinstance(found, list | tuple):
        return Phrase(N_("a list of {count}"), count=len(found))
    if isinstance(found, int) and abs(found) >= 10**18:
        return Phrase(N_("a whole number far too large"))
    text = " ".join(str(found).split())
    text = text if len(text) <= 60 else text[:57] + "..."
    return f"'{text}'" if isinstance(found, str) else text


def _problems(error: BaseException, path: PathInFile, located: Located) -> Iterable[Problem]:
    if isinstance(error, ClassValidationError):
        yield from _class_problems(error, path, located)
    elif isinstance(error, IterableValidationError):
        noted, others = error.group_exceptions()
        for inner, note in noted:
            yield from _problems(inner, (*path, note.index), located)
        for inner in others:
            yield from _problems(inner, path, located)
    elif isinstance(error, Mistake):
        yield mistake(located, path + error.at, error.expected, error.found)
    elif isinstance(error, ContentErrors):
        yield from error.problems
    elif isinstance(error, Problem):
        yield error
    else:
        raise error


def _class_problems(error: ClassValidationError, path: PathInFile, located: Located) -> Iterable[Problem]:
    noted, others = error.group_exceptions()
    for inner, note in noted:
        step = note.name
        if isinstance(inner, KeyError) and inner.args == (step,):
            yield Problem(
                "{file}, line {line}: {what} is missing; add it.",
                file=located.file,
                line=located.line(path),
                what=named((*path, step)),
            )
        else:
            yield from _problems(inner, (*path, step), located)
    for inner in others:
        if isinstance(inner, ForbiddenExtraKeysError):
            known = [field.alias for field in attrs.fields(inner.cl)]
            for key in sorted(inner.extra_fields):
                yield unknown(located, (*path, key), Phrase(N_("key")), key, known)
        else:
            yield from _problems(inner, path, located)


def _text(value: object, _type: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Mistake(Phrase(N_("text")), value)
    return value


def _whole(value: object, _type: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Mistake(Phrase(N_("a whole number")), value)
    return value


def _decimal(value: object, _type: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Mistake(Phrase(N_("a number")), value)
    if isinstance(value, int) and abs(value) > 2**53:
        raise Mistake(Phrase(N_("a number up to 9e15")), value)
    return float(value)


def _truth(value: object, _type: object) -> bool:
    if not isinstance(value, bool):
        raise Mistake(Phrase(N_("true or false")), value)
    return value


def _choice(value: object, target: Any) -> Any:
    choices = get_args(target)
    if not isinstance(value, str) or value not in choices:
        raise Mistake(Phrase(N_("one of {choices}"), choices=", ".join(choices)), value)
    return value


def _class_hook(target: type) -> Callable[[Any, Any], Any]:
    overrides: dict[str, Any] = {
        field.name: override(struct_hook=field.metadata["read"])
        for field in attrs.fields(target)
        if "read" in field.metadata
    }
    overrides |= {"_cattrs_forbid_extra_keys": True, "_cattrs_use_alias": True}
    inner: Callable[[Any, Any], Any] = make_dict_structure_fn(target, CONVERTER, **overrides)

    def read(value: Any, as_type: Any) -> Any:
        if not isinstance(value, dict):
            raise Mistake(Phrase(N_("a mapping (key: value)")), value)
        return inner(value, as_type)

    return read


def _list_hook(target: Any) -> Callable[[Any, Any], Any]:
    element, *others = get_args(target)
    length = None if others == [Ellipsis] else 1 + len(others)

    def read(value: Any, _type: Any) -> Any:
        if not isinstance(value, list):
            raise Mistake(Phrase(N_("a list")), value)
        if length is not None and len(value) != length:
            raise Mistake(Phrase(N_("a list of {count}"), count=length), value)
        return tuple(CONVERTER.structure(value, list[element]))  # type: ignore[valid-type]

    return read


def _mapping_hook(target: Any) -> Callable[[Any, Any], Any]:
    of_key, of_value = get_args(target)

    def read(value: Any, _type: Any) -> Any:
        if not isinstance(value, dict):
            raise Mistake(Phrase(N_("a mapping (key: value)")), value)
        return CONVERTER.structure(value, dict[of_key, of_value])  # type: ignore[valid-type]

    return read


def _optional_hook(target: Any) -> Callable[[Any, Any], Any]:
    (kind,) = (part for part in get_args(target) if part is not type(None))
    # An absent key takes the default; `key:` with nothing after it is a slip and is said to be one.
    return lambda value, _type: CONVERTER.structure(value, kind)


def _either_hook(target: Any) -> Callable[[Any, Any], Any]:
    """For a value of several kinds: the kind is told by its form in the file."""
    kinds = get_args(target)
    if all(kind in (str, int, float, bool) for kind in kinds):
        return _scalar
    by_form = {_form_of(kind): kind for kind in kinds}

    def read(value: Any, _type: Any) -> Any:
        form = type(value) if type(value) in by_form else next(iter(by_form))
        return CONVERTER.structure(value, by_form[form])

    return read


def _form_of(kind: Any) -> type:
    if attrs.has(kind):
        return dict
    return list if get_origin(kind) is tuple else str


def _scalar(value: object, _type: object) -> object:
    if value is None or isinstance(value, dict | list):
        raise Mistake(Phrase(N_("a word, number, true or false")), value)
    return value


def _is_union(target: Any) -> bool:
    return get_origin(target) in (Union, UnionType)


def _is_optional(target: Any) -> bool:
    return _is_union(target) and len(get_args(target)) == 2 and type(None) in get_args(target)


def _made_from(generic: Any) -> Callable[[Any], bool]:
    return lambda target: get_origin(target) == generic


def _converter() -> Converter:
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    for kind, hook in ((str, _text), (int, _whole), (float, _decimal), (bool, _truth)):
        converter.register_structure_hook(kind, hook)
    converter.register_structure_hook_factory(attrs.has, _class_hook)
    converter.register_structure_hook_func(_made_from(Literal), _choice)
    converter.register_structure_hook_factory(_made_from(tuple), _list_hook)
    converter.register_structure_hook_factory(_made_from(abc.Mapping), _mapping_hook)
    converter.register_structure_hook_factory(_is_union, _either_hook)
    converter.register_structure_hook_factory(_is_optional, _optional_hook)
    return converter


CONVERTER: Final = _converter()
