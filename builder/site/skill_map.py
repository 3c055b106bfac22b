"""The skill map as an SVG picture: stages as bands, modules as boxes that are links, prerequisites as lines."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from builder.site.render.html import element, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from builder.site.data import MapModule, MapStage

__all__ = ["direct_needs", "skill_map"]

_WIDE, _HIGH = 218, 98
_ACROSS, _DOWN = 30, 44
_COLUMNS = 4
_TITLE, _MARGIN = 52, 12
_LETTERS, _LINES = 21, 3
"""How many letters of a title fit on a line of its box in wide fonts, and how many lines fit."""

_Place = tuple[int, int]


def skill_map(stages: Sequence[MapStage], address: Callable[[str], str], words: Mapping[str, str]) -> str:
    """Return the map as HTML, empty if there are no modules; `address` gives the address of a module's page.

    The same stages give the same picture. Every box is a link whose name tells what the module builds on.
    """
    modules = {module.id: module for stage in stages for module in stage.modules}
    if not modules:
        return ""
    places, bands, titles, height = _layout(stages)
    needs = direct_needs(modules)
    lines = [_line(name, needed, places) for name in modules for needed in needs[name]]
    boxes = [_box(module, places, needs, modules, address, words) for module in modules.values()]
    picture = element(
        "svg",
        "\n".join(["".join(bands), *lines, "".join(titles), *boxes]),
        viewBox=f"0 0 {_width()} {height}",
        role="group",
        aria_label=words["map_title"],
    )
    help_text = element("figcaption", escape(words["map_help"]), id="cw-map-told", role="status")
    return element("figure", element("div", picture, class_="cw-map-scroll") + help_text, class_="cw-map") + "\n"


def direct_needs(modules: Mapping[str, MapModule]) -> dict[str, tuple[str, ...]]:
    """Return what each module builds on, without what the others in the list already build on."""
    above: dict[str, set[str]] = {}

    def all_above(name: str, trail: frozenset[str] = frozenset()) -> set[str]:
        if name not in above and name not in trail:
            near = [need for need in modules[name].needs if need in modules]
            above[name] = set(near).union(*(all_above(need, trail | {name}) for need in near))
        return above.get(name, set())

    found = {}
    for name, module in modules.items():
        near = [need for need in dict.fromkeys(module.needs) if need in modules]
        found[name] = tuple(need for need in near if not any(need in all_above(other) for other in near))
    return found


def _layout(stages: Sequence[MapStage]) -> tuple[dict[str, _Place], list[str], list[str], int]:
    """Return the upper left corner of each box, the bands of the stages, their titles, and the picture's height."""
    places: dict[str, _Place] = {}
    bands: list[str] = []
    titles: list[str] = []
    top = 0
    for stage in stages:
        rows = -(-len(stage.modules) // _COLUMNS)
        if not rows:
            continue
        high = _TITLE + rows * _HIGH + (rows - 1) * _DOWN + 2 * _MARGIN
        size = f'width="{_width()}" height="{high}"'
        bands.append(f'<rect class="cw-map-band" x="0" y="{top}" {size} rx="10"/>')
        titles.append(f'<text class="cw-map-stage" x="{_MARGIN + 4}" y="{top + 34}">{escape(stage.title)}</text>')
        for number, module in enumerate(stage.modules):
            row, column = divmod(number, _COLUMNS)
            left = _MARGIN + column * (_WIDE + _ACROSS)
            places[module.id] = (left, top + _TITLE + _MARGIN // 2 + row * (_HIGH + _DOWN))
        top += high + 18
    return places, bands, titles, top


def _line(name: str, needed: str, places: Mapping[str, _Place]) -> str:
    """Return the line from a module to one that builds on it; it runs between the boxes, never behind one."""
    lane = list(places).index(needed)
    path = _rounded(_route(places[needed], places[name], lane))
    data = f'data-from="{needed}" data-to="{name}"'
    return f'<path class="cw-map-line" {data} d="{path}" aria-hidden="true"/>'


def _route(start: _Place, end: _Place, lane: int) -> list[_Place]:
    """Return the corners of a line; `lane` sets lines of different modules a little apart from each other."""
    (left, top), (x, y) = start, end
    aside, below = (lane % 5 - 2) * 5, (lane % 3 - 1) * 4
    across = _ACROSS // 2
    if top == y and x > left:
        middle, over = top + _HIGH // 2, y - 14 + below
        if x - left == _WIDE + _ACROSS:
            return [(left + _WIDE, middle), (x, middle)]
        out, into = left + _WIDE + across + aside, x - across + aside
        return [(left + _WIDE, middle), (out, middle), (out, over), (into, over), (into, middle), (x, middle)]
    first, last = (left + _WIDE // 2, top + _HIGH), (x + _WIDE // 2, y)
    if y - top == _HIGH + _DOWN:
        turn = top + _HIGH + _DOWN // 2 + below
        return [first, (first[0], turn), (last[0], turn), last]
    # The gap between two columns that is next to the box: on the left of it, but for the first column.
    gap = (x - across if x > left or x + _WIDE >= _width() - _MARGIN else x + _WIDE + across) + aside
    leave, arrive = top + _HIGH + 12 + below, y - 12 + below
    return [first, (first[0], leave), (gap, leave), (gap, arrive), (last[0], arrive), last]


def _rounded(corners: Sequence[_Place]) -> str:
    """Return an SVG path through the corners of a line with level and upright parts, the corners rounded."""
    parts = [f"M{corners[0][0]} {corners[0][1]}"]
    for before, (x, y), after in zip(corners, corners[1:], corners[2:], strict=False):
        (ax, ay), (bx, by) = _towards((x, y), before), _towards((x, y), after)
        parts.append(f"L{ax} {ay} Q{x} {y} {bx} {by}")
    return " ".join([*parts, f"L{corners[-1][0]} {corners[-1][1]}"])


def _towards(corner: _Place, other: _Place) -> _Place:
    """Return the point of a part where its rounding begins: at most half way to its other end."""
    (x, y), (u, v) = corner, other
    far = min(8, (abs(u - x) + abs(v - y)) // 2)
    return x + far * ((u > x) - (u < x)), y + far * ((v > y) - (v < y))


def _width() -> int:
    return _COLUMNS * _WIDE + (_COLUMNS - 1) * _ACROSS + 2 * _MARGIN


def _box(
    module: MapModule,
    places: Mapping[str, _Place],
    needs: Mapping[str, tuple[str, ...]],
    modules: Mapping[str, MapModule],
    address: Callable[[str], str],
    words: Mapping[str, str],
) -> str:
    left, top = places[module.id]
    titles = [modules[name].title for name in needs[module.id]]
    after = [other.title for other in modules.values() if module.id in needs[other.id]]
    time = words["map_hours"].format(hours=f"{module.minutes / 60:.1f}".removesuffix(".0"))
    told = [f"{module.title}, {time}."]
    told += [words["map_needs"].format(titles=", ".join(titles))] if titles else [words["map_first"]]
    told += [words["map_leads"].format(titles=", ".join(after))] if after else []
    shape = f'<rect x="{left}" y="{top}" width="{_WIDE}" height="{_HIGH}" rx="8"/>'
    content = "".join([shape, *_words(module.title, left + 14, top), _small(time, left + 14, top + _HIGH - 12)])
    return element(
        "a", content, href=address(module.id), class_="cw-map-box", data_module=module.id, aria_label=" ".join(told)
    )


def _words(title: str, left: int, top: int) -> Iterator[str]:
    lines = wrap(title, _LETTERS)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1][: _LETTERS - 1].rstrip()}…"]
    for number, line in enumerate(lines):
        yield f'<text x="{left}" y="{top + 24 + 19 * number}">{escape(line)}</text>'


def _small(text: str, left: int, base: int) -> str:
    return f'<text class="cw-map-time" x="{left}" y="{base}">{escape(text)}</text>'
