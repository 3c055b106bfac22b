"""Profiles in JSON: our own schema, occupations of ESCO, and lists of rows as O*NET's tables have them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from builder.documents.profile import How, Part, PartSource
from builder.documents.profile_document import ProfileDocument
from builder.findings import Finding, Place
from builder.profiles.content import Content, with_soft_skills
from builder.profiles.language import language_fault
from builder.profiles.own import read_own_text
from builder.profiles.rows import content_of_rows
from builder.profiles.source import Entry
from builder.profiles.text import decode, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_json"]

_LARGEST = 1024 * 1024
_MOST_ROWS = 5000
_MOST_ENTRIES = 200
_KEYS_OF_ESCO = frozenset({"preferredLabel", "_links", "alternativeLabel"})


def read_json(data: bytes, file: str, findings: list[Finding]) -> Content | None:
    """Return what the JSON says, or None with the fault among the findings."""
    text = decode(data, file, findings, _LARGEST)
    if text is None:
        return None
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        hint = "Look at the commas, quotes and brackets near this line."
        findings.append(unreadable(f"This is not valid JSON: {error.msg}.", file, hint, error.lineno))
        return None
    except (RecursionError, ValueError):
        hint = "Keep the occupation's own data, in the keys of the guide 'Your own profile'."
        findings.append(unreadable("This JSON is nested too deeply, or a number is too long.", file, hint))
        return None
    value = _unwrapped(value)
    if isinstance(value, dict) and not _KEYS_OF_ESCO.isdisjoint(value):
        return _Esco(text, file).content(value, findings)
    if isinstance(value, list) and value and all(isinstance(row, dict) for row in value[:_MOST_ROWS]):
        return content_of_rows(_rows(value, text, file), file, findings)
    if isinstance(value, dict) and "title" in value:
        # A tab may stand between values in JSON, but not in YAML.
        return read_own_text(text.replace("\t", " "), file, findings)
    message = "This JSON is neither a profile in our own schema, nor an occupation of ESCO, nor rows of O*NET."
    hint = f"Of our own schema the key `title` is needed. All keys: {', '.join(sorted(ProfileDocument.model_fields))}."
    findings.append(unreadable(message, file, hint))
    return None


def _unwrapped(value: Any) -> Any:  # noqa: ANN401  # JSON holds anything
    """Return the occupation out of an answer of ESCO's API for several ones: `_embedded: {uri: {…}}`."""
    inner = value.get("_embedded") if isinstance(value, dict) else None
    if isinstance(inner, dict) and len(inner) == 1 and "preferredLabel" not in value:
        return next(iter(inner.values()))
    return value


def _rows(value: list[dict[str, Any]], text: str, file: str) -> Iterator[tuple[dict[str, str], Place]]:
    finder = _Finder(text, file)
    for row in value[:_MOST_ROWS]:
        cells = {str(key): cell for key, cell in row.items() if isinstance(cell, str)}
        yield cells, finder.place(next(iter(cells.values()), ""))


class _Finder:
    """Finds the lines of values, asked for in the order of the text."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._offset = 0
        self._line = 1

    def place(self, value: str) -> Place:
        """Return the place of the value's next mention, or of the one before if it is spelled another way."""
        short = value[:60]
        for spelled in (json.dumps(short, ensure_ascii=False)[:-1], json.dumps(short)[:-1]):
            found = self._text.find(spelled, self._offset)
            if found >= 0:
                self._line += self._text.count("\n", self._offset, found)
                self._offset = found
                break
        return Place(self._file, self._line)


class _Esco:
    """One occupation as ESCO's public API gives it (ESCO API, resource `occupation`)."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file

    def content(self, value: dict[str, Any], findings: list[Finding]) -> Content | None:
        label = value.get("preferredLabel")
        if isinstance(label, dict) and label and "en" not in label and not _is_english(label):
            languages = ", ".join(sorted(str(name) for name in label)[:8])
            message = f"The occupation's labels are not in English; they are in: {languages}."
            hint = "Ask ESCO for the occupation with `language=en`."
            findings.append(Finding("profile-is-in-english", message, Place(self._file, 1), hint))
            return None
        found = {
            Part.TITLE: self._entries([_english(label) or value.get("title")]),
            Part.SUMMARY: self._entries([_literal(value.get("description"))]),
            Part.ALTERNATIVE_TITLES: self._entries(_labels(value.get("alternativeLabel"))),
            Part.TECHNICAL_SKILLS: self._entries(_skills(value)),
        }
        names = {
            Part.TITLE: "preferredLabel",
            Part.SUMMARY: "description",
            Part.ALTERNATIVE_TITLES: "alternativeLabel",
            Part.TECHNICAL_SKILLS: "hasEssentialSkill, hasOptionalSkill",
        }
        sources = tuple(
            PartSource(part, How.KEY, entries[0].place, entries[-1].place.line, names[part])
            for part, entries in found.items()
            if entries
        )
        said = " \n".join(entry.text for entries in found.values() for entry in entries)
        if fault := language_fault(said, Place(self._file, 1)):
            findings.append(fault)
        return with_soft_skills(Content(found, (), sources))

    def _entries(self, values: list[Any]) -> tuple[Entry, ...]:
        finder = _Finder(self._text, self._file)
        texts = [value for value in values[:_MOST_ENTRIES] if isinstance(value, str) and value.strip()]
        return tuple(Entry(" ".join(text.split())[:4000], finder.place(text)) for text in texts)


def _is_english(label: dict[str, Any]) -> bool:
    return any(str(name).lower().startswith("en-") for name in label)


def _english(value: Any) -> Any:  # noqa: ANN401  # JSON holds anything
    if not isinstance(value, dict):
        return value
    regional = (text for name, text in value.items() if str(name).lower().startswith("en-"))
    return value.get("en", next(regional, None))


def _literal(value: Any) -> Any:  # noqa: ANN401  # JSON holds anything
    text = _english(value)
    return text.get("literal") if isinstance(text, dict) else text


def _labels(value: Any) -> list[Any]:  # noqa: ANN401  # JSON holds anything
    found = _english(value)
    return found if isinstance(found, list) else [found]


def _skills(value: dict[str, Any]) -> list[Any]:
    """Return the essential skills, then the optional ones; some exports have them without `_links`."""
    links = value.get("_links")
    holder = links if isinstance(links, dict) else value
    found: list[Any] = []
    for relation in ("hasEssentialSkill", "hasOptionalSkill"):
        linked = holder.get(relation)
        found.extend(map(_name_of_skill, linked if isinstance(linked, list) else [linked]))
    return found


def _name_of_skill(skill: Any) -> Any:  # noqa: ANN401  # JSON holds anything
    return _english(skill.get("title", skill.get("preferredLabel"))) if isinstance(skill, dict) else skill
