"""What happened, to whom, because of what: the kinds of events, and the record of one.

The id of an event is a hash of the game's seed, its kind, its turn and day and its subjects (or of the event it is part of),
so it is the same whether or not anybody is watching, and a state can carry it from turn to turn. No two events of a game
share one.
"""

from collections.abc import Mapping
from typing import Final, Literal

import attrs

from game.core.odds import ChanceRecord
from game.core.problem import N_

SeenBy = Literal["all", "states", "seat", "group", "both", "control"]


@attrs.frozen
class EventKind:
    """A kind of event; `seen_by`: all seats, both states, the acting seat, the group's seat, both of them, or control alone."""

    name: str
    code: int
    seen_by: SeenBy
    text: str


_TABLE: Final = (
    EventKind("raid", 1, "all", N_("A raid by {teams} team(s) on {leader} in {region}.")),
    EventKind("raid_leaked", 2, "control", N_("The raid on {leader} was leaked.")),
    EventKind("warning", 3, "group", N_("A warning reaches {group}: forces are coming for {leader}.")),
    EventKind("dry_hole", 4, "both", N_("The raid found nobody: {leader} was gone.")),
    EventKind("ambush", 5, "all", N_("The raid was ambushed in {region}.")),
    EventKind("firefight", 6, "both", N_("A firefight at the site. Killed: gunmen {gunmen}, of the raid team {raiders}.")),
    EventKind("repelled", 7, "all", N_("The raid was beaten back; {leader} got away.")),
    EventKind("captured", 8, "all", N_("{leader} was captured.")),
    EventKind("killed", 9, "all", N_("{leader} was killed.")),
    EventKind("aircraft_lost", 10, "all", N_("An aircraft was shot down; {raiders} aboard died.")),
    EventKind("civilians_killed", 11, "all", N_("{civilians} bystander(s) were killed in {region}.")),
    EventKind("intercept_window", 12, "seat", N_("After the raid people of {group} talk; signals collection can listen for a few days.")),
    EventKind("material_seized", 13, "seat", N_("Phones and papers about {group} were seized.")),
    EventKind("lead", 14, "seat", N_("A lead on {leader}.")),
    EventKind("rung_up", 15, "seat", N_("{leader}: knowledge rises to {rung}.")),
    EventKind("rung_down", 16, "seat", N_("{leader}: knowledge falls to {rung}.")),
    EventKind("tips", 17, "seat", N_("{count} tip(s) from the public in {region}.")),
    EventKind("post_filled", 18, "group", N_("A vacant post is filled: {leader}.")),
    EventKind("raid_lapsed", 19, "seat", N_("The raid on {leader} did not go ahead: no fix before the turn ended.")),
    EventKind("raid_called_off", 20, "seat", N_("The raid on {leader} was called off: {reason}.")),
    EventKind("graduates", 21, "seat", N_("{count} trained people join the raid teams.")),
    EventKind("inject", 22, "control", N_("Control: {text}")),
    EventKind("message", 23, "all", N_("{text}")),
    EventKind("lies_low", 24, "group", N_("{group} lies low.")),
    EventKind("turf_clash", 25, "all", N_("{count} killed in fighting between groups in {region}.")),
    EventKind("site_kind", 26, "seat", N_("Pattern of life: {leader}, site {site}.")),
    EventKind("succession_designated", 27, "group", N_("The line of succession in {group} holds; the successor is agreed.")),
    EventKind("succession_contested", 28, "all", N_("The succession in {group} is contested by {count} contenders.")),
    EventKind("succession_vacant", 29, "group", N_("Nobody in {group} is there to lead it.")),
    EventKind("succession_settled", 30, "all", N_("The succession in {group} is settled; it is led by {leader}.")),
    EventKind("contender_out", 31, "group", N_("{leader} is out of the contest; the followers choose anew.")),
    EventKind("removals_compound", 32, "group", N_("{group} reels: other leaders were removed in the days before.")),
    EventKind("pressure_felt", 33, "group", N_("{group} has no time to recover: the pressure disorients it.")),
    EventKind("race_to_violence", 34, "group", N_("{group} answers the blow with more violence of its own.")),
    EventKind("candidate_recognised", 35, "group", N_("{group} recognises its candidate, {leader}.")),
    EventKind("head_deposed", 37, "all", N_("{leader} no longer leads {group}.")),
    EventKind("candidate_rejected", 36, "group", N_("{group} does not rally behind {leader}.")),
    EventKind("group_split", 40, "all", N_("A part of {parent} breaks away: {group}.")),
    EventKind("part_dispersed", 41, "all", N_("A part of {group} breaks away and falls into local groups.")),
    EventKind("group_ended", 42, "all", N_("{group} falls apart.")),
    EventKind("members_absorbed", 43, "all", N_("Members of {group} in {region} go over to {other}: {count}.")),
    EventKind("affiliates_left", 44, "all", N_("Affiliates of {group} break away: {count}.")),
    EventKind("succession_killings", 45, "all", N_("Killed in fighting over a succession in {region}: {count}.")),
    EventKind("alliance", 46, "all", N_("{group} and {other} are allies.")),
    EventKind("betrayal", 47, "all", N_("{group} turns on {other}.")),
    EventKind("tip_off", 48, "seat", N_("Somebody in the business tells where to look for {leader}.")),
    EventKind("alliance_refused", 49, "group", N_("{other} wants no alliance with {group}.")),
    EventKind("reprisals", 53, "all", N_("Reprisals by {group} in {region}: attacks {attacks}, roadblocks {roadblocks}. Killed: security forces {security}, gunmen {gunmen}, bystanders {civilians}; arrested {arrested}.")),
    EventKind("blockades", 54, "all", N_("{group} blocks roads. Roadblocks: {roadblocks}; regions: {regions}; each stands for about {hours} hours.")),
    EventKind("intimidation", 55, "group", N_("{group} sets out to intimidate {region}.")),
    EventKind("americans_harmed", 56, "all", N_("Americans are attacked by {group} in {region}: {count} killed or injured.")),
    EventKind("border_threat", 57, "all", N_("{seat} threatens to close the border (level {level} of 3).")),
    EventKind("border_signal", 58, "all", N_("There is a credible threat to close the border.")),
    EventKind("deployment", 59, "all", N_("Troops march: {troops} now stand in {region}.")),
    EventKind("border_deployment", 60, "all", N_("Troops march: {troops} now stand at the northern border.")),
    EventKind("strike", 63, "all", N_("A strike from the air on {leader} in {region}.")),
    EventKind("strike_missed", 64, "all", N_("The strike missed {leader}.")),
    EventKind("strike_called_off", 65, "seat", N_("The strike on {leader} was called off: {reason}.")),
    EventKind("joint_raid", 66, "states", N_("A raid of both states together on {leader}.")),
    EventKind("strike_toll", 67, "both", N_("Gunmen killed around the target of the strike: {gunmen}.")),
    EventKind("consent_given", 68, "states", N_("Mexico gives its consent to {what}.")),
    EventKind("consent_withdrawn", 69, "states", N_("Mexico withdraws its consent to {what}.")),
    EventKind("authority_sought", 70, "all", N_("{seat} seeks authority for {what} in Mexico.")),
    EventKind("authority_granted", 71, "all", N_("{seat} has authority for {what} in Mexico, for {days} days.")),
    EventKind("authority_refused", 72, "all", N_("Congress refuses authority for {what} in Mexico.")),
    EventKind("legal_penalty", 73, "seat", N_("The act rested on the word of the White House alone. Legal penalty: {points} points.")),
    EventKind("isr_exposed", 74, "all", N_("Covert surveillance flights over {region} come to light.")),
    EventKind("breach", 75, "all", N_("Force was used in Mexico without consent: Mexico suspends cooperation and withdraws its consents.")),
    EventKind("credit_claimed", 76, "all", N_("{seat} claims the credit in public.")),
    EventKind("credit_shared", 77, "all", N_("{seat} shares the credit in public.")),
    EventKind("quiet_message", 78, "states", N_("{seat} speaks quietly and keeps attention on the task.")),
    EventKind("accord_offered", 85, "states", N_("{seat} offers the accord {accord}. It gives: {gives}. It asks for: {asks}. Turns it would last: {turns}.")),
    EventKind("accord_accepted", 86, "states", N_("{seat} accepts the accord {accord}.")),
    EventKind("accord_refused", 87, "states", N_("{seat} refuses the accord {accord}.")),
    EventKind("accord_kept", 88, "states", N_("The accord {accord} has run its term and was kept.")),
    EventKind("accord_broken", 89, "states", N_("{seat} breaks the accord {accord}.")),
    EventKind("request_made", 90, "states", N_("{seat} asks for consent ({accord}): {order}.")),
    EventKind("request_granted", 91, "states", N_("{seat} consents this once ({accord}): {order}.")),
    EventKind("request_refused", 92, "states", N_("{seat} refuses its consent ({accord}): {order}.")),
    EventKind("dilemma", 93, "seat", N_("A decision is asked of you: {title}.")),
    EventKind("dilemma_answered", 94, "seat", N_("{title}: {answer}.")),
    EventKind("government_changed", 95, "all", N_("A new state government takes office in {region}; old arrangements no longer hold.")),
    EventKind("exposed", 96, "all", N_("Ties between officials and groups in {region} are made public.")),
    EventKind("purge", 97, "all", N_("Officials are arrested in {region} for shielding groups: {count}.")),
    EventKind("nothing_found", 98, "seat", N_("The prosecutors in {region} find no case that would stand.")),
    EventKind("abuses", 99, "all", N_("Abuses by security forces in {region}: {count}.")),
    EventKind("people_leave", 100, "all", N_("Violence drives people out of {region}: {count}.")),
    EventKind("group_rises", 101, "all", N_("Local groups in {region} unite under a name of their own: {group}.")),
    EventKind("expansion", 102, "all", N_("People of {group} move into {region}: {count}.")),
    EventKind("leniency_exposed", 103, "all", N_("It becomes known that the state goes easy on {group}.")),
    EventKind("demand", 104, "all", N_("{seat} publicly demands action on {topic}.")),
    EventKind("social_cuts", 105, "all", N_("Security costs more than its budget; {amount} million dollars are taken from social programmes.")),
    EventKind("prison_break", 106, "all", N_("Prisoners of {group} break out in {region}: {count}.")),
    EventKind("posture", 107, "states", N_("Mexico's posture toward {group} is now to {toward} it.")),
    EventKind("boats_struck", 118, "all", N_("Boats struck at sea: {count}; killed aboard: {dead}.")),
    EventKind("violence_shock", 108, "all", N_("Fighting between groups flares up in {region}.")),
    EventKind("labs_raided", 110, "all", N_("{teams} raid team(s) look for laboratories in {region}; labs and fields destroyed: {count}.")),
    EventKind("labs_struck", 111, "all", N_("A strike from the air on laboratories in {region}; labs and fields destroyed: {count}.")),
    EventKind("arsenals_raided", 134, "all", N_("{teams} raid team(s) look for arsenals in {region}; guns seized: {count}.")),
    EventKind("cash_raided", 135, "all", N_("{teams} raid team(s) look for hidden money in {region}; seized: {amount} million dollars.")),
    EventKind("site_raid_called_off", 112, "seat", N_("The raid on sites in {region} was called off: {reason}.")),
    EventKind("lab_strike_called_off", 113, "seat", N_("The strike on laboratories in {region} was called off: {reason}.")),
    EventKind("china_moved", 114, "all", N_("{seat} moves toward China on precursors: {lever}.")),
    EventKind("tension_raised", 115, "all", N_("Tension between China and the United States rises to level {level} of 3.")),
    EventKind("supply_shock", 116, "all", N_("A supply shock hits {product}: {share} of what could be made or bought is missing.")),
    EventKind("labs_moved", 117, "group", N_("{group} moves laboratories to {region}: {count}.")),
    EventKind("tariff_threat", 144, "all", N_("{seat} threatens tariffs on Mexican goods (level {level} of 3).")),
    EventKind("us_soil_attack", 145, "all", N_("A group strikes on U.S. soil.")),
    EventKind("indictment", 146, "all", N_("{seat} brings charges against senior officials of {region}.")),
    EventKind("charges_dropped", 147, "all", N_("{seat} drops the charges against officials of {region}.")),
    EventKind("prisoners_sent", 148, "all", N_("{seat} hands {count} prisoner(s) to the United States.")),
    EventKind("washington_acts", 149, "all", N_("Washington puts tariffs on Mexican goods by itself: too little is being done.")),
    EventKind("sent_away_felt", 152, "group", N_("{group} means to answer: prisoners were sent to the United States.")),
    EventKind("trade_extended", 150, "all", N_("The review of the trade agreement ends well: it is extended.")),
    EventKind("trade_put_off", 151, "all", N_("The review of the trade agreement ends without an extension; it is put off from year to year.")),
    EventKind("group_designated", 159, "all", N_("The United States designate {group}.")),
    EventKind("terms_offered", 160, "all", N_("Mexico offers {group} terms.")),
    EventKind("terms_taken", 161, "all", N_("{group} takes the terms that Mexico offered; members who lay down arms: {count}.")),
    EventKind("terms_refused", 162, "all", N_("{group} refuses the terms that Mexico offered.")),
    EventKind("plan_begun", 163, "all", N_("A plan of aid is decided: {amount} million dollars a year for {years} year(s).")),
    EventKind("plan_ended", 164, "all", N_("The plan of aid ends.")),
    EventKind("planners_come", 165, "states", N_("U.S. planners are attached to Mexico's command centres.")),
    EventKind("planners_go", 166, "states", N_("The U.S. planners go home.")),
    EventKind("supplier_enters", 126, "control", N_("New suppliers of {product} enter the market: {who}.")),
    EventKind("demand_shock", 127, "all", N_("{share} of the demand for {product} in the United States falls away.")),
    EventKind("diversified", 128, "group", N_("{group} turns effort to another line: {line}.")),
    EventKind("press_report", 167, "all", N_("Journalists report on ties between officials and groups in {region}.")),
)  # fmt: skip
EVENTS: Final[Mapping[str, EventKind]] = {kind.name: kind for kind in _TABLE}


@attrs.frozen
class Event:
    """One event in one game."""

    id: int
    row: int
    day: float
    kind: str
    subjects: Mapping[str, str]  # what is named in the text: axis -> id
    values: Mapping[str, float | str]
    cause: int  # id of the event that caused it, 0 for none
    chances: tuple[ChanceRecord, ...]
    person: int = 0  # lineage of whoever held the post `leader` when it was told, 0 for nobody
