"""Capability: what a group could do at its worst, as two indices; parts of a split sum to less than the whole.

In words: an attack in many places at once needs many people, a command that reaches them, factions that obey and
affiliates who join in. Moving drugs, people and gunmen across the border needs size, command, people who know the trade
and a place at the gateways. Both grow more than in proportion to size.

    size         = members / full_size
    mass_attack  = 100 * size * sqrt(size) * command * (loose + (1 - loose) * cohesion) * (1 + affiliate_weight * joined)
    joined       = affiliates / (affiliates + half_affiliates)
    cross_border = 100 * size * sqrt(size) * command * (alone + (1 - alone) * links / (links + half_links))
                   * (inland + (1 - inland) * gateway)

Source: source 000 (splinter groups are less capable of major attacks and of multinational smuggling than one large
network). The scale is assumed: an unbroken CJNG of 25,000 members stands near 100. Rows: M09, M11.
"""

import numpy as np

from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.parameters import Values
from game.core.roles import ROLES
from game.core.rows import add_by

RULE = "succession.capability"
_TRADERS = tuple(role.code for role in ROLES if role.name in ("broker", "logistician"))


def reach(p: Values, members: FloatArray) -> FloatArray:
    """What size alone gives, more than in proportion: 1 at the full size."""
    size: FloatArray = members / p["full_size"]
    root: FloatArray = np.sqrt(size)
    return size * root


def mass_attack(
    p: Values, members: FloatArray, command: FloatArray, cohesion: FloatArray, affiliates: IntArray
) -> FloatArray:
    """Index of the ability to attack in many places at once; shapes broadcast."""
    obedient = p["loose"] + (1.0 - p["loose"]) * cohesion
    joined = affiliates / (affiliates + p["half_affiliates"])
    return 100.0 * reach(p, members) * command * obedient * (1.0 + p["affiliate_weight"] * joined)


def cross_border(p: Values, members: FloatArray, command: FloatArray, links: FloatArray, gateway: FloatArray) -> FloatArray:
    """Index of the ability to move things across the border.

    links: brokers and logisticians in post; gateway: share of the members in regions with a gateway.
    """
    trade = p["alone"] + (1.0 - p["alone"]) * links / (links + p["half_links"])
    return 100.0 * reach(p, members) * command * trade * (p["inland"] + (1.0 - p["inland"]) * gateway)


def mass_attack_of_groups(game: Game) -> FloatArray:
    """The index of every group that exists; shape (B, G)."""
    state = game.state
    return mass_attack(game.rule(RULE), members_of_groups(game), state.command, state.cohesion, state.affiliates) * (
        state.group_alive > 0
    )


def cross_border_of_groups(game: Game) -> FloatArray:
    """The index of every group that exists; shape (B, G)."""
    members, state = members_of_groups(game), game.state
    links, gateway = links_of_groups(game), gateway_share_of_groups(game)
    return cross_border(game.rule(RULE), members, state.command, links, gateway) * (state.group_alive > 0)


def links_of_groups(game: Game) -> FloatArray:
    """Brokers and logisticians in post; shape (B, G)."""
    state = game.state
    trade = (state.leader_in_post > 0) & np.isin(state.post_role, np.array(_TRADERS))
    return add_by(trade * 1.0, state.post_group, state.group_key.shape[1])


def gateway_share_of_groups(game: Game) -> FloatArray:
    """Share of the members who are in regions with a gateway; shape (B, G)."""
    state, members = game.state, members_of_groups(game)
    gates = np.array(sorted({region for regions in game.world.gateway_regions for region in regions}), dtype=np.int64)
    near = add_by(state.members * 1.0 * np.isin(state.presence_region, gates), state.presence_group, members.shape[1])
    return near / np.where(members > 0, members, 1.0)


def members_of_groups(game: Game) -> FloatArray:
    """Members of every group; shape (B, G)."""
    state = game.state
    return add_by(state.members * 1.0, state.presence_group, state.group_key.shape[1])
