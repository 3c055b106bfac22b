"""Mutants of Python code, found with LibCST: positions from its metadata, replacements as text."""
# ruff: noqa: N802 (LibCST calls visitors by the names of its nodes)

from __future__ import annotations

import ast
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider

from builder.prove.mutate import operators
from builder.prove.mutate.values import Edit, make_mutant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["python_edits"]

_MAGIC = re.compile(r"^(\s*)[%!](.*)$", re.MULTILINE)


def python_edits(source: str, lines: set[int]) -> Iterator[Edit]:
    """Yield the edits of a cell that lie within the lines (1-based) and leave valid Python; none if it has none."""
    plain = _MAGIC.sub(r"\1#\2", source)
    try:
        wrapper = MetadataWrapper(cst.parse_module(plain))
    except cst.ParserSyntaxError:
        return
    finder = _Finder(plain, lines)
    wrapper.visit(finder)
    for edit in finder.edits:
        mutant = make_mutant(plain, edit)
        if mutant is not None and _is_python(mutant.source):
            yield edit


class _Finder(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, source: str, lines: set[int]) -> None:
        super().__init__()
        self.edits: list[Edit] = []
        self._source = source.split("\n")
        self._lines = lines
        self._defined: list[set[str]] = [set()]

    # What is never changed.

    def visit_Annotation(self, node: cst.Annotation) -> bool:
        return False

    def visit_Import(self, node: cst.Import) -> bool:
        return False

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        return False

    def visit_Raise(self, node: cst.Raise) -> bool:
        self._edit(node, "pass", "deleted statement")
        return False

    def visit_Assert(self, node: cst.Assert) -> bool:
        node.test.visit(self)
        self._edit(node, "pass", "deleted statement")
        return False

    def visit_Expr(self, node: cst.Expr) -> bool:
        value = node.value
        if isinstance(value, cst.SimpleString | cst.ConcatenatedString | cst.FormattedString | cst.Ellipsis):
            return False  # a docstring, or a place holder
        if not isinstance(value, cst.Yield | cst.Await) and not operators.only_tells(value):
            self._edit(node, "pass", "deleted statement")
        return True

    def visit_Call(self, node: cst.Call) -> bool:
        if operators.only_tells(node) or operators.draws_chance(node) or operators.names_for_people(node):
            return False
        swapped = operators.swapped_arguments(node)
        if swapped is not None:
            first, second = swapped
            self._swap(first, second, "swapped arguments")
        return True

    def visit_Arg(self, node: cst.Arg) -> bool:
        return not (node.keyword is not None and node.keyword.value in operators.TELLING_KEYWORDS)

    # What is changed.

    def visit_BinaryOperation(self, node: cst.BinaryOperation) -> None:
        if isinstance(node.operator, cst.Modulo):
            self._modulus(node.right)
        self._replace(node.operator, operators.BINARY, "operator")

    def visit_AugAssign(self, node: cst.AugAssign) -> None:
        self._replace(node.operator, operators.AUGMENTED, "operator")
        self._edit(node, "pass", "deleted statement")

    def visit_BooleanOperation(self, node: cst.BooleanOperation) -> None:
        self._replace(node.operator, operators.BOOLEAN, "and and or")

    def visit_Comparison(self, node: cst.Comparison) -> None:
        for target in node.comparisons:
            self._replace(target.operator, operators.BOUNDARY, "boundary")
            self._replace(target.operator, operators.COMPARISON, "comparison")

    def visit_UnaryOperation(self, node: cst.UnaryOperation) -> None:
        if isinstance(node.operator, cst.Not | cst.Minus):
            self._edit(node, self._text(node.expression), "operator")

    def visit_If(self, node: cst.If) -> None:
        self._negate(node.test)

    def visit_IfExp(self, node: cst.IfExp) -> None:
        self._negate(node.test)

    def visit_CompIf(self, node: cst.CompIf) -> None:
        self._negate(node.test)

    def visit_While(self, node: cst.While) -> None:
        self._negate(node.test)

    def visit_Integer(self, node: cst.Integer) -> None:
        self._edit(node, str(node.evaluated_value + 1), "number")

    def visit_Float(self, node: cst.Float) -> None:
        self._edit(node, repr(node.evaluated_value + 1.0), "number")

    def visit_SimpleString(self, node: cst.SimpleString) -> None:
        quote = node.quote
        inside = node.value[len(node.prefix) + len(quote) : -len(quote)]
        other = operators.WORDS.get(inside, f"{inside}XX")
        self._edit(node, f"{node.prefix}{quote}{other}{quote}", "string")

    def visit_List(self, node: cst.List) -> None:
        values = [element.value for element in node.elements]
        if len(values) > 1 and all(isinstance(value, operators.LITERALS) for value in values):
            for number in range(len(values)):
                rest = [self._text(value) for place, value in enumerate(values) if place != number]
                self._edit(node, f"[{', '.join(rest)}]", "dropped element")

    def visit_FormattedStringText(self, node: cst.FormattedStringText) -> None:
        self._edit(node, f"XX{node.value}", "string")

    def visit_Name(self, node: cst.Name) -> None:
        if node.value in {"True", "False"}:
            self._edit(node, str(node.value == "False"), "truth value")

    def visit_Return(self, node: cst.Return) -> None:
        self._default(node.value)

    def visit_Yield(self, node: cst.Yield) -> None:
        if not isinstance(node.value, cst.From):
            self._default(node.value)

    def visit_Break(self, node: cst.Break) -> None:
        self._edit(node, "pass", "deleted statement")

    def visit_Continue(self, node: cst.Continue) -> None:
        self._edit(node, "pass", "deleted statement")

    def visit_Decorator(self, node: cst.Decorator) -> bool:
        self._edit(node, "", "deleted decorator")
        return False

    def visit_AnnAssign(self, node: cst.AnnAssign) -> None:
        self._deleted_assignment(node, [node.target])

    def visit_Assign(self, node: cst.Assign) -> None:
        if isinstance(node.value, cst.List) and isinstance(node.targets[0].target, cst.Name):
            # The blocks of a Parsons exercise; in other lists the order often means nothing.
            for one, two in pairwise(node.value.elements):
                self._swap(one.value, two.value, "swapped elements")
        self._deleted_assignment(node, [target.target for target in node.targets])

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:
        self._defined.append({param.name.value for param in node.params.params})
        self._constant_answers(node)

    def leave_FunctionDef(self, original_node: cst.FunctionDef) -> None:
        self._defined.pop()

    # How it is changed.

    def _constant_answers(self, node: cst.FunctionDef) -> None:
        """Let the function answer the same whatever it is asked; only for functions that return something."""
        body = node.body
        if not isinstance(body, cst.IndentedBlock) or not operators.returns_value(body):
            return
        statements: Sequence[cst.BaseStatement] = body.body
        if operators.is_docstring(statements[0]):
            statements = statements[1:]
        copied = [param.name.value for param in node.params.params if param.name.value != "self"][:1]
        if statements and not node.name.value.startswith("__"):
            for text in (*operators.CONSTANT_ANSWERS, *copied):
                self._edit_span(statements[0], statements[-1], f"return {text}", operators.CONSTANT)

    def _deleted_assignment(self, node: cst.CSTNode, targets: Sequence[cst.BaseExpression]) -> None:
        """Delete an assignment if the code can do without: names that nobody set before would only be missing."""
        names = {target.value for target in targets if isinstance(target, cst.Name)}
        bare = isinstance(node, cst.AnnAssign) and node.value is None
        if bare or not names or names & self._defined[-1]:
            self._edit(node, "pass", "deleted statement")
        self._defined[-1] |= names

    def _modulus(self, node: cst.BaseExpression) -> None:
        """Samples may all have a factor in common, which only another modulus brings to light."""
        if isinstance(node, cst.Integer):
            value = node.evaluated_value
            others = {value - 1, 2 * value, value // 2 if value % 2 == 0 else value + 2}
            for other in sorted(other for other in others if other > 0):
                self._edit(node, str(other), "number")

    def _negate(self, test: cst.BaseExpression) -> None:
        if operators.negated_anyway(test):
            return
        self._edit(test, f"(not ({self._text(test)}))", "negated condition")

    def _default(self, value: cst.BaseExpression | cst.From | None) -> None:
        if value is not None and not (isinstance(value, cst.Name) and value.value == "None"):
            self._edit(value, "None", "returned default")

    def _replace(self, operator: cst.CSTNode, table: dict[type[cst.CSTNode], str], kind: str) -> None:
        text = table.get(type(operator))
        if text is not None:
            self._edit(operator, text, kind)

    def _swap(self, first: cst.CSTNode, second: cst.CSTNode, kind: str) -> None:
        one, two = self._span(first), self._span(second)
        between = self._cut(one[1], two[0])
        text = f"{self._text(second)}{between}{self._text(first)}"
        self._add(Edit(one[0], two[1], text, kind))

    def _edit(self, node: cst.CSTNode, text: str, kind: str) -> None:
        self._edit_span(node, node, text, kind)

    def _edit_span(self, first: cst.CSTNode, last: cst.CSTNode, text: str, kind: str) -> None:
        self._add(Edit(self._span(first)[0], self._span(last)[1], text, kind))

    def _add(self, edit: Edit) -> None:
        last = edit.end[0] if edit.end[1] else edit.end[0] - 1
        if all(line in self._lines for line in range(edit.start[0], max(edit.start[0], last) + 1)):
            self.edits.append(edit)

    def _span(self, node: cst.CSTNode) -> tuple[tuple[int, int], tuple[int, int]]:
        place = self.get_metadata(PositionProvider, node)
        return (place.start.line, place.start.column), (place.end.line, place.end.column)

    def _text(self, node: cst.CSTNode) -> str:
        return self._cut(*self._span(node))

    def _cut(self, start: tuple[int, int], end: tuple[int, int]) -> str:
        lines = self._source[start[0] - 1 : end[0]]
        lines[-1] = lines[-1][: end[1]]
        lines[0] = lines[0][start[1] :]
        return "\n".join(lines)


def _is_python(source: str) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True
