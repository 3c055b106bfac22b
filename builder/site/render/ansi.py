"""Terminal text to HTML: colours as classes of the theme, carriage returns carried out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape

__all__ = ["ansi_to_html", "strip_ansi"]

_SEQUENCE = re.compile(r"\x1b(?:\[([0-9;:?]*)([@-~])|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")
_NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
_LEVELS = (0, 95, 135, 175, 215, 255)


@dataclass(frozen=True, slots=True)
class _Style:
    """What the terminal has switched on."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = ""
    ground: str = ""

    def classes(self) -> str:
        """Return the class names of the theme for this style."""
        flags = [name for name in ("bold", "italic", "underline") if getattr(self, name)]
        names = [f"cw-ansi-{name}" for name in flags]
        names += [f"cw-ansi-{self.colour}"] if self.colour else []
        names += [f"cw-ansi-on-{self.ground}"] if self.ground else []
        return " ".join(names)


def strip_ansi(text: str) -> str:
    """Return terminal text without its control sequences, with carriage returns carried out."""
    return _SEQUENCE.sub("", _overwritten(text))


def ansi_to_html(text: str) -> str:
    """Return terminal text as HTML; any colour becomes the nearest of the theme's eight."""
    text = _overwritten(text)
    out, style, position = [], _Style(), 0
    for found in _SEQUENCE.finditer(text):
        out.append(_span(text[position : found.start()], style))
        position = found.end()
        if found.group(2) == "m":
            style = _changed(style, found.group(1) or "0")
    out.append(_span(text[position:], style))
    return "".join(out)


def _overwritten(text: str) -> str:
    """Return the text after carriage returns and backspaces: of a progress bar its last state."""
    if "\r" not in text and "\b" not in text:
        return text
    lines = []
    for line in text.replace("\r\n", "\n").split("\n"):
        parts = [part for part in line.split("\r") if part]
        shown = parts[-1] if parts else ""
        while "\b" in shown:
            shown = re.sub(r"[^\x08]?\x08", "", shown, count=1)
        lines.append(shown)
    return "\n".join(lines)


def _span(text: str, style: _Style) -> str:
    if not text:
        return ""
    classes = style.classes()
    shown = escape(text, quote=False)
    return f'<span class="{classes}">{shown}</span>' if classes else shown


def _changed(style: _Style, parameters: str) -> _Style:
    """Return the style after a select-graphic-rendition sequence (ECMA-48, section 8.3.117)."""
    codes = [int(part) for part in re.split("[;:]", parameters) if part.isdigit()] or [0]
    while codes:
        code = codes.pop(0)
        if code == 0:
            style = _Style()
        elif code in {38, 48}:
            name = _extended(codes)
            style = replace(style, colour=name) if code == 38 else replace(style, ground=name)
        else:
            style = _simple(style, code)
    return style


def _simple(style: _Style, code: int) -> _Style:
    flags = {1: ("bold", True), 3: ("italic", True), 4: ("underline", True)}
    flags |= {22: ("bold", False), 23: ("italic", False), 24: ("underline", False)}
    if code in flags:
        name, state = flags[code]
        return replace(style, **{name: state})  # type: ignore[arg-type]
    for base, part in ((30, "colour"), (90, "colour"), (40, "ground"), (100, "ground")):
        if base <= code < base + 8:
            return replace(style, **{part: _NAMES[code - base]})  # type: ignore[arg-type]
    if code == 39:
        return replace(style, colour="")
    return replace(style, ground="") if code == 49 else style


def _extended(codes: list[int]) -> str:
    """Take a 256-colour or RGB code off the list and return the nearest name, empty for near grey."""
    mode = codes.pop(0) if codes else 0
    if mode == 5 and codes:
        number = codes.pop(0)
        if number < 16:
            return _NAMES[number % 8]
        if number >= 232:
            return ""
        cube = number - 16
        return _nearest(_LEVELS[cube // 36 % 6], _LEVELS[cube // 6 % 6], _LEVELS[cube % 6])
    if mode == 2 and len(codes) >= 3:
        red, green, blue = codes[:3]
        del codes[:3]
        return _nearest(red, green, blue)
    return ""


def _nearest(red: int, green: int, blue: int) -> str:
    """Return the basic colour with the same strong channels; colours without a hue stay plain."""
    high, low = max(red, green, blue), min(red, green, blue)
    if high - low < 40:
        return ""
    middle = (high + low) / 2
    return _NAMES[(red > middle) + 2 * (green > middle) + 4 * (blue > middle)]
