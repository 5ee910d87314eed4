"""An explanation on the screen: the three largest causes first, then the rest, then the rules behind them."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from game.clients.numbers import shows, with_sign
from game.clients.why import at_the_start
from game.console.forecast_text import forecast, parts_text
from game.core.odds import ChanceRecord
from game.session import odds_words
from game.session.explanations import Cause, Explanation, RuleUsed
from game.session.reporting import clock
from game.texts import _, number, percent

MOST_PARAMETERS = 6  # of a rule, to be shown with an explanation


def explanation(found: Explanation, brief: bool = True, of_event: bool = False) -> RenderableType:
    """Everything an explanation holds; `brief`: of a rule with many parameters only the words; of an event only its name."""
    parts: list[RenderableType] = [Text(found.title, style="bold")]
    parts += [Padding(Text(sentence), (0, 0, 0, 2)) for sentence in found.sentences]
    if found.start is not None and found.end is not None:
        span = _span(found)
        parts.append(Text(_("{what}: {span}").format(what=found.counted, span=span) if found.counted else span))
    if found.causes:
        parts.append(_causes(found))
    elif found.start is not None and found.turns[1]:
        parts.append(Text(_("Nothing changed it."), style="dim"))
    if found.forecast:
        parts.append(Text(_("What you could expect beforehand:"), style="bold"))
        parts += forecast(found.forecast, parts=False)
    if found.chances:
        parts.append(Text(_("How it was drawn, from the truth:"), style="bold"))
        for one in found.chances:
            parts += _chance(one)
    if of_event and found.rules:
        names = ", ".join(f"{one.title} ({one.name})" for one in found.rules)
        hint = _("Rules behind it: {rules}. Type rules and the name in brackets for its words and sources.")
        parts.append(Text(hint.format(rules=names), style="dim"))
    elif found.rules:
        parts += [rule(one, brief) for one in found.rules]
    return Group(*parts)


def _span(found: Explanation) -> str:
    assert found.start is not None and found.end is not None
    first, last = found.turns
    if last == 0:
        return at_the_start(found)
    when = (
        _("turn {turn}").format(turn=last) if first == last else _("turns {first} to {last}").format(first=first, last=last)
    )
    return _("{before} to {after}, {change} ({when})").format(
        before=with_sign(found.start, found.unit, plus=False), after=with_sign(found.end, found.unit, plus=False),
        change=with_sign(found.end - found.start, found.unit), when=when,
    )  # fmt: skip


def _causes(found: Explanation) -> Table:
    made = Table(box=None, pad_edge=False, padding=(0, 1), show_header=False)
    made.add_column(justify="right", no_wrap=True)
    made.add_column(ratio=1)
    shown = [cause for cause in found.causes if shows(cause.amount, found.unit)]
    for place, cause in enumerate(shown):
        if place == len(found.largest):
            made.add_row("", Text(_("and smaller:"), style="dim"))
        style = "bold" if place < len(found.largest) else ""
        made.add_row(Text(with_sign(cause.amount, found.unit), style=style), Text(_cause(cause), style=style))
    if len(shown) < len(found.causes):
        rest = [cause for cause in found.causes if not shows(cause.amount, found.unit)]
        words = ", ".join(list(dict.fromkeys(cause.words for cause in rest))[:3])
        text = _("smaller changes ({words})").format(words=words)
        made.add_row(Text(with_sign(sum(cause.amount for cause in rest), found.unit), style="dim"), Text(text, style="dim"))
    return made


def _cause(cause: Cause) -> str:
    text = cause.words
    if cause.event:
        text += f" [{cause.event}]"
        if cause.event_text:
            text += f": {cause.event_text}"
        return text
    return _("{text} (last on {when})").format(text=text, when=clock(cause.day)) if cause.rule else text


def _chance(one: ChanceRecord) -> list[RenderableType]:
    names = tuple(name for name, _amount in one.modifiers)
    what = odds_words.chance_name(one.rule, names)
    result = _("it came true") if one.result else _("it did not")
    line = _("  {what}: {chance}; drawn {draw}, {result}.").format(
        what=what, chance=percent(one.chance), draw=percent(one.draw, 1), result=result
    )
    return [Text(line), Padding(Text(parts_text(one.rule, one.base, one.modifiers), style="dim"), (0, 0, 0, 4))]


def rule(used: RuleUsed, brief: bool = True) -> RenderableType:
    """A rule: title, words, equation, parameters with unit, source and grade; `brief`: words alone when that is much."""
    parts: list[RenderableType] = [Text(f"\n{used.title} ({used.name})", style="bold cyan"), Text(used.words.strip())]
    if brief and len(used.parameters) > MOST_PARAMETERS:
        hint = _("For its equation and {count} parameters with their sources type rules {rule}.")
        parts.append(Text(hint.format(count=number(len(used.parameters)), rule=used.name), style="dim"))
        return Group(*parts)
    parts.append(Text("  " + used.equation.strip(), style="italic"))
    made = Table(box=None, pad_edge=False, padding=(0, 1), header_style="underline")
    for header in (_("parameter"), _("value"), _("meaning"), _("source")):
        made.add_column(header, overflow="fold", no_wrap=header == _("value"))
    for one in used.parameters:
        key = one.name.rpartition(".")[2]
        made.add_row(key, f"{one.value:g}", f"{one.meaning} ({one.unit})", _("{source} (grade {grade})").format(
            source=one.source, grade=one.grade))  # fmt: skip
    if used.parameters:
        parts.append(made)
    return Group(*parts)
