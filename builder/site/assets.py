"""The theme's own files for the browser: one style sheet, one script, one icon."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["PREVIEW_SCRIPT", "theme_files", "version"]

PREVIEW_SCRIPT = "preview.js"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")


def theme_files(theme: Path) -> dict[str, bytes]:
    """Return the files that a built site gets in its folder `theme/`, by name.

    The style sheet is css/*.css in the order of names, without comments; the script is js/*.js
    without the preview's part.
    """
    styles = [path.read_text(encoding="utf-8") for path in sorted((theme / "css").glob("*.css"))]
    scripts = [
        path.read_text(encoding="utf-8") for path in sorted((theme / "js").glob("*.js")) if path.name != PREVIEW_SCRIPT
    ]
    style = _SPACE.sub("\n", _COMMENT.sub("", "\n".join(styles))).strip() + "\n"
    return {
        "course.css": style.encode(),
        "course.js": "\n".join(scripts).encode(),
        "favicon.svg": (theme / "favicon.svg").read_bytes(),
    }


def version(content: bytes) -> str:
    """Return a short name of this content, which makes browsers fetch a changed file anew."""
    return hashlib.sha256(content).hexdigest()[:8]
