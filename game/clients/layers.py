"""What the layers of the map tell of each region: a value, its band, and both in words; all of it from the seat's view."""

from collections.abc import Callable, Mapping
from typing import Final

import attrs

from game.clients.corridors import has_corridors
from game.clients.known import Known
from game.engine.observe import members_known
from game.session import wording
from game.texts import N_, _, number, percent

CONTROL, VIOLENCE, PRESENCE, INTELLIGENCE, TROOPS, REPRISALS, INSTITUTIONS, SUPPORT = (
    "control", "violence", "presence", "intelligence", "troops", "reprisals", "institutions", "support",
)  # fmt: skip
FLOWS, PRICES, GATEWAYS = "flows", "prices", "gateways"
OF_THE_BORDER: Final = (FLOWS, PRICES, GATEWAYS)  # layers that show what happens at the gateways


@attrs.frozen
class Layer:
    """A layer: its name, what it shows, the upper edges of its bands but the last, and the bands in words (English)."""

    id: str
    name: str
    shows: str
    edges: tuple[float, ...]
    bands: tuple[str, ...]


LAYERS: Final = (
    Layer(CONTROL, N_("Control"), N_("share of the territory where the state's writ runs"), (0.4, 0.55, 0.7, 0.85),
          (N_("under 40%"), "40-55%", "55-70%", "70-85%", N_("over 85%"))),
    Layer(VIOLENCE, N_("Violence"), N_("homicides per 100,000 a year, over four weeks; before the game as published"),
          (5, 15, 30, 50),
          (N_("under 5"), "5-15", "15-30", "30-50", N_("over 50"))),
    Layer(PRESENCE, N_("Presence"), N_("groups believed to be there"), (1, 2, 3, 4), ("0", "1", "2", "3", N_("4 or more"))),
    Layer(INTELLIGENCE, N_("Intelligence"), N_("the most that is known of anybody there"), (1, 2, 3, 4),
          (N_("nobody"), N_("rumour"), N_("area"), N_("pattern"), N_("fix"))),
    Layer(TROOPS, N_("Deployments"), N_("soldiers and guards"), (1000, 3000, 6000, 12000),
          (N_("under 1,000"), "1,000-3,000", "3,000-6,000", "6,000-12,000", N_("over 12,000"))),
    Layer(REPRISALS, N_("Reprisals"), N_("attacks and roadblocks of the last turn"), (1, 5, 15, 40),
          (N_("none"), "1-4", "5-14", "15-39", N_("40 or more"))),
    Layer(INSTITUTIONS, N_("Institutions"), N_("mean capacity of police, courts and public services"),
          (0.25, 0.35, 0.45, 0.6), (N_("under 25%"), "25-35%", "35-45%", "45-60%", N_("over 60%"))),
    Layer(SUPPORT, N_("Support"), N_("people who side with groups, by the latest survey"), (0.05, 0.1, 0.2, 0.3),
          (N_("under 5%"), "5-10%", "10-20%", "20-30%", N_("over 30%"))),
    Layer(FLOWS, N_("Flows"), N_("corridors to the gateways, and where laboratories are thought to be"),
          (1, 20, 100, 400), (N_("none"), "1-19", "20-99", "100-399", N_("400 or more"))),
    Layer(PRICES, N_("Prices"), N_("prices, seizures by gateway, and laboratories and fields found in the last turn"),
          (1, 10, 50, 150), (N_("none"), "1-9", "10-49", "50-149", N_("150 or more"))),
    Layer(GATEWAYS, N_("Gateways"), N_("channels, inspection, and how long lawful crossings wait"),
          (0.1, 2, 10, 30), (N_("none"), N_("under 2"), "2-10", "10-30", N_("over 30"))),
)  # fmt: skip
BY_ID: Final = {layer.id: layer for layer in LAYERS}
OWN_PEOPLE: Final = (N_("none of yours"), N_("under 200"), "200-500", "500-1,500", N_("over 1,500"))
OWN_EDGES: Final = (1, 200, 500, 1500)


@attrs.frozen
class Reading:
    """What a layer tells of one region; `value` sorts it, `short` is for a narrow column under the layer's name."""

    band: int
    value: float
    words: str
    short: str


def bands_of(known: Known, layer: str) -> tuple[str, ...]:
    """The bands of a layer in words, the lowest first; a red seat's presence counts its own members."""
    words = OWN_PEOPLE if layer == PRESENCE and known.view.own_group is not None else BY_ID[layer].bands
    return tuple(_(one) for one in words)


def shows(known: Known, layer: str) -> str:
    """What a layer shows, in words."""
    if layer == PRESENCE and known.view.own_group is not None:
        return _("your members there")
    if layer == INTELLIGENCE and known.view.beliefs is None:
        return _("your people there")
    if layer == FLOWS and known.view.own_group is not None:
        return _("corridors to the gateways, and your laboratories and fields")
    return _(BY_ID[layer].shows)


def shows_of_states(known: Known, layer: str) -> str:
    """What the colours of the states mean on a layer of the border."""
    if layer == PRICES:
        return _("Laboratories and fields found in the last turn")
    if layer == GATEWAYS:
        return _("Minutes of wait at the slowest gateway")
    return _("Your laboratories and fields") if known.view.own_group is not None else _("Laboratories thought to be there")


def offered(known: Known) -> tuple[Layer, ...]:
    """The layers that the seat has anything to see in."""
    states_only = () if known.view.beliefs is not None else (INTELLIGENCE, TROOPS, SUPPORT)
    of_the_border = () if has_corridors(known) else OF_THE_BORDER
    return tuple(layer for layer in LAYERS if layer.id not in (*states_only, *of_the_border))


def reading(known: Known, layer: str, region: int) -> Reading:
    """What a layer tells of a region."""
    value, words = _READERS[layer](known, region)
    edges = OWN_EDGES if layer == PRESENCE and known.view.own_group is not None else BY_ID[layer].edges
    shortened = _SHORT.get(layer)
    short = words if shortened is None else shortened(known, region)
    return Reading(sum(value >= edge for edge in edges), value, words, short)


def _control(known: Known, region: int) -> tuple[float, str]:
    value = float(known.view.state_control[0, region])
    return value, percent(value)


def _violence(known: Known, region: int) -> tuple[float, str]:
    rate = known.rate(region)
    words = _("{rate} a year per 100,000; {count} killed in the last turn")
    return rate, words.format(rate=number(rate, 1), count=number(known.killed(region)))


def _presence(known: Known, region: int) -> tuple[float, str]:
    if known.view.own_group is not None:
        members = float(members_known(known.view)[0, region])
        return members, _("{count} of yours").format(count=number(members))
    groups = known.groups_in(region)
    return float(len(groups)), ", ".join(known.names.group_name(group) for group in groups) or _("nobody that you know of")


def _intelligence(known: Known, region: int) -> tuple[float, str]:
    people = known.leaders_in(region)
    best = max((known.rung(place) for place in people), default=0)
    if not people:
        return 0.0, _("nobody that you know of")
    words = _("{people}; best known: {rung}{age}")
    return float(best), words.format(people=number(len(people)), rung=_(wording.RUNGS[best]), age=_age(known, people, best))


def _age(known: Known, people: list[int], best: int) -> str:
    beliefs = known.view.beliefs
    if beliefs is None:
        return ""
    days = [float(known.view.day[0] - beliefs.leader_seen[0, place]) for place in people if known.rung(place) == best]
    return _(", {days} days old").format(days=number(min(days), 1)) if days else ""


def _troops(known: Known, region: int) -> tuple[float, str]:
    count = float(known.view.troops[0, region])
    return count, number(count)


def _reprisals(known: Known, region: int) -> tuple[float, str]:
    attacks, roadblocks = known.attacks(region), known.roadblocks(region)
    words = _("attacks {attacks}, roadblocks {roadblocks}")
    return float(attacks + roadblocks), words.format(attacks=number(attacks), roadblocks=number(roadblocks))


def _institutions(known: Known, region: int) -> tuple[float, str]:
    police, courts, services = known.institutions(region)
    value = (police + courts + services) / 3.0
    words = _("{mean}: police {police}, courts {courts}, services {services}")
    return value, words.format(
        mean=percent(value), police=percent(police), courts=percent(courts), services=percent(services)
    )


def _support(known: Known, region: int) -> tuple[float, str]:
    found = known.support(region)
    if found is None:
        return 0.0, _("no survey")
    return found[0], _("{value} ± {error}").format(value=percent(found[0]), error=percent(found[1]))


def _flows(known: Known, region: int) -> tuple[float, str]:
    made = known.view.production
    own = known.view.own_group
    if own is not None:
        sites = (made.own_sites + made.own_idle)[0]
        mine = int(sites[own.presence_region[0] == region].sum())
        return float(mine), _("{count} of yours").format(count=number(mine))
    labs, error = float(made.labs[0, region]), float(made.labs_error[0, region])
    if labs < 0.5:
        return 0.0, _("no laboratory that you know of")
    if error <= 0.0:
        return labs, _("{count} laboratories").format(count=number(labs))
    return labs, _("{count} ± {error} laboratories").format(count=number(labs), error=number(error))


def _prices(known: Known, region: int) -> tuple[float, str]:
    labs, fields = int(known.view.production.labs_found[0, region]), int(known.view.production.fields_found[0, region])
    words = _("laboratories found {labs}, fields {fields}")
    return float(labs + fields), words.format(labs=number(labs), fields=number(fields))


def _gateways(known: Known, region: int) -> tuple[float, str]:
    delay = known.view.border.delay[0]
    here = [place for place, regions in enumerate(known.view.world.gateway_regions) if region in regions]
    minutes = max((60.0 * float(delay[place]) for place in here), default=0.0)
    return minutes, _("{count} minutes").format(count=number(minutes, 1)) if here else _("no gateway")


def _violence_short(known: Known, region: int) -> str:
    return _("{rate}; {count} killed").format(rate=number(known.rate(region), 1), count=number(known.killed(region)))


def _reprisals_short(known: Known, region: int) -> str:
    return f"{number(known.attacks(region))} / {number(known.roadblocks(region))}"


def _flows_short(known: Known, region: int) -> str:
    value, error = _flows(known, region)[0], float(known.view.production.labs_error[0, region])
    return f"{number(value)} ± {number(error)}" if error > 0.0 and value > 0.0 else number(value)


def _prices_short(known: Known, region: int) -> str:
    made = known.view.production
    return f"{number(int(made.labs_found[0, region]))} / {number(int(made.fields_found[0, region]))}"


def _institutions_short(known: Known, region: int) -> str:
    parts = known.institutions(region)
    return _("{mean} ({parts})").format(
        mean=percent(sum(parts) / 3.0), parts=" / ".join(number(100.0 * one) for one in parts)
    )


_SHORT: Final[Mapping[str, Callable[[Known, int], str]]] = {
    VIOLENCE: _violence_short, REPRISALS: _reprisals_short, INSTITUTIONS: _institutions_short,
    FLOWS: _flows_short, PRICES: _prices_short,
}  # fmt: skip
_READERS: Final = {
    CONTROL: _control, VIOLENCE: _violence, PRESENCE: _presence, INTELLIGENCE: _intelligence, TROOPS: _troops,
    REPRISALS: _reprisals, INSTITUTIONS: _institutions, SUPPORT: _support, FLOWS: _flows, PRICES: _prices,
    GATEWAYS: _gateways,
}  # fmt: skip
