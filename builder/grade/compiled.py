"""Tests as compiled code, for the process in which a student's code has run: no text of a test goes there."""

from __future__ import annotations

import ast
import base64
import marshal
import warnings

from builder.grade.inside.hardened import LOOK_MARK

__all__ = ["compiled_test"]


def compiled_test(source: str, *, strict: bool) -> str:
    """Return the test as base64 of marshalled code; with `strict`, what it asserts about is looked at first.

    Docstrings, names of files and line numbers say nothing of it. Raises SyntaxError if it is not Python.
    """
    tree = ast.parse(source)
    if strict:
        tree = ast.fix_missing_locations(_Looking().visit(tree))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # a constant is called: the look is put there later
        code = compile(tree, "<tests>", "exec", dont_inherit=True)
    return base64.b64encode(marshal.dumps(code)).decode("ascii")


class _Looking(ast.NodeTransformer):
    """Puts a look at each operand of a comparison, and at each argument of a call, inside assertions."""

    def __init__(self) -> None:
        self._inside = 0

    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        self._inside += 1
        node.test = _looked([self.visit(node.test)])
        self._inside -= 1
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        self._inside += 1
        node.test = self.visit(node.test)
        self._inside -= 1
        node.body = [self.visit(one) for one in node.body]
        node.orelse = [self.visit(one) for one in node.orelse]
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        node.left = _looked([self.visit(node.left)])
        node.comparators = [_looked([self.visit(one)]) for one in node.comparators]
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if self._inside:
            node.args = [
                one if isinstance(one, ast.Starred | ast.GeneratorExp) else _looked([one]) for one in node.args
            ]
        return node


def _looked(args: list[ast.expr]) -> ast.Call:
    return ast.Call(ast.Constant(LOOK_MARK), args, [])
