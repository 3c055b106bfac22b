"""Which demonstration cells use what a student writes: their output would give the answer away."""

from __future__ import annotations

import ast
import keyword
import re
from dataclasses import replace

from builder.lessons.values import Cell, Lesson, Role

__all__ = ["mark_dependent", "python_of"]

_WRITEFILE = re.compile(r"^%%writefile\s+(?:-a\s+)?(?P<name>\S+)", re.MULTILINE)
_MAGIC = re.compile(r"^(?P<indent>\s*)(?P<target>\w[\w, ]*=\s*)?[%!](?P<rest>.*)$")


def mark_dependent(lesson: Lesson) -> Lesson:
    """Return the lesson with the role `dependent` on each demonstration that uses an answer, directly or not.

    A name counts as the student's if an answer or tests cell assigns it or calls one of its methods, or if a
    dependent cell assigns it; a demonstration that assigns it anew from other names makes it free again.
    Files that an answer cell writes count by their name.
    """
    names: set[str] = set()
    files: set[str] = set()
    imported: set[str] = set()
    cells: list[Cell] = []
    for cell in lesson.cells:
        if not cell.is_code:
            cells.append(cell)
            continue
        used = _usage(cell.source)
        imported |= used.imported
        if cell.role in {Role.ANSWER, Role.TESTS}:
            names |= (used.assigned | used.mutated) - imported
            files |= set(_WRITEFILE.findall(cell.source))
        elif used.loaded & names or any(file in cell.source for file in files):
            names |= used.assigned | (used.mutated - imported)
            cells.append(replace(cell, role=Role.DEPENDENT) if cell.role is Role.DEMO else cell)
            continue
        else:
            names -= used.assigned
        cells.append(cell)
    return replace(lesson, cells=tuple(cells))


def python_of(source: str) -> ast.Module | None:
    """Return the syntax tree of a cell; None if it is not Python. A magic becomes a tuple of the names in it."""
    if source.lstrip().startswith("%%"):
        return None
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        pass
    try:
        return ast.parse("\n".join(_MAGIC.sub(_names_of_magic, line) for line in source.split("\n")))
    except (SyntaxError, ValueError, RecursionError):
        return None


def _names_of_magic(match: re.Match[str]) -> str:
    names = [name for name in re.findall(r"[A-Za-z_]\w*", match["rest"]) if not keyword.iskeyword(name)]
    return f"{match['indent']}{match['target'] or ''}({''.join(f'{name}, ' for name in names)})"


class _usage(ast.NodeVisitor):  # noqa: N801  # used as a function: the names that a cell assigns, loads and changes
    def __init__(self, source: str) -> None:
        self.assigned: set[str] = set()
        self.loaded: set[str] = set()
        self.mutated: set[str] = set()
        self.imported: set[str] = set()
        tree = python_of(source)
        if tree is None:
            return
        for statement in tree.body:
            self.visit(statement)

    def visit_Name(self, node: ast.Name) -> None:
        (self.loaded if isinstance(node.ctx, ast.Load) else self.assigned).add(node.id)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        self.assigned.add(node.name)
        # What a body loads is used when it is called; what it assigns stays inside.
        self.loaded |= {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815  # the names that ast.NodeVisitor calls
    visit_ClassDef = visit_FunctionDef  # noqa: N815  # the names that ast.NodeVisitor calls

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        self.imported |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}

    visit_ImportFrom = visit_Import  # noqa: N815  # the names that ast.NodeVisitor calls

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if isinstance(node.ctx, ast.Store):
            self._change(node.value)
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if isinstance(node.ctx, ast.Store):
            self._change(node.value)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Attribute):
            self._change(node.func.value)
        self.generic_visit(node)

    def _change(self, node: ast.expr) -> None:
        while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
            node = node.func if isinstance(node, ast.Call) else node.value
        if isinstance(node, ast.Name):
            self.mutated.add(node.id)
