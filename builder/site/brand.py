"""The brand of a workspace, from `book/brand.yaml` and its logo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.documents.brand import BrandSettings
from builder.documents.reading import read_document
from builder.documents.yaml_text import load_yaml
from builder.findings import Finding, Place, has_errors, in_order
from builder.site.colours import ENOUGH, lowest_contrast, nearest_readable, style_sheet
from builder.workspace import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.workspace import Workspace

__all__ = ["BRAND_FILE", "NO_BRAND", "Brand", "read_brand"]

BRAND_FILE = "book/brand.yaml"
_PICTURES = {".svg": b"<", ".png": b"\x89PNG", ".webp": b"RIFF", ".jpg": b"\xff\xd8", ".jpeg": b"\xff\xd8"}
"""The pictures that browsers show, and how such a file begins."""
_LARGEST = 200_000


@dataclass(frozen=True, slots=True)
class Brand:
    """What the pages show of an institution: its name, a style sheet with its colours, the logo as a file, a footer."""

    name: str = ""
    style: str = ""
    logo: tuple[str, bytes] | None = None
    footer: str = ""


NO_BRAND = Brand()


def read_brand(workspace: Workspace) -> tuple[Brand, tuple[Finding, ...]]:
    """Return the brand, the theme's own look where there is none, and what is wrong with it."""
    path = workspace.root / BRAND_FILE
    if not path.is_file():
        return NO_BRAND, ()
    text, findings = read_file(workspace, path)
    if findings:
        return NO_BRAND, findings
    settings, findings = read_document(BrandSettings, text, BRAND_FILE)
    if settings is None:
        return NO_BRAND, findings
    logo, faults = _logo(workspace, settings, load_yaml(text, BRAND_FILE).place_of(("logo",)))
    found = in_order([*findings, *faults, *_contrast_findings(settings, text)])
    if has_errors(found):
        return NO_BRAND, found
    style = style_sheet(settings.colours.light, settings.colours.dark) if settings.colours else ""
    return Brand(settings.name or "", style, logo, settings.footer or ""), found


def _contrast_findings(settings: BrandSettings, text: str) -> Iterator[Finding]:
    loaded = load_yaml(text, BRAND_FILE)
    colours = settings.colours.model_dump() if settings.colours else {}
    for mode, colour in colours.items():
        ratio, ground = lowest_contrast(colour, mode)
        if ratio < ENOUGH:
            # Cut, not rounded: 4.49 must not read as 4.5.
            shown = f"{int(ratio * 100) / 100:g}"
            yield Finding(
                "brand-colours-can-be-read",
                f"The colour {colour} has a contrast of {shown}:1 on the {mode} ground {ground}; "
                f"WCAG 2.1 AA asks for {ENOUGH}:1.",
                loaded.place_of(("colours", mode)),
                f'The nearest shade that can be read is "{nearest_readable(colour, mode)}".',
            )


def _logo(
    workspace: Workspace, settings: BrandSettings, place: Place
) -> tuple[tuple[str, bytes] | None, tuple[Finding, ...]]:
    """Return the logo under the name that it has on the site, or what is wrong with it."""
    if settings.logo is None:
        return None, ()
    path = workspace.root / "book" / settings.logo
    if not path.is_file():
        hint = f"Put the picture at {workspace.shown(path)}, or take the line out."
        return None, (Finding("files-exist", f"The logo {workspace.shown(path)} is missing.", place, hint),)
    content = path.read_bytes()
    reason = _unfit(path.suffix.lower(), content)
    if reason:
        hint = "Use an SVG, PNG, WebP or JPEG file of at most 200 kB; export an SVG as plain SVG."
        return None, (Finding("brand-logo-can-be-shown", f"The logo {settings.logo} {reason}.", place, hint),)
    return (f"logo{path.suffix.lower()}", content), ()


def _unfit(suffix: str, content: bytes) -> str:
    """Return why a picture cannot be the logo; empty if it can."""
    if suffix not in _PICTURES:
        return f"is a {suffix or 'file without an ending'}, which is no kind of picture that every browser shows"
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_PICTURES[suffix]):
        return f"is not what its ending {suffix} says"
    if len(content) > _LARGEST:
        return f"has {len(content) // 1000} kB"
    if suffix == ".svg" and b"<script" in content.lower():
        return "holds a script"
    return ""
