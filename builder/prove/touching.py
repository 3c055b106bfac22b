"""What a piece of code reads and calls, and whether it changes something that is not its own. Pure."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.prove.effects import last_name, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Reads", "reads_of"]

_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_LOOKING = re.compile(
    r"get|keys|values|items|r?split|splitlines|[lr]?strip|startswith|endswith|lower|upper|title|replace|join|count|format"
    r"|index|r?find|r?partition|removeprefix|removesuffix|isdigit|encode|decode|hex|is_\w+|exists|read_text|read_bytes"
    r"|sum|mean|std|var|min|max|all|any|median|quantile|round|abs|prod|cumsum|diff|argm(?:ax|in)|argsort|dot|clip|nonzero"
    r"|item|tolist|to_list|to_numpy|numpy|to_dict|copy|astype|reshape|ravel|flatten|transpose|n?unique|detach|cpu|squeeze"
    r"|size|dim|equals|eq|ne|isna|notna|isin|between|fillna|dropna|drop|head|tail|sort_values|sort_index|groupby|set_index"
    r"|reset_index|assign|value_counts|issubset|issuperset|union|intersection|difference|isdisjoint|total|most_common"
    r"|merge|reindex|agg|cummax|cummin|cumprod|rank|shift|rolling|ewm|iterrows|itertuples|nlargest|nsmallest|where|mask"
    r"|melt|pivot|stack|unstack|crosstab|corr|map|apply|explode|sample|predict|predict_proba|decision_function|transform"
    r"|isoformat|timestamp|total_seconds|date|weekday|groups?|match|search|fullmatch|findall|fromkeys"
    r"|diff|cumcount|strftime|ffill|bfill|pct_change|softmax|triu|tril|exp|log|sqrt|square|astimezone"
    r"|parameters|state_dict|get_weights|count_params|get_params|as_posix|relative_to|with_suffix|hexdigest|digest|idxmax|idxmin|resolve|absolute"
)
"""Methods that answer about their object and leave it as it is."""

_DECORATORS = {"cache", "lru_cache", "dataclass", "property", "staticmethod", "classmethod", "contextmanager"}
_CHANGING = re.compile(r"heap\w+|insort\w*|shuffle|copyto|put\w*|next")
"""Functions that change what they are given, or take from it."""

_MAKING = {"__init__", "__post_init__"}


@dataclass(frozen=True, slots=True)
class Reads:
    """The names that code loads, also those after a dot, and what it calls that is not its own.

    That is `name` or `name.method`, without a name before the dot for a method of something else. Code `touches` if
    it changes in place what it did not make, or leaves something behind.
    """

    names: frozenset[str]
    calls: frozenset[str]
    touches: bool


def reads_of(node: ast.AST) -> Reads:
    """Return what an expression, a statement or a function reads; for a class, what making an object of it does."""
    is_made = isinstance(node, ast.ClassDef) or getattr(node, "name", "") in _MAKING
    if isinstance(node, ast.ClassDef):
        body = [one for one in node.body if not isinstance(one, _Definition) or one.name in _MAKING]
        node = ast.ClassDef(node.name, node.bases, node.keywords, body or [ast.Pass()], node.decorator_list)
    nodes = list(ast.walk(node))
    given = frozenset(one.arg for one in nodes if isinstance(one, ast.arg))
    own = _own(nodes) - given
    names = {name for one in nodes for name in _loaded(one)}
    calls = {name for one in nodes if isinstance(one, ast.Call) for name in _called(one.func, own)}
    touches = any(_touches(one, own | {"self"} if is_made else own) for one in nodes)
    leaves = any(one.lasts or one.looks for one in split(ast.unparse(node)))
    return Reads(frozenset(names) - own - given, frozenset(calls) - own - given, touches or leaves)


def _loaded(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
        yield node.id if isinstance(node, ast.Name) else node.attr


def _own(nodes: Iterable[ast.AST]) -> frozenset[str]:
    """Return the names that code sets itself."""
    stored, shared = set[str](), set[str]()
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            stored.add(node.id)
        elif isinstance(node, ast.Global | ast.Nonlocal):
            shared |= set(node.names)
    return frozenset(stored - shared)


def _called(function: ast.expr, own: frozenset[str]) -> Iterator[str]:
    """Yield the name of a function, or `name.method`, without the name if the object has none."""
    if isinstance(function, ast.Name):
        yield function.id
    elif isinstance(function, ast.Attribute):
        if not (_LOOKING.fullmatch(function.attr) or _root(function, through_calls=True) in own):
            yield f"{_root(function)}.{function.attr}"
    else:
        yield ""


def _touches(node: ast.AST, own: frozenset[str]) -> bool:
    if isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
        return _root(node) not in own
    if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
        return node.target.id not in own
    if isinstance(node, _Definition):
        return any(last_name(one) not in _DECORATORS for one in node.decorator_list)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
        return bool(_CHANGING.fullmatch(last_name(node.func)))
    return isinstance(node, ast.Global | ast.Nonlocal | ast.Await)


def _root(node: ast.expr, *, through_calls: bool = False) -> str:
    """Return the name that a chain of attributes, items and maybe calls begins with; empty if it has none."""
    while isinstance(node, ast.Attribute | ast.Subscript) or (through_calls and isinstance(node, ast.Call)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""
