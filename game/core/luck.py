"""Keyed luck: every draw is a pure function of what it is for, so adding a draw moves no other.

A key is a hash of (seed of the game, purpose, turn, time, entity ids ...). The random numbers of a key are
the outputs of the SplitMix64 generator whose state is that key; the n-th is computed directly, so nothing is
consumed.

Source: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014;
the mixing constants are D. Stafford's variant 13 ("Better bit mixing", 2011), as in S. Vigna's splitmix64.c.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.purposes import Purpose

GAMMA = 0x9E3779B97F4A7C15
_FIRST = 0xBF58476D1CE4E5B9
_SECOND = 0x94D049BB133111EB
_MASK = 0xFFFFFFFFFFFFFFFF
_UNIT = 1.0 / (1 << 53)

# Zero-dimensional arrays: the same constants in the form that a ufunc takes at least cost.
_GAMMA_WORD = np.array(GAMMA, dtype=np.uint64)
_FIRST_WORD = np.array(_FIRST, dtype=np.uint64)
_SECOND_WORD = np.array(_SECOND, dtype=np.uint64)
_SHIFT_11, _SHIFT_27, _SHIFT_30, _SHIFT_31 = (np.array(n, dtype=np.uint64) for n in (11, 27, 30, 31))

# Likewise: types in the form that a comparison with the type of an array takes at least cost.
_UINT64, _INT64, _FLOAT64 = np.dtype(np.uint64), np.dtype(np.int64), np.dtype(np.float64)

Word: TypeAlias = int | float | np.generic | NDArray[np.floating[Any] | np.int64 | np.uint64 | np.bool_]


def mix(x: KeyArray) -> KeyArray:
    """The SplitMix64 finaliser: a bijection of 64-bit words; every input bit stirs every output bit."""
    z = np.array(x, dtype=np.uint64, ndmin=1)
    return _stir(z).reshape(np.shape(x))


def entity(text: str) -> int:
    """Id of a named entity (a group, a region, a leader of the scenario), in [0, 2^64).

    The first eight bytes, little endian, of the SHA-256 of the UTF-8 text: stable whatever slot it sits in.
    """
    return int.from_bytes(sha256(text.encode("utf-8")).digest()[:8], "little")


def word(x: Word) -> KeyArray:
    """The 64-bit words of `x`, same shape: whole numbers modulo 2^64, floats by their bits with -0.0 as 0.0.

    Raises OverflowError for a Python int outside [-2^63, 2^64), ValueError for NaN (its bits differ between
    machines), TypeError for any other type.
    """
    w = _word(x)
    return np.array(w, dtype=np.uint64) if isinstance(w, int) else w


def key(seed: Word, purpose: Purpose, *words: Word) -> KeyArray:
    """Keys of draws for `purpose`, of the broadcast shape of `seed` and `words`.

    seed: one per game, () or (B, 1...); words: turn, time, ids of the entities concerned, in a fixed order.
    Put the words that are alike for all first: each is absorbed at the broadcast shape of those before it,
    and plain numbers cost almost nothing. The word of the purpose also carries how many words follow it, so
    that no key is the continuation of another; it is absorbed before the seed, once for all games.
    """
    return _array(_absorb(0, (int(purpose) + (len(words) << 32), seed, *words)))


def keys(seed: KeyArray, purposes: Sequence[Purpose], *words: Word) -> dict[Purpose, KeyArray]:
    """Keys of several draws about the same things, by purpose; each as `key` has it, absorbed together. Shapes (n,)."""
    beginnings = [_stir_int((int(purpose) + (len(words) << 32)) + GAMMA & _MASK) for purpose in purposes]
    found = _array(_absorb(np.array(beginnings, dtype=np.uint64)[:, None], (seed, *words)))
    return dict(zip(purposes, found, strict=True))


def stem(seed: Word, purpose: Purpose, to_come: int, *words: Word) -> KeyArray:
    """The beginning that keys of `purpose` share: `child(stem, *rest)` is the key of all words, `to_come` of them in `rest`.

    Absorbed once for each game instead of once for every draw.
    """
    return _array(_absorb(0, (int(purpose) + (len(words) + to_come << 32), seed, *words)))


def child(parent: Word, *words: Word) -> KeyArray:
    """Ids of entities born in play, by lineage: parent id, then time of birth and part. Shapes broadcast."""
    return _array(_absorb(_word(parent), words))


def bits(key: KeyArray, attempt: int | IntArray = 0) -> KeyArray:
    """Output number `attempt` (from 0) of each key: 64 random bits. Shapes broadcast."""
    if isinstance(attempt, int):
        shape = key.shape
        step = np.array((attempt + 1) * GAMMA & _MASK, dtype=np.uint64)
    else:
        shape = np.broadcast_shapes(key.shape, attempt.shape)
        step = (attempt.reshape(attempt.shape or (1,)) + 1).view(np.uint64) * _GAMMA_WORD
    state = key.reshape(key.shape or (1,)) + step
    return _stir(state).reshape(shape)


def uniform(key: KeyArray, attempt: int | IntArray = 0) -> FloatArray:
    """Output number `attempt` (from 0) of each key as a multiple of 2^-53 in [0, 1). Shapes broadcast."""
    drawn = bits(key, attempt)
    drawn >>= _SHIFT_11
    u = drawn.view(np.int64).astype(np.float64)
    u *= _UNIT
    return u


def _stir(z: KeyArray) -> KeyArray:
    """`mix` in place; `z` has at least one dimension (numpy warns of overflow only between scalars)."""
    t = z >> _SHIFT_30
    z ^= t
    z *= _FIRST_WORD
    np.right_shift(z, _SHIFT_27, out=t)
    z ^= t
    z *= _SECOND_WORD
    np.right_shift(z, _SHIFT_31, out=t)
    z ^= t
    return z


def _stir_int(z: int) -> int:
    z = (z ^ (z >> 30)) * _FIRST & _MASK
    z = (z ^ (z >> 27)) * _SECOND & _MASK
    return z ^ (z >> 31)


def _word(x: Word) -> int | KeyArray:
    """An int for a single value, else an array of at least one dimension."""
    if isinstance(x, np.ndarray) and x.ndim > 0:
        return _array_word(x)
    value = x.item() if isinstance(x, np.ndarray | np.generic) else x
    if isinstance(value, float):
        return int(_array_word(np.array([value]))[0])
    if not isinstance(value, int):
        raise TypeError(f"a word of a key must be a number or a boolean, not {type(value).__name__}")
    if not -(1 << 63) <= value < 1 << 64:
        raise OverflowError(f"a word of a key must fit 64 bits, {value} does not")
    return value & _MASK


def _array_word(x: NDArray[np.generic]) -> KeyArray:
    if x.dtype == _UINT64:
        return cast(KeyArray, x)
    if x.dtype == _INT64:
        return x.view(np.uint64)
    if x.dtype == _FLOAT64:
        if np.count_nonzero(x != x):
            raise ValueError("a word of a key is NaN, whose bits differ between machines")
        return (cast(FloatArray, x) + 0.0).view(np.uint64)
    if x.dtype == np.bool_:
        return x.astype(np.uint64)
    raise TypeError(f"a word of a key must be uint64, int64, float64 or bool, not {x.dtype}")


def _absorb(h: int | KeyArray, words: tuple[Word, ...]) -> int | KeyArray:
    for x in words:
        w = _word(x)
        if isinstance(h, int) and isinstance(w, int):
            h = _stir_int((h ^ w) + GAMMA & _MASK)
        else:
            z = np.bitwise_xor(_array(h), _array(w))
            z += _GAMMA_WORD
            h = _stir(z)
    return h


def _array(h: int | KeyArray) -> KeyArray:
    return np.array(h, dtype=np.uint64) if isinstance(h, int) else h
