"""Make the files of a new module from the scaffold of its kind. Pure but for reading the templates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from builder.documents.profile import slug
from builder.documents.yaml_text import quoted, scalar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.scaffold.kinds import ScaffoldKind

__all__ = ["ScaffoldFile", "ScaffoldRequest", "plain_title", "scaffold_files"]

_TEMPLATES = Path(__file__).parent / "templates"
_SUFFIX = ".tpl"
_FRONT_MATTER = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

"""
_SIGNS = re.compile(r"[^\w \-,.()/&+#':]")
_TITLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class ScaffoldRequest:
    """What the new module is called and what it teaches; `skills` are those that the vocabulary lacks, with names."""

    kind: ScaffoldKind
    id: str
    title: str
    teaches: tuple[str, ...]
    stage: str
    skills: Mapping[str, Sequence[str]] = field(default_factory=dict)
    domain: str = "fintech"


@dataclass(frozen=True, slots=True)
class ScaffoldFile:
    """One file of the module, its name relative to the module's folder."""

    name: str
    text: str


def plain_title(name: str) -> str:
    """Return the name as a title: one line without signs that Markdown or YAML read; empty if nothing is left."""
    words = _SIGNS.sub(" ", name).replace("_", " ").split()
    title = ""
    for word in words:
        longer = f"{title} {word}".strip()
        if len(longer) > _TITLE_LENGTH:
            break
        title = longer
    title = (title or " ".join(words)[:_TITLE_LENGTH]).strip(" ,:/-&+#.'")
    return title[:1].upper() + title[1:] if slug(title) != "item" or "item" in title.casefold() else ""


def scaffold_files(request: ScaffoldRequest) -> tuple[ScaffoldFile, ...]:
    """Return the files of the module in the order of their names; the request's title must be a plain title."""
    folder = _TEMPLATES / request.kind.value
    files = []
    for path in sorted(folder.rglob(f"*{_SUFFIX}")):
        name = path.relative_to(folder).as_posix().removesuffix(_SUFFIX)
        text = _filled(path.read_text("utf-8"), request)
        if name == "card.yaml":
            files.append(ScaffoldFile("module.yaml", _card_head(request) + text))
        else:
            files.append(ScaffoldFile(name, _FRONT_MATTER + text if name == "lesson.md" else text))
    return tuple(sorted(files, key=lambda file: file.name))


def _filled(text: str, request: ScaffoldRequest) -> str:
    """Return the template with the title in place of its tokens; a title has no sign that could end a text in it."""
    for token, value in (("@@TITLE@@", request.title), ("@@NAME@@", request.title), ("@@SHORT@@", request.title)):
        text = text.replace(token, value)
    return text


def _card_head(request: ScaffoldRequest) -> str:
    lines = [
        f"id: {scalar(request.id)}",
        f"title: {quoted(request.title)}",
        'summary: "TO BE WRITTEN: one sentence that says what students can do afterwards."',
        f"kind: {request.kind.value}",
        "status: draft",
        f"teaches: [{', '.join(scalar(skill, inside=True) for skill in request.teaches)}]",
    ]
    if request.skills:
        lines.append("skills:")
    for skill, names in request.skills.items():
        shown = ", ".join(quoted(name) for name in names)
        lines.append(f"  {scalar(skill)}: [{shown}]")
    lines += [f"stage: {request.stage}", f"domain: {request.domain}"]
    return "\n".join(lines) + "\n"
