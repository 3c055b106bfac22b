"""The theme's own files for the browser: one style sheet, one script, one icon, and what exercises load later."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["LAB", "PREVIEW_SCRIPT", "lab_version", "theme_files", "version"]

PREVIEW_SCRIPT = "preview.js"
SCHEME_SCRIPT = "scheme.js"
REDIRECT_SCRIPT = "redirect.js"
LAB = "lab/lab.mjs"
"""The module that a page imports when an exercise is begun."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")


def theme_files(theme: Path, style: str = "") -> dict[str, bytes]:
    """Return the files that a built site gets in its folder `theme/`, by name.

    The style sheet is css/*.css in the order of names, without comments, and after it the brand's `style`;
    the script is js/*.js
    without the preview's part and the one that pages load before they are drawn; `lab/` is as it is in the theme.
    """
    styles = [path.read_text(encoding="utf-8") for path in sorted((theme / "css").glob("*.css"))]
    alone = {PREVIEW_SCRIPT, SCHEME_SCRIPT, REDIRECT_SCRIPT}
    scripts = [
        path.read_text(encoding="utf-8") for path in sorted((theme / "js").glob("*.js")) if path.name not in alone
    ]
    style = _SPACE.sub("\n", _COMMENT.sub("", "\n".join([*styles, style]))).strip() + "\n"
    return {
        "course.css": style.encode(),
        "course.js": "\n".join(scripts).encode(),
        "favicon.svg": (theme / "favicon.svg").read_bytes(),
        REDIRECT_SCRIPT: (theme / "js" / REDIRECT_SCRIPT).read_bytes(),
        SCHEME_SCRIPT: (theme / "js" / SCHEME_SCRIPT).read_bytes(),
        **{f"lab/{path.name}": path.read_bytes() for path in sorted((theme / "lab").glob("*.*"))},
    }


def lab_version(files: Mapping[str, bytes]) -> str:
    """Return one short name for all files of `lab/`, which load each other under it."""
    return version(b"".join(content for name, content in sorted(files.items()) if name.startswith("lab/")))


def version(content: bytes) -> str:
    """Return a short name of this content, which makes browsers fetch a changed file anew."""
    return hashlib.sha256(content).hexdigest()[:8]
