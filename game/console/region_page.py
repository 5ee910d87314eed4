"""All about one region: people, violence, institutions, courts and prisons, officials, what runs there."""

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from game.clients import layers
from game.clients.group_facts import charges_words, labs_in
from game.clients.known import Known
from game.clients.programmes import running
from game.core.state import INSTITUTIONS
from game.session import wording
from game.texts import _, number, percent


def region(known: Known, place: int) -> list[RenderableType]:
    """The page of a region."""
    name = known.view.world.regions[place]
    shown = known.names.region(name)
    title = Text(shown if name in shown else f"{shown} ({name})", style="bold")
    made = Table.grid(padding=(0, 2, 0, 0))
    made.add_column(style="dim")
    made.add_column(overflow="fold")
    for words, value in _facts(known, place):
        made.add_row(words, value)
    ask = _("why and the name of a number, such as why police {region}, tells what changed it.").format(region=name)
    return [title, made, Text(ask, style="dim")]


def _facts(known: Known, place: int) -> list[tuple[str, str]]:
    view, country, name = known.view, known.view.country, known.view.world.regions[place]
    control = float(view.state_control[0, place])
    found = [
        (_("people"), number(float(view.population[0, place]))),
        (_("people driven out who live elsewhere"), number(int(country.displaced[0, place]))),
        (_("killed last turn, rate in four weeks"), f"{number(known.killed(place))}, {number(known.rate(place), 1)}"),
        (_("of them killed between groups"), number(int(country.turf_killings[0, place]))),
        (_("bystanders; soldiers and police"),
         f"{number(int(view.civilian_deaths[0, place]))}; {number(int(view.security_deaths[0, place]))}"),
        (_("abuses by security forces"), number(int(country.abuses[0, place]))),
        (_("driven out last turn"), number(int(country.driven_out[0, place]))),
        (_("groups believed there"), layers.reading(known, layers.PRESENCE, place).words),
        (_("presence of the state"), _since(control, float(known.at_start.state_control[0, place]))),
    ]  # fmt: skip
    for one in INSTITUTIONS:
        now, then = (float(getattr(of, one)[0, place]) for of in (country, known.at_start.country))
        found.append((wording.measure_name(one), _since(now, then)))
    found += [
        (_("arrested, convicted, let go last turn"),
         ", ".join(number(int(of[0, place])) for of in (country.arrests, country.convictions, country.releases))),
        (_("awaiting trial, serving a sentence"),
         f"{number(int(country.awaiting_trial[0, place]))}, {number(int(country.prisoners[0, place]))}"),
    ]  # fmt: skip
    for words, estimate in (
        (_("officials who would talk"), known.corruption(place)),
        (_("officials who shield groups"), known.protection(place)),
        (_("support for groups, by survey"), known.support(place)),
    ):  # fmt: skip
        if estimate is not None:
            found.append((words, f"{percent(estimate[0])} +/- {percent(estimate[1])}"))
    found += [(one.label, one.words) for one in labs_in(known, place)]
    charged = charges_words(known, place)
    if charged:
        found.append((_("U.S. charges against officials"), charged))
    if view.aid.press_rest[0] > 0:
        found.append((_("freedom of the press, in the country"), percent(float(view.aid.press_freedom[0]))))
    if view.beliefs is not None:
        found.append((_("soldiers and guards"), number(int(view.troops[0, place]))))
    runs = [f"{one.what} {one.cost}" for one in running(known) if one.target == name]
    return [*found, (_("running there"), ", ".join(runs) or _("nothing"))]


def _since(now: float, start: float) -> str:
    """A share, and by how much it has changed since the start."""
    if abs(now - start) < 0.005:
        return percent(now)
    return _("{now} ({change} since the start)").format(now=percent(now), change=f"{100.0 * (now - start):+.0f}")
