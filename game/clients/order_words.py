"""What each order does, and what its parameters mean, for people who give it for the first time."""

from collections.abc import Mapping
from typing import Final

from game.core.orders import OrderParameter
from game.session import wording
from game.texts import N_, _

EXPLANATIONS: Final[Mapping[str, str]] = {
    "strike": N_(
        "An attack from the air on one person, or on the laboratories of a region. Mexico can be asked first, and answers "
        "in the same turn (of laboratories its standing consent counts); without its leave the strike is a breach: trust "
        "and sharing fall, strain rises. It needs an authority of yours, and of a person a good fix: a strike on an empty "
        "house kills bystanders alone. Looking on the ground first means fewer bystanders and more time."
    ),
    "fly_isr": N_(
        "Surveillance flights over a region, in hours a turn. They find people there faster, for both states when they are "
        "told. Mexico must have consented, unless they are covert; covert flights that come to light cost trust."
    ),
    "train_and_equip": N_(
        "Trainers and equipment raise the training of Mexico's raid teams, slowly and less and less; Mexico must have "
        "consented to trainers. Part of it ends up with groups; vetting and an audit cut that, and an audit shows it."
    ),
    "consent": N_(
        "Say once what the United States may do in Mexico from now on, or take it back: then what rests on it ends. "
        "Without a consent each request is asked and answered on its own. A strike without leave withdraws every consent."
    ),
    "seek_authority": N_(
        "Ask at home for leave to act in Mexico; asking costs capital. The White House grants it at once and for months, "
        "but every act on its word alone costs you at home and in law. Congress decides after weeks and may refuse; what it "
        "grants lasts a year."
    ),
    "propose_joint_raid": N_(
        "Ask Mexico to raid one person together, with its teams and yours; it answers in the same turn. If your people "
        "lead, it strains Mexico's sovereignty even with its consent."
    ),
    "message": N_(
        "What your government says of the turn in public. claim: the success is yours, which earns most credit at home. "
        "share: it is both states'. quiet: nothing much. Capital makes it heard, most while a major event is fresh."
    ),
    "deploy": N_(
        "How many soldiers and guards are to stand in a region, or at the border. They are a hard total: who comes here "
        "leaves where you have given no order, and half of them move in a day or so. Where they stand fewer attacks and "
        "roadblocks succeed, and fewer are killed at first; groups get used to them within months, unless police and "
        "courts hold what was won. Troops on police duty commit abuses. 0 sends all of them away."
    ),
    "threaten_border_closure": N_(
        "Say that the border may be closed. Groups that live from trade, and hang together, hold part of their reprisals "
        "back for weeks, and Mexico enforces more for some months. It costs trust and trade and strains sovereignty; each "
        "threat that is still remembered makes the next one work less. 0 takes the threat back."
    ),
    "threaten_tariff": N_(
        "Say that Mexican goods may be taxed. Mexico enforces more for some months: more arrests, more people held back at "
        "the border. It costs trust and trade and strains sovereignty; a second threat buys less than the first and costs "
        "as much. 0 takes the threat back and returns a part of the trust."
    ),
    "indict_official": N_(
        "Charge senior officials of a region. Alone it is a shock: trust and a third of the sharing of intelligence go at "
        "once, and Mexico limits your agents by law. In a joint case Mexico's courts decide, as in a case of its own; only "
        "then can officials of both countries be charged. It costs capital."
    ),
    "drop_charges": N_(
        "Drop the charges against officials of a region. A part of the trust and of the sharing comes back; a part of the "
        "law that Mexico made stays, and Washington is not amused."
    ),
    "transfer_prisoners": N_(
        "Hand prisoners to the United States. It takes pressure away for some months and builds trust; it strains "
        "sovereignty, costs a little approval, and groups whose people go hit back. How many can go at once depends on how "
        "readily Mexico extradites."
    ),
    "retaliate": N_(
        "How hard your people answer: 0 holds them back, 3 is everything. It steers reprisals that are coming, and begins "
        "some where none are. Your people talk about it, and talk can be heard."
    ),
    "settle_succession": N_(
        "While the head of your group is open, name the one you want: an heir, a deputy, a plaza chief or a contender. The "
        "others may not accept it."
    ),
    "betray": N_(
        "Turn on a group that you meet somewhere, or on one of its leaders: the states hear where to look (for its head, if "
        "you name the group), any alliance ends, and the group becomes your enemy."
    ),
    "bribe": N_(
        "Money every turn for the officials of a region where your people are; the more of them take it, the more warnings "
        "reach you. What it buys grows within months, ever less for more money, and is lost when you stop. 0 ends it."
    ),
    "aid_population": N_(
        "Money every turn for the people of a region where yours are; whoever takes your side tells the state less. "
        "It wears off when you stop. 0 ends it."
    ),
    "lie_low": N_(
        "For this turn your leaders hide and are harder to find, and you can order no blows. Command, income, work and "
        "recruiting suffer until the turn ends."
    ),
    "ally": N_("Make peace with a group that you meet somewhere: your rivalry ends wherever you meet."),
    "propose_accord": N_(
        "Offer the other state a bargain: what you give, what you ask, for how many turns. It answers in the same turn: "
        "accepted, refused, or countered. While it runs what was promised is done by itself; kept accords build trust."
    ),
    "answer_accord": N_(
        "Answer what was offered or asked: accept, refuse, or counter with terms of your own, which are a new offer."
    ),
    "build": N_(
        "Money every turn for the police, for prosecutors and courts, or for the public services of a region. People are "
        "found, trained, posted and trusted before they work, so that little shows within half a year and most of it takes "
        "years. Where officials are corrupt and political will is weak nearly all of it comes to nothing, at any price. "
        "What works goes on working when you stop. Courts decide how many of those arrested are convicted."
    ),
    "raid_site": N_(
        "Raid teams look for places of one kind in a region: laboratories, arsenals, or houses where money is "
        "kept. Guns and "
        "money that are found are seized. The more laboratories there are the more each team finds; "
        "corrupt officials warn some. What is found is destroyed, and others there go to ground for weeks. Laboratories are "
        "cheap: within two months as many stand again, there or elsewhere."
    ),
    "freeze_finances": N_(
        "Points every turn on cases against the money of one group. It takes months until they bite; then less of what it "
        "earns can be spent, and part of its money is frozen. Short pay brings fewer recruits, more who leave, and "
        "officials "
        "who look away less. Worked with the United States they reach further, the more intelligence is shared."
    ),
    "sanction": N_(
        "Points every turn on sanctions against a group that has been designated. They keep part of its laundering down, "
        "after months and as long as they stand. 0 ends them."
    ),
    "follow_money": N_(
        "Money every turn for cases against all who launder for groups. It takes months until they bite, and nobody makes "
        "headlines with them. Worked with Mexico they reach further, the more intelligence is shared."
    ),
    "enforce_guns": N_(
        "Money every turn for cases against gun trafficking at home. It takes months until fewer guns go south, "
        "and the guns "
        "that groups have last for years; then fights and raids cost fewer lives. Drugs flow as before."
    ),
    "inspect_southbound": N_(
        "Money every turn to look for guns and cash that go south at a crossing. Some of them will take another crossing. "
        "What is seized shows at once, fewer guns in the hands of groups only after months."
    ),
    "arm": N_(
        "Money every turn for guns beside those you replace anyway, and for heavy kit, which needs brokers and a command to "
        "use it. More guns make your fights deadlier, heavy kit costs those who raid you more lives. 0 ends it."
    ),
    "inspect_port": N_(
        "Money every turn for the inspection of containers in a port. More is found when the United States share what they "
        "know of shipments, and next to nothing where officials are corrupt. Importers turn to other ports, and makers live "
        "from stock for some weeks before they slow down."
    ),
    "precursor_diplomacy": N_(
        "Move toward China on precursors; it costs capital. threat: little, and more tension. relief: from "
        "tariffs, traded for "
        "controls; it brings most, and eases tension. working_group: little at once, but it keeps controls up. "
        "Without moves "
        "controls drift back; makers live from stock first and turn to other chemicals later."
    ),
    "move_labs": N_(
        "Your laboratories leave a region for another where your group is. A part is lost on the way and the rest lies "
        "dormant at first, where nobody looks for it."
    ),
    "jobs": N_(
        "Work, schooling and sport for the young of a region, paid for every turn. The first effect shows after about half "
        "a year; at its full effect fewer of them are recruited by any group there. It touches nobody who is a member now."
    ),
    "posture": N_(
        "How the state treats one group. Confront: police and prosecutors go after it first. Contain: the usual. Tolerate: "
        "it is left alone while it keeps quiet; there is less killing around it, its grip tightens, and if that becomes "
        "known your approval pays. The change takes a decision; the posture stands until you change it."
    ),
    "prosecute_protectors": N_(
        "Prosecutors go after officials of a region who shield groups. It costs capital at once, and political will most of "
        "all when they belong to your own coalition. Where there is a case, officials are arrested, protection breaks and "
        "raids leak less; where there is none, nothing but the price is left. Together with the United States the case is "
        "stronger, and sovereignty is strained."
    ),
    "demand_action": N_(
        "Tell Mexico in public what to do: against corruption, laboratories, at the border, against leaders at large. It "
        "adds to the pressure and strains sovereignty, and Mexico makes a little more effort for a while; it moves no "
        "official, no laboratory and no leader by itself."
    ),
    "treat": N_(
        "Money every turn for treatment and for prevention such as naloxone. It takes half a year until half of it reaches "
        "people, and two months until half of it is gone when you stop. Fewer die, fewer use, and in time groups sell less. "
        "Nobody puts it on a front page."
    ),
    "prosecute_distribution": N_(
        "Money every turn for cases against couriers and sellers at home, most of whom are citizens. Couriers ask more for "
        "their risk and part of the retail network stands still, so that drugs become a little dearer. It costs nothing in "
        "Mexico, and fades within months when you stop, because couriers and sellers are replaced."
    ),
    "diversify": N_(
        "Turn a tenth of your group's effort to one line of business, away from all others alike, and for good. Groups also "
        "shift by themselves, over months, from lines that pay less than they used to."
    ),
    "line": N_("what your people live from"),
    "scan_border": N_(
        "Money every turn for one way over the border: trucks, cars, people on foot, or between the ports of entry, at one "
        "gateway. Scanners take months to come, look into many vehicles at little delay and miss much. Searches by hand "
        "find more in each and make everybody wait. What is watched is avoided: within weeks shipments move to other ways, "
        "so that the whole falls by less than what you stop here."
    ),
    "screen_mail": N_(
        "Money every turn for the screening of parcels from abroad. Little of the trade comes by mail, and what does can "
        "come by other ways."
    ),
    "strike_boats": N_(
        "Boats at sea are struck from the air, at a level from 0 to 3, until you change it. Whoever is aboard dies. Little "
        "of the trade goes by sea and it can go by land, so that the flow hardly falls; partners in the region share less."
    ),
    "expand": N_(
        "People of yours move as the turn opens from where you are into a region next to it, or along a main road. "
        "They are missed where they come from, and whoever is there already is met."
    ),
    "answer_dilemma": N_(
        "Answer a decision that is asked of your seat. Each choice has its price in political capital and does something "
        "when the turn is resolved; without an answer one choice, which costs nothing, stands."
    ),
    "attach_planners": N_(
        "U.S. planners beside Mexico's own; Mexico must have consented. temporary: raids are better planned, at hardly any "
        "price. permanent: hardly better, and felt as supervision for as long as they stay. none brings them home."
    ),
    "fusion_cell": N_(
        "Money every turn for a cell in which both states put their data together; Mexico must have consented. More cases "
        "come of the same arrests and leads, and more of those arrested are convicted."
    ),
    "protect_press": N_(
        "Money every turn to protect journalists. Over months the press reports more freely, brings ties of officials with "
        "groups to light, which your government answers for, and those who shield a designated group fear it sooner."
    ),
    "designate": N_(
        "Name a group as terrorist. Those who shield it fear prosecution and exposure: its protection wears away "
        "over months. "
        "It can be sanctioned from then on. It strains sovereignty and costs banks; what splits off has to be named anew."
    ),
    "offer_terms": N_(
        "Offer a group terms for laying down its arms. One with political aims may take them; one that lives from a market "
        "hardly ever. If it does, members go home as far as it holds together and is led. The offer costs capital "
        "and approval."
    ),
    "fund_plan": N_(
        "Money for years ahead, apart from your purse, for police, courts and services in every region of Mexico. "
        "It works as "
        "building does: slowly, and where the state reforms itself. Conditions help with that, let less be diverted, and "
        "strain sovereignty. 0 ends a plan that runs."
    ),
    "break_accord": N_("End an accord before its time. It costs trust, more than it would have cost never to agree."),
}
PARAMETERS: Final[Mapping[str, str]] = {
    "leader": N_("the person, as in the list of leaders"),
    "teams": N_("how many raid teams go; more are stronger, and more people know"),
    "intent": N_("whether the person is to be taken alive"),
    "sharing": N_("who is told of the target before the raid"),
    "lead_hours": N_("hours of notice before the raid: more preparation, more time for a leak"),
    "target": N_("a person, a group as a whole, or a region"),
    "discipline": N_("the way of collecting"),
    "points": N_("intelligence points spent every turn until you change it; 0 ends it"),
    "region": N_("a region"),
    "funds": N_("money spent every turn until you change it; 0 ends it"),
    "breadth": N_("how widely it is shared"),
    "hours": N_("hours of flight every turn until you change it; 0 ends it"),
    "covert": N_("true: Mexico is not told"),
    "vetting": N_("share of those trained who are vetted"),
    "audit": N_("true: what is given is followed up"),
    "ask": N_("true: ask Mexico first; false: strike without asking"),
    "confirmation": N_("whether somebody on the ground looks first"),
    "lead": N_("whose people go in first"),
    "from": N_("who is asked for leave"),
    "kind": N_("for what"),
    "to": N_("to what you consent"),
    "answer": N_("your answer"),
    "answer_dilemma.answer": N_("a decision and one of its choices"),
    "tone": N_("what is said"),
    "capital": N_("political capital put into it"),
    "troops": N_("how many are to stand there in all; 0 sends all away"),
    "level": N_("how hard, 0 to 3"),
    "count": N_("how many prisoners"),
    "where": N_("the region where it falls"),
    "candidate": N_("who is to lead"),
    "group": N_("a group"),
    "accord": N_("its name, such as us-3-1; accords lists them"),
    "gives": N_("what you give: orders of yours, separated by ;"),
    "asks": N_("what you ask: orders of the other state, separated by ;"),
    "turns": N_("for how many turns"),
    "strike.target": N_("a person you know of, or lab: and a region for the laboratories there"),
    "lever": N_("what you offer or threaten"),
    "raid_site.kind": N_("what the teams look for"),
    "inspect_port.gateway": N_("a port by which precursors come in"),
    "move_labs.from": N_("the region they leave"),
    "move_labs.to": N_("the region they go to"),
    "toward": N_("how hard the state goes at it"),
    "coalition": N_("whose people the officials are"),
    "joint": N_("true: together with the other state"),
    "officials": N_("of which state the officials are"),
    "topic": N_("what is demanded"),
    "presence": N_("how long the planners stay"),
    "years": N_("for how many years"),
    "conditions": N_("what the money is tied to"),
    "fund_plan.funds": N_("money a year; 0 ends a plan that runs"),
    "gateway": N_("a part of the border, a port, the air or the mail"),
    "channel": N_("the way by which it comes"),
    "method": N_("scanners look into more, searches by hand find more in each"),
    "build.kind": N_("what is built"),
    "ally.group": N_("another group"),
    "expand.region": N_("a region next to yours"),
    "betray.target": N_("a person of another group, or the group"),
    "message.capital": N_("political capital spent on it"),
}
CHOICES: Final[Mapping[str, str]] = {
    "to.isr": N_("surveillance flights"), "to.trainers": N_("trainers and equipment for the raid teams"),
    "to.planners": N_("planners beside your own"), "to.joint_raid": N_("raids together"),
    "to.fusion_cell": N_("a shared intelligence cell"), "to.strike": N_("strikes from the air"),
    "answer.give": N_("consent from now on"), "answer.withdraw": N_("consent no longer"),
    "answer.accept": N_("agree to the terms as they are"), "answer.refuse": N_("no"),
    "answer.counter": N_("offer your own terms instead"),
    "confirmation.none": N_("strike on what is known"), "confirmation.ground": N_("somebody looks first"),
    "lead.mexico": N_("Mexico's people go in first"), "lead.us": N_("your people go in first"),
    "from.white_house": N_("the White House: at once, short, at a legal risk"),
    "from.congress": N_("Congress: after weeks, perhaps, and lasting"),
    "kind.strike": N_("to strike from the air"), "kind.advise": N_("to advise on the ground"),
    "kind.joint": N_("to raid together"),
    "tone.claim": N_("the success is yours"), "tone.share": N_("the success is both states'"),
    "tone.quiet": N_("say little"),
    "kind.police": N_("more and better police: more arrests, and the presence of the state"),
    "kind.courts": N_("prosecutors, judges, prisons: more of those arrested are convicted"),
    "kind.services": N_("schools, clinics, water, roads: the state is seen, and groups lose support"),
    "toward.confront": N_("police and prosecutors go after it first"),
    "toward.contain": N_("the usual"),
    "toward.tolerate": N_("it is left alone while it keeps quiet"),
    "coalition.own": N_("people of your own coalition: the dearest at home"),
    "coalition.other": N_("people of the others: cheaper, and called partisan"),
    "topic.corruption": N_("officials who shield groups"), "topic.labs": N_("laboratories of synthetic drugs"),
    "topic.border": N_("what crosses the border"), "topic.leaders": N_("leaders at large"),
    "officials.mexican": N_("officials of Mexico alone"), "officials.both": N_("officials of both states"),
    "presence.temporary": N_("for a time: they help and go home"),
    "presence.permanent": N_("for good: a seat at the table"), "presence.none": N_("they come home"),
    "conditions.none": N_("tied to nothing"), "conditions.rights": N_("tied to human rights"),
    "conditions.institutions": N_("tied to reform of police and courts"),
    "kind.lab": N_("laboratories of synthetic drugs, and fields"), "kind.arsenal": N_("arms"), "kind.cash": N_("money"),
    "lever.threat": N_("threaten: little, and more tension"),
    "lever.relief": N_("relief from tariffs for controls: much, and dear at home"),
    "lever.working_group": N_("a working group: it keeps controls up"),
    "breadth.broad": N_("told broadly: more is shared, and more leaks"), "region.border": N_("the northern border"),
}  # fmt: skip


def parameter_words(parameter: OrderParameter, order: str = "") -> str:
    """What a parameter means, in this order where it means something of its own."""
    known = PARAMETERS.get(f"{order}.{parameter.name}") or PARAMETERS.get(parameter.name)
    return _(known) if known else parameter.name.replace("_", " ")


def choice_words(parameter: str, choice: str) -> str:
    """What a choice of a parameter means, "" where the word says it all."""
    known = CHOICES.get(f"{parameter}.{choice}") or wording.CHOICES.get(choice)
    return _(known) if known else ""
