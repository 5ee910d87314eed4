"""What each order does, and what its parameters mean, for people who give it for the first time."""

from collections.abc import Mapping
from typing import Final

from game.core.orders import OrderParameter
from game.session import wording
from game.texts import N_, _

EXPLANATIONS: Final[Mapping[str, str]] = {
    "strike": N_(
        "An attack from the air on one person. Mexico can be asked first, and answers in the same turn; without its leave "
        "the strike is a breach: trust and sharing fall, strain rises. It needs an authority of yours, and a good fix: a "
        "strike on an empty house kills bystanders alone. Looking on the ground first means fewer bystanders and more time."
    ),
    "fly_isr": N_(
        "Surveillance flights over a region, in hours a turn. They find people there faster, for both states when they are "
        "told. Mexico must have consented, unless they are covert; covert flights that come to light cost trust."
    ),
    "train_and_equip": N_(
        "Trainers and equipment raise the training of Mexico's raid teams, slowly and less and less; Mexico must have "
        "consented to trainers. What vetting and an audit guard against has no rule yet."
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
        "back for weeks. 0 takes the threat back."
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
        "adds to the pressure and strains sovereignty; it moves no official, no laboratory and no leader by itself."
    ),
    "expand": N_(
        "People of yours move as the turn opens from where you are into a region next to it, or along a main road. "
        "They are missed where they come from, and whoever is there already is met."
    ),
    "answer_dilemma": N_(
        "Answer a decision that is asked of your seat. Each choice has its price in political capital and does something "
        "when the turn is resolved; without an answer one choice, which costs nothing, stands."
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
    "where": N_("the region where it falls"),
    "candidate": N_("who is to lead"),
    "group": N_("another group"),
    "accord": N_("its name, such as us-3-1; accords lists them"),
    "gives": N_("what you give: orders of yours, separated by ;"),
    "asks": N_("what you ask: orders of the other state, separated by ;"),
    "turns": N_("for how many turns"),
    "strike.target": N_("a person you know of"),
    "toward": N_("how hard the state goes at it"),
    "coalition": N_("whose people the officials are"),
    "joint": N_("true: together with the other state"),
    "officials": N_("of which state the officials are"),
    "topic": N_("what is demanded"),
    "build.kind": N_("what is built"),
    "posture.group": N_("a group"),
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
