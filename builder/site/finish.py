"""The last step of a static build: what Jupyter Book wrote becomes the site that readers get."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.sax.saxutils import escape

from builder.errors import SiteError
from builder.files import write_text
from builder.findings import Finding, Place, in_order
from builder.site.search import MARKER, index_script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

__all__ = ["finish_site", "link_faults"]

# Jupyter Book puts this before </head>; it leads away from .../index.html, which breaks pages on disk.
_REDIRECT = re.compile(r"<script>\(function\(\)\{var p=window\.location\.pathname;.*?</script>(?=</head>)", re.DOTALL)
_ADDRESS = re.compile(r"""\s(href|src|poster|srcset|data-frame)=["']([^"']*)["']""")
_HASHED = re.compile(r"-?(?:[0-9a-f]{32}|[0-9a-f]{12})$")
_BUILT = re.compile(r"(\bbuild/)([^\"'?#\s<>]+)")
_ID = re.compile(r"""\sid=["']([^"']+)["']""")
_TAG = re.compile(r"<([a-zA-Z][\w-]*)\b([^>]*)>")
_LOADING = frozenset(
    ["img", "script", "video", "audio", "source", "iframe", "embed", "object", "track", "link", "input"]
)
# Made by Jupyter Book for its own theme and tools. They may hold what pages do not show; no reader needs them.
_NOT_FOR_READERS = ("config.json", "public.json", "objects.inv", "myst.xref.json", "myst.search.json", "myst-theme.css")
_CRAWLER_FILES = ("robots.txt", "sitemap.xml", "sitemap_style.xsl")


def finish_site(folder: Path, *, base_url: str) -> tuple[Finding, ...]:
    """Finish the site that Jupyter Book wrote to a folder, in place; doing it again changes nothing.

    Writes the search index, removes the redirect script, the syntax trees and unused files, and writes
    robots.txt and sitemap.xml if `base_url` is not empty. Returns findings about links that lead
    nowhere and about anything that would load from another host. Raises SiteError if there is no site.
    """
    if not (folder / "index.html").is_file():
        raise SiteError("Jupyter Book wrote no front page.", hint="Read its messages above.")
    _write_index(folder)
    for name in (*_NOT_FOR_READERS, *_CRAWLER_FILES):
        (folder / name).unlink(missing_ok=True)
    pages = {path: _REDIRECT.sub("", path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("index.html"))}
    _remove_unused(folder, {target for page, html in pages.items() for target in _targets(page, html, folder)})
    names = _name_by_content(folder / "build")
    for page, html in pages.items():
        pages[page] = _renamed(html, names)
        write_text(page, pages[page])
    write_text(folder / ".nojekyll", "")
    if base_url:
        _write_crawler_files(folder, base_url.rstrip("/"), pages)
    return _link_faults(folder, pages)


def link_faults(folder: Path) -> tuple[Finding, ...]:
    """Return findings about links in a finished site that lead nowhere and about what would load from elsewhere."""
    return _link_faults(folder, {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("index.html"))})


def _link_faults(folder: Path, pages: Mapping[Path, str]) -> tuple[Finding, ...]:
    anchors = {page.resolve(): {unescape(name) for name in _ID.findall(html)} for page, html in pages.items()}
    return in_order(found for page, html in pages.items() for found in _faults(page, html, folder, anchors))


def _name_by_content(build: Path) -> dict[str, str]:
    """Rename the content's files after their content; return new names by old ones.

    Jupyter Book's names also depend on the time when a file was saved, so they differ between machines.
    """
    names = {}
    for path in sorted(build.glob("*")):
        digest = sha256(path.read_bytes()).hexdigest()[:12]
        stem = _HASHED.sub("", path.stem)
        name = f"{stem}-{digest}{path.suffix}" if stem else f"{digest}{path.suffix}"
        if name != path.name:
            path.replace(build / name)
            names[path.name] = name
    return names


def _renamed(html: str, names: dict[str, str]) -> str:
    """Return a page that refers to the content's files by their new names."""
    return _BUILT.sub(lambda found: found[1] + names.get(found[2], found[2]), html) if names else html


def _write_index(folder: Path) -> None:
    """Gather the search records, which our server put where the syntax trees would be, in one file."""
    records = []
    for path in sorted(folder.rglob("*.json")):
        record = _record(path)
        if record is not None:
            records.append(record)
            path.unlink()
    if records or not (folder / "search-index.js").is_file():
        write_text(folder / "search-index.js", index_script(records))


def _record(path: Path) -> dict[str, Any] | None:
    """Return the search record in a file, or None if it is another JSON file, such as a download."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if MARKER not in text[:100]:
        return None
    try:
        record = json.loads(text)
    except ValueError:
        return None
    return record if isinstance(record, dict) and record.get(MARKER) else None


def _addresses(html: str) -> Iterator[tuple[bool, str, str]]:
    """Return (loads by itself, attribute, address) of everything that a page refers to."""
    for tag, rest in _TAG.findall(html):
        loads = tag.lower() in _LOADING and 'rel="canonical"' not in rest
        for name, address in _ADDRESS.findall(f" {rest}"):
            yield loads and name != "data-frame", name, unescape(address)


def _targets(page: Path, html: str, folder: Path) -> Iterator[Path]:
    """Return the files of the site that a page refers to."""
    for _, _, address in _addresses(html):
        target = _target(page, address, folder)
        if target is not None:
            yield target


def _target(page: Path, address: str, folder: Path) -> Path | None:
    """Return the file that an address names, None for other sites and for places on the same page."""
    bare = unquote(re.split(r"[?#]", address, maxsplit=1)[0])
    if not bare or re.match(r"^[a-z][a-z0-9+.-]*:|^//", address, re.IGNORECASE):
        return None
    base = folder if bare.startswith("/") else page.parent
    target = (base / bare.lstrip("/")).resolve()
    return target / "index.html" if target.is_dir() else target


def _remove_unused(folder: Path, used: Iterable[Path]) -> None:
    """Remove the files below build/ that no page refers to, such as copies of the sources."""
    wanted = set(used)
    for path in sorted((folder / "build").rglob("*"), reverse=True):
        if path.is_file() and path.resolve() not in wanted:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    if (folder / "build").is_dir() and not any((folder / "build").iterdir()):
        (folder / "build").rmdir()


def _faults(page: Path, html: str, folder: Path, anchors: Mapping[Path, set[str]]) -> Iterator[Finding]:
    place = Place(page.relative_to(folder).as_posix())
    for loads, name, address in _addresses(html):
        target = _target(page, address, folder)
        if loads and re.match(r"^(https?:)?//", address):
            yield Finding(
                "page-loads-own-host-only",
                f"the page would load '{address}' from another host.",
                place,
                "Save a copy beside the page and refer to that.",
            )
        elif address.startswith("/") and not address.startswith("//"):
            yield Finding(
                "site-links-relative",
                f"'{address}' is not relative, so it breaks where the site lies in a folder.",
                place,
                "Write the link relative to the page.",
            )
        elif target is not None and not target.exists():
            yield Finding(
                "site-link-resolves",
                f"the {name} '{address}' leads to nothing in the site.",
                place,
                "Correct the link, or add the page or file to the course.",
            )
        elif not _anchor_exists(page, target, address, anchors):
            yield Finding(
                "site-link-resolves",
                f"'{address}' names a place that its page does not have.",
                place,
                "Correct the label, or link to the page as a whole.",
            )


def _anchor_exists(page: Path, target: Path | None, address: str, anchors: Mapping[Path, set[str]]) -> bool:
    """Tell whether the part after # is on the page that the address names; pages elsewhere are not asked."""
    bare, _, fragment = address.partition("#")
    known = anchors.get(target if target is not None else page.resolve()) if target is not None or not bare else None
    return not fragment or known is None or unquote(fragment) in known


def _write_crawler_files(folder: Path, base_url: str, pages: Iterable[Path]) -> None:
    """Write robots.txt and sitemap.xml (sitemaps.org protocol 0.9) for the address of the site."""
    addresses = []
    for page in sorted(pages):
        path = page.parent.relative_to(folder).as_posix()
        addresses.append(f"{base_url}/" if path == "." else f"{base_url}/{path}/")
    lines = "".join(f"  <url><loc>{escape(address)}</loc></url>\n" for address in sorted(addresses))
    write_text(
        folder / "sitemap.xml",
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n',
    )
    write_text(folder / "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {base_url}/sitemap.xml\n")
