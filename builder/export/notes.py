"""What instructors are told in a lesson, as notes of the slide that it belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.export.slides import heading_key
from builder.lessons.values import Role

if TYPE_CHECKING:
    from builder.assemble.values import Sheet
    from builder.export.slides import NoteKey

__all__ = ["speaker_notes"]

_FENCE = re.compile(r"^(```+|~~~+).*?^\1", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#{1,3}\s+(.+?)\s*$", re.MULTILINE)


def speaker_notes(sheet: Sheet) -> dict[NoteKey, tuple[str, ...]]:
    """Return the notes for instructors as HTML, by the exercise or the heading that they follow."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    place: NoteKey = ("heading", heading_key(sheet.title))
    found: dict[NoteKey, tuple[str, ...]] = {}
    for cell in sheet.cells:
        if cell.role is Role.NOTE:
            found[place] = (*found.get(place, ()), markdown.render(cell.instructor))
        elif cell.exercise and cell.role is not Role.QUIZ:
            place = ("exercise", cell.exercise)
        elif headings := _HEADING.findall(_FENCE.sub("", cell.instructor) if not cell.is_code else ""):
            place = ("heading", heading_key(re.sub(r"[*`]", "", headings[-1])))
    return found
