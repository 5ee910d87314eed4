"""From what a player types to the ids of orders: short ids, nicknames and names of what the seat knows."""

import re
import shlex
from collections.abc import Mapping
from typing import Final

from game.clients.known import Known
from game.console.vocabulary import order_named, simple
from game.core.orders import ORDERS

BEFORE_A_NAME: Final = re.compile(r"\s+(?=[^\s=]+=)")  # what parts the arguments of an order, which may hold blanks


def nameable(known: Known) -> dict[str, str]:
    """What can be typed for an id: ids, short ids, nicknames and names of what the seat knows; ambiguous ones left out."""
    found: dict[str, set[str]] = {}

    def add(word: str, one: str) -> None:
        found.setdefault(simple(word), set()).add(one)

    world = known.view.world
    for place in known.typeable_leaders():
        post = world.posts[place]
        for word in (post, post.split("/", 1)[1], known.names.nickname(post) if known.names.knows(post) else ""):
            if word:
                add(word, post)
                add(word.split(" ", 1)[-1], post)
    for group in (world.groups[place] for place in known.groups):
        add(group, group)
        add(known.names.group_name(group), group)
    for region in world.regions:
        add(region, region)
        add(region.split("-", 1)[-1], region)
        add(known.names.region(region), region)
    for gateway in world.gateways:
        add(gateway, gateway)
    return {word: next(iter(ids)) for word, ids in found.items() if len(ids) == 1}


def full_order(text: str, known: Known) -> str:
    """An order as typed, its name and targets put into the form that the vocabulary reads; the rest is left as it is."""
    name, _blank, rest = text.strip().partition(" ")
    order = order_named(name)
    if order is None:
        return text
    targets = {
        parameter.name for parameter in ORDERS[order].parameters
        if parameter.kind in ("leader", "group", "region", "target", "gateway")
    }  # fmt: skip
    words = nameable(known)
    if order in ("propose_accord", "answer_accord"):
        return _full_accord(order, rest, known)
    parts = [_full_part(part, targets, words) for part in BEFORE_A_NAME.split(rest.strip()) if part]
    return " ".join([order, *parts])


def _full_accord(order: str, rest: str, known: Known) -> str:
    """An accord as typed, each order that it names put into the form that the vocabulary reads."""
    try:
        words = shlex.split(rest)
    except ValueError:  # a quotation mark that is not closed is told by whoever reads the order
        return f"{order} {rest}"
    parts = []
    for word in words:
        name, sign, value = word.partition("=")
        if sign and name in ("gives", "asks"):
            value = "; ".join(full_order(one, known) for one in value.split(";"))
        parts.append(f"{name}{sign}{shlex.quote(value)}" if sign else shlex.quote(word))
    return " ".join([order, *parts])


def _full_part(part: str, targets: set[str], words: Mapping[str, str]) -> str:
    name, sign, value = part.partition("=")
    if sign and name in targets:
        quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
        bare = value[1:-1] if quoted else value
        unknown = shlex.quote(bare) if " " in bare and "'" not in bare else value
        return f"{name}={words.get(simple(bare), unknown)}"
    return part
