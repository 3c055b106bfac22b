"""Terminal text: colours, carriage returns, other control sequences."""

from __future__ import annotations

import pytest

from builder.site.render.ansi import ansi_to_html, strip_ansi

CASES = [
    ("plain <b>", "plain &lt;b&gt;"),
    ("\x1b[31mred\x1b[0m x", '<span class="cw-ansi-red">red</span> x'),
    ("\x1b[1;32mbold\x1b[22m", '<span class="cw-ansi-bold cw-ansi-green">bold</span>'),
    ("\x1b[1m\x1b[22mplain", "plain"),
    ("\x1b[3mi\x1b[23mx", '<span class="cw-ansi-italic">i</span>x'),
    ("\x1b[4mu\x1b[24mx", '<span class="cw-ansi-underline">u</span>x'),
    ("\x1b[94mbright\x1b[39m x", '<span class="cw-ansi-blue">bright</span> x'),
    ("\x1b[41mon\x1b[49m x", '<span class="cw-ansi-on-red">on</span> x'),
    ("\x1b[38;5;28mgreen", '<span class="cw-ansi-green">green</span>'),
    ("\x1b[38;5;241mgrey", "grey"),
    ("\x1b[38;5;9mred", '<span class="cw-ansi-red">red</span>'),
    ("\x1b[38;2;10;20;250mblue", '<span class="cw-ansi-blue">blue</span>'),
    ("\x1b[mreset", "reset"),
    ("a\x1b[2Kb\x1b[10Dc", "abc"),
    ("\x1b]8;;https://example.org\x07link\x1b]8;;\x07", "link"),
    (" 10%\r 50%\r100%\ndone", "100%\ndone"),
    ("line\r\nnext", "line\nnext"),
    ("abc\b\bX", "aX"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "html"), CASES)
def test_terminal_text(text, html):
    assert ansi_to_html(text) == html


def test_stripping_leaves_the_words():
    assert strip_ansi("\x1b[31mred\x1b[0m 1\r2") == "2"
    assert strip_ansi("\x1b[31mred\x1b[0m") == "red"
