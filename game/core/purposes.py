"""What a draw is for. The number is part of the key of every draw (see `luck.key`).

A number is never reused and never changed: an old record must replay to the same game. To add a purpose, take
the next free number of its group, and add it to the table in tests/core/test_luck.py.
"""

from enum import IntEnum, unique


@unique
class Purpose(IntEnum):
    """Purposes, in groups of one hundred by chapter of the rules."""

    # Intelligence
    INTELLIGENCE_TRANSITION = 101
    INTELLIGENCE_DIRECTION = 102
    INTELLIGENCE_ESTIMATE = 103
    LEADS_COUNT = 104
    LEADS_TARGET = 105
    TIPS = 106
    LEAD_OUTCOME = 107
    COUNTER_INTELLIGENCE = 108
    ISR_NOTICED = 109
    INDICATIONS = 110
    SUPPORT_SURVEY = 111
    PROTECTION_ESTIMATE = 112

    # Raids
    RAID_LEAK = 201
    RAID_FOUND = 202
    RAID_AMBUSH = 203
    RAID_FIREFIGHT = 204
    RAID_CAPTURE = 205
    RAID_LOSSES = 206
    RAID_GUNMEN = 207
    RAID_CIVILIANS = 208
    RAID_AIRCRAFT = 209
    RAID_ARRESTS = 210
    TEAM_TRAINING = 211
    RAID_LEAK_WARNING = 212
    STRIKE_FOUND = 213
    STRIKE_HIT = 214
    STRIKE_CIVILIANS = 215
    STRIKE_GUNMEN = 216

    # Succession and security
    SUCCESSION_TRAIT = 301
    SUCCESSION_DELAY = 302
    BENCH_REFILL = 303
    SECURITY_MOVE = 304
    SUCCESSION_KIND = 305
    SUCCESSION_END = 306
    SUCCESSION_SPLIT = 307
    SUCCESSION_STRENGTH = 308
    GROUP_COLLAPSE = 309
    GROUP_ABSORPTION = 310
    AFFILIATE_DEFECTION = 311
    DESERTION = 312
    SURRENDER = 313
    SUCCESSOR_TEMPER = 314
    ALLIANCE = 315

    # Violence
    VIOLENCE_BACKGROUND = 401
    VIOLENCE_TURF = 402
    SUCCESSION_WAR = 403
    PREDATION = 404
    ABUSES = 405
    DISPLACEMENT = 406
    RETURN_OF_DISPLACED = 407
    TURF_WITH_LOCALS = 408
    TURF_AMONG_LOCALS = 409
    LOCAL_PREDATION = 410
    EXPANSION = 411
    TOLERANCE_EXPOSED = 412

    # People
    RECRUITMENT = 501
    ARRESTS = 502
    TRIAL = 503
    LEAVING = 504
    SENTENCE_SERVED = 505
    LOCAL_RECRUITMENT = 506
    LOCAL_ARRESTS = 507
    LOCAL_TRIAL = 508
    LOCAL_LEAVING = 509
    RISING = 510
    RISING_SIZE = 511

    # Money
    EARNINGS = 601
    GUNS_LOST = 602
    GUNS_BOUGHT = 603
    GUNS_SOUTH = 604
    GUNS_FOUND = 605
    CASH_SOUTH = 606
    HIDEOUT_FOUND = 607
    HIDEOUT_SIZE = 608
    MONEY_ESTIMATE = 609

    # Retaliation
    RETALIATION_SIZE = 701
    RETALIATION_ATTACKS = 702
    RETALIATION_ROADBLOCKS = 703
    RETALIATION_DEATHS = 704
    RETALIATION_CIVILIANS = 705
    RETALIATION_GUNMEN = 706
    RETALIATION_AMERICANS = 707
    RETALIATION_ARRESTS = 708

    # Politics and diplomacy
    AUTHORITY = 801
    ISR_EXPOSED = 802
    TRADE_REVIEW = 803
    WASHINGTON = 804
    MIGRATION = 805

    # Corridors
    SEIZURES = 1121
    BOATS_STRUCK = 1122

    # Aid and advice
    AID_DEFECTORS = 831
    AID_ESTIMATE = 832
    TERMS = 833
    TERMS_FOLLOWED = 834
    GROUP_MORTALITY = 835

    # Institutions
    PROSECUTION = 1001
    PURGE = 1002
    CASES = 1003
    PRESS_EXPOSURE = 1004
    PRESS_REGION = 1005

    # Markets: production
    SITE_WEEK = 1101
    SITE_RAID = 1102
    LAB_STRIKE = 1103
    LAB_STRIKE_CIVILIANS = 1104
    LAB_ESTIMATE = 1105

    # Markets: prices, demand, entry
    DRUGS_SOLD = 1141
    MARKET_ENTRY = 1142
    MARKET_ENTRANT = 1143

    # Public health
    USERS_BEGIN = 1201
    USERS_QUIT = 1202
    TREATMENT_BEGINS = 1203
    TREATMENT_ENDS = 1204
    TREATMENT_HELPS = 1205
    OVERDOSE = 1206

    # The state at the start of a game
    START_STATE = 901
    MANDATE = 903

    # What comes after a game
    LEGACY = 905

    # Drawn outside the rules; these never see the seed of a game that is being played
    PLAYER_RANDOM = 951
    PLAYER_DOCTRINE = 952
    FORECAST = 961
    HIDDEN_RESAMPLE = 971
    INJECT = 981
    PARAMETER_DRAW = 982
    VALIDATION_NETWORK = 991
