"""Which demonstration cells use what a student writes: their output would give the answer away."""

from __future__ import annotations

import ast
import keyword
import re
from dataclasses import replace
from functools import lru_cache

from builder.lessons.values import Cell, Lesson, Role

__all__ = ["mark_dependent", "python_of"]

_WRITEFILE = re.compile(r"^%%writefile\s+(?:-a\s+)?(?P<name>\S+)", re.MULTILINE)
_MAGIC = re.compile(r"^(?P<indent>\s*)(?P<target>\w[\w, ]*=\s*)?[%!](?P<rest>.*)$")


def mark_dependent(lesson: Lesson) -> Lesson:
    """Return the lesson with the role `dependent` on each demonstration that uses an answer, directly or not.

    A name counts as the student's if an answer, tests or dependent cell assigns it, sets a part of it or calls one
    of its methods (in a tests cell: with something of the student's as argument). A demonstration that assigns it
    anew from other names makes it free again. Files that an answer cell writes count by their name.
    """
    names: set[str] = set()
    files: set[str] = set()
    imported: set[str] = set()
    cells: list[Cell] = []
    for cell in lesson.cells:
        if not cell.is_code:
            cells.append(cell)
            continue
        used = _usage_of(cell.source)
        imported |= used.imported
        if cell.role is Role.TESTS:
            names |= (used.assigned | used.changed_with(names)) - imported
        elif cell.role is Role.ANSWER:
            names |= (used.assigned | used.changed()) - imported
            files |= set(_WRITEFILE.findall(cell.source))
        elif used.loaded & names or any(file in cell.source for file in files):
            names |= used.assigned | (used.changed() - imported)
            cells.append(replace(cell, role=Role.DEPENDENT) if cell.role is Role.DEMO else cell)
            continue
        else:
            names -= used.assigned
        cells.append(cell)
    return replace(lesson, cells=tuple(cells))


@lru_cache(maxsize=4096)  # a check assembles each module more than once
def _usage_of(source: str) -> _Usage:
    return _Usage(source)


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


class _Usage(ast.NodeVisitor):
    """The names that a cell assigns, loads and changes."""

    def __init__(self, source: str) -> None:
        self.assigned: set[str] = set()
        self.loaded: set[str] = set()
        self._changes: list[tuple[str, set[str]]] = []
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

    def changed(self) -> set[str]:
        """Return the names of which a part is set or a method is called."""
        return {name for name, _ in self._changes}

    def changed_with(self, others: set[str]) -> set[str]:
        """Return those of them that are changed with one of the other names."""
        return {name for name, given in self._changes if given & others}

    def visit_Assign(self, node: ast.Assign | ast.AugAssign) -> None:
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            if isinstance(target, ast.Attribute | ast.Subscript):
                self._change(target, [node.value])
        self.generic_visit(node)

    visit_AugAssign = visit_Assign  # noqa: N815

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Attribute):
            self._change(node.func.value, [*node.args, *(keyword.value for keyword in node.keywords)])
        self.generic_visit(node)

    def _change(self, changed: ast.expr, given: list[ast.expr]) -> None:
        names = {inner.id for part in given for inner in ast.walk(part) if isinstance(inner, ast.Name)}
        while isinstance(changed, ast.Attribute | ast.Subscript | ast.Call):
            changed = changed.func if isinstance(changed, ast.Call) else changed.value
        if isinstance(changed, ast.Name):
            self._changes.append((changed.id, names))
