"""Why an order can be refused: the codes, and the sentence a seat is told."""

from typing import Final

import attrs

from game.core.problem import N_


@attrs.frozen
class Reason:
    """One reason; code 0 means the order stands."""

    name: str
    code: int
    sentence: str


REASONS: Final = (
    Reason("accepted", 0, N_("The order stands.")),
    Reason("wrong_seat", 1, N_("This order is not open to your seat.")),
    Reason("not_in_scenario", 2, N_("This scenario does not use this order.")),
    Reason("unknown_target", 3, N_("Your seat knows of no such target.")),
    Reason("no_attention", 4, N_("No decision is left this turn; take one back or wait for the next turn.")),
    Reason("no_teams", 5, N_("Not enough raid teams are free; ask for fewer or wait until they have rested.")),
    Reason("no_points", 6, N_("Not enough intelligence points are free; lower or end another programme.")),
    Reason("no_funds", 7, N_("The purse does not hold that much.")),
    Reason("no_capital", 8, N_("Not enough diplomatic and political capital.")),
    Reason("no_consent", 9, N_("The other state has not given its consent.")),
    Reason("no_authority", 10, N_("Your seat lacks the authority for this; seek it first.")),
    Reason("not_designated", 11, N_("The group has not been designated.")),
    Reason("out_of_range", 12, N_("A value lies outside the range this order allows.")),
    Reason("bad_time", 13, N_("That day, or that lead time, does not fit into this turn.")),
    Reason("already_ordered", 14, N_("An order on the same target stands already this turn; take it back first.")),
    Reason("nothing_to_end", 15, N_("There is no such programme to end.")),
    Reason("own_side", 16, N_("The target is on your own side.")),
    Reason("not_present", 17, N_("Your group is not present there.")),
    Reason("no_partner", 18, N_("No partner seat takes part in this scenario.")),
    Reason("no_troops", 19, N_("So many troops are not free; take them from another deployment first.")),
    Reason("no_such_accord", 20, N_("There is no such offer or accord that your seat could answer or break.")),
    Reason("accords_full", 21, N_("Too many offers and accords stand already; let one end or break it first.")),
    Reason("bad_terms", 22, N_("The terms name an order that cannot be promised in an accord here.")),
    Reason("not_contested", 23, N_("The succession of your group is not open.")),
    Reason("suspended", 24, N_("Mexico has suspended this cooperation after a breach.")),
    Reason("already_consented", 25, N_("That consent stands, or lapsed, already.")),
    Reason("no_rival_there", 26, N_("Your group meets no such group anywhere.")),
    Reason("dead_group", 27, N_("That group does not exist now.")),
    Reason("already_authorised", 28, N_("Your seat has that authority, or waits for the decision on it, already.")),
    Reason("already_allies", 29, N_("The two groups are allies already, wherever they meet.")),
    Reason("no_dilemma", 30, N_("That decision is not asked of your seat now.")),
    Reason("already_there", 31, N_("Your group is there already.")),
    Reason("not_near", 32, N_("Your group has nobody in a neighbouring region or along a route from there.")),
    Reason("same_posture", 33, N_("That is the posture toward the group already.")),
    Reason("no_port", 34, N_("No precursors are known to come in there; name a port.")),
    Reason("no_labs", 35, N_("Your group has no laboratory there.")),
    Reason("same_place", 36, N_("That is the same region; name another.")),
    Reason("no_prisoners", 44, N_("So many prisoners are not held.")),
    Reason("extradition_low", 45, N_("Mexico does not extradite so many at once now; send fewer.")),
    Reason("already_charged", 46, N_("Officials of that region are under charges already; drop those first.")),
    Reason("contradiction", 47, N_("The terms contradict each other, or an accord that stands.")),
    Reason("no_crossing", 41, N_("No guns or cash come south there; name a crossing at which they do.")),
    Reason("no_proceeds", 42, N_("This scenario counts neither proceeds nor guns.")),
    Reason("no_channel", 37, N_("Nothing crosses there in that way.")),
    Reason("mail_screened", 38, N_("The mail is screened by an order of its own: screen_mail.")),
    Reason("lives_from_it", 40, N_("Nearly all of your group's effort goes into that line already.")),
    Reason("planners_there", 48, N_("Planners are attached in that way already.")),
    Reason("already_designated", 49, N_("The group is designated already.")),
)
BY_NAME: Final = {reason.name: reason for reason in REASONS}
BY_CODE: Final = {reason.code: reason for reason in REASONS}


def code(name: str) -> int:
    """Code of a reason."""
    return BY_NAME[name].code
