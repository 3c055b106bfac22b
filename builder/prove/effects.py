"""What a statement leaves behind or looks at that no name of the notebook tells. Pure, and in doubt it does."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.assemble.dependence import python_of
from builder.prove.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Statement", "last_name", "split"]

_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_LASTING_CALL = re.compile(
    r"open|write\w*|save\w*|dump|dump_\w+|mkdir|makedirs|mkdtemp|to_(?:csv|json|parquet|pickle|excel|sql|hdf|feather)"
    r"|\w*seed(?:_\w+)?|chdir|set_(?!index$|axis$)\w+|setattr|load_profile|unlink|rename|rmdir|rmtree|remove_file|copy(?:2|file|tree)"
    r"|move|touch|symlink\w*|putenv|setenv|unsetenv|run|call|check_call|check_output|Popen|system|execute\w*|commit|connect"
    r"|urlopen|urlretrieve|start|register\w*|patch|setitem|savefig|extractall|make_archive"
)
_COMMAND = re.compile(r"^\s*[%!]|=\s*[%!]", re.MULTILINE)
_ANYTHING_CALL = {"get_ipython", "currentframe", "_getframe"}
_PROGRAM_CALL = {"run", "Popen", "call", "check_call", "check_output"}
_LISTING_CALL = {"listdir", "scandir", "iterdir", "glob", "iglob", "rglob", "walk", "copytree", "make_archive"}
_HERE_CALL = {"cwd", "getcwd", "abspath", "realpath", "absolute", "resolve"}
_OWN_GENERATORS = {"default_rng", "Generator", "SeedSequence", "Random", "SystemRandom", "RandomState", "PCG64"}
_DECORATORS = {"dataclass", "cache", "lru_cache", "contextmanager", "total_ordering"}
_DRAWINGS = ("matplotlib", "seaborn")


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One top-level statement: the names that it takes, gives and imports, and what no name of the notebook tells.

    `modules` are all parts of the names that it imports, `drawing` the names that stand for packages that draw.
    `origins` are pairs of a name and what it is called where an import has it from, "" for a module itself;
    `dotted` pairs of a name and what is taken of it, `bare` names that stand by themselves.
    `shared` are names outside of it that it changes in place, or calls for the effect.
    `lasts` if it leaves a file, a seed or the like; `looks` if it may look at anything; `lists` if it lists a folder,
    and `here` if it names that of the notebook.
    `defines` if it runs nothing by itself, `plain` if it sets plain values.
    """

    text: str
    takes: frozenset[str] = frozenset()
    gives: frozenset[str] = frozenset()
    modules: frozenset[str] = frozenset()
    imports: frozenset[str] = frozenset()
    drawing: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    origins: frozenset[tuple[str, str]] = frozenset()
    dotted: frozenset[tuple[str, str]] = frozenset()
    bare: frozenset[str] = frozenset()
    strings: tuple[str, ...] = ()
    lasts: bool = False
    looks: bool = False
    lists: bool = False
    here: bool = False
    defines: bool = False
    plain: bool = False


@lru_cache(maxsize=4096)  # the same cells and files are asked about for each exercise and in every setting
def split(source: str, *, whole: bool = False) -> tuple[Statement, ...]:
    """Return the statements of a cell or file; all as one if it is not plain Python or if `whole` is asked for."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return (_unknown(source),)
    if whole:
        return (_statement(source),)
    return tuple(_statement(ast.unparse(node)) for node in _flat(tree.body))


def _flat(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements, each import by itself, also in `try: import domain`: whether it is there never differs."""
    for node in body:
        if isinstance(node, ast.Import):
            yield from (ast.Import([alias]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (ast.ImportFrom(node.module, [alias], node.level) for alias in node.names)
        elif isinstance(node, ast.Try) and all(isinstance(one, ast.Import | ast.ImportFrom) for one in node.body):
            for part in (node.body, *(handler.body for handler in node.handlers), node.orelse, node.finalbody):
                yield from _flat(part)
        else:
            yield node


def _unknown(source: str) -> Statement:
    """A cell with a magic or a shell line, or a file of another kind: its words are all that is known."""
    names = names_of(source)
    is_file = source.lstrip().startswith("%%writefile") or not _COMMAND.search(source)
    words = frozenset(re.findall(r"\w+", source))
    touched = names.taken | names.given | names.changed
    return Statement(
        source,
        takes=touched,
        gives=touched,
        bare=touched,
        modules=words,
        strings=(source,),
        lasts=True,
        looks=not is_file,
    )


def _statement(text: str) -> Statement:
    tree = python_of(text)
    if tree is None:
        return _unknown(text)
    names, nodes = names_of(text), list(ast.walk(tree))
    # What is set under a condition may as well be what was there before.
    has_try = any(isinstance(node, ast.Try) for node in nodes)
    loose = names.given - names.imported - (frozenset() if has_try else names.surely)
    # What stands between the braces of a text is a part of it and no name.
    parts = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    texts = (node for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    strings = tuple(str(node.value) for node in texts if len(str(node.value)) > 2 or id(node) not in parts)
    only = tree.body[0] if len(tree.body) == 1 else tree
    return Statement(
        text,
        takes=names.taken | loose | names.changed,
        gives=names.given | names.changed | _global_names(nodes),
        modules=frozenset(_modules(nodes)),
        imports=names.imported,
        drawing=frozenset(_drawing(nodes)),
        shared=frozenset(_shared(tree)),
        origins=frozenset(_origins(only)),
        dotted=frozenset(_dotted(nodes)),
        bare=frozenset(_bare(tree)),
        strings=strings,
        lasts=any(_is_lasting(node) for node in nodes),
        looks=any(_looks(node) for node in nodes),
        lists=any(isinstance(node, ast.Call) and last_name(node) in _LISTING_CALL for node in nodes),
        here=any(_is_here(node) for node in nodes) or any(text.strip("/") in {".", ".."} for text in strings),
        defines=isinstance(only, _Definition) and _only_defines(only),
        plain=isinstance(only, ast.Assign | ast.AnnAssign) and _is_plain(only.value),
    )


def _only_defines(node: _Definition) -> bool:
    """Whether a definition runs nothing that could change another thing, and keeps nothing that could be changed."""
    if any(last_name(decorator) not in _DECORATORS for decorator in node.decorator_list):
        return False
    if isinstance(node, ast.ClassDef):
        values = [one.value for one in node.body if isinstance(one, ast.Assign | ast.AnnAssign)]
        return not any(_makes(value) for value in values if value and last_name(value) != "field")
    return not any(_makes(value) for value in (*node.args.defaults, *node.args.kw_defaults) if value)


def last_name(node: ast.expr) -> str:
    """Return what a name, an attribute, or a call of one, is called last: `d` for `a.b.d(x)`."""
    node = node.func if isinstance(node, ast.Call) else node
    return str(getattr(node, "attr", getattr(node, "id", "")))


def _makes(value: ast.expr) -> bool:
    kinds = ast.List | ast.Dict | ast.Set | ast.Call | ast.ListComp | ast.DictComp | ast.SetComp
    return any(isinstance(node, kinds) for node in ast.walk(value))


def _is_plain(value: ast.expr | None) -> bool:
    """Whether a value is nothing that could be changed in place."""
    kinds = ast.Constant | ast.Tuple | ast.BinOp | ast.UnaryOp | ast.operator | ast.unaryop | ast.Load
    return value is not None and all(isinstance(node, kinds) for node in ast.walk(value))


def _global_names(nodes: Iterable[ast.AST]) -> frozenset[str]:
    return frozenset(name for node in nodes if isinstance(node, ast.Global) for name in node.names)


def _modules(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import | ast.ImportFrom):
            dotted = [alias.name for alias in node.names]
            dotted += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            yield from (part for name in dotted for part in name.split("."))


def _origins(node: ast.AST) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Import):
        yield from ((alias.asname or alias.name, "") for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from ((alias.asname or alias.name, alias.name) for alias in node.names)


def _dotted(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield node.value.id, node.attr


def _bare(tree: ast.AST) -> Iterator[str]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Name):
            yield node.id
            continue
        if isinstance(node, _Definition):
            yield node.name
        if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
            yield from _bare(node)


def _drawing(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                whole = node.module or "" if isinstance(node, ast.ImportFrom) else alias.name
                if whole.split(".")[0] in _DRAWINGS:
                    yield (alias.asname or alias.name).split(".")[0]


def _is_lasting(node: ast.AST) -> bool:
    """Whether a piece of code writes a file, runs a program, or changes a seed, the environment or a global."""
    if isinstance(node, ast.Global):
        return True
    if isinstance(node, ast.Attribute):
        if node.attr in {"environ", "rcParams"}:
            return True
        chain = ast.unparse(node).split(".")
        return len(chain) > 1 and chain[-2] == "random" and node.attr not in _OWN_GENERATORS
    if isinstance(node, ast.Call):
        return bool(_LASTING_CALL.fullmatch(last_name(node)))
    return False


def _looks(node: ast.AST) -> bool:
    """Whether a piece of code may take any name or file: by a name that it makes, or in a program that it runs."""
    if isinstance(node, ast.Attribute):
        return ast.unparse(node) == "sys.modules" or node.attr == "user_ns"
    if not isinstance(node, ast.Call):
        return False
    name = last_name(node)
    if name in _PROGRAM_CALL:
        return _root(node.func) <= {"subprocess", name} and not any(one.arg == "cwd" for one in node.keywords)
    if isinstance(node.func, ast.Name) and name in {"exec", "eval"}:
        return len(node.args) < 2  # with names of its own it sees those only
    if isinstance(node.func, ast.Name) and name in {"globals", "locals", "vars", "dir"}:
        return not node.args
    return name in _ANYTHING_CALL or ast.unparse(node.func) == "os.system"


def _is_here(node: ast.AST) -> bool:
    """Whether a piece of code names the folder that it runs in, or that its file lies in."""
    if isinstance(node, ast.Call):
        name = last_name(node)
        is_bare_list = name in {"Path", "listdir", "scandir"} and not node.args
        return name in _HERE_CALL or is_bare_list or ast.unparse(node.func) in {"glob.glob", "glob.iglob"}
    return isinstance(node, ast.Name) and node.id == "__file__"


def _shared(tree: ast.AST, own: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield what code changes in place or calls for the effect, but not what is a function's own."""
    for node in ast.iter_child_nodes(tree):
        inside = own
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            inside = own | _locals(node)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and not _is_made(node.value):
            yield from _root(node.value.func) - own
        elif isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
            yield from _root(node) - own
        elif isinstance(node, ast.AugAssign):
            yield from _root(node.target) - own
        yield from _shared(node, inside)


def _is_made(call: ast.expr) -> bool:
    """Whether a call is one of `pd.DataFrame(rows).round(2)`: of something that is made for it, and is shown."""
    while isinstance(call, ast.Attribute | ast.Subscript | ast.Call):
        if isinstance(call, ast.Call) and last_name(call)[:1].isupper():
            return True
        call = call.func if isinstance(call, ast.Call) else call.value
    return False


def _locals(function: ast.AST) -> frozenset[str]:
    """Return what a function sets itself; the class that it belongs to is not its own."""
    names = {node.arg for node in ast.walk(function) if isinstance(node, ast.arg)}
    names |= {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return frozenset(names - {"cls"})


def _root(node: ast.expr) -> frozenset[str]:
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return frozenset({node.id}) if isinstance(node, ast.Name) else frozenset()
