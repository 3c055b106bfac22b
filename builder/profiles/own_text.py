"""A profile as the text of a YAML document in our own schema, with a note on everything that was guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.documents.profile import How, Part
from builder.documents.yaml_text import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.documents.profile import PartSource, Profile, Stage

__all__ = ["how_in_words", "profile_text"]

_HEAD = """\
# The career profile that a course is made from, as it was read from {file}.
# It is yours to correct; a course is made from what stands here, not from the first file.
# `guessed:` in a comment says what no heading and no key told; take the comment away when you have looked at it.
"""


def profile_text(profile: Profile) -> str:
    """Return the YAML document; read back, it gives the same items, ids and stages."""
    lines = [_HEAD.format(file=_quoted_name(profile.file))]
    for part in Part:
        if part is Part.STAGES:
            lines += _stages(profile)
        elif found := profile.of(part):
            key = part.value.replace("-", "_")
            lines += [*_notes(profile, part)]
            if part in {Part.TITLE, Part.SUMMARY}:
                lines.append(f"{key}: {scalar(found[0].text)}")
            else:
                lines.append(f"{key}:")
                lines += [f"  - {scalar(item.text)}" for item in found]
    return "\n".join(lines) + "\n"


def how_in_words(source: PartSource) -> str:
    """Return how a part was known, such as `by its looks`, for tables and comments."""
    match source.how:
        case How.HEADING:
            return f"under '{source.name}'" if source.name else "as the title"
        case How.KEY:
            return f"key '{source.name}'"
        case How.POSITION:
            return "known by where they stand and how they look"
        case How.LOOKS:
            return "known by how they look"
        case How.PROSE:
            return "taken from the sentences of other parts"
    return "not told; the usual ones"


def _notes(profile: Profile, part: Part) -> Iterator[str]:
    for source in profile.sources:
        if source.part is part and source.how.guessed:
            lines = f"line {source.place.line}"
            if source.last_line > source.place.line:
                lines = f"lines {source.place.line}-{source.last_line}"
            where = "" if source.how is How.DEFAULT else f", {lines}"
            yield f"# guessed: {part.words} {how_in_words(source)}{where}"


def _stages(profile: Profile) -> list[str]:
    lines = [*_notes(profile, Part.STAGES), "stages:"]
    for stage in profile.stages:
        lines += _stage(stage)
    return lines


def _stage(stage: Stage) -> list[str]:
    lines = [f"  - title: {scalar(stage.title)}"]
    if stage.item.text != stage.title:
        lines.append(f"    text: {scalar(stage.item.text)}")
    note = "  # guessed: the profile does not say when" if stage.guessed else ""
    lines.append(f"    from: {stage.from_year}{note}")
    if stage.to_year is not None:
        lines.append(f"    to: {stage.to_year}")
    lines += ["    guessed: true"] * stage.guessed + ["    default: true"] * stage.default
    return lines


def _quoted_name(file: str) -> str:
    """Return the file's name without its folder: the same profile gives the same bytes wherever it lies."""
    return " ".join(re.sub(r"[^\w .,()+-]", "_", file.replace("\\", "/").rsplit("/", 1)[-1]).split())
