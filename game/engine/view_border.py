"""What a seat knows of the border: what crosses lawfully and is scanned, what was seized, who waits, its own programmes."""

import attrs
import numpy as np

from game.core.arrays import FloatArray, IntArray
from game.core.state import State


@attrs.frozen(eq=False)
class Border:
    """The ways over the border, a channel at a gateway each; empty where a scenario has none."""

    gateway: IntArray  # (B, Z)
    channel: IntArray  # (B, Z)
    crossings: FloatArray  # (B, Z) lawful crossings a week, public
    scanned: FloatArray  # (B, Z) part of them that is usually scanned, public
    reach: FloatArray  # (B, Z, U) part that is inspected beyond the usual, public
    seized: IntArray  # (B, X, Z) grams seized in the last turn, public
    delay: FloatArray  # (B, F) hours that lawful crossings wait, public
    boats_struck: IntArray  # (B,) boats struck in the last turn, public
    boats_killed: IntArray  # (B,) people killed aboard them, public
    boats_level: IntArray  # (B,) level of the strikes, public
    scan_funds: IntArray  # (B, Z, U) dollars a turn; zeros for everyone but the United States
    mail_funds: IntArray  # (B,) dollars a turn; likewise
    boats_funds: IntArray  # (B,) what the strikes on boats take, dollars a turn; likewise


def border_of(state: State, seat: str) -> Border:
    """The border as a seat knows it."""
    own = int(seat == "us")
    return Border(
        gateway=state.way_gateway.copy(), channel=state.way_channel.copy(), crossings=state.crossings.copy(),
        scanned=state.scanned.copy(), reach=state.scan_reach.copy(), seized=state.seized_way.copy(),
        delay=state.trade_delay.copy(), boats_struck=state.boats_struck.copy(), boats_killed=state.boats_killed.copy(),
        boats_level=state.boats_level.copy(), scan_funds=state.scan_funds * own, mail_funds=state.mail_funds * own,
        boats_funds=state.boats_funds * own,
    )  # fmt: skip


def way_at(border: Border, gateway: int, channel: int) -> int:
    """The way by a channel at a gateway; -1 where there is none."""
    found = np.flatnonzero((border.gateway[0] == gateway) & (border.channel[0] == channel))
    return int(found[0]) if found.size else -1


def gateways_with_ways(border: Border) -> list[int]:
    """The gateways by which anything crosses, in their order."""
    return sorted({int(place) for place in border.gateway[0] if place >= 0}) if border.gateway.size else []
