"""What a seat knows of production: estimates of labs, what was found, what is said of precursors, its own labs."""

import attrs
import numpy as np

from game.core.arrays import FloatArray, IntArray
from game.core.fields import NEVER
from game.core.state import State


@attrs.frozen(eq=False)
class Production:
    """Labs, fields and precursors; empty where a scenario has none."""

    labs: FloatArray  # (B, R) estimate of the labs of a region; zeros for a red seat
    labs_error: FloatArray  # (B, R)
    labs_found: IntArray  # (B, R) labs found in the last turn, public
    fields_found: IntArray  # (B, R) fields found in the last turn, public
    compliance: FloatArray  # (B,) how far China enforces controls, known to both states; 0 for a red seat
    compliance_rest: FloatArray  # (B,) level to which it returns
    tension: FloatArray  # (B,) tension between the powers, known to both states
    tension_rest: FloatArray  # (B,)
    working_group: FloatArray  # (B,) standing of the working group, likewise
    moved_day: FloatArray  # (B,) day of the latest move toward China, known to both states; NEVER for a red seat
    port_rest: FloatArray  # (B, F) part of the precursors that comes in by each gateway, public
    port_funds: IntArray  # (B, F) dollars a turn; zeros for everyone but Mexico
    own_sites: IntArray  # (B, P, X) labs and fields of a red seat's own group
    own_idle: IntArray  # (B, P, X) of them those that lie dormant, beside those at work


def production_of(state: State, seat: str, viewer: int | None, group: int | None) -> Production:
    """Production as a seat knows it."""
    known, own = float(viewer is not None), int(seat == "mexico")
    at = viewer if viewer is not None else 0
    mine = (state.presence_group == (-2 if group is None else group))[:, :, None]
    return Production(
        labs=state.labs_belief[:, at] * known, labs_error=state.labs_error[:, at] * known,
        labs_found=state.labs_found_region.copy(), fields_found=state.fields_found_region.copy(),
        compliance=state.precursor_compliance * known, compliance_rest=state.compliance_rest * known,
        tension=state.tension * known, tension_rest=state.tension_rest * known, working_group=state.working_group * known,
        moved_day=np.where(viewer is not None, state.diplomacy_day, NEVER),
        port_rest=state.port_rest.copy(), port_funds=state.port_funds * own,
        own_sites=np.where(mine, state.sites, 0), own_idle=np.where(mine, state.sites_idle, 0),
    )  # fmt: skip
