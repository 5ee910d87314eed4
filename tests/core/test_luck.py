"""Luck: every draw is a pure function of what it is for."""

from collections.abc import Callable
from hashlib import sha256
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from game.core import luck
from game.core.purposes import Purpose

# Outputs of S. Vigna's splitmix64.c; the first row is also on Rosetta Code ("Pseudo-random numbers").
PUBLISHED = {
    1234567: (
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ),
    0: (0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F),
}

# Pinned: records already written replay by these numbers. Add a line for a new purpose, never change one.
PURPOSES = {
    "INTELLIGENCE_TRANSITION": 101,
    "INTELLIGENCE_DIRECTION": 102,
    "INTELLIGENCE_ESTIMATE": 103,
    "LEADS_COUNT": 104,
    "LEADS_TARGET": 105,
    "TIPS": 106,
    "LEAD_OUTCOME": 107,
    "COUNTER_INTELLIGENCE": 108,
    "ISR_NOTICED": 109,
    "INDICATIONS": 110,
    "RAID_LEAK": 201,
    "RAID_FOUND": 202,
    "RAID_AMBUSH": 203,
    "RAID_FIREFIGHT": 204,
    "RAID_CAPTURE": 205,
    "RAID_LOSSES": 206,
    "RAID_GUNMEN": 207,
    "RAID_CIVILIANS": 208,
    "RAID_AIRCRAFT": 209,
    "RAID_ARRESTS": 210,
    "TEAM_TRAINING": 211,
    "RAID_LEAK_WARNING": 212,
    "STRIKE_FOUND": 213,
    "STRIKE_HIT": 214,
    "STRIKE_CIVILIANS": 215,
    "STRIKE_GUNMEN": 216,
    "SUCCESSION_TRAIT": 301,
    "SUCCESSION_DELAY": 302,
    "BENCH_REFILL": 303,
    "SECURITY_MOVE": 304,
    "SUCCESSION_KIND": 305,
    "SUCCESSION_END": 306,
    "SUCCESSION_SPLIT": 307,
    "SUCCESSION_STRENGTH": 308,
    "GROUP_COLLAPSE": 309,
    "GROUP_ABSORPTION": 310,
    "AFFILIATE_DEFECTION": 311,
    "DESERTION": 312,
    "SURRENDER": 313,
    "SUCCESSOR_TEMPER": 314,
    "ALLIANCE": 315,
    "VIOLENCE_BACKGROUND": 401,
    "VIOLENCE_TURF": 402,
    "SUCCESSION_WAR": 403,
    "PREDATION": 404,
    "RECRUITMENT": 501,
    "ARRESTS": 502,
    "EARNINGS": 601,
    "GUNS_LOST": 602,
    "GUNS_BOUGHT": 603,
    "GUNS_SOUTH": 604,
    "GUNS_FOUND": 605,
    "CASH_SOUTH": 606,
    "HIDEOUT_FOUND": 607,
    "HIDEOUT_SIZE": 608,
    "MONEY_ESTIMATE": 609,
    "RETALIATION_SIZE": 701,
    "RETALIATION_ATTACKS": 702,
    "RETALIATION_ROADBLOCKS": 703,
    "RETALIATION_DEATHS": 704,
    "RETALIATION_CIVILIANS": 705,
    "RETALIATION_GUNMEN": 706,
    "RETALIATION_AMERICANS": 707,
    "RETALIATION_ARRESTS": 708,
    "AUTHORITY": 801,
    "ISR_EXPOSED": 802,
    "TRADE_REVIEW": 803,
    "WASHINGTON": 804,
    "MIGRATION": 805,
    "SITE_WEEK": 1101,
    "SITE_RAID": 1102,
    "LAB_STRIKE": 1103,
    "LAB_STRIKE_CIVILIANS": 1104,
    "LAB_ESTIMATE": 1105,
    "SEIZURES": 1121,
    "BOATS_STRUCK": 1122,
    "START_STATE": 901,
    "MANDATE": 903,
    "LEGACY": 905,
    "PLAYER_RANDOM": 951,
    "PLAYER_DOCTRINE": 952,
    "FORECAST": 961,
    "HIDDEN_RESAMPLE": 971,
    "INJECT": 981,
    "PARAMETER_DRAW": 982,
    "SUPPORT_SURVEY": 111,
    "PROTECTION_ESTIMATE": 112,
    "ABUSES": 405,
    "DISPLACEMENT": 406,
    "RETURN_OF_DISPLACED": 407,
    "TURF_WITH_LOCALS": 408,
    "TURF_AMONG_LOCALS": 409,
    "LOCAL_PREDATION": 410,
    "EXPANSION": 411,
    "TOLERANCE_EXPOSED": 412,
    "TRIAL": 503,
    "LEAVING": 504,
    "SENTENCE_SERVED": 505,
    "LOCAL_RECRUITMENT": 506,
    "LOCAL_ARRESTS": 507,
    "LOCAL_TRIAL": 508,
    "LOCAL_LEAVING": 509,
    "RISING": 510,
    "RISING_SIZE": 511,
    "PROSECUTION": 1001,
    "PURGE": 1002,
    "CASES": 1003,
    "PRESS_EXPOSURE": 1004,
    "PRESS_REGION": 1005,
    "AID_DEFECTORS": 831,
    "AID_ESTIMATE": 832,
    "TERMS": 833,
    "TERMS_FOLLOWED": 834,
    "GROUP_MORTALITY": 835,
    "VALIDATION_NETWORK": 991,
    "DRUGS_SOLD": 1141,
    "MARKET_ENTRY": 1142,
    "MARKET_ENTRANT": 1143,
    "USERS_BEGIN": 1201,
    "USERS_QUIT": 1202,
    "TREATMENT_BEGINS": 1203,
    "TREATMENT_ENDS": 1204,
    "TREATMENT_HELPS": 1205,
    "OVERDOSE": 1206,
}


def plain_mix(z: int) -> int:
    """The finaliser once more, in plain integers."""
    word = (1 << 64) - 1
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & word
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & word
    return z ^ (z >> 31)


def plain_absorb(h: int, *words: int) -> int:
    for w in words:
        h = plain_mix(((h ^ (w % (1 << 64))) + 0x9E3779B97F4A7C15) % (1 << 64))
    return h


def plain_key(seed: int, purpose: int, *words: int) -> int:
    return plain_absorb(0, purpose + len(words) * (1 << 32), seed, *words)


def surprise(observed: NDArray[np.int64], expected: float) -> float:
    """By how many standard deviations chi-square exceeds its mean (equal cells)."""
    squares = float(((observed - expected) ** 2 / expected).sum())
    freedom = observed.size - 1
    return (squares - freedom) / float(np.sqrt(2 * freedom))


@pytest.mark.parametrize("seed", PUBLISHED)
def test_a_key_gives_the_published_stream_of_splitmix64(seed: int) -> None:
    state = np.array([seed], dtype=np.uint64)
    one_by_one = [int(luck.bits(state, n)[0]) for n in range(len(PUBLISHED[seed]))]
    at_once = luck.bits(state, np.arange(len(PUBLISHED[seed])))
    assert one_by_one == list(PUBLISHED[seed])
    assert at_once.tolist() == list(PUBLISHED[seed])


def test_a_uniform_is_the_upper_53_bits_of_an_output() -> None:
    state = np.array(1234567, dtype=np.uint64)
    assert float(luck.uniform(state)) == (6457827717110365317 >> 11) / 2**53
    assert luck.uniform(state, 4) == (16408922859458223821 >> 11) / 2**53


def test_keys_are_those_of_a_plain_reading_of_the_definition() -> None:
    seeds = np.array([0, 1, 2**64 - 1, 77], dtype=np.uint64)
    days = np.array([0.0, 7.5, -1.25, 1e300])
    groups = np.array([5, -3, 2**62, 0], dtype=np.int64)
    flags = np.array([True, False, True, True])
    got = luck.key(seeds, Purpose.TIPS, 12, days, groups, flags)
    words = [int(d.view(np.uint64)) for d in days]
    expected = [
        plain_key(int(s), 106, 12, w, int(g), int(f)) for s, w, g, f in zip(seeds, words, groups, flags, strict=True)
    ]
    assert got.tolist() == expected


def test_a_child_is_that_of_a_plain_reading_of_the_definition() -> None:
    parents = np.array([3, 2**63 + 9], dtype=np.uint64)
    assert luck.child(parents, 40, 1).tolist() == [plain_absorb(int(p), 40, 1) for p in parents]
    assert int(luck.child(3, 40, 1)) == plain_absorb(3, 40, 1)


def test_single_numbers_and_arrays_of_one_give_the_same_key() -> None:
    plain = int(luck.key(9, Purpose.RAID_LEAK, 3, 7.5, True))
    arrays = luck.key(np.array([9], dtype=np.uint64), Purpose.RAID_LEAK, np.array([3]), np.array([7.5]), np.array([True]))
    scalars = luck.key(np.uint64(9), Purpose.RAID_LEAK, np.int64(3), np.array(7.5), np.bool_(True))
    assert arrays.tolist() == [plain] and scalars.shape == () and int(scalars) == plain


def test_words_broadcast_like_any_arrays() -> None:
    seeds = np.arange(4, dtype=np.uint64)[:, np.newaxis]
    regions = np.arange(6)
    table = luck.key(seeds, Purpose.TIPS, 3, regions)
    assert table.shape == (4, 6)
    for b in range(4):
        for r in range(6):
            assert int(table[b, r]) == int(luck.key(b, Purpose.TIPS, 3, r))
    assert luck.uniform(table[..., np.newaxis], np.arange(3)).shape == (4, 6, 3)


def test_a_game_draws_the_same_alone_and_in_any_row_of_a_batch() -> None:
    seeds = luck.mix(np.arange(50, dtype=np.uint64))
    order = np.argsort(luck.uniform(seeds), kind="stable")
    together = luck.uniform(luck.key(seeds, Purpose.TIPS, 3))
    assert np.array_equal(luck.uniform(luck.key(seeds[order], Purpose.TIPS, 3)), together[order])
    for row in (0, 7, 49):
        assert luck.uniform(luck.key(seeds[row : row + 1], Purpose.TIPS, 3))[0] == together[row]


def test_adding_a_draw_moves_no_other() -> None:
    seeds = np.arange(20, dtype=np.uint64)
    before = luck.uniform(luck.key(seeds, Purpose.RAID_FOUND, 4, 11))
    luck.uniform(luck.key(seeds, Purpose.RAID_AMBUSH, 4, 11))
    more_raids = luck.uniform(luck.key(seeds[:, np.newaxis], Purpose.RAID_FOUND, 4, np.array([10, 11, 12])))
    assert np.array_equal(more_raids[:, 1], before)


def test_arguments_are_left_as_they_were() -> None:
    words = np.arange(5, dtype=np.uint64)
    luck.mix(words), luck.key(words, Purpose.TIPS, words), luck.bits(words), luck.child(words, words)
    assert words.tolist() == [0, 1, 2, 3, 4]


def test_zeros_of_either_sign_are_one_word() -> None:
    assert luck.word(np.array([-0.0, 0.0])).tolist() == [0, 0]
    assert luck.word(-0.0) == 0


def test_words_of_each_type_are_as_documented() -> None:
    assert luck.word(np.array([True, False])).tolist() == [1, 0]
    assert luck.word(np.array([-1])).tolist() == [2**64 - 1]
    assert luck.word(np.array([1.0])).tolist() == [0x3FF0000000000000]
    assert luck.word(-1) == 2**64 - 1 and luck.word(2**64 - 1) == 2**64 - 1
    assert luck.word(1.0) == 0x3FF0000000000000


def test_what_cannot_name_a_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="NaN"):
        luck.word(np.array([1.0, np.nan]))
    with pytest.raises(OverflowError, match="64 bits"):
        luck.word(1 << 64)
    with pytest.raises(TypeError, match="int32"):
        luck.word(np.array([1], dtype=np.int32))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="str"):
        luck.word("raid")  # type: ignore[arg-type]


def test_the_id_of_a_name_is_the_start_of_its_sha256() -> None:
    assert luck.entity("abc") == int.from_bytes(bytes.fromhex("ba7816bf8f01cfea"), "little")
    assert luck.entity("Michoacán") == int.from_bytes(sha256("Michoacán".encode()).digest()[:8], "little")


def test_no_key_is_the_continuation_of_another() -> None:
    short = luck.key(5, Purpose.TIPS, 3)
    assert int(luck.bits(short)) != int(luck.key(5, Purpose.TIPS, 3, 0))


def test_nothing_overflows_aloud() -> None:
    high = np.full(3, 2**64 - 1, dtype=np.uint64)
    with np.errstate(all="raise"):
        luck.uniform(luck.key(high, Purpose.TIPS, high, -1, np.int64(-1)), np.array([2**62, 0, 1]))
        luck.uniform(luck.key(2**64 - 1, Purpose.TIPS, np.array(-5.0)), 2**40)
        luck.mix(np.array(2**64 - 1, dtype=np.uint64))


def test_purposes_are_unique_and_pinned() -> None:
    assert {p.name: p.value for p in Purpose} == PURPOSES, "never change a number; pin a new purpose here"
    assert len(set(PURPOSES.values())) == len(PURPOSES)


# --- quality ------------------------------------------------------------------------------------------------

NUMBER = 200_000
STRUCTURED: dict[str, Callable[[], NDArray[np.uint64]]] = {
    "consecutive seeds": lambda: luck.key(np.arange(NUMBER, dtype=np.uint64), Purpose.TIPS, 3, 7.0),
    "consecutive entities": lambda: luck.key(1, Purpose.TIPS, 3, np.arange(NUMBER)),
    "consecutive days": lambda: luck.key(1, Purpose.TIPS, np.arange(NUMBER, dtype=np.float64)),
    "days in steps of an eighth": lambda: luck.key(1, Purpose.TIPS, 0.125 * np.arange(NUMBER), 5),
    "negative numbers": lambda: luck.key(1, Purpose.TIPS, -np.arange(NUMBER)),
    "multiples of the increment": lambda: luck.key(np.arange(NUMBER, dtype=np.uint64) * np.uint64(luck.GAMMA), Purpose.TIPS),
    "attempts of one key": lambda: luck.bits(luck.key(1, Purpose.TIPS), np.arange(NUMBER)),
    "children": lambda: luck.child(np.arange(NUMBER // 2)[:, np.newaxis], 3.0, np.arange(2)).reshape(-1),
}


@pytest.mark.parametrize("words", STRUCTURED)
def test_draws_of_structured_words_are_uniform_and_serially_independent(words: str) -> None:
    u = luck.uniform(STRUCTURED[words]())
    assert u.min() >= 0.0 and u.max() < 1.0
    cells = np.bincount((u * 500).astype(np.int64), minlength=500)
    assert abs(surprise(cells, NUMBER / 500)) < 5.0, f"{words}: not uniform"
    fine = (u * 2**20).astype(np.int64) % 256  # lower bits too
    assert abs(surprise(np.bincount(fine, minlength=256), NUMBER / 256)) < 5.0, f"{words}: lower bits not uniform"
    pairs = (u[:-1] * 30).astype(np.int64) * 30 + (u[1:] * 30).astype(np.int64)
    assert abs(surprise(np.bincount(pairs, minlength=900), (NUMBER - 1) / 900)) < 5.0, f"{words}: neighbours"
    assert abs(float(np.corrcoef(u[:-1], u[1:])[0, 1])) < 5.0 / NUMBER**0.5, f"{words}: neighbours correlate"


def test_purposes_are_independent_of_each_other() -> None:
    seeds = np.arange(50_000, dtype=np.uint64)
    draws = [luck.uniform(luck.key(seeds, purpose, 3, 7.0)) for purpose in Purpose]
    for (name, u), (other, v) in pairwise(zip(Purpose, draws, strict=True)):
        pairs = (u * 20).astype(np.int64) * 20 + (v * 20).astype(np.int64)
        assert abs(surprise(np.bincount(pairs, minlength=400), u.size / 400)) < 5.0, f"{name!r} and {other!r}"
    correlations = np.corrcoef(np.stack(draws))[np.triu_indices(len(draws), 1)]
    assert np.abs(correlations).max() < 5.0 / u.size**0.5


def test_successive_attempts_are_independent_of_each_other() -> None:
    keys = luck.key(np.arange(100_000, dtype=np.uint64), Purpose.TIPS)
    u = luck.uniform(keys[:, np.newaxis], np.arange(4))
    correlations = np.corrcoef(u.T)[np.triu_indices(4, 1)]
    assert np.abs(correlations).max() < 5.0 / keys.size**0.5


@pytest.mark.parametrize("place", ["seed", "first word", "last word"])
def test_one_bit_of_a_word_turns_half_the_bits_of_the_key(place: str) -> None:
    base = luck.mix(np.arange(400, dtype=np.uint64))

    def keyed(x: NDArray[np.uint64]) -> NDArray[np.uint64]:
        if place == "seed":
            return luck.key(x, Purpose.TIPS, 3)
        return luck.key(1, Purpose.TIPS, x, 3) if place == "first word" else luck.key(1, Purpose.TIPS, 3, x)

    single = np.uint64(1) << np.arange(64, dtype=np.uint64)
    turned = keyed(base)[:, np.newaxis] ^ keyed(base[:, np.newaxis] ^ single)
    out = (turned[..., np.newaxis] >> np.arange(64, dtype=np.uint64)) & np.uint64(1)
    share = out.mean(axis=0)  # (bit in, bit out)
    assert np.abs(share - 0.5).max() < 6 * 0.5 / 400**0.5


def test_no_two_keys_of_a_large_game_are_alike() -> None:
    keys = luck.key(
        np.arange(40, dtype=np.uint64)[:, np.newaxis, np.newaxis],
        Purpose.TIPS,
        np.arange(52, dtype=np.float64)[:, np.newaxis],
        np.arange(200),
    )
    assert np.unique(keys).size == keys.size
