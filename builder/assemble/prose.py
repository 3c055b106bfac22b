"""Jinja2 in prose: `{{ domain.entity }}` and the module's parameters, nothing else. Code blocks are left alone."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from builder.findings import Finding, Place, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Template

__all__ = ["fill_prose", "without_terms"]

_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)
_FENCE = re.compile(r"^\s{0,3}(`{3,}|~{3,})(?P<info>.*)$")


_TERM = re.compile(r"(?P<stars>\*{0,2})\{term\}`(?P<shown>[^`<]+?)\s*(?:<[^`>]*>)?`(?P=stars)")


def without_terms(source: str) -> str:
    """Return the Markdown with `{term}` as emphasis, for notebooks: JupyterLab has no glossary to link to."""
    return "".join(
        text if literal else _TERM.sub(lambda role: _emphasis(role["shown"], role["stars"]), text)
        for text, _, literal in _pieces(source)
    )


def _emphasis(text: str, stars: str) -> str:
    stars = stars or "*"
    return f"{stars}{text}{stars}"


def fill_prose(source: str, names: Mapping[str, object], file: str, line: int) -> tuple[str, tuple[Finding, ...]]:
    """Return the Markdown with its expressions filled in, and a finding for each that cannot be.

    `names` holds what an expression may use; `line` is where the source starts in `file`.
    Plain code blocks (a fence without a directive) stay as they are.
    """
    if not _has_expression(source):
        return source, ()
    done: list[str] = []
    findings: list[Finding] = []
    for text, number, literal in _pieces(source):
        if literal or not _has_expression(text):
            done.append(text)
            continue
        filled, faults = _fill(text, names, Place(file, line + number))
        done.append(filled)
        findings.extend(faults)
    return "".join(done), tuple(findings)


def _has_expression(text: str) -> bool:
    return "{{" in text or "{%" in text


def _pieces(source: str) -> Iterator[tuple[str, int, bool]]:
    """Yield each line with its 0-based number and whether it is inside a plain code block."""
    fence = ""
    for number, text in enumerate(source.splitlines(keepends=True)):
        match = _FENCE.match(text)
        if fence:
            yield text, number, True
            if match and match[1].startswith(fence) and not match["info"].strip():
                fence = ""
        else:
            if match and not match["info"].lstrip().startswith("{"):
                fence = match[1]
            yield text, number, bool(fence)


@cache
def _compiled(text: str) -> tuple[frozenset[str], Template]:
    """Return the names that a line uses, and the line made ready; a lesson is filled in several times in one run."""
    tree = _ENVIRONMENT.parse(text)
    return frozenset(node.name for node in tree.find_all(nodes.Name)), _ENVIRONMENT.from_string(tree)


def _fill(text: str, names: Mapping[str, object], place: Place) -> tuple[str, list[Finding]]:
    rule = "prose-names-are-declared"
    try:
        used, template = _compiled(text)
        unknown = sorted(used - set(names))
        if unknown:
            hints = [(name, did_you_mean(name, names)) for name in unknown]
            return text, [Finding(rule, f"'{name}' is not declared.", place, hint) for name, hint in hints]
        return template.render(**names), []
    except TemplateSyntaxError as error:
        hint = "Write `{{ name }}`; text that shall keep its braces goes into a code block."
        return text, [
            Finding("prose-templates-are-valid", f"This expression is not valid: {error.message}.", place, hint)
        ]
    except (UndefinedError, SecurityError) as error:
        known = [f"{name}.{key}" for name, value in names.items() for key in getattr(value, "__dict__", {})]
        wrong = re.search(r"attribute '([^']+)'", str(error))
        hint = did_you_mean(wrong[1] if wrong else "", known)
        return text, [Finding(rule, f"{str(error).rstrip('.')}.", place, hint)]
    except (TypeError, ValueError, ArithmeticError) as error:
        hint = "Use only names and simple filters such as `| round(1)`."
        return text, [Finding("prose-templates-are-valid", f"This expression fails: {error}.", place, hint)]
