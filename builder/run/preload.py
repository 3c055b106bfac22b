"""Which modules a notebook imports at its top level, read from its cells and files without running them. Pure."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.run.values import CodeCell

__all__ = ["imported_modules"]

_NOT_PYTHON = re.compile(r"^(\s*)(?:[%!?].*|.*\?\s*$|\w+\s*=\s*[%!].*)$", re.MULTILINE)


def imported_modules(cells: Iterable[CodeCell], files: Iterable[tuple[str, bytes]] = ()) -> tuple[str, ...]:
    """Return what the cells import outside functions, in order: `a.b` for modules, `a.b:c` for a name out of one.

    Of the files beside the notebook (name, content), what those import that the cells import counts too.
    """
    own = {name.removesuffix(".py"): content for name, content in files if name.endswith(".py") and "/" not in name}
    found: dict[str, None] = {}
    sources = [cell.source for cell in cells]
    while sources:
        for name in _imports(sources.pop(0)):
            found[name] = None
            if content := own.pop(name.partition(":")[0], None):
                sources.append(content.decode("utf-8", "replace"))
    return tuple(found)


# A proof runs the same cells hundreds of times with one of them changed.
@lru_cache(maxsize=1024)
def _imports(source: str) -> tuple[str, ...]:
    return tuple(name for statement in _statements(_tree(source)) for name in _names(statement))


def _tree(source: str) -> list[ast.stmt]:
    if source.lstrip().startswith("%%"):
        return []
    try:
        return ast.parse(_NOT_PYTHON.sub(r"\1pass", source)).body
    except (SyntaxError, ValueError):
        return []


def _statements(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Yield every statement that runs when the cell runs; functions are not entered, their imports may never run."""
    for statement in body:
        yield statement
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.expr):
            yield from _statements(ast.iter_child_nodes(statement))


def _names(statement: ast.AST) -> Iterator[str]:
    if isinstance(statement, ast.Import):
        yield from (alias.name for alias in statement.names)
    elif isinstance(statement, ast.ImportFrom) and statement.module and not statement.level:
        yield statement.module
        yield from (f"{statement.module}:{alias.name}" for alias in statement.names if alias.name != "*")
