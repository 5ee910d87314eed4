"""The index that the pages are searched by: what stands in it, and how words are compared (search.js does the same)."""

import unicodedata
from collections.abc import Sequence

from game.edition.belief_page import Beliefs
from game.edition.rule_pages import ChapterShown, RuleShown, link_to

Entry = dict[str, str]  # t title, u place, c chapter, w first words, x everything it is found by


def index(chapters: Sequence[ChapterShown], claims: Beliefs, claims_page: str, claims_title: str) -> list[Entry]:
    """An entry for every rule and every claim."""
    entries = [_rule(rule, chapter) for chapter in chapters for rule in chapter.rules]
    entries += [
        {
            "t": f"{one.row}. {one.claim}", "u": f"{claims_page}#{one.row}", "c": claims_title, "w": "",
            "x": plain(" ".join([one.row, one.claim, *one.documents, *(shown.title for shown in one.experiments)])),
        }
        for one in claims.claims
    ]  # fmt: skip
    return entries


def plain(text: str) -> str:
    """Text as it is compared: lower case, without accents."""
    folded = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


def find(entries: Sequence[Entry], text: str) -> list[Entry]:
    """The entries that hold every word of a text, those with all of them in the title first."""
    words = plain(text).split()
    found = [entry for entry in entries if all(word in entry["x"] for word in words)]
    return sorted(found, key=lambda entry: not all(word in plain(entry["t"]) for word in words))


def _rule(rule: RuleShown, chapter: ChapterShown) -> Entry:
    words = [rule.title, rule.name, chapter.title, *rule.words, *(row.row for row in rule.rows)]
    words += [text for one in rule.parameters for text in (one.key, one.meaning)]
    words += [text for cause in rule.causes for text in cause]
    first = rule.words[0].split(". ")[0].rstrip(".") + "."
    return {"t": rule.title, "u": link_to(rule.name), "c": chapter.title, "w": first, "x": plain(" ".join(words))}
