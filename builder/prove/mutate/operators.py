"""What takes the place of what in Python, and what is left alone because no test could or should notice it."""
# ruff: noqa: N802 (LibCST calls visitors by the names of its nodes)

from __future__ import annotations

import libcst as cst

__all__ = [
    "AUGMENTED",
    "BINARY",
    "BOOLEAN",
    "BOUNDARY",
    "COMPARISON",
    "CONSTANT",
    "CONSTANT_ANSWERS",
    "LITERALS",
    "TELLING_KEYWORDS",
    "WORDS",
    "draws_chance",
    "is_docstring",
    "names_for_people",
    "negated_anyway",
    "only_tells",
    "returns_value",
    "swapped_arguments",
]

Table = dict[type[cst.CSTNode], str]

BINARY: Table = {
    cst.Add: "-",
    cst.Subtract: "+",
    cst.Multiply: "/",
    cst.Divide: "*",
    cst.FloorDivide: "/",
    cst.Modulo: "*",
    cst.Power: "*",
    cst.BitAnd: "|",
    cst.BitOr: "&",
    cst.LeftShift: ">>",
    cst.RightShift: "<<",
}
AUGMENTED: Table = {
    cst.AddAssign: "-=",
    cst.SubtractAssign: "+=",
    cst.MultiplyAssign: "/=",
    cst.DivideAssign: "*=",
    cst.BitAndAssign: "|=",
    cst.BitOrAssign: "&=",
}
BOOLEAN: Table = {cst.And: "or", cst.Or: "and"}
BOUNDARY: Table = {
    cst.LessThan: "<=",
    cst.LessThanEqual: "<",
    cst.GreaterThan: ">=",
    cst.GreaterThanEqual: ">",
}
COMPARISON: Table = {
    cst.LessThan: ">=",
    cst.LessThanEqual: ">",
    cst.GreaterThan: "<=",
    cst.GreaterThanEqual: "<",
    cst.Equal: "!=",
    cst.NotEqual: "==",
    cst.In: "not in",
    cst.NotIn: "in",
    cst.Is: "is not",
    cst.IsNot: "is",
}

CONSTANT = "constant answer"
CONSTANT_ANSWERS = ("None", "0", "[]", "True", "False")

LITERALS = (cst.SimpleString, cst.Integer, cst.Float)

_OPPOSITES = (("left", "right"), ("first", "last"), ("min", "max"), ("index", "columns"), ("mean", "median"))
WORDS = dict([*_OPPOSITES, *((two, one) for one, two in _OPPOSITES)])
"""Strings that name a choice and have a neighbour that is easily confused with it."""

TELLING_KEYWORDS = frozenset(
    {
        "alpha",
        "color",
        "description",
        "detail",
        "dpi",
        "figsize",
        "help",
        "label",
        "message",
        "msg",
        "n_jobs",
        "random_state",
        "seed",
        "title",
        "verbose",
        "xlabel",
        "ylabel",
    }
)
"""Arguments for the eyes of people, and seeds: what they are is a matter of taste."""

_TELLERS = frozenset({"print", "warn", "debug", "info", "warning", "error", "exception", "critical", "log"})
_LABELS = frozenset({"annotate", "set_title", "set_xlabel", "set_ylabel", "suptitle", "xlabel", "ylabel"})
_CHANCE = frozenset({"default_rng", "RandomState", "Random", "seed", "manual_seed", "set_random_seed"})
_COMMUTATIVE = frozenset(
    {"add", "allclose", "array_equal", "compare_digest", "gcd", "isclose", "lcm", "logical_and", "logical_or"}
)
_SYMMETRIC = _COMMUTATIVE | {"max", "maximum", "min", "minimum", "multiply", "zip"}


def only_tells(node: cst.BaseExpression) -> bool:
    """Tell whether an expression is a call that only tells people something, such as `print(…)`."""
    return isinstance(node, cst.Call) and _called(node) in _TELLERS and not _is_logarithm(node)


def names_for_people(node: cst.Call) -> bool:
    """Tell whether a call writes words into a figure: that they are there can be tested, which they are cannot."""
    return _called(node) in _LABELS


def draws_chance(node: cst.Call) -> bool:
    """Tell whether a call makes or seeds a generator of random numbers."""
    return _called(node) in _CHANCE


def swapped_arguments(node: cst.Call) -> tuple[cst.CSTNode, cst.CSTNode] | None:
    """Return the first two positional arguments if exchanging them makes a difference."""
    plain = [arg for arg in node.args if arg.keyword is None and not arg.star]
    if len(plain) < 2 or len(plain) != len([arg for arg in node.args if arg.keyword is None]):
        return None
    first, second = plain[0].value, plain[1].value
    if _called(node) in _SYMMETRIC or first.deep_equals(second):
        return None
    return first, second


def negated_anyway(test: cst.BaseExpression) -> bool:
    """Tell whether another mutant of the condition is its negation already."""
    # Python's own patterns here and below: to import libcst's takes longer than to make the mutants of an exercise.
    match test:
        case cst.Comparison(comparisons=[_]) | cst.UnaryOperation(operator=cst.Not()):
            return True
        case cst.Name(value="True" | "False"):
            return True
    return False


def returns_value(body: cst.IndentedBlock) -> bool:
    """Tell whether a function returns something, itself and not only functions inside it, and yields nothing."""
    finder = _Returns()
    body.visit(finder)
    return finder.found and not finder.yields


def is_docstring(statement: cst.BaseStatement) -> bool:
    """Tell whether a statement is nothing but a text."""
    match statement:
        case cst.SimpleStatementLine(body=[cst.Expr(value=cst.SimpleString() | cst.ConcatenatedString())]):
            return True
    return False


class _Returns(cst.CSTVisitor):
    def __init__(self) -> None:
        super().__init__()
        self.found = self.yields = False

    def visit_FunctionDef(self, node: cst.FunctionDef) -> bool:
        return False

    def visit_Lambda(self, node: cst.Lambda) -> bool:
        return False

    def visit_Return(self, node: cst.Return) -> None:
        self.found = self.found or node.value is not None

    def visit_Yield(self, node: cst.Yield) -> None:
        self.yields = True


def _called(node: cst.Call) -> str:
    function = node.func
    if isinstance(function, cst.Attribute):
        return function.attr.value
    return function.value if isinstance(function, cst.Name) else ""


def _is_logarithm(node: cst.Call) -> bool:
    match node.func:
        case cst.Attribute(value=cst.Name(value="np" | "math" | "numpy"), attr=cst.Name(value="log")):
            return True
    return False
