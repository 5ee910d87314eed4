"""The state of a game as it stands in a line of the record: compressed bytes, written as text."""

import base64
import binascii
import zlib
from typing import Any

from game.session.record_errors import LineFault
from game.texts import _

ENCODING = "zlib+base64"
MAX_SNAPSHOT = 64 * 1024 * 1024
"""Bytes of a snapshot once unpacked."""

_LEVEL = 6


def pack_snapshot(data: bytes) -> dict[str, Any]:
    """Bytes of a state as ``{"encoding": "zlib+base64", "data": text}``, for a body. Raises LineFault."""
    if len(data) > MAX_SNAPSHOT:
        raise LineFault(_too_large())
    return {"encoding": ENCODING, "data": base64.b64encode(zlib.compress(data, _LEVEL)).decode("ascii")}


def unpack_snapshot(packed: object) -> bytes:
    """The bytes that were packed. Raises LineFault, having unfolded no more than MAX_SNAPSHOT bytes."""
    if not isinstance(packed, dict) or packed.keys() != {"encoding", "data"}:
        raise LineFault(_("its snapshot is not an encoding and its data"))
    if not isinstance(packed["data"], str):
        raise LineFault(_("its snapshot is not an encoding and its data"))
    if packed["encoding"] != ENCODING:
        raise LineFault(_("its snapshot is not encoded as {encoding}").format(encoding=ENCODING))
    unfolding = zlib.decompressobj()
    try:
        data = unfolding.decompress(base64.b64decode(packed["data"], validate=True), MAX_SNAPSHOT + 1)
    except (binascii.Error, ValueError, zlib.error) as error:
        raise LineFault(_("its snapshot cannot be unpacked")) from error
    if len(data) > MAX_SNAPSHOT:
        raise LineFault(_too_large())
    if not unfolding.eof or unfolding.unused_data:
        raise LineFault(_("its snapshot cannot be unpacked"))
    return data


def _too_large() -> str:
    return _("its snapshot is larger than the {limit} bytes one may have").format(limit=MAX_SNAPSHOT)
