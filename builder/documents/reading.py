"""From the text of a document to its model: every fault at once, each with its place and what is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from builder.documents.yaml_text import LoadedYaml, load_yaml
from builder.findings import Finding, Place, did_you_mean, has_errors, in_order

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from builder.documents.base import Document

__all__ = ["decode_text", "read_document"]

Model = TypeVar("Model", bound="Document")


def decode_text(data: bytes, file: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of UTF-8 bytes with Unix line ends, and a finding (with the line) if it is not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return "", (
            Finding(
                "files-are-utf8-text",
                f"The byte 0x{data[error.start]:02x} is not UTF-8 text.",
                Place(file, line),
                "Save the file again with the encoding UTF-8.",
            ),
        )
    return text.replace("\r\n", "\n").replace("\r", "\n"), ()


def read_document(model: type[Model], text: str, file: str) -> tuple[Model | None, tuple[Finding, ...]]:
    """Read a YAML text as the given model; return it, or None with errors among the findings."""
    loaded = load_yaml(text, file)
    if loaded.data is None and loaded.findings:
        return None, loaded.findings
    try:
        # Sequences come as lists and enums as text: pydantic's JSON mode accepts both and stays strict otherwise.
        document = model.model_validate_json(_as_json(loaded.data))
    except ValidationError as error:
        faults = [_finding(model, fault, loaded) for fault in error.errors(include_url=False)]
        return None, in_order([*loaded.findings, *faults])
    return (None if has_errors(loaded.findings) else document), in_order(loaded.findings)


def _as_json(data: Any) -> str:  # noqa: ANN401  # YAML holds anything
    import json

    return json.dumps(data, ensure_ascii=False)


def _finding(model: type[BaseModel], fault: ErrorDetails, loaded: LoadedYaml) -> Finding:
    path = tuple(part for part in fault["loc"] if part != "[key]")
    place = loaded.place_of(path)
    name = ".".join(str(part) for part in path) or "the document"
    kind = fault["type"]
    if kind == "extra_forbidden":
        return Finding(
            "document-keys-are-known",
            f"Unknown key '{path[-1]}' in {_parent(path)}.",
            place,
            did_you_mean(str(path[-1]), _field_names(model, path[:-1])),
        )
    if kind == "missing":
        return Finding(
            "document-keys-are-complete",
            f"The key '{path[-1]}' is missing in {_parent(path)}.",
            place,
            f"Add a line `{path[-1]}: …`.",
        )
    shown = _shown(fault["input"])
    return Finding("document-values-are-valid", f"{name}: {_reason(fault)} (found {shown}).", place, _hint(fault))


def _parent(path: tuple[int | str, ...]) -> str:
    return f"'{'.'.join(str(part) for part in path[:-1])}'" if len(path) > 1 else "the document"


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _reason(fault: ErrorDetails) -> str:
    kind = fault["type"].removesuffix("_type")
    if kind in _NAMES:
        return f"should be {_NAMES[kind]}"
    reason = str(fault["msg"]).removeprefix("Value error, ").removeprefix("Input ")
    return reason[:1].lower() + reason[1:]


_NAMES = {
    **dict.fromkeys(("model", "dict"), "lines of the form `name: value`"),
    **dict.fromkeys(("tuple", "list"), "a list"),
    "string": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
}
"""What is asked for, by pydantic's name of the fault."""

_TYPES = {
    **dict.fromkeys(("model", "dict"), "Write `name: value`, one line for each."),
    **dict.fromkeys(("tuple", "list"), "Write `- ` before each entry, one line for each, or all of them as `[a, b]`."),
    "string": "Write a text; one that looks like a number stands in quotes.",
    "int": "Write a whole number, such as `4`, without quotes.",
    "float": "Write a number, such as `4` or `0.5`, without quotes.",
    "bool": "Write `true` or `false`.",
}


def _hint(fault: ErrorDetails) -> str:
    kind = fault["type"]
    context = fault.get("ctx") or {}
    if kind == "string_pattern_mismatch" and "a-z" in str(context.get("pattern")):
        return "An id has small letters, digits and hyphens, and starts with a letter: `grouped-split`."
    if kind in {"enum", "literal_error"}:
        allowed = [part.strip(" '") for part in str(context.get("expected", "")).replace(" or ", ",").split(",")]
        return did_you_mean(str(fault["input"]), [name for name in allowed if name])
    if kind.endswith("_type"):
        return _TYPES.get(kind.removesuffix("_type"), "Change the value.")
    return "Change the value."


def _field_names(model: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    current: Any = model
    for part in path:
        models = _models_in(current.model_fields[str(part)].annotation) if str(part) in current.model_fields else []
        if models:
            current = models[0]
        elif str(part) in current.model_fields:
            return []
    return [field.alias or name for name, field in current.model_fields.items()]


def _models_in(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401  # a type annotation can be anything
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]
