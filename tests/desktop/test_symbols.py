"""Every group has a shape of its own, which colour only supports; the signs of the map say what they count."""

import itertools

import pygame
import pytest

from game.content import places
from game.content.load import load_scenario
from game.desktop.art import shapes
from game.desktop.art.symbols import GROUP_SIZES, HALO, TINTS, Symbols, size_step

SCENARIOS = sorted(path.parent.name for path in places.campaigns().glob("*/groups.yaml"))


def ids(scenario):
    return sorted(load_scenario(scenario).groups)


def ink(surface, threshold=100):
    return pygame.mask.from_surface(surface, threshold)


def difference(one, other):
    """Pixels that only one of two shapes covers, as a share of the larger."""
    both = one.overlap_area(other, (0, 0))
    return 1 - both / max(one.count(), other.count())


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_each_group_of_a_scenario_has_its_own_shape_even_without_colour(scenario):
    groups = [*ids(scenario), *(f"{group}.1" for group in ids(scenario)), shapes.OTHERS, shapes.LOCAL]
    symbols = Symbols(groups)
    for px in GROUP_SIZES[1:]:
        drawn = {group: ink(symbols.group_in(group, px * 2, "white")) for group in groups}
        for one, other in itertools.combinations(groups, 2):
            apart = difference(drawn[one], drawn[other])
            assert apart > 0.02, f"{one} and {other} look alike at {px} px: give one another shape in art/shapes.py"


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_campaigns_name_no_group_without_a_drawn_shape(scenario):
    lacking = [group for group in ids(scenario) if group not in shapes.KNOWN]
    assert not lacking, f"{lacking} of {scenario} would get spare shapes: draw them in KNOWN of art/shapes.py"


def test_unknown_groups_get_shapes_of_their_own_by_a_rule_that_never_changes():
    names = [f"G{number}" for number in range(20)]
    given = shapes.assigned([*names, "CJNG"])
    assert len(set(given.values())) == 21
    assert given == shapes.assigned(["CJNG", *reversed(names)]) and given["CJNG"] == shapes.KNOWN["CJNG"]
    alone = Symbols().group("G3", "others", 24)
    assert pygame.image.tobytes(alone, "RGBA") == pygame.image.tobytes(Symbols().group("G3", None, 24), "RGBA")


def test_parts_of_one_group_differ_from_it_and_from_each_other():
    symbols = Symbols(["CJNG"])
    drawn = [ink(symbols.group(group, None, 36)) for group in ("CJNG", "CJNG.1", "CJNG.2", "CJNG.3")]
    for one, other in itertools.combinations(drawn, 2):
        assert difference(one, other) > 0.02


def test_a_part_keeps_the_tint_of_its_family():
    symbols = Symbols()
    for group, tint in (("CJNG.2", 0), ("RUSOS", 1), ("ZVE", 2), ("CU.1", 3), ("TETERA", 4), ("unheard of", 4)):
        assert shapes.family_of(group) == shapes.FAMILIES[tint]
        picture = symbols.group(group, None, 48)
        most = max((picture.get_at((x, y)) for x in range(48) for y in range(48)), key=lambda colour: colour.a)
        wanted = pygame.Color(TINTS[tint])
        assert max(abs(most.r - wanted.r), abs(most.g - wanted.g), abs(most.b - wanted.b)) <= 2


def test_a_halo_fills_what_is_cut_out_and_adds_an_edge():
    symbols = Symbols()
    plain, edged = symbols.group("CDG_M", None, 40), symbols.group("CDG_M", None, 40, halo=HALO)
    assert plain.get_at((20, 20)).a == 0
    assert edged.get_at((20, 20)) == pygame.Color(HALO)
    assert ink(edged).count() > ink(plain).count()


def test_a_symbol_grows_with_the_members_believed():
    assert [size_step(members) for members in (0, 499, 500, 1999, 2000, 30000)] == [0, 0, 1, 1, 2, 2]
    assert list(GROUP_SIZES) == sorted(set(GROUP_SIZES))


def test_each_rung_fills_one_bar_more():
    symbols = Symbols()
    blue = [
        sum(colour.b > 180 and colour.a > 200 for colour in (picture.get_at((x, y)) for x in range(46) for y in range(30)))
        for picture in (symbols.rung(rung, 30, "#8DBDEB", "#6B7D99") for rung in range(5))
    ]
    assert blue[0] == 0 and blue == sorted(set(blue)), f"filled pixels by rung: {blue}"
    # The frames are there even when nothing is known.
    assert ink(symbols.rung(0, 30, "#8DBDEB", "#6B7D99"), 60).count() > 100


def test_rank_is_counted_in_ticks():
    symbols = Symbols()
    counts = [len(ink(symbols.rank(rank, 24, "white")).connected_components()) for rank in (1, 2, 3, 4)]
    assert counts == [4, 3, 2, 1]


@pytest.mark.parametrize("px", [18, 22, 33, 44])
@pytest.mark.parametrize("number", [1, 7, 10, 38, 120])
def test_the_number_of_an_order_stands_inside_its_disc(px, number):
    amber, dark = pygame.Color("#E8B04E"), pygame.Color("#1A1306")
    picture = Symbols().number(number, px, amber, dark)
    assert picture.get_size() == (px, px)
    ground = pygame.Surface((px, px))
    ground.fill(amber)
    ground.blit(picture, (0, 0))
    text = pygame.mask.from_threshold(ground, dark, (90, 80, 60, 255))
    inside = pygame.Rect(0, 0, px, px).inflate(-px * 0.12, -px * 0.12)
    boxes = text.get_bounding_rects()
    assert boxes, f"no figure can be seen on the disc of {px} px"
    whole = boxes[0].unionall(boxes)
    assert inside.contains(whole), f"the figures {whole} stand out of the disc {inside}"
    assert abs(whole.centerx - px / 2) <= 1.5 and abs(whole.centery - px / 2) <= 1.5


def test_a_standing_roadblock_differs_from_a_cleared_one_by_more_than_colour():
    symbols = Symbols()
    standing, cleared = (symbols.roadblock(24, "white", "black", cleared=done) for done in (False, True))
    assert standing.get_size() == cleared.get_size() == (36, 24)
    light = [pygame.mask.from_threshold(picture, "white", (80, 80, 80, 255)) for picture in (standing, cleared)]
    parts = [len(mask.connected_components(4)) for mask in light]
    assert parts == [3, 1], "three bars while it stands, one frame once it is cleared"


@pytest.mark.parametrize("along", [(60, 0), (0, 50), (-40, -20), (20, -40), (-30, 30), (5, 0), (0, 0)])
def test_an_arrow_runs_from_its_start_to_its_end(along):
    picture, offset = Symbols().arrow(along, 4, "white")
    mask = ink(picture)
    box = mask.get_bounding_rects()[0].move(offset)
    long = (along[0] ** 2 + along[1] ** 2) ** 0.5
    wanted = pygame.Rect(min(0, along[0]), min(0, along[1]), abs(along[0]), abs(along[1])).inflate(16, 16)
    assert wanted.contains(box) or long < 8, f"the arrow covers {box}, not the way {wanted}"
    if long >= 8:
        tip = (round(along[0] * (1 - 3 / long)) - offset[0], round(along[1] * (1 - 3 / long)) - offset[1])
        assert mask.get_at(tip), "the tip is not where the way ends"


def test_symbols_are_drawn_once_and_every_kind_can_be_drawn_small():
    symbols = Symbols()
    kinds = {
        "group": lambda: symbols.group("CJNG", None, 18),
        "rung": lambda: symbols.rung(2, 14, "#8DBDEB", "#6B7D99"),
        "rank": lambda: symbols.rank(2, 12, "white"),
        "number": lambda: symbols.number(2, 22, "#E8B04E", "#1A1306"),
        "warning": lambda: symbols.warning(20, "#F09A90", "#1A1306"),
        "roadblock": lambda: symbols.roadblock(12, "#F09A90", HALO),
        "attack": lambda: symbols.attack(20, "#AD4D59", "white"),
        "marker": lambda: symbols.marker("raid", 28, "#8DBDEB", HALO),
        "arrow": lambda: symbols.arrow((30, 10), 4, "#8DBDEB")[0],
    }
    for kind, draw in kinds.items():
        assert draw() is draw(), f"{kind} is drawn anew each time"
        assert ink(draw()).count() > 20, f"{kind} cannot be seen"


@pytest.mark.parametrize("wrong", [lambda: Symbols().rung(5, 14, "white", "white"), lambda: Symbols().rank(0, 12, "white")])
def test_a_rung_or_rank_that_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match=r"is [01] to 4"):
        wrong()


def test_a_palette_with_too_few_tints_is_refused():
    with pytest.raises(ValueError, match="one tint for each of jalisco"):
        Symbols(tints=TINTS[:4])


def test_arrows_that_move_do_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr("game.desktop.art.symbols._MOST_KEPT", 10)
    symbols = Symbols()
    for step in range(35):
        symbols.arrow((step + 10, 0), 2, "white")
    assert len(symbols._made) <= 10
