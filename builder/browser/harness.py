"""Runs a student's code and the visible tests, in the browser's Python and in ours: only the standard library.

The page sends JSON and gets JSON; nothing here knows the page. `answer` says what they hold.
"""

from __future__ import annotations

import ast
import base64
import contextlib
import importlib
import io
import json
import linecache
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.browser.slicing import needed_statements, written_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import CodeType

__all__ = ["answer", "code_to_load", "import_first", "imported", "prepare"]

CODE = "<your code>"
TESTS = "<test>"
_OUTPUT_KEPT = 20_000
_VALUE_KEPT = 400
_OPERATORS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip


class CheckFailedError(AssertionError):
    """An assertion that compared two values: what came out, and what was expected."""

    def __init__(self, message: str, got: str, expected: str) -> None:
        super().__init__(message)
        self.got, self.expected = got, expected


def prepare(files: str) -> None:
    """Write the files that stand beside the notebook (JSON: name to base64) into the current folder."""
    for name, content in json.loads(files).items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(content))
    if "" not in sys.path:
        sys.path.insert(0, "")


def code_to_load(request: str) -> str:
    """Return the code of a request with all that it needs from earlier cells; packages are loaded by its imports."""
    asked = json.loads(request)
    wanted = [asked["code"], *asked["tests"], *asked.get("after", ())]
    nodes = [unit.node for unit in needed_statements(asked["cells"], wanted) if unit.node]
    texts = [ast.unparse(ast.Module(nodes, [])), *wanted]
    return "\n".join(f"import {name}" for name in sorted(imported(texts, _local_modules())))


def import_first(code: str) -> None:
    """Import what the lines of `code_to_load` name, as far as it is there, so that no run's time goes into that."""
    names = [line.removeprefix("import ") for line in code.splitlines()]
    # Much of Matplotlib's time goes into the module that everybody draws with.
    for name in [*names, *(["matplotlib.pyplot"] if "matplotlib" in names else [])]:
        with contextlib.suppress(Exception), _no_output():
            importlib.import_module(name)


def imported(texts: Iterable[str], local: Mapping[str, str]) -> set[str]:
    """Return the modules that code imports, those of the local modules (name to source) in place of themselves."""
    found: set[str] = set()
    todo, seen = list(texts), set[str]()
    while todo:
        for name in _imports(todo.pop()) - seen:
            seen.add(name)
            if name in local:
                todo.append(local[name])
            else:
                found.add(name)
    return found


def _local_modules() -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in Path().glob("*.py")}


def answer(request: str) -> str:
    """Run what the page asks for and return what came out.

    Request: cells (earlier code, in order), code (the student's), tests (sources of the visible tests cells),
    after (code to run with the answer, as a reveal). Result: output, images (PNG, base64), error, tests.
    """
    asked = json.loads(request)
    space: dict[str, Any] = {"__name__": "__main__"}
    wanted = [asked["code"], *asked["tests"], *asked.get("after", ())]
    told = _Capped()
    result: dict[str, Any] = {"error": None, "tests": [], "images": []}
    with _no_output():
        result["error"] = _set_up(asked["cells"], wanted, space)
        _figures()
    if result["error"] is None:
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
            for source in (asked["code"], *asked.get("after", ())):
                result["error"] = result["error"] or _attempt(source, CODE, space)
            result["images"] = _figures()
    if result["error"] is None:
        with _no_output():
            result["tests"] = [verdict for source in asked["tests"] for verdict in _test(source, space)]
            _figures()
    result["output"] = told.text()
    return json.dumps(result)


class _Capped(io.TextIOBase):
    """Keeps the first characters that are written and forgets the rest, so that a flood fills no memory."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._room = _OUTPUT_KEPT
        self._cut = False

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self._room > 0:
            self._parts.append(text[: self._room])
        self._cut = self._cut or len(text) > self._room
        self._room -= min(len(text), self._room)
        return len(text)

    def text(self) -> str:
        """Return what was kept, with a remark if something was cut."""
        return "".join(self._parts) + ("\n… more output is not shown …" if self._cut else "")


@contextlib.contextmanager
def _no_output() -> Iterator[None]:
    sink = _Capped()
    with contextlib.redirect_stdout(sink), contextlib.redirect_stderr(sink):
        yield


def _set_up(cells: Sequence[str], wanted: Sequence[str], space: dict[str, Any]) -> dict[str, Any] | None:
    """Run the statements of earlier cells that are needed; return the error that stopped them."""
    for unit in needed_statements(cells, wanted):
        name = f"<cell {unit.cell + 1}>"
        try:
            if unit.node is None:
                _write_cell(cells[unit.cell])
            else:
                _remember(name, cells[unit.cell])
                exec(compile(ast.Module([unit.node], []), name, "exec"), space)  # noqa: S102  # the page is there to run code
        except BaseException as problem:  # noqa: BLE001  # an earlier answer may raise anything
            return {**_explained(problem, name), "where": "before"}
    return None


def _attempt(source: str, name: str, space: dict[str, Any]) -> dict[str, Any] | None:
    """Run code as a notebook cell, where the value of the last line is shown; return its error."""
    try:
        if written_file(source):
            _write_cell(source)
            return None
        _remember(name, source)
        tree = ast.parse(source, name)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, name, "exec"), space)  # noqa: S102  # the page is there to run code
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), name, "eval"), space)  # noqa: S307  # as above
            if value is not None:
                print(repr(value))  # noqa: T201  # this is how a notebook shows it
    except BaseException as problem:  # noqa: BLE001  # students' code may raise anything, SystemExit too
        return _explained(problem, name)
    return None


def _write_cell(source: str) -> None:
    name, content = written_file(source) or ("", "")
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content, "utf-8")


def _remember(name: str, source: str) -> None:
    """Let tracebacks show the lines of code that is in no file."""
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)


def _explained(problem: BaseException, name: str) -> dict[str, Any]:
    """Return kind, message and the student's own lines of an error."""
    if isinstance(problem, SyntaxError):
        return {"line": problem.lineno, "message": f"{type(problem).__name__}: {problem.msg}", "trace": ""}
    frames = [frame for frame in traceback.extract_tb(problem.__traceback__) if frame.filename == name]
    trace = "".join(f"line {frame.lineno}, in {frame.name}\n    {frame.line}\n" for frame in frames[-5:])
    return {"line": frames[-1].lineno if frames else None, "message": _said(problem), "trace": trace}


def _said(problem: BaseException) -> str:
    try:
        return _clip("".join(traceback.format_exception_only(problem)).strip(), 2000)
    except Exception:  # noqa: BLE001  # an exception whose own __str__ fails
        return type(problem).__name__


def _test(source: str, space: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Run one tests cell statement by statement; yield a verdict for each that checks something, or fails."""
    try:
        tree = ast.parse(source, TESTS)
    except SyntaxError as fault:
        yield _verdict(source, fault)
        return
    _remember(TESTS, source)
    for node in tree.body:
        text = ast.unparse(node.test if isinstance(node, ast.Assert) else node)
        code = compile(ast.fix_missing_locations(ast.Module([_Compared().visit(node)], [])), TESTS, "exec")
        problem = _raised(code, space)
        if problem is not None or _checks(node):
            yield _verdict(text, problem)


def _raised(code: CodeType, space: dict[str, Any]) -> BaseException | None:
    space["__check_failed__"] = _check_failed
    try:
        exec(code, space)  # noqa: S102  # a test of the lesson
    except BaseException as raised:  # noqa: BLE001  # whatever the student's code raises
        return raised
    finally:
        space.pop("__check_failed__", None)
    return None


def _verdict(text: str, problem: BaseException | None) -> dict[str, Any]:
    verdict: dict[str, Any] = {"label": _clip(text.strip().split("\n")[0], 160), "passed": problem is None}
    if problem is None:
        return verdict
    own = isinstance(problem, AssertionError)
    verdict["message"] = str(problem) if own else _said(problem)
    if isinstance(problem, CheckFailedError):
        verdict |= {"got": problem.got, "expected": problem.expected}
    frames = [frame for frame in traceback.extract_tb(problem.__traceback__) if frame.filename == CODE]
    if frames and not own:
        verdict["line"] = frames[-1].lineno
    return verdict


def _checks(node: ast.stmt) -> bool:
    """Tell whether a top-level statement checks something: an assertion, in a loop too, or a call for its effect."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return False
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        return True
    return any(isinstance(inner, ast.Assert) for inner in ast.walk(node))


class _Compared(ast.NodeTransformer):
    """Makes `assert a == b, hint` remember both values, each worked out once, wherever it stands."""

    def visit_Assert(self, node: ast.Assert) -> ast.stmt:
        test = node.test
        if not isinstance(test, ast.Compare) or len(test.ops) != 1 or _awaits(node):
            return node
        left, right = (ast.Name(name, ast.Load()) for name in ("__left__", "__right__"))
        keep = [
            ast.Assign([ast.Name("__left__", ast.Store())], test.left),
            ast.Assign([ast.Name("__right__", ast.Store())], test.comparators[0]),
        ]
        told = [node.msg or ast.Constant(None), left, right]
        said = ast.Constant(ast.unparse(test.left))
        sign = ast.Constant(_OPERATORS[type(test.ops[0])])
        failed = ast.Call(ast.Name("__check_failed__", ast.Load()), [*told, said, sign], [])
        check = ast.If(ast.UnaryOp(ast.Not(), ast.Compare(left, test.ops, [right])), [ast.Raise(failed, None)], [])
        return ast.copy_location(ast.If(ast.Constant(True), [*keep, check], []), node)


def _awaits(node: ast.Assert) -> bool:
    return any(isinstance(inner, ast.NamedExpr | ast.Await | ast.Yield) for inner in ast.walk(node))


def _check_failed(message: object, left: object, right: object, said: str, sign: str) -> CheckFailedError:
    got, wanted = _shown(left), _shown(right)
    expected = wanted if sign == "==" else f"{sign} {wanted}"
    return CheckFailedError(str(message) if message is not None else f"{said} gave {got}.", got, expected)


def _shown(value: object) -> str:
    try:
        return _clip(repr(value), _VALUE_KEPT)
    except Exception as problem:  # noqa: BLE001  # a student's __repr__ may fail
        return f"<{type(value).__name__} whose repr fails: {type(problem).__name__}>"


def _clip(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length]}…"


def _figures() -> list[str]:
    """Return the open Matplotlib figures as PNG in base64, and close them."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is None:
        return []
    images = []
    for number in pyplot.get_fignums():
        picture = io.BytesIO()
        pyplot.figure(number).savefig(picture, format="png", dpi=110)
        images.append(base64.b64encode(picture.getvalue()).decode())
    pyplot.close("all")
    return images


def _imports(text: str) -> set[str]:
    """Return the first names of the modules that a text imports, but for what it does when an import fails."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return set()
    names: set[str] = set()
    todo: list[ast.AST] = [tree]
    while todo:
        node = todo.pop()
        todo += [part for part in ast.iter_child_nodes(node) if not isinstance(part, ast.ExceptHandler)]
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names
