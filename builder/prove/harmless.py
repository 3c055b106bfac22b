"""Statements of tests that only look: whether they stand there or not, what comes after them finds the same.

Such are assertions, calls of functions that assert, and loops of both, if they change nothing in place, leave no file,
draw no random number and take nothing from a queue. Pure, and in doubt a statement is not harmless.
"""

from __future__ import annotations

import ast
import builtins
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.assemble.dependence import python_of
from builder.prove.names import names_of
from builder.prove.touching import Reads, reads_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Surroundings", "is_harmless", "surroundings", "taken_after"]

_NOT_LOOKING = {"next", "open", "input", "exec", "eval", "setattr", "delattr", "globals", "locals", "vars"}
_BUILTIN = frozenset(dir(builtins)) - _NOT_LOOKING
_WRITTEN = re.compile(r"^%%writefile\s+(?:-a\s+)?(?:\S*/)?(\w+)\.py\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What names stand for: the functions and classes of the notebook, those of them that only look, and packages.

    `late` are the names that functions take from the notebook when they are called.
    """

    defined: frozenset[str] = frozenset()
    looking: frozenset[str] = frozenset()
    packages: frozenset[str] = frozenset()
    late: frozenset[str] = frozenset()

    def allow(self, reads: Reads) -> bool:
        """Whether code that reads so only looks."""
        names = reads.names & (self.defined - self.looking)
        return not (reads.touches or names) and all(map(self._is_known, reads.calls))

    def _is_known(self, call: str) -> bool:
        root, dot, method = call.rpartition(".")
        if not dot:
            return call in self.looking or call in self.packages or call in _BUILTIN
        return root in self.packages or method in self.looking


@lru_cache(maxsize=512)  # the same cells beside the same files are asked about for each branch
def surroundings(texts: tuple[str, ...], files: tuple[tuple[str, bytes], ...]) -> Surroundings:
    """Return them for the texts of all cells beside the files; modules among the files are read like cells."""
    cells = [_contents(text) for text in texts]
    modules = {name.rpartition("/")[2][:-3]: text for name, text in files if name.endswith(".py")}
    known = [*cells, *(_contents(text.decode(errors="replace")) for _, text in sorted(modules.items()))]
    own = {*modules, *(name for one in cells for name in one.written)}
    packages = {name for one in known for name, module in one.imported if module.split(".")[0] not in own}
    packages -= {name for one in cells for name in one.given}
    functions: dict[str, list[Reads]] = {}
    for name, reads in (pair for one in known for pair in one.functions):
        functions.setdefault(name, []).append(reads)
    late = frozenset[str]().union(*(one.late for one in cells))
    return Surroundings(frozenset(functions), _looking(functions, packages), frozenset(packages), late)


@lru_cache(maxsize=16384)
def is_harmless(text: str, around: Surroundings) -> bool:
    """Whether a statement of a tests cell asserts, calls a function or does that in a loop, and only looks.

    It may set names that nothing takes from it: see `taken_after`.
    """
    reads = _statement_reads(text)
    return reads is not None and around.allow(reads) and not names_of(text).given & around.late


def taken_after(texts: Sequence[str]) -> list[frozenset[str]]:
    """Return for each statement the names that later ones take before they set them."""
    found, taken = [], frozenset[str]()
    for text in reversed(texts):
        found.append(taken)
        taken = (taken - names_of(text).surely - _set_by_passing(text)) | names_of(text).taken
    return found[::-1]


@lru_cache(maxsize=4096)
def _set_by_passing(text: str) -> frozenset[str]:
    """Return the names that an assertion sets with `:=` whenever it passes."""
    tree = python_of(text)
    if tree is None or len(tree.body) != 1 or not isinstance(tree.body[0], ast.Assert):
        return frozenset()
    run = _surely_run(tree.body[0].test, holds=True)
    return frozenset(node.target.id for node in run if isinstance(node, ast.NamedExpr))


def _surely_run(node: ast.AST, *, holds: bool) -> Iterator[ast.AST]:
    """Yield the parts of an expression that are run whatever their values are, or, if it `holds`, where it does."""
    yield node
    parts: list[ast.AST]
    match node:
        case ast.Lambda() | ast.GeneratorExp() | ast.ListComp() | ast.SetComp() | ast.DictComp():
            return
        case ast.BoolOp(op=operator, values=values):
            parts = [*values] if holds and isinstance(operator, ast.And) else [values[0]]
            holds = holds and isinstance(operator, ast.And)
        case ast.Compare(left=left, comparators=others):
            parts, holds = [left, *(others if holds else others[:1])], False
        case ast.IfExp(test=test):
            parts, holds = [test], False
        case _:
            parts, holds = list(ast.iter_child_nodes(node)), holds and isinstance(node, ast.NamedExpr)
    for part in parts:
        yield from _surely_run(part, holds=holds)


@dataclass(frozen=True, slots=True)
class _Contents:
    """What is in a cell: its functions, also those in classes, and its imports, each a name and the module it is from.

    `given` are names that it sets, `late` those that its functions take, `written` modules that it writes.
    """

    functions: tuple[tuple[str, Reads], ...] = ()
    imported: tuple[tuple[str, str], ...] = ()
    given: frozenset[str] = frozenset()
    late: frozenset[str] = frozenset()
    written: tuple[str, ...] = ()


@lru_cache(maxsize=2048)
def _contents(source: str) -> _Contents:
    tree, written = python_of(source), tuple(_WRITTEN.findall(source))
    if tree is None:
        return _Contents(written=written)
    nodes = list(ast.walk(tree))
    definitions = [one for one in nodes if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)]
    imports = [pair for one in nodes for pair in _imports(one)]
    stored = {one.id for one in nodes if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
    functions = tuple((one.name, reads_of(one)) for one in definitions)
    functions_too = [*definitions, *(one for one in nodes if isinstance(one, ast.Lambda))]
    late = frozenset[str]().union(*(names_of(ast.unparse(one)).taken for one in functions_too))
    return _Contents(functions, tuple(imports), frozenset(stored), late, written)


def _imports(node: ast.AST) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Import):
        yield from ((alias.asname or alias.name.split(".")[0], alias.name) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from ((alias.asname or alias.name, node.module or "") for alias in node.names)


@lru_cache(maxsize=8192)
def _statement_reads(text: str) -> Reads | None:
    tree = python_of(text)
    if tree is None or len(tree.body) != 1:
        return None
    match tree.body[0]:
        case ast.Assert(test=test):
            return reads_of(test)  # its message is only made when it ends the cell
        case ast.Expr(value=ast.Call(func=ast.Name())) as call:
            return reads_of(call)
        # What a name stands for may be used up by a loop.
        case ast.For(iter=ast.Tuple() | ast.List() | ast.Dict() | ast.Call()) as loop:
            return reads_of(loop)
    return None


def _looking(functions: Mapping[str, list[Reads]], packages: set[str]) -> frozenset[str]:
    """Return the functions that only look, and call only such; of one name all must."""
    looking = frozenset(functions)
    while True:
        around = Surroundings(frozenset(functions), looking, frozenset(packages))
        fresh = frozenset(name for name in looking if all(map(around.allow, functions[name])))
        if fresh == looking:
            return looking
        looking = fresh
