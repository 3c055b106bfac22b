"""WCAG 2.1 AA asked of an open page with axe-core (Deque Systems, MPL-2.0)."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.audit.values import SCHEMES, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

__all__ = ["scripts", "wcag_faults"]

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
# Good practice beyond the guideline's letter: what screen readers use to move about.
_MORE = ["heading-order", "empty-heading", "empty-table-header", "page-has-heading-one", "landmark-one-main"]
_OPTIONS = {
    "runOnly": {"type": "tag", "values": _TAGS},
    "rules": {name: {"enabled": True} for name in _MORE},
}


@cache
def scripts() -> tuple[str, ...]:
    """Return the scripts that the page must have: axe-core as its package carries it, and ours that asks it."""
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    return axe, Path(__file__).with_name("wcag.js").read_text("utf-8")


def wcag_faults(page: Page) -> Iterator[tuple[str, list[Fault]]]:
    """Yield each colour scheme with what axe-core finds in it, also with every other tab in front.

    In the second scheme only rules of colour are asked if all that is shown stands where it stood in the first.
    """
    for script in scripts():
        page.evaluate(script)
    pictures: dict[int, str] = {}
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        faults: list[Fault] = []
        for place in range(max(1, int(page.evaluate("courseAudit.tabs()")))):
            page.evaluate("place => courseAudit.choose(place)", place)
            picture = page.evaluate("courseWcag.picture()")
            asked = "courseWcag.colours()" if pictures.get(place) == picture else "courseWcag.all(options)"
            pictures.setdefault(place, picture)
            faults += _as_faults(page.evaluate(f"options => {asked}", _OPTIONS))
        page.evaluate("courseAudit.choose(0)")
        yield scheme, faults


def _as_faults(violations: list[dict[str, Any]]) -> Iterator[Fault]:
    for violation in violations:
        for node in violation["nodes"]:
            element = " ".join(node["target"])
            summary = str(node.get("failureSummary") or "").replace("\n", " ")
            hint = f"{summary} See {violation['helpUrl'].split('?')[0]}"
            yield Fault("pages-meet-wcag", f"{violation['id']}: {violation['help']}.", element, hint)
