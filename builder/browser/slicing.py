"""Which statements of earlier cells some code needs. Also runs in the browser: only the standard library here."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Statement", "names_of", "needed_statements", "statements", "written_file"]

_WRITEFILE = re.compile(r"^\s*%%writefile\s+(?P<name>\S+)[^\n]*\n?")
_MAGIC = re.compile(r"^(?P<indent>\s*)[%!].*$", re.MULTILINE)
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(frozen=True)
class Statement:
    """A top-level statement of a cell, or a whole cell that writes a file (then `node` is None).

    `makes` holds the names that it assigns or changes, `needs` those that it uses; files count as `file:NAME`.
    `calls` holds the names whose methods it calls on the way, which may change them.
    """

    cell: int
    node: ast.stmt | None
    makes: frozenset[str]
    needs: frozenset[str]
    calls: frozenset[str] = frozenset()


def written_file(source: str) -> tuple[str, str] | None:
    """Return name and content if the cell begins with `%%writefile NAME`, else None."""
    match = _WRITEFILE.match(source)
    return (match["name"], source[match.end() :]) if match else None


def statements(cell: int, source: str) -> list[Statement]:
    """Return the statements of a cell; lines for IPython (`%`, `!`) are left out. Nothing if it is not Python."""
    written = written_file(source)
    if written:
        return [Statement(cell, None, frozenset({f"file:{written[0]}"}), frozenset())]
    try:
        tree = ast.parse(_MAGIC.sub(r"\g<indent>pass", source))
    except (SyntaxError, ValueError):
        return []
    return [_statement(cell, node) for node in tree.body]


def names_of(source: str) -> frozenset[str]:
    """Return the names that a cell uses and does not make itself before; nothing if it is not Python."""
    needs: set[str] = set()
    made: set[str] = set()
    for statement in statements(0, source):
        needs |= statement.needs - made
        made |= statement.makes - statement.needs
    return frozenset(needs)


def needed_statements(cells: Sequence[str], wanted: Iterable[str]) -> list[Statement]:
    """Return, in order, the statements of the cells that make what is wanted, and what those need in turn.

    A statement that changes a wanted value counts as well: `x.append(1)`, `x[0] = 1`, `x += 1`.
    """
    units = [statement for number, source in enumerate(cells) for statement in statements(number, source)]
    names = {name for source in wanted for name in names_of(source)}
    # `np.sort(x)` changes no module; a call that is a statement by itself, as `np.random.seed(1)`, is in `makes`.
    modules = {name for unit in units if isinstance(unit.node, ast.Import | ast.ImportFrom) for name in unit.makes}
    chosen: set[int] = set()
    grown = True
    while grown:
        grown = False
        for number, unit in enumerate(units):
            if number in chosen:
                continue
            if "*" in unit.makes or not names.isdisjoint(unit.makes | (unit.calls - modules)):
                chosen.add(number)
                names |= unit.needs
                grown = True
    return [units[number] for number in sorted(chosen)]


def _statement(cell: int, node: ast.stmt) -> Statement:
    names = _Names(set())
    names.visit(node)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and _is_print(node.value.func):
        return Statement(cell, node, frozenset(), frozenset(names.needs))  # it only shows something
    makes = names.bound | names.changed
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        makes |= {root for root in (_root(node.value.func),) if root}
    return Statement(cell, node, frozenset(makes), frozenset(names.needs | names.changed), frozenset(names.calls))


def _root(node: ast.expr) -> str:
    """Return `x` of `x.a.b()[0].c`, an empty text for a plain name and for anything that begins otherwise."""
    inner = node
    while isinstance(inner, ast.Attribute | ast.Subscript | ast.Call):
        inner = inner.func if isinstance(inner, ast.Call) else inner.value
    return inner.id if isinstance(inner, ast.Name) and inner is not node else ""


def _is_print(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id == "print"


class _Names(ast.NodeVisitor):
    """Follows code in the order in which it runs: `needs` are the names used before they are bound."""

    def __init__(self, bound: set[str]) -> None:
        self._outer = frozenset(bound)
        self.bound = bound
        self.changed: set[str] = set()
        self.calls: set[str] = set()
        self.needs: set[str] = set()

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            self.bound.add(node.id)
        elif node.id not in self.bound:
            self.needs.add(node.id)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and 0 < len(node.value) < 100:
            self.needs.add(f"file:{node.value}")

    def visit_Assign(self, node: ast.Assign | ast.AnnAssign) -> None:
        if isinstance(node, ast.AnnAssign):
            self.visit(node.annotation)
        if node.value is not None:
            self.visit(node.value)
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            self.visit(target)

    visit_AnnAssign = visit_Assign  # noqa: N815  # the names that ast.NodeVisitor calls

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.visit(node.value)
        self._change(node.target)
        self.visit(node.target)

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        for part in (node.iter, node.target, *node.body, *node.orelse):
            self.visit(part)

    visit_AsyncFor = visit_For  # noqa: N815  # the names that ast.NodeVisitor calls

    def generic_visit(self, node: ast.AST) -> None:
        if isinstance(node, _COMPREHENSIONS):
            self._comprehension(node)
        elif isinstance(node, _SCOPES):
            self._function(node)
        else:
            super().generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for part in (*node.decorator_list, *node.bases, *(keyword.value for keyword in node.keywords)):
            self.visit(part)
        self._inside(node.body, set())
        self.bound.add(node.name)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self.bound.add(node.name)
        super().generic_visit(node)

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        self.bound |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}

    visit_ImportFrom = visit_Import  # noqa: N815  # the names that ast.NodeVisitor calls

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if isinstance(node.ctx, ast.Store):
            self._change(node.value)
        super().generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if not isinstance(node.ctx, ast.Load):
            self._change(node.value)
        super().generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Attribute):
            self.calls |= {root for root in (_root(node.func),) if root and root not in self.bound}
        super().generic_visit(node)

    def _change(self, node: ast.expr) -> None:
        """Note that the value of a name is changed, as by an item or an attribute."""
        root = _root(node) or (node.id if isinstance(node, ast.Name) else "")
        if root and (root not in self.bound or root in self._outer):
            self.changed.add(root)

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> None:
        given = node.args
        for part in (*given.defaults, *(default for default in given.kw_defaults if default)):
            self.visit(part)
        arguments = [*given.posonlyargs, *given.args, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
        for argument in arguments:
            if argument.annotation:
                self.visit(argument.annotation)
        local = {argument.arg for argument in arguments}
        if isinstance(node, ast.Lambda):
            self._inside([node.body], local)
            return
        for part in (*node.decorator_list, *filter(None, [node.returns])):
            self.visit(part)
        self.bound.add(node.name)
        self._inside(node.body, local | _local_names(node))

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> None:
        inner = _Names(set(self.bound))
        for generator in node.generators:
            for part in (generator.iter, generator.target, *generator.ifs):
                inner.visit(part)
        for part in (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,):
            inner.visit(part)
        self.needs |= inner.needs

    def _inside(self, body: Sequence[ast.AST], local: set[str]) -> None:
        """Follow a body with names of its own: what it uses of the outside counts, what it makes does not."""
        inner = _Names(self.bound | local)
        for part in body:
            inner.visit(part)
        self.needs |= inner.needs


def _local_names(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """Return the names that the body of a function makes anywhere, without those declared global."""
    made: set[str] = set()
    outside: set[str] = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            made.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node is not function:
            made.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            made |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ExceptHandler) and node.name:
            made.add(node.name)
        elif isinstance(node, ast.Global | ast.Nonlocal):
            outside |= set(node.names)
    return made - outside
