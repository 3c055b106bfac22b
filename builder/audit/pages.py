"""From visits to findings: a fault that was seen in several ways is told once, with all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.findings import Finding, Place, Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from builder.audit.values import Fault, Visit

__all__ = ["PAINT_BUDGET", "paint_findings", "visit_findings"]

PAINT_BUDGET = 1000
"""Milliseconds until a phone on a slow line shows something."""

# By the name that a fault gives: the rule, how grave it is, and how to mend it where the fault does not say.
_RULES = {
    "pages-meet-wcag": ("pages-meet-wcag", Severity.ERROR, ""),
    "controls-are-reached-by-keyboard": (
        "controls-are-reached-by-keyboard",
        Severity.ERROR,
        "Use a link or a button, or give the element a role and tabindex=0.",
    ),
    "focus-can-be-seen": ("focus-can-be-seen", Severity.ERROR, "Do not switch its outline off; the theme draws one."),
    "page-loads-own-host-only": (
        "page-loads-own-host-only",
        Severity.ERROR,
        "Save a copy of the file in the course and refer to that.",
    ),
    "pages-fit-the-screen": (
        "pages-fit-the-screen",
        Severity.WARNING,
        "Let wide content scroll by itself, or make it narrower.",
    ),
    "pages-load-without-errors": (
        "pages-load-without-errors",
        Severity.ERROR,
        "Open the page with the browser's console and mend what it names.",
    ),
    "pages-obey-the-strict-policy": (
        "pages-obey-the-strict-policy",
        Severity.ERROR,
        "Move scripts into a file of the site, and load nothing from elsewhere.",
    ),
}


def visit_findings(visits: Iterable[Visit]) -> tuple[Finding, ...]:
    """Return the findings of visits, sorted; each names the page, the element and the ways in which it was seen."""
    seen: dict[tuple[str, Fault], list[str]] = {}
    for visit in visits:
        for fault in visit.faults:
            seen.setdefault((visit.page, fault), []).append(visit.way)
    return in_order(_finding(page, fault, ways) for (page, fault), ways in seen.items())


def _finding(page: str, fault: Fault, ways: Iterable[str]) -> Finding:
    at = f" At {fault.element}" if fault.element else " Seen"
    message = f"{fault.message}{at} ({'; '.join(dict.fromkeys(ways))})."
    rule, severity, hint = _RULES[fault.rule]
    return Finding(rule, message, Place(page), fault.hint or hint, severity)


def paint_findings(paints: Mapping[str, float]) -> tuple[Finding, ...]:
    """Return a warning for each page that shows nothing for too long; the values are milliseconds."""
    return in_order(
        Finding(
            "pages-are-drawn-at-once",
            f"a phone on a slow line shows nothing for {milliseconds:.0f} ms; {PAINT_BUDGET} are allowed.",
            Place(page),
            "Split the page, or make its code and outputs shorter.",
            Severity.WARNING,
        )
        for page, milliseconds in paints.items()
        if milliseconds > PAINT_BUDGET
    )
