"""Our own schema of profiles: read from YAML or JSON, and written so that it is read back exactly."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import yaml

from builder.documents.profile import How, Item, Part, PartSource, Stage
from builder.documents.profile_document import ProfileDocument
from builder.documents.reading import read_document
from builder.documents.yaml_text import load_yaml
from builder.findings import Finding, Severity, has_errors
from builder.profiles.content import Content
from builder.profiles.language import language_fault
from builder.profiles.source import Entry
from builder.profiles.stages import stage_id
from builder.profiles.text import LARGEST, decode, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.documents.yaml_text import LoadedYaml

__all__ = ["read_own", "read_own_text"]

_MOST_EVENTS = 4000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_own(data: bytes, file: str, findings: list[Finding]) -> Content | None:
    """Return the document's content, or None with every fault of the document among the findings."""
    text = decode(data, file, findings, LARGEST)
    return None if text is None else read_own_text(text, file, findings)


def read_own_text(text: str, file: str, findings: list[Finding]) -> Content | None:
    """Return the content of a YAML or JSON text in our own schema, or None with the faults among the findings."""
    if fault := _too_much(text, file):
        findings.append(fault)
        return None
    document, faults = read_document(ProfileDocument, text, file)
    findings.extend(faults)
    if document is None:
        return None
    loaded = load_yaml(text, file)
    entries: dict[Part, tuple[Entry, ...]] = {
        part: tuple(_entries(document, part, loaded)) for part in Part if part is not Part.STAGES
    }
    said = " \n".join(entry.text for found in entries.values() for entry in found)
    if fault := language_fault(said, loaded.place_of(("title",))):
        findings.append(fault)
    sources = tuple(_sources(document, loaded))
    return Content(entries, _stages(document, loaded, findings), sources)


def _too_much(text: str, file: str) -> Finding | None:
    """Count the pieces before they are put together: aliases and deep nesting cost nothing while they are a stream."""
    try:
        events = sum(1 for _ in islice(yaml.parse(text, Loader=_LOADER), _MOST_EVENTS))
    except (yaml.YAMLError, ValueError):
        return None  # the reader of documents says what is wrong, and where
    if events < _MOST_EVENTS:
        return None
    message = "The document has thousands of values; a profile has some hundreds at most."
    return unreadable(message, file, "Keep the occupation's own data, in the keys of the guide 'Your own profile'.")


def _key(part: Part) -> str:
    return part.value.replace("-", "_")


def _entries(document: ProfileDocument, part: Part, loaded: LoadedYaml) -> Iterator[Entry]:
    value = getattr(document, _key(part))
    if isinstance(value, str):
        yield Entry(" ".join(value.split()), loaded.place_of((_key(part),)))
    elif value:
        for number, text in enumerate(value):
            yield Entry(" ".join(text.split()), loaded.place_of((_key(part), number)))


def _sources(document: ProfileDocument, loaded: LoadedYaml) -> Iterator[PartSource]:
    for part in Part:
        value = getattr(document, _key(part))
        if value:
            last = len(value) - 1 if isinstance(value, tuple) else 0
            default = part is Part.STAGES and all(stage.default for stage in document.stages)
            first_place = loaded.place_of((_key(part),))
            last_line = loaded.place_of((_key(part), last)).line
            yield PartSource(part, How.DEFAULT if default else How.KEY, first_place, last_line, _key(part))


def _stages(document: ProfileDocument, loaded: LoadedYaml, findings: list[Finding]) -> tuple[Stage, ...]:
    stages: list[Stage] = []
    for number, entry in enumerate(document.stages):
        place = loaded.place_of(("stages", number))
        if stages and entry.from_year < stages[-1].from_year:
            message = f"A stage of year {entry.from_year} stands behind one of year {stages[-1].from_year}."
            hint = "Tell the stages in the order of the career."
            findings.append(Finding("profile-stages-are-in-order", message, place, hint, Severity.WARNING))
        name = stage_id(entry.title, {stage.id for stage in stages})
        item = Item(f"stages/{name}", Part.STAGES, " ".join((entry.text or entry.title).split()), place)
        years = (entry.from_year, entry.to_year)
        stages.append(Stage(name, entry.title, *years, item, guessed=entry.guessed, default=entry.default))
    guessed = [stage.title for stage in stages if stage.guessed]
    if guessed and not has_errors(findings):
        message = f"The years of {len(guessed)} of {len(stages)} stages are guessed: {'; '.join(guessed)}."
        hint = "Correct `from` and `to`, then take the line `guessed: true` away."
        place = loaded.place_of(("stages",))
        findings.append(Finding("profile-stages-have-years", message, place, hint, Severity.NOTE))
    return tuple(sorted(stages, key=lambda stage: stage.from_year))
