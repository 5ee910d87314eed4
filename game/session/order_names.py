"""Orders in few words: their titles, whom they strike, what was chosen, what they cost, and the terms of a bargain."""

from collections.abc import Mapping, Sequence
from typing import Final

from game.core.orders import NO_TERMS, Order, OrderParameter, parse_order
from game.core.state import DISCIPLINES
from game.engine.offers import SEPARATOR
from game.engine.order_table import LABS
from game.session.naming import Names
from game.texts import N_, _, first_up, money, ngettext, number, percent

SPELLED: Final = {"lazaro_cardenas": "Lázaro Cárdenas", "mazatlan": "Mazatlán"}  # gateways whose ids lack their accents
SHORT_DISCIPLINES: Final = (N_("signals"), N_("human"), N_("financial"), N_("imagery"))
TITLES: Final[Mapping[str, str]] = {
    "raid": N_("Raid"), "raid_site": N_("Raid a site"), "train_teams": N_("Train teams"), "collect": N_("Collect"),
    "exploit": N_("Exploit finds"), "vet": N_("Vet"), "deploy": N_("Deploy"), "build": N_("Build"), "jobs": N_("Jobs"),
    "posture": N_("Posture"), "prosecute_protectors": N_("Prosecute"), "freeze_finances": N_("Freeze money"),
    "inspect_port": N_("Inspect a port"), "inspect_southbound": N_("Inspect southbound"),
    "transfer_prisoners": N_("Transfer prisoners"), "protect_press": N_("Protect the press"),
    "offer_terms": N_("Offer terms"), "consent": N_("Consent"), "message": N_("Public message"),
    "share_intelligence": N_("Share intelligence"), "fly_isr": N_("Fly surveillance"),
    "train_and_equip": N_("Train and equip"), "attach_planners": N_("Attach planners"), "fusion_cell": N_("Fusion cell"),
    "strike": N_("Strike"), "propose_joint_raid": N_("Joint raid"), "seek_authority": N_("Seek authority"),
    "designate": N_("Designate"), "sanction": N_("Sanction"), "indict_official": N_("Indict an official"),
    "drop_charges": N_("Drop charges"), "demand_action": N_("Demand action"), "enforce_guns": N_("Enforce gun laws"),
    "scan_border": N_("Scan the border"), "screen_mail": N_("Screen mail"),
    "prosecute_distribution": N_("Prosecute dealers"), "treat": N_("Treatment"), "follow_money": N_("Follow the money"),
    "precursor_diplomacy": N_("Precursor diplomacy"), "threaten_tariff": N_("Threaten a tariff"),
    "threaten_border_closure": N_("Threaten the border"), "strike_boats": N_("Strike boats"),
    "fund_plan": N_("Fund a plan"), "propose_accord": N_("Propose an accord"), "answer_accord": N_("Answer an offer"),
    "break_accord": N_("Break an accord"), "answer_dilemma": N_("Decide"),
    "retaliate": N_("Retaliate"), "lie_low": N_("Lie low"),
    "settle_succession": N_("Back a successor"), "betray": N_("Betray"), "ally": N_("Ally"), "expand": N_("Expand"),
    "bribe": N_("Bribe"), "diversify": N_("Diversify"), "aid_population": N_("Aid people"), "arm": N_("Buy arms"),
    "move_labs": N_("Move laboratories"),
}  # fmt: skip
# Choices in a word or two, where the word of the vocabulary does not read well.
CHOICE_SHORT: Final[Mapping[str, str]] = {
    "capture": N_("capture"), "kill": N_("kill"), "vetted": N_("vetted"), "broad": N_("told broadly"),
    "sharing.us": N_("partner told"), "lead.us": N_("U.S. leads"), "lead.mexico": N_("Mexico leads"),
    "isr": N_("flights"), "trainers": N_("trainers"), "planners": N_("planners"), "joint_raid": N_("joint raids"),
    "fusion_cell": N_("fusion cell"), "to.strike": N_("strikes"), "give": N_("given"), "withdraw": N_("taken back"),
    "claim": N_("claim it"), "share": N_("share it"), "quiet": N_("say little"),
    "confirmation.ground": N_("ground looks first"),
    "white_house": N_("White House"), "congress": N_("Congress"), "kind.strike": N_("strike"), "advise": N_("advise"),
    "joint": N_("joint"), "accept": N_("accept"), "refuse": N_("refuse"), "counter": N_("counter"),
    "threat": N_("a threat"), "relief": N_("relief for controls"), "working_group": N_("a working group"),
    "lab": N_("laboratory"), "arsenal": N_("arsenal"), "cash": N_("cash house"), "police": N_("police"),
    "courts": N_("courts"), "services": N_("services"), "confront": N_("confront"), "contain": N_("contain"),
    "line.fentanyl": N_("fentanyl"), "line.meth": N_("methamphetamine"), "line.cocaine": N_("cocaine"),
    "line.heroin": N_("heroin"), "line.extortion": N_("extortion"), "line.migrants": N_("smuggling of migrants"),
    "line.fuel": N_("fuel"), "line.retail": N_("sale of drugs at home"), "line.other": N_("other lines"),
    "tolerate": N_("tolerate"), "corruption": N_("corruption"), "labs": N_("laboratories"),
    "channel.truck": N_("trucks"), "channel.car": N_("cars"), "channel.foot": N_("on foot"),
    "channel.between": N_("between the ports of entry"), "channel.sea": N_("by sea"), "channel.air": N_("by air"),
    "channel.mail": N_("by mail"), "scanner": N_("scanners"), "manual": N_("by hand"),
    "topic.border": N_("the border"), "leaders": N_("leaders"), "own": N_("own coalition"),
    "temporary": N_("for a time"), "permanent": N_("for good"), "presence.none": N_("home"), "rights": N_("rights"),
    "institutions": N_("institutions"), "other": N_("other coalition"),
    "mexican": N_("Mexican officials"), "both": N_("officials of both states"),
}  # fmt: skip
OBJECTS: Final = ("leader", "target", "region", "group", "gateway", "accord", "answer")  # kinds of what an order is aimed at

# Choices without which the object tells too little: they stand in the heading.
ESSENCE: Final[Mapping[str, str]] = {"build": "kind", "posture": "toward", "precursor_diplomacy": "lever"}


def title(name: str) -> str:
    """The title of an order."""
    return _(TITLES[name]) if name in TITLES else name.replace("_", " ")


def gateway(name: str) -> str:
    """A gateway: a sector of the border or a port by its own name, spelled as it is written; air and mail in words."""
    if name in SPELLED:
        return SPELLED[name]
    words = {"air": _("airports"), "mail": _("mail"), "rio_grande": _("Rio Grande")}.get(
        name, name.replace("_", " ").title()
    )
    return first_up(words)


def thing(names: Names, name: str) -> str:
    """A person, group, region, gateway or word of an order as a seat reads it."""
    world = names.world
    if name in world.posts:
        return names.nickname(name) or names.role(name)
    if name in world.groups:
        return names.group_name(name)
    if name in world.regions:
        return names.region(name)
    if name.removeprefix(LABS) in world.regions:
        return _("laboratories in {region}").format(region=names.region(name.removeprefix(LABS)))
    if name in world.gateways:
        return gateway(name)
    if "/" in name and name in world.answers:
        return _("{title} - {answer}").format(title=names.dilemma(name.partition("/")[0]), answer=names.answer(name))
    special = {"border": N_("northern border"), "teams": N_("raid teams")}
    return _(special[name]) if name in special else name.replace("_", " ")


def choice(parameter: str, value: str) -> str:
    """A choice in a word or two."""
    if parameter == "discipline" and value in DISCIPLINES:
        return _(SHORT_DISCIPLINES[DISCIPLINES.index(value)])
    known = CHOICE_SHORT.get(f"{parameter}.{value}") or CHOICE_SHORT.get(value)
    return _(known) if known else value.replace("_", " ")


def heading(names: Names, order: Order) -> str:
    """Title and object: `Raid: The Adobe`."""
    if order.name == "answer_dilemma":  # what is asked says enough; the answer stands among the details
        return names.dilemma(str(order.arguments["answer"]).partition("/")[0])
    aims = [
        thing(names, str(order.arguments[parameter.name]))
        for parameter in order.spec.parameters
        if parameter.kind in OBJECTS and order.arguments.get(parameter.name)
    ]
    told = ESSENCE.get(order.name)
    if told is not None and order.arguments.get(told):
        aims.append(choice(told, str(order.arguments[told])))
    if not aims:
        return title(order.name)
    return _("{order}: {object}").format(order=title(order.name), object=", ".join(aims))


def details(order: Order, names: Names) -> list[str]:
    """What else was chosen, in a word or two each: `capture`, `6 hours of notice`; the sides of a bargain in words."""
    found = []
    for parameter in order.spec.parameters:
        value = order.arguments.get(parameter.name)
        if parameter.name == ESSENCE.get(order.name):
            continue
        if parameter.kind == "answer":
            found.append(names.answer(str(value)))
            found += [_("{count} capital").format(count=number(price)) for price in _prices(names, str(value)) if price]
        elif parameter.kind == "choice" and value not in ("", None, "none"):
            found.append(choice(parameter.name, str(value)))
        elif parameter.kind == "flag" and value:
            found.append(_(FLAGS.get(parameter.name, parameter.name)))
        elif parameter.name == "lead_hours":
            hours = int(float(str(value)))
            found.append(ngettext("{count} hour of notice", "{count} hours of notice", hours).format(count=number(hours)))
        elif parameter.name in ("level", "turns", "count", "years", "vetting") and value:
            found.append(_plain(parameter, float(str(value))))
        elif parameter.name in ("gives", "asks") and value not in ("", None):
            words = _("gives {terms}") if parameter.name == "gives" else _("asks {terms}")
            found.append(words.format(terms=side_words(names, terms_in(value))))
    return found


def _prices(names: Names, answer: str) -> list[float]:
    """The price of an answer to a dilemma, if the scenario has it."""
    return [
        choice.capital
        for one in names.world.dilemmas
        for choice in one.choices
        if f"{one.id}/{choice.id}" == answer
    ]  # fmt: skip


FLAGS: Final[Mapping[str, str]] = {
    "covert": N_("covert"), "ask": N_("Mexico is asked"), "audit": N_("followed up"), "joint": N_("jointly"),
}  # fmt: skip


def _plain(parameter: OrderParameter, value: float) -> str:
    if parameter.name == "vetting":
        return _("{share} vetted").format(share=percent(value))
    if parameter.name == "level":
        return _("level {count}").format(count=number(value))
    if parameter.name == "turns":
        return ngettext("{count} turn", "{count} turns", int(value)).format(count=number(value))
    return number(value)


def cost(order: Order) -> str:
    """What it takes from the purses besides a decision, "" for nothing: `2 teams`, `6 points a turn`, `$4.0 million`."""
    found = []
    for name, value in order.arguments.items():
        amount = float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else 0.0
        whole = int(amount)
        if name == "teams":
            found.append(ngettext("{count} team", "{count} teams", whole).format(count=number(whole)))
        elif name == "points":
            found.append(_("ends it") if not whole else _("{count} points a turn").format(count=number(whole)))
        elif name == "funds":
            words = _("{money} a year") if order.name == "fund_plan" else _("{money} a turn")
            found.append(_("ends it") if not amount else words.format(money=money(amount * 1e6)))
        elif name == "capital" and amount:
            found.append(_("{count} capital").format(count=number(amount)))
        elif name == "troops":
            found.append(_("{count} troops").format(count=number(amount)))
        elif name == "hours":
            found.append(_("ends it") if not whole else _("{count} hours a turn").format(count=number(whole)))
    return ", ".join(found)


def timing(order: Order) -> str:
    """When it is carried out."""
    if order.on_fix:
        return _("as soon as there is a fix")
    if order.day is not None:
        whole = int(order.day)
        hour = int((order.day - whole) * 24.0 + 0.5)
        return _("day {day}").format(day=whole) if not hour else _("day {day}, {hour}:00").format(day=whole, hour=hour)
    return _("from the start")


def term_words(names: Names, term: str) -> str:
    """One term of a bargain, an order in its text form, in words: `Share intelligence, vetted, 3 points a turn`."""
    order = parse_order(term)
    if order.name == "consent":
        to = choice("to", str(order.arguments["to"]))
        words = _("Consent to {what}") if order.arguments["answer"] == "give" else _("Consent to {what} taken back")
        return words.format(what=to)
    parts = [heading(names, order), *details(order, names), cost(order)]
    return ", ".join(part for part in parts if part)


def terms_in(text: object) -> list[str]:
    """The orders of one side of a bargain as an order writes them."""
    written = str(text or "").strip()
    return [] if written in ("", NO_TERMS) else [one.strip() for one in written.split(SEPARATOR) if one.strip()]


def side_words(names: Names, terms: Sequence[str]) -> str:
    """One side of a bargain in words."""
    return "; ".join(term_words(names, one) for one in terms) or _("nothing")
