"""The brand of a workspace: what is read, what is refused, and that what comes out can be read by everybody."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_cases import THEME

from builder.site.assets import theme_files
from builder.site.brand import Brand, read_brand
from builder.site.colours import (
    ENOUGH,
    GROUNDS,
    contrast,
    lowest_contrast,
    nearest_readable,
    style_sheet,
)

WHOLE = """name: University of Example
logo: pictures/seal.svg
colours: {light: "#8a1538", dark: "#f0a0b4"}
footer: Department of Examples
"""
COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
PAPERS = ("paper", "paper-2", "paper-3")
BOXES = ("note-soft", "tip-soft", "warning-soft", "danger-soft", "important-soft")
TOKEN = re.compile(r"--cw-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)")


@pytest.fixture
def branded(tiny):
    folder = tiny.root / "book" / "pictures"
    folder.mkdir(parents=True)
    (folder / "seal.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (tiny.root / "book" / "brand.yaml").write_text(WHOLE)
    return tiny


def test_without_a_file_the_theme_keeps_its_look(tiny):
    assert read_brand(tiny) == (Brand(), ())


def test_a_whole_brand(branded):
    brand, findings = read_brand(branded)
    assert findings == ()
    assert (brand.name, brand.footer) == ("University of Example", "Department of Examples")
    assert brand.logo == ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert "--cw-accent: light-dark(#8a1538, #f0a0b4);" in brand.style
    assert b"#8a1538" in theme_files(THEME, brand.style)["course.css"]


def test_a_faint_colour_is_told_with_its_ratio_and_a_way_out(branded):
    path = branded.root / "book" / "brand.yaml"
    path.write_text(WHOLE.replace("#8a1538", "#ff8800"))
    brand, (fault,) = read_brand(branded)
    assert brand == Brand()
    assert fault.rule == "brand-colours-can-be-read"
    assert fault.place.file == "book/brand.yaml"
    assert fault.place.line == 3
    assert "#ff8800 has a contrast of 2.13:1" in fault.message
    shade = re.search(r'"(#\w{6})"', fault.hint)[1]
    path.write_text(WHOLE.replace("#8a1538", shade))
    assert read_brand(branded)[1] == ()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("seal.tiff", b"II", "no kind of picture"),
        ("seal.png", b"<svg/>", "is not what its ending"),
        ("seal.svg", b"<svg>" + b" " * 200_000, "200 kB"),
        ("seal.svg", b"<svg><SCRIPT>alert(1)</SCRIPT></svg>", "holds a script"),
    ],
)
def test_a_logo_that_cannot_be_shown(branded, name, content, says):
    (branded.root / "book" / "pictures" / name).write_bytes(content)
    (branded.root / "book" / "brand.yaml").write_text(f"logo: pictures/{name}\n")
    (fault,) = read_brand(branded)[1]
    assert (fault.rule, fault.place.line) == ("brand-logo-can-be-shown", 1)
    assert says in fault.message


@pytest.mark.parametrize("logo", ["../secret.png", "/etc/passwd", "a/../../b.svg"])
def test_a_logo_is_in_the_book(branded, logo):
    (branded.root / "book" / "brand.yaml").write_text(f"logo: {logo}\n")
    assert [fault.rule for fault in read_brand(branded)[1]] == ["document-values-are-valid"]


def test_the_grounds_are_those_of_the_theme():
    tokens = {name: pair for name, *pair in TOKEN.findall((THEME / "css" / "10-tokens.css").read_text())}
    shown = [tokens[name] for name in (*PAPERS, *BOXES)]
    assert {"light": tuple(light for light, _ in shown), "dark": tuple(dark for _, dark in shown)} == GROUNDS


@given(COLOUR, COLOUR)
def test_what_is_made_of_readable_colours_can_be_read(light, dark):
    light, dark = nearest_readable(light, "light"), nearest_readable(dark, "dark")
    made = {name: pair for name, *pair in TOKEN.findall(style_sheet(light, dark))}
    assert sorted(made) == ["accent", "accent-2", "accent-soft", "on-accent"]
    for place, mode in enumerate(("light", "dark")):
        accent, hover, soft, text = (made[name][place] for name in ("accent", "accent-2", "accent-soft", "on-accent"))
        assert lowest_contrast(accent, mode)[0] >= ENOUGH
        assert lowest_contrast(hover, mode)[0] >= ENOUGH
        for pair in ((accent, soft), (hover, soft), (text, accent), (text, hover)):
            assert contrast(*pair) >= ENOUGH, pair


@given(COLOUR)
def test_a_colour_that_can_be_read_stays(colour):
    for mode in GROUNDS:
        if lowest_contrast(colour, mode)[0] >= ENOUGH:
            assert nearest_readable(colour, mode) == colour


def test_the_ends_of_the_scale():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
