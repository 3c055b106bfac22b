"""Colours of a brand: their contrast on the theme's grounds, and the style sheet that is made of them.

Contrast and relative luminance are those of WCAG 2.1 (w3.org/TR/WCAG21, definitions "contrast ratio" and
"relative luminance"); success criterion 1.4.3 asks for 4.5:1.
"""

from __future__ import annotations

__all__ = ["ENOUGH", "GROUNDS", "contrast", "lowest_contrast", "nearest_readable", "style_sheet"]

ENOUGH = 4.5
GROUNDS = {
    "light": ("#ffffff", "#f6f7f9", "#f3f5f8", "#eef4fa", "#edf6f1", "#fdf5e6", "#fbefef", "#f4f0fa"),
    "dark": ("#11161c", "#181f27", "#1a222b", "#17242f", "#16251e", "#282114", "#2c1a1b", "#221c30"),
}
"""The grounds that links and labels stand on: the papers and the soft colours of boxes in css/10-tokens.css."""

_INK = {"light": "#000000", "dark": "#ffffff"}
_ON = {"light": ("#ffffff", "#0d1520"), "dark": ("#0d1520", "#ffffff")}
_SOFT = (0.12, 0.09, 0.06, 0.03, 0.0)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours (`#rrggbb`), from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lowest_contrast(colour: str, mode: str) -> tuple[float, str]:
    """Return the lowest contrast of a colour on the grounds of a mode (`light` or `dark`), and that ground."""
    return min((contrast(colour, ground), ground) for ground in GROUNDS[mode])


def nearest_readable(colour: str, mode: str) -> str:
    """Return the colour, darker or lighter by as little as makes it readable on every ground of the mode."""
    steps = (_mixed(colour, _INK[mode], step / 100) for step in range(101))
    return next(shade for shade in steps if lowest_contrast(shade, mode)[0] >= ENOUGH)


def style_sheet(light: str, dark: str) -> str:
    """Return the tokens of css/10-tokens.css that follow from the two colours, which must be readable."""
    made = {
        "accent": {"light": light, "dark": dark},
        "accent-2": {"light": _mixed(light, _INK["light"], 0.2), "dark": _mixed(dark, _INK["dark"], 0.3)},
        "on-accent": {"light": _on(light, "light"), "dark": _on(dark, "dark")},
        "accent-soft": {"light": _soft(light, "light"), "dark": _soft(dark, "dark")},
    }
    lines = [f"  --cw-{name}: light-dark({pair['light']}, {pair['dark']});" for name, pair in made.items()]
    return "\n".join([":root {", *lines, "}"]) + "\n"


def _on(colour: str, mode: str) -> str:
    """Return the colour of text on a button; of two colours as far apart as these, one can always be read."""
    return max(_ON[mode], key=lambda text: contrast(text, colour))


def _soft(colour: str, mode: str) -> str:
    """Return a tint of the paper on which the colour itself can still be read."""
    tints = [_mixed(GROUNDS[mode][0], colour, share) for share in _SOFT]
    return next(tint for tint in tints if contrast(colour, tint) >= ENOUGH)


def _mixed(colour: str, other: str, share: float) -> str:
    parts = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in parts)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    values = [part / 255 for part in _channels(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in values)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
