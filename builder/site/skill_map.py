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
    places, bands, height = _layout(stages)
    needs = direct_needs(modules)
    lines = [_line(name, needed, places) for name in modules for needed in needs[name]]
    boxes = [_box(module, places, needs, modules, address, words) for module in modules.values()]
    width = _COLUMNS * _WIDE + (_COLUMNS - 1) * _ACROSS + 2 * _MARGIN
    picture = element(
        "svg",
        "".join(bands) + "\n" + "\n".join(lines) + "\n" + "\n".join(boxes),
        viewBox=f"0 0 {width} {height}",
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


def _layout(stages: Sequence[MapStage]) -> tuple[dict[str, _Place], list[str], int]:
    """Return the upper left corner of each box, the bands of the stages, and the height of the picture."""
    places: dict[str, _Place] = {}
    bands: list[str] = []
    top = 0
    for stage in stages:
        rows = -(-len(stage.modules) // _COLUMNS)
        if not rows:
            continue
        high = _TITLE + rows * _HIGH + (rows - 1) * _DOWN + 2 * _MARGIN
        size = f'width="{_COLUMNS * _WIDE + (_COLUMNS - 1) * _ACROSS + 2 * _MARGIN}" height="{high}"'
        bands.append(f'<rect class="cw-map-band" x="0" y="{top}" {size} rx="10"/>')
        bands.append(f'<text class="cw-map-stage" x="{_MARGIN + 4}" y="{top + 34}">{escape(stage.title)}</text>')
        for number, module in enumerate(stage.modules):
            row, column = divmod(number, _COLUMNS)
            left = _MARGIN + column * (_WIDE + _ACROSS)
            places[module.id] = (left, top + _TITLE + _MARGIN // 2 + row * (_HIGH + _DOWN))
        top += high + 18
    return places, bands, top


def _line(name: str, needed: str, places: Mapping[str, _Place]) -> str:
    """Return the line from a module to one that builds on it."""
    (left, top), (x, y) = places[needed], places[name]
    if top == y:
        start, end = (left + _WIDE, top + _HIGH // 2), (x, y + _HIGH // 2)
        near = abs(end[0] - start[0]) <= _ACROSS
        bend = 0 if near else -(_HIGH // 2 + _DOWN // 2)
        middle = (end[0] - start[0]) // 4
        path = f"M{start[0]} {start[1]} C{start[0] + middle} {start[1] + bend} {end[0] - middle} {end[1] + bend}"
    else:
        start, end = (left + _WIDE // 2, top + _HIGH), (x + _WIDE // 2, y)
        middle = max(24, (end[1] - start[1]) // 2)
        path = f"M{start[0]} {start[1]} C{start[0]} {start[1] + middle} {end[0]} {end[1] - middle}"
    data = f'data-from="{needed}" data-to="{name}"'
    return f'<path class="cw-map-line" {data} d="{path} {end[0]} {end[1]}" aria-hidden="true"/>'


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
