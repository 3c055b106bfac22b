"""Tests cells taken apart: their statements, which of them test something, and what they only define."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.prove.names import names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Statement", "definitions_of", "left_by", "settings_of", "statements_of"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One top-level statement of a tests cell: its 1-based line in the cell, and whether it tests something."""

    line: int
    text: str
    tests: bool


@lru_cache(maxsize=1024)  # asked for each run of a starter, which are the same cells in every industry
def statements_of(source: str, before: str = "") -> tuple[Statement, ...]:
    """Return the statements of a tests cell; the whole cell as one if it is not plain Python.

    A statement tests if it asserts, or calls a function that asserts and is defined in the cell or in `before`, the
    text of the tests cells above it.
    """
    tree = _parsed(source)
    if tree is None:
        return (Statement(1, source, tests=True),)
    lines = source.split("\n")
    checks = _checking_functions([*(_parsed(before) or ast.Module([], [])).body, *tree.body])
    found = []
    for node in tree.body:
        first = _first_line(node)
        text = "\n".join(lines[first - 1 : node.end_lineno])
        found.append(Statement(first, text, not _defines(node) and _tests(node, checks)))
    return tuple(found)


def definitions_of(source: str) -> str:
    """Return the functions, classes and imports of a tests cell: what the cells below it may use."""
    tree = _parsed(source)
    if tree is None:
        return ""
    lines = source.split("\n")
    kept = [node for node in tree.body if _defines(node)]
    return "\n".join("\n".join(lines[_first_line(node) - 1 : node.end_lineno]) for node in kept)


def settings_of(cells: Sequence[str], wanted: frozenset[str]) -> tuple[str, ...]:
    """Return for each of these tests cells its plain statements that set or change a wanted name, directly or not.

    Neither what it defines nor what tests something is among them. What a name is changed by must set it in a tests
    cell too: `plt.show()` changes nothing that these cells set.
    """
    parts = [statements_of(cell, "\n".join(cells[:place])) for place, cell in enumerate(cells)]
    plain = [[one.text for one in part if not one.tests and not definitions_of(one.text)] for part in parts]
    names = {text: names_of(text) for part in parts for text in (one.text for one in part if not one.tests)}
    own = frozenset[str]().union(*(found.given - found.imported for found in names.values()))
    kept = set[str]()
    while True:
        fresh = {
            text for text, found in names.items() if text not in kept and (found.given | (found.changed & own)) & wanted
        }
        if not fresh:
            return tuple("\n".join(text for text in part if text in kept) for part in plain)
        kept |= fresh
        wanted = wanted.union(*(names[text].taken for text in fresh))


def left_by(cells: Sequence[str], wanted: frozenset[str]) -> tuple[str, ...]:
    """Return what these tests cells leave to cells that take the wanted names: definitions, then what they set."""
    settings = settings_of(cells, wanted)
    needed = wanted.union(*(names_of(text).taken | names_of(text).changed for text in settings))
    definitions = [text for text in map(definitions_of, cells) if names_of(text).given & needed]
    return tuple(text for text in (*definitions, *settings) if text)


def _parsed(source: str) -> ast.Module | None:
    try:
        return ast.parse(source)
    except SyntaxError:
        return None


def _defines(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom)


def _checking_functions(body: list[ast.stmt]) -> set[str]:
    """Return the functions that assert, or call another one of the cell that does."""
    functions = {node.name: node for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    found: set[str] = set()
    while True:
        fresh = {name for name, node in functions.items() if name not in found and _tests(node, found)}
        if not fresh:
            return found
        found |= fresh


def _tests(node: ast.AST, checks: set[str]) -> bool:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Assert):
            return True
        if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id in checks:
            return True
    return False


def _first_line(node: ast.stmt) -> int:
    decorators = getattr(node, "decorator_list", [])
    return int(decorators[0].lineno if decorators else node.lineno)
