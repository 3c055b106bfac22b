"""What the build tells the theme about the course: titles, objectives, hours, downloads."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.errors import SiteError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Download", "MapModule", "MapStage", "PageData", "SiteData", "read_site_data"]


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a reader may take along; `href` is an address below the site's root or elsewhere."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class PageData:
    """What the build knows about one page; the defaults suit a page of any MyST project."""

    kind: str = "page"
    stage: str = ""
    summary: str = ""
    skills: tuple[str, ...] = ()
    minutes: int = 0
    points: float = 0
    objectives: tuple[str, ...] = ()
    exercises: int = 0
    downloads: tuple[Download, ...] = ()
    launches: tuple[Download, ...] = ()
    """Where the notebook can be opened elsewhere, by name."""
    executed: bool = True
    note: str = ""
    browser: Mapping[str, str] = field(default_factory=dict)
    """By exercise that could run in the page, why it cannot; empty if it can."""
    lab: Mapping[str, str] = field(default_factory=dict)
    """Addresses below the site's root of what those exercises load: `data`, `kernel` and `python`."""


@dataclass(frozen=True, slots=True)
class MapModule:
    """A module as the skill map draws it; `needs` are ids of modules that come before it."""

    id: str
    title: str
    minutes: int
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MapStage:
    """A stage as the skill map draws it."""

    title: str
    modules: tuple[MapModule, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteData:
    """What the build knows about the course as a whole; `course` is its id, `pages` is keyed by mystmd's slugs."""

    course: str = ""
    title: str = ""
    subtitle: str = ""
    language: str = "en"
    footer: str = ""
    base_url: str = ""
    style: str = ""
    """The colours of the brand as a style sheet."""
    logo: str = ""
    """The name of the brand's logo in the site's folder `theme/`."""
    provider: str = ""
    """Who offers the course."""
    stages: tuple[MapStage, ...] = ()
    pages: Mapping[str, PageData] = field(default_factory=dict)


def read_site_data(path: str) -> SiteData:
    """Return the course data in a JSON file; an empty path gives the defaults.

    Raises SiteError if the file cannot be read or is not of the form that book/theme/README.md describes.
    """
    if not path:
        return SiteData()
    try:
        raw = json.loads(Path(path).read_text(encoding="utf-8"))
        return SiteData(
            course=str(raw.get("course") or ""),
            title=str(raw.get("title") or ""),
            subtitle=str(raw.get("subtitle") or ""),
            language=str(raw.get("language") or "en"),
            footer=str(raw.get("footer") or ""),
            base_url=str(raw.get("base_url") or ""),
            style=str(raw.get("style") or ""),
            logo=str(raw.get("logo") or ""),
            provider=str(raw.get("provider") or ""),
            stages=tuple(_stage(stage) for stage in raw.get("stages") or ()),
            pages={str(slug): _page(page) for slug, page in (raw.get("pages") or {}).items()},
        )
    except (OSError, ValueError, AttributeError, TypeError, KeyError) as fault:
        message = f"the course data for the theme cannot be read: {fault}"
        raise SiteError(message, hint="Build the course again; this file is generated.") from fault


def _stage(raw: Mapping[str, Any]) -> MapStage:
    modules = (
        MapModule(str(item["id"]), str(item["title"]), int(item["minutes"]), tuple(str(name) for name in item["needs"]))
        for item in raw.get("modules") or ()
    )
    return MapStage(str(raw["title"]), tuple(modules))


def _links(raw: Sequence[Mapping[str, Any]] | None) -> tuple[Download, ...]:
    return tuple(Download(str(item["label"]), str(item["href"])) for item in raw or ())


def _page(raw: Mapping[str, Any]) -> PageData:
    return PageData(
        kind=str(raw.get("kind") or "page"),
        stage=str(raw.get("stage") or ""),
        summary=str(raw.get("summary") or ""),
        skills=tuple(str(item) for item in raw.get("skills") or ()),
        minutes=int(raw.get("minutes") or 0),
        points=float(raw.get("points") or 0),
        objectives=tuple(str(item) for item in raw.get("objectives") or ()),
        exercises=int(raw.get("exercises") or 0),
        downloads=_links(raw.get("downloads")),
        launches=_links(raw.get("launches")),
        executed=bool(raw.get("executed", True)),
        note=str(raw.get("note") or ""),
        browser={str(name): str(reason) for name, reason in (raw.get("browser") or {}).items()},
        lab={str(name): str(address) for name, address in (raw.get("lab") or {}).items()},
    )
