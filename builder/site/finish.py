"""The last step of a static build: what Jupyter Book wrote becomes the site that readers get."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from builder.errors import SiteError
from builder.files import write_text
from builder.site.linkcheck import page_faults, used_files
from builder.site.search import MARKER, index_script

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from pathlib import Path

    from builder.findings import Finding

__all__ = ["finish_site"]

# Jupyter Book puts this before </head>; it leads away from .../index.html, which breaks pages on disk.
_REDIRECT = re.compile(r"<script>\(function\(\)\{var p=window\.location\.pathname;.*?</script>(?=</head>)", re.DOTALL)
_HASHED = re.compile(r"-?(?:[0-9a-f]{32}|[0-9a-f]{12})$")
_BUILT = re.compile(r"(\bbuild/)([^\"'?#\s<>]+)")
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
    _remove_unused(folder, used_files(folder, pages))
    names = _name_by_content(folder / "build")
    for page, html in pages.items():
        pages[page] = _renamed(html, names)
        write_text(page, pages[page])
    write_text(folder / ".nojekyll", "")
    if base_url:
        _write_crawler_files(folder, base_url.rstrip("/"), pages)
    return page_faults(folder, pages)


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


def _remove_unused(folder: Path, used: Container[str]) -> None:
    """Remove the files below build/ that no page refers to, such as copies of the sources."""
    for path in sorted((folder / "build").rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(folder).as_posix() not in used:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    if (folder / "build").is_dir() and not any((folder / "build").iterdir()):
        (folder / "build").rmdir()


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
