"""Which of the cells before an answer an exercise needs: the others are not run when it is proven."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from builder.assemble.dependence import python_of
from builder.lessons.values import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder.assemble.values import SheetCell

__all__ = ["needed_cells"]

_LASTING = re.compile(r"\b(?:open\(|write|save|dump|mkdir|to_csv|to_json|to_parquet|environ|seed\(|chdir|set_option)")
_FILE_CELL = re.compile(r"^%%writefile\s+(?:-a\s+)?(?P<name>\S+)")


def needed_cells(cells: Sequence[SheetCell], exercise: str, texts: Iterable[str]) -> frozenset[str]:
    """Return the ids of the code cells that the exercise's own cells need, directly or not.

    `texts` are more texts that will be run as the answer: attempts. A cell is needed if it assigns, imports or
    changes a needed name, or does something that no name tells, such as writing a file.
    """
    code = [cell for cell in cells if cell.is_code]
    own = [place for place, cell in enumerate(code) if cell.exercise == exercise and _is_work(cell)]
    if not own:
        return frozenset()
    facts = [_Names.of(cell.instructor) for cell in code]
    imported = frozenset[str]().union(*(fact.imported for fact in facts))
    sources = [*(code[place].instructor for place in own), *texts]
    names = set[str]().union(*(_Names.of(source).loaded for source in sources))
    words = "\n".join(sources)
    needed = set[str]()
    for place in reversed(range(own[-1])):
        cell, fact = code[place], facts[place]
        if place in own or cell.role is Role.REVEAL:
            continue  # what is shown after the tests no exercise may need
        # `plt.show()` does not change what is called plt.
        if (fact.assigned | (fact.changed - imported)) & names or _is_needed_anyway(cell, words):
            needed.add(cell.id)
            names |= fact.loaded
            words += cell.instructor
    return frozenset(needed | {code[place].id for place in own if code[place].role is Role.BLOCKS})


def _is_work(cell: SheetCell) -> bool:
    return cell.role in {Role.ANSWER, Role.TESTS, Role.BLOCKS}


def _is_needed_anyway(cell: SheetCell, words: str) -> bool:
    if cell.role is Role.PARAMETERS:
        return True
    file = _FILE_CELL.match(cell.instructor)
    if file:
        stem = file["name"].rpartition("/")[2].split(".")[0] or file["name"]
        return stem in words
    if cell.role in {Role.ANSWER, Role.TESTS}:
        return False
    is_magic = any(line.lstrip().startswith(("%", "!")) for line in cell.instructor.split("\n"))
    return is_magic or bool(_LASTING.search(cell.instructor))


@dataclass(slots=True)
class _Names:
    """The names that a cell loads anywhere, and those that it assigns, imports or changes outside functions."""

    loaded: set[str] = field(default_factory=set)
    assigned: set[str] = field(default_factory=set)
    imported: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, source: str) -> _Names:
        found = cls()
        tree = python_of(source)
        for node in ast.walk(tree) if tree else ():
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                found.loaded.add(node.id)
        for node in _outside_functions(tree) if tree else ():
            found._take(node)
        return found

    def _take(self, node: ast.AST) -> None:
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {(alias.asname or alias.name).split(".")[0] for alias in node.names}
            self.imported |= names
            self.assigned |= names
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            self.assigned.add(node.name)
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            self.assigned.add(node.id)
        elif isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
            self.changed |= _root(node)
        elif isinstance(node, ast.Expr):
            self.changed |= _called_for_effect(node.value)


def _called_for_effect(node: ast.expr) -> set[str]:
    """Return what `rows.append(1)` changes: a method whose result nobody takes is called for its effect."""
    is_method = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    return _root(node) if is_method else set()


def _outside_functions(tree: ast.AST) -> Iterable[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            yield from _outside_functions(node)


def _root(node: ast.expr) -> set[str]:
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return {node.id} if isinstance(node, ast.Name) else set()
