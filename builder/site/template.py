"""The template folder that `site.template` in myst.yml points to.

Source of the form: mystmd's site templates (template.yml with build.install and build.start); an
existing node_modules folder skips the install step, and public/ is copied into the built site.
"""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

from builder.files import write_bytes, write_text
from builder.site.assets import theme_files

__all__ = ["TEMPLATE", "write_template"]

TEMPLATE = "theme-template"
"""The folder, beside `myst.yml`, that the course theme is written into."""

_OPTIONS = {"favicon": "file", "logo": "file", "logo_dark": "file", "logo_text": "string", "style": "file"}


def write_template(folder: Path, theme: Path, style: str = "", logo: tuple[str, bytes] | None = None) -> None:
    """Write the folder that makes Jupyter Book use our server with this theme.

    `style` is the brand's style sheet, `logo` its picture under the name that it has on the site.
    The start command names this Python itself, so that it needs no PATH. Raises WriteError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "node_modules").mkdir(exist_ok=True)
    for name, content in sorted([*theme_files(theme, style).items(), *([logo] if logo else [])]):
        write_bytes(folder / "public" / "theme" / name, content)
    write_text(folder / "start.py", _start(Path(__file__).resolve().parents[2], theme.resolve()))
    write_text(folder / "template.yml", _description())


def _description() -> str:
    """Return template.yml; JSON is YAML, and its quoting is beyond doubt."""
    start = f"{shlex.quote(sys.executable)} start.py"
    description = {
        "jtex": "v1",
        "title": "coursewright",
        "description": "The course theme of coursewright",
        "version": "1.0.0",
        "options": [{"type": kind, "id": name} for name, kind in _OPTIONS.items()],
        "build": {"install": "true", "start": start},
    }
    return json.dumps(description, indent=2) + "\n"


def _start(packages: Path, theme: Path) -> str:
    """Return the program that starts the server, also where coursewright is not installed."""
    return (
        "import sys\n\n"
        f"sys.path.append({str(packages)!r})\n"
        f"sys.argv[1:] = [{str(theme)!r}]\n\n"
        "from builder.site.server import main\n\n"
        "sys.exit(main())\n"
    )
