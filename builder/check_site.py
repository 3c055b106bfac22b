"""The checks of a built site in their order: its files, its links, its pages in a browser; and links to elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.audit.browser import first_paints, visit_pages, why_no_browser
from builder.audit.external import ask_links, is_example, link_findings
from builder.audit.files import file_findings, outside_links, pages_of
from builder.audit.pages import PAINT_BUDGET, paint_findings, visit_findings
from builder.errors import SiteError
from builder.findings import Finding, Place, Severity, in_order
from builder.site.linkcheck import link_faults
from builder.stamp import inputs_digest, options_of, read_stamp

if TYPE_CHECKING:
    from pathlib import Path

    from builder.progress import Progress
    from builder.workspace import Workspace

__all__ = ["check_links", "check_site"]

_PAINTED = 3
"""How many pages are timed: the front page and the heaviest ones."""


def check_site(workspace: Workspace, slug: str, progress: Progress) -> tuple[Finding, ...]:
    """Return every finding about the built site of a course. Raises SiteError if it was not built."""
    site = _site(workspace, slug)
    pages = pages_of(site)
    found = [*_freshness(workspace, slug), *link_faults(site), *file_findings(site, pages)]
    missing = why_no_browser()
    if missing:
        message = f"The pages were not opened in a browser. {missing}"
        hint = "Without it nothing is said about contrast, keyboard, policy and requests."
        return in_order([*found, Finding("site-is-checked-here", message, hint=hint, severity=Severity.NOTE)])
    progress.begin("Looking at pages", len(pages))
    found += visit_findings(visit_pages(site, pages, on_page=progress.advance, kept=workspace.cache("visit")))
    progress.end()
    found += paint_findings(first_paints(site, _to_time(site, pages), within=PAINT_BUDGET))
    return in_order(found)


def check_links(workspace: Workspace, slug: str, today: int, progress: Progress) -> tuple[Finding, ...]:
    """Return every finding about links from the built site to other sites. Raises SiteError, WriteError."""
    site = _site(workspace, slug)
    links = {
        address: pages for address, pages in outside_links(site, pages_of(site)).items() if not is_example(address)
    }
    progress.begin("Asking links", len(links))
    answers = ask_links(links, workspace.build / "cache" / "links.json", today, on_done=progress.advance)
    progress.end()
    return link_findings(links, answers)


def _site(workspace: Workspace, slug: str) -> Path:
    site = workspace.build / slug / "site"
    if not (site / "index.html").is_file():
        raise SiteError(f"There is no built site of '{slug}'.", hint=f"Build it first: course build {slug}")
    return site


def _freshness(workspace: Workspace, slug: str) -> tuple[Finding, ...]:
    """Return a warning if the sources have changed since the site was built."""
    folder = workspace.build / slug
    options = options_of(folder)
    if options is None or read_stamp(folder, inputs_digest(workspace, slug, options)) is not None:
        return ()
    message = "The sources have changed since this site was built; what you see here is about the old one."
    place = Place(f"{slug}/site")
    return (Finding("checked-site-is-current", message, place, f"Run: course build {slug}", Severity.WARNING),)


def _to_time(site: Path, pages: tuple[str, ...]) -> tuple[str, ...]:
    heavy = sorted(pages, key=lambda name: (-(site / name).stat().st_size, name))
    return tuple(dict.fromkeys(["index.html", *heavy]))[:_PAINTED]
