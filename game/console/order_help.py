"""All about one order: what it does, its parameters with their limits and defaults, an example for this game."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from game.clients.known import Known
from game.clients.order_forms import TIMINGS, allowed_orders, example, limits
from game.clients.order_words import EXPLANATIONS, choice_words, parameter_words
from game.core.orders import ORDERS
from game.session import wording
from game.texts import _


def order_list(known: Known) -> RenderableType:
    """Every order of the seat in one line, with an example."""
    made = Table(box=None, pad_edge=False, padding=(0, 1), show_header=False)
    made.add_column(style="bold cyan", no_wrap=True)
    made.add_column(ratio=1)
    idle = []
    for name in allowed_orders(known):
        if name not in wording.ORDER_WORDS:
            idle.append(name)
            continue
        made.add_row(name, _(wording.ORDER_WORDS[name]))
        made.add_row("", Text(example(ORDERS[name], known), style="dim"))
    hint = Text(
        _("Type an order alone to be asked for each part, or in full as in the example; help and its name tells more."),
        style="dim",
    )
    if not idle:
        return Group(made, hint)
    none = _("No rule of this version carries out: {orders}.").format(orders=", ".join(idle))
    return Group(made, Text(none, style="dim"), hint)


def order_help(name: str, known: Known) -> RenderableType:
    """All about one order."""
    spec = ORDERS[name]
    parts: list[RenderableType] = [Text(name, style="bold cyan")]
    if name in wording.ORDER_WORDS:
        parts.append(Text(_(wording.ORDER_WORDS[name])))
    if name in EXPLANATIONS:
        parts.append(Text(_(EXPLANATIONS[name])))
    if name not in allowed_orders(known):
        parts.append(Text(_("Your seat cannot give this order in this scenario."), style="yellow"))
    made = Table(box=None, pad_edge=False, padding=(0, 1), header_style="underline")
    for header in (_("parameter"), _("takes"), _("if left out"), _("meaning")):
        made.add_column(header, overflow="fold")
    for parameter in spec.parameters:
        default = _("must be given") if parameter.default is None else str(parameter.default).lower()
        made.add_row(parameter.name, limits(parameter, known, name), default, parameter_words(parameter, name))
    if spec.parameters:
        parts.append(made)
    for parameter in spec.parameters:
        if parameter.kind == "choice":
            parts += [
                Text(f"  {choice}: {choice_words(parameter.name, choice)}")
                for choice in parameter.choices
                if choice_words(parameter.name, choice)
            ]
    parts.append(Text(_(TIMINGS[spec.timing]), style="dim"))
    parts.append(Text(_("Example: {order}").format(order=example(spec, known))))
    parts.append(Text(_("It takes one decision. You see what it would cost and promise before you agree."), style="dim"))
    return Group(*parts)
