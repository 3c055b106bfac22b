"""A domain pack: a plain Python file whose facts are literal constants and whose functions keep one contract.

The file is read from its syntax tree and never imported here; notebooks import it as `domain.py`.
"""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, StringConstraints, ValidationError, ValidationInfo, field_validator

from builder.documents.base import Document, Identifier, Line, Text
from builder.findings import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CONTRACT", "Name", "PackFacts", "PackText", "Signal", "read_pack"]

CONTRACT: dict[str, tuple[str, ...]] = {
    "table": ("n", "seed"),
    "events": ("n", "seed"),
    "images": ("n", "size", "seed", "artefact"),
    "pairs": ("users", "items", "seed"),
}
"""The functions that every pack has, with the names of their arguments in order."""

_MODULES = {"__future__", "collections", "dataclasses", "datetime", "itertools", "math", "numpy", "pandas", "typing"}
_RESERVED = {"id", "title", "story", "brief", "costs", "limits", "levels", "signal", "source", "words"}
_WANTED = {
    "costs": {"action", "currency", "false_alarm", "miss"},
    "limits": {"latency_ms", "model_kb"},
    "groups": {"segment", "site"},
}

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""A name that templates can write after a dot."""

Number = Annotated[int | float, Field(ge=0)]
Share = Annotated[float, Field(gt=0, lt=1)]


class Signal(Document):
    """What a pack promises about its data; the signal gate measures whether it holds."""

    label_rate: Annotated[tuple[Share, ...], Field(min_length=2, max_length=2)]
    """The lowest and the highest share of rows with label 1."""
    logistic_over_baseline: Share
    """How much the average precision of logistic regression exceeds the share of label 1, at least."""
    boosting_over_logistic: Share
    """How much the average precision of boosted trees exceeds that of logistic regression, at least."""
    weak_column: Name
    weak_value: Line
    weak_auc_gap: Share
    """How much the AUC is lower in the weak slice than elsewhere, at least."""


class PackFacts(Document):
    """The constants of a pack, by their names in small letters."""

    id: Identifier
    title: Line
    story: Text
    words: Annotated[dict[Name, Line], Field(min_length=1)]
    costs: dict[Name, Number | Line]
    limits: dict[Name, Number]
    groups: dict[Name, Annotated[tuple[Line, ...], Field(min_length=2)]]
    signal: Signal

    @field_validator("words", "costs", "limits", "groups")
    @classmethod
    def _is_complete(cls, value: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        missing = sorted(_WANTED.get(str(info.field_name), set()) - set(value))
        if missing:
            raise ValueError(f"{', '.join(missing)} is missing")
        taken = sorted(_RESERVED & set(value)) if info.field_name == "words" else []
        if taken:
            raise ValueError(f"{', '.join(taken)} has another meaning in prose already")
        return value

    @field_validator("signal")
    @classmethod
    def _has_a_slice(cls, value: Signal, info: ValidationInfo) -> Signal:
        groups = info.data.get("groups")  # absent if it has faults of its own
        if groups is not None and value.weak_value not in groups.get(value.weak_column, ()):
            raise ValueError(f"the weak slice {value.weak_column} = '{value.weak_value}' is not in GROUPS")
        return value


@dataclass(frozen=True, slots=True)
class PackText:
    """What could be read of a pack: its facts if they are all right, its raw constants, and its faults."""

    facts: PackFacts | None
    constants: dict[str, Any]
    lines: dict[str, int]
    """The line of each constant."""
    findings: tuple[Finding, ...]


def read_pack(text: str, name: str, file: str) -> PackText:
    """Read the text of `<name>.py`; every fault becomes a finding with its line in `file`."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        reason = getattr(error, "msg", None) or str(error)
        found = Finding(
            "domain-pack-is-python", f"This is not Python: {reason}.", Place(file, line), "Correct the line."
        )
        return PackText(None, {}, {}, (found,))
    nodes = {key: node for key, node in _assigned(tree) if key.lower() in PackFacts.model_fields}
    constants, findings = _literals(nodes, file)
    facts = None
    if not findings:
        facts, findings = _facts(constants, nodes, name, file)
    lines = {key: node.lineno for key, node in nodes.items()}
    return PackText(facts, constants, lines, (*findings, *_contract(tree, file), *_purity(tree, file)))


def _assigned(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            target, value = statement.targets[0], statement.value
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            target, value = statement.target, statement.value
        else:
            continue
        if isinstance(target, ast.Name):
            yield target.id, value


def _literals(nodes: dict[str, ast.expr], file: str) -> tuple[dict[str, Any], list[Finding]]:
    constants: dict[str, Any] = {}
    findings = []
    for name in (field.upper() for field in PackFacts.model_fields):
        if name not in nodes:
            hint = f"Write `{name} = …` at the top; the other packs show what it holds."
            message = f"The constant {name} is missing."
            findings.append(Finding("domain-constants-are-complete", message, Place(file, 1), hint))
            continue
        try:
            value = ast.literal_eval(nodes[name])
            json.dumps(value)  # refuses sets, bytes and the like, which no document may hold
        except (ValueError, TypeError, RecursionError, MemoryError):
            hint = "Write plain text, numbers, lists and dictionaries, with nothing calculated."
            message = f"The constant {name} is not a literal value."
            findings.append(Finding("domain-constants-are-literal", message, Place(file, nodes[name].lineno), hint))
        else:
            constants[name.lower()] = value
    return constants, findings


def _facts(
    constants: dict[str, Any], nodes: dict[str, ast.expr], name: str, file: str
) -> tuple[PackFacts | None, list[Finding]]:
    try:
        # JSON mode takes lists for tuples and stays strict otherwise.
        facts = PackFacts.model_validate_json(json.dumps(constants))
    except ValidationError as error:
        findings = []
        for fault in error.errors(include_url=False):
            path = tuple(part for part in fault["loc"] if part != "[key]")
            where = f"{'.'.join([str(path[0]).upper(), *map(str, path[1:])])}: " if path else ""
            message = f"{where}{fault['msg'].removeprefix('Value error, ')}."
            hint = "Change it; curriculum/domains/README.md says what each constant holds."
            findings.append(Finding("domain-values-are-valid", message, Place(file, _line(nodes, path)), hint))
        return None, findings
    if facts.id == name:
        return facts, []
    hint = f"Rename the file to {facts.id}.py, or write ID = '{name}'."
    message = f"The pack's ID is '{facts.id}' but its file is {name}.py."
    return facts, [Finding("domain-id-equals-file", message, Place(file, nodes["ID"].lineno), hint)]


def _line(nodes: dict[str, ast.expr], path: tuple[int | str, ...]) -> int:
    node = nodes.get(str(path[0]).upper()) if path else None
    if isinstance(node, ast.Dict) and len(path) > 1:
        for key in node.keys:
            if isinstance(key, ast.Constant) and key.value == path[1]:
                return key.lineno
    return node.lineno if node is not None else 1


def _contract(tree: ast.Module, file: str) -> Iterator[Finding]:
    rule = "domain-pack-keeps-the-contract"
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    for name, wanted in CONTRACT.items():
        shown = f"{name}({', '.join(wanted)})"
        if name not in functions:
            yield Finding(rule, f"The function {shown} is missing.", Place(file, 1), f"Write `def {shown}`.")
            continue
        given = functions[name].args
        names = tuple(argument.arg for argument in [*given.posonlyargs, *given.args, *given.kwonlyargs])
        if names != wanted:
            message = f"The function {name} takes ({', '.join(names)}), but exercises call {shown}."
            yield Finding(rule, message, Place(file, functions[name].lineno), f"Write `def {shown}`.")


def _purity(tree: ast.Module, file: str) -> Iterator[Finding]:
    rule = "domain-pack-is-pure"
    for node in ast.walk(tree):
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        modules += [node.module or "."] if isinstance(node, ast.ImportFrom) else []
        for module in modules:
            if module.partition(".")[0] not in _MODULES:
                message = f"The pack imports '{module}', which students may not have or which is not pure."
                hint = f"Allowed: {', '.join(sorted(_MODULES))}."
                yield Finding(rule, message, Place(file, getattr(node, "lineno", 1)), hint)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) in {"np.random", "numpy.random"}:
            if node.attr in {"default_rng", "Generator"}:
                continue
            message = f"np.random.{node.attr} uses the generator that the whole process shares."
            hint = "Make a generator with np.random.default_rng(seed) and use that one."
            yield Finding(rule, message, Place(file, node.lineno), hint)
