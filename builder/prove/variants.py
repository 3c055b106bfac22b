"""Variants of a module: values of its parameters drawn from declared ranges, the same ones for the same seed."""

from __future__ import annotations

import ast
import operator
import random
from typing import TYPE_CHECKING

from builder.findings import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from builder.documents.module_card import ModuleCard, Parameter

__all__ = ["Value", "draw_variant", "holds", "variants_of"]

Value = int | float | str | bool

_DRAWS = 200


def draw_variant(card: ModuleCard, seed: str) -> dict[str, Value] | None:
    """Return the values of all parameters; those that differ per student are drawn from the seed, a text.

    Return nothing if no draw of many meets the conditions. Raises ValueError if a condition cannot be read.
    """
    rng = random.Random(seed)  # noqa: S311 (a variant is no secret)
    for _ in range(_DRAWS):
        values = {name: _draw(parameter, rng) for name, parameter in sorted(card.parameters.items())}
        if all(holds(parameter.condition, values) for parameter in card.parameters.values() if parameter.condition):
            return values
    return None


def variants_of(
    card: ModuleCard, course: str, count: int, file: str
) -> tuple[tuple[dict[str, Value], ...], tuple[Finding, ...]]:
    """Return the defaults and `count - 1` drawn variants, only the defaults if nothing differs per student."""
    found = [{name: parameter.default for name, parameter in card.parameters.items()}]
    try:
        if not all(holds(parameter.condition, found[0]) for parameter in card.parameters.values()):
            message = "The default values of the parameters do not meet their conditions."
            return tuple(found), (Finding("parameter-draws-are-possible", message, Place(file), _HINT),)
        if any(parameter.per_student for parameter in card.parameters.values()):
            for number in range(1, count):
                drawn = draw_variant(card, f"{course}/{card.id}/{number}")
                if drawn is None:
                    message = f"No draw of {_DRAWS} met the conditions of the parameters."
                    return tuple(found), (Finding("parameter-draws-are-possible", message, Place(file), _HINT),)
                if drawn not in found:
                    found.append(drawn)
    except ValueError as error:
        return tuple(found[:1]), (Finding("parameter-draws-are-possible", f"{error}.", Place(file), _HINT),)
    return tuple(found), ()


_HINT = "A condition compares parameters and numbers, such as `n_rows >= 10 * n_groups`; widen it or the ranges."


def holds(condition: str | None, values: Mapping[str, Value]) -> bool:
    """Tell whether a condition is true of the values. Raises ValueError if it is more than a plain comparison."""
    if condition is None:
        return True
    try:
        return bool(_value(ast.parse(condition, mode="eval").body, values))
    except (SyntaxError, TypeError, ArithmeticError) as error:
        raise ValueError(f"The condition '{condition}' cannot be read: {error}") from error


_OPERATORS: dict[type[ast.AST], Callable[[Value, Value], Value]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def _value(node: ast.expr, values: Mapping[str, Value]) -> Value:
    match node:
        case ast.Constant(value=int() | float() | str() | bool() as constant):
            return constant
        case ast.Name(id=name) if name in values:
            return values[name]
        case ast.BinOp(left=left, op=found, right=right) if type(found) in _OPERATORS:
            return _OPERATORS[type(found)](_value(left, values), _value(right, values))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return not _value(operand, values)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return _OPERATORS[ast.Sub](0, _value(operand, values))
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(_value(part, values) for part in parts)
        case ast.BoolOp(values=parts):
            return any(_value(part, values) for part in parts)
        case ast.Compare(left=left, ops=found, comparators=others) if all(type(one) in _OPERATORS for one in found):
            terms = [_value(term, values) for term in (left, *others)]
            return all(_OPERATORS[type(one)](terms[n], terms[n + 1]) for n, one in enumerate(found))
        case _:
            raise ValueError(f"A condition cannot hold '{ast.unparse(node)}'")


def _draw(parameter: Parameter, rng: random.Random) -> Value:
    if not parameter.per_student:
        return parameter.default
    if parameter.choices:
        return rng.choice(parameter.choices)
    if parameter.type == "boolean":
        return rng.random() < 0.5
    if parameter.min is None or parameter.max is None:
        return parameter.default
    if parameter.type == "integer":
        return rng.randint(int(parameter.min), int(parameter.max))
    return round(rng.uniform(parameter.min, parameter.max), 4)
