"""The statements of a cell and what they do, apart from comments, line breaks and the messages of assertions that pass.

Statements are those at the top level of a cell. Pure.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Meaning", "meanings_of", "statement_at"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """One statement: its 1-based line in the cell, its text, and what it does as long as it does not fail."""

    line: int
    text: str
    sense: str

    def holds(self, line: int) -> bool:
        """Whether a 1-based line of the cell is one of its lines."""
        return self.line <= line <= self.line + self.text.count("\n")


@lru_cache(maxsize=2048)
def meanings_of(source: str) -> tuple[Meaning, ...]:
    """Return the statements of a cell; none where they are not known, or where its lines may be counted otherwise.

    IPython drops empty lines at the beginning.
    """
    if not source[:1].strip():
        return ()
    try:
        nodes = ast.parse(source).body
    except (SyntaxError, ValueError):
        return ()
    lines = source.split("\n")
    return tuple(_meaning(node, lines) for node in nodes)


def statement_at(meanings: Sequence[Meaning], line: int) -> int:
    """Return the number of the last statement that a 1-based line belongs to, from 0; -1 if it belongs to none."""
    return max((number for number, one in enumerate(meanings) if one.holds(line)), default=-1)


def _meaning(node: ast.stmt, lines: list[str]) -> Meaning:
    decorators = getattr(node, "decorator_list", [])
    first = decorators[0].lineno if decorators else node.lineno
    text = "\n".join(lines[first - 1 : node.end_lineno])
    if decorators:
        return Meaning(first, text, text)  # a decorator may read the text of what it decorates, as Hypothesis does
    return Meaning(first, text, ast.dump(_Silent().visit(node)))


class _Silent(ast.NodeTransformer):
    """Takes away the messages of assertions that end the cell when they fail; others may be caught and looked at."""

    def visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, ast.Assert):
            node.msg = None
        elif isinstance(node, ast.If | ast.For | ast.While):
            self.generic_visit(node)
        return node
