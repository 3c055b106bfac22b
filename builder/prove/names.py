"""Which names a piece of Python takes from the cells before it, and which it gives to those after it. Pure."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.assemble.dependence import python_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Names", "names_of"]

_Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
_Scope = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(frozen=True, slots=True)
class Names:
    """Names of the notebook, not those inside functions.

    `taken` are loaded before the cell itself has set them; `given` are assigned, defined or imported, `surely` those
    of them that do not depend on a condition; `changed` are written into or have a method called for its effect.
    """

    taken: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    surely: frozenset[str] = frozenset()
    imported: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Found:
    taken: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    surely: set[str] = field(default_factory=set)
    imported: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)


@lru_cache(maxsize=4096)  # each exercise of a module asks about all the cells of its lesson
def names_of(source: str) -> Names:
    """Return the names of a cell; none of a cell that is not Python."""
    tree = python_of(source)
    if tree is None:
        return Names()
    found, late = _Found(), set[str]()
    _block(tree.body, found, late, sure=True)
    # A function may use what the cell sets after it was defined.
    found.taken |= late - found.given
    sets = (found.taken, found.given, found.surely, found.imported, found.changed)
    return Names(*(frozenset(names) for names in sets))


def _block(body: Iterable[ast.stmt], found: _Found, late: set[str], *, sure: bool) -> None:
    for statement in body:
        _statement(statement, found, late, sure=sure)


def _statement(node: ast.stmt, found: _Found, late: set[str], *, sure: bool) -> None:
    """Take the names of a statement in the order in which they are used."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        for part in (*node.decorator_list, *node.args.defaults, *(one for one in node.args.kw_defaults if one)):
            _expression(part, found, late)
        late |= _free(node)
        _give({node.name}, found, sure=sure)
    elif isinstance(node, ast.ClassDef):
        for part in (*node.decorator_list, *node.bases):
            _expression(part, found, late)
        # What a class body sets stays in it.
        inside = _Found(given=set(found.given))
        _block(node.body, inside, late, sure=False)
        found.taken |= inside.taken
        _give({node.name}, found, sure=sure)
    elif isinstance(node, ast.Import | ast.ImportFrom):
        names = {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        found.imported |= names
        _give(names, found, sure=sure)
    else:
        _other(node, found, late, sure=sure)


def _other(node: ast.stmt, found: _Found, late: set[str], *, sure: bool) -> None:
    if isinstance(node, ast.Expr):
        found.changed |= _called_for_effect(node.value)
    elif isinstance(node, ast.AugAssign):
        found.changed |= _root(node.target)
        found.taken |= _root(node.target) - found.given
    blocks = ("body", "orelse", "finalbody")
    sets = set[str]()
    is_loop = isinstance(node, ast.For | ast.AsyncFor | ast.While)
    for name, value in ast.iter_fields(node):
        if name in blocks or name in {"handlers", "cases", "targets", "target", "items"}:
            continue
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, ast.AST):
                _expression(part, found, late)
    for name in ("items", "targets", "target"):
        value = getattr(node, name, None)
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, ast.AST):
                _expression(part, found, late)
                sets |= _stored(part)
    _give(sets, found, sure=sure and not is_loop)
    for name in blocks:
        keeps = sure and name == "body" and isinstance(node, ast.With | ast.AsyncWith | ast.Try)
        _block(getattr(node, name, None) or (), found, late, sure=keeps)
    for handler in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
        _give({name for name in (getattr(handler, "name", None),) if name} | _stored(handler), found, sure=False)
        _block(handler.body, found, late, sure=False)


def _give(names: set[str], found: _Found, *, sure: bool) -> None:
    found.given |= names
    if sure:
        found.surely |= names - found.taken


def _expression(node: ast.AST, found: _Found, late: set[str]) -> None:
    """Take what an expression loads, and what it writes into."""
    if isinstance(node, _Scope):
        (late if isinstance(node, ast.Lambda) else found.taken).update(_free(node) - found.given)
        return
    if isinstance(node, ast.Name):
        if isinstance(node.ctx, ast.Load) and node.id not in found.given:
            found.taken.add(node.id)
        return
    if isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
        found.changed |= _root(node)
    if isinstance(node, ast.NamedExpr):
        _give(_stored(node.target), found, sure=False)
    for inner in ast.iter_child_nodes(node):
        _expression(inner, found, late)


def _free(node: ast.AST) -> set[str]:
    """Return what a function or comprehension loads and does not set itself."""
    loaded, own, shared = set[str](), set[str](), set[str]()
    if isinstance(node, _Function):
        arguments = node.args
        every = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg)
        own = {argument.arg for argument in every if argument}
    for inner in _inside(node):
        if isinstance(inner, ast.Name):
            (loaded if isinstance(inner.ctx, ast.Load) else own).add(inner.id)
        elif isinstance(inner, ast.Global | ast.Nonlocal):
            shared.update(inner.names)
        elif isinstance(inner, _Scope):
            loaded |= _free(inner)
        elif isinstance(inner, ast.Import | ast.ImportFrom):
            own |= {(alias.asname or alias.name).split(".")[0] for alias in inner.names}
        elif isinstance(inner, ast.ExceptHandler) and inner.name:
            own.add(inner.name)
        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            own.add(inner.name)
    return (loaded - own) | (loaded & shared)


def _inside(node: ast.AST) -> Iterable[ast.AST]:
    """Yield what is below a node, functions and comprehensions themselves but not what is in them."""
    for inner in ast.iter_child_nodes(node):
        yield inner
        if not isinstance(inner, _Scope):
            yield from _inside(inner)


def _stored(node: ast.AST) -> set[str]:
    return {
        inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store)
    } | {inner.name for inner in ast.walk(node) if isinstance(inner, ast.MatchAs) and inner.name}


def _called_for_effect(node: ast.expr) -> set[str]:
    """Return what `rows.append(1)` changes: a method whose result nobody takes is called for its effect."""
    is_method = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    return _root(node) if is_method else set()


def _root(node: ast.expr) -> set[str]:
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return {node.id} if isinstance(node, ast.Name) else set()
