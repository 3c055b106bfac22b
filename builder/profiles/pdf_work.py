"""How much work a PDF may make: its drawing, its forms and its fonts are counted before pypdf takes them apart."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["PdfWork", "TooMuchError"]

_Kind = TypeVar("_Kind")
_MOST_WORK = 400_000
"""Bytes of drawing in all pages; a page of text from a word processor has 5,000 to 30,000."""
_MOST_FORMS = 500
_EACH_FONT = 100
_SHARE_OF_TABLE = 8
_SHARE_OF_DATA = 50
_RANGE = re.compile(rb"<([0-9A-Fa-f]{1,8})>\s*<([0-9A-Fa-f]{1,8})>\s*[<\[]")


class TooMuchError(Exception):
    """The PDF holds more than a profile can; never leaves the reader of PDF files."""


class PdfWork:
    """Counts the work of one PDF, the same for the same file on every machine; raises TooMuchError at the limit."""

    def __init__(self) -> None:
        self._left = _MOST_WORK
        self._forms: dict[str, int] = {}

    def begin_page(self, page: Any) -> None:  # noqa: ANN401  # a page of pypdf, imported lazily
        """Count what the page draws itself, and its fonts; what its forms cost is counted when they are drawn."""
        contents = page.get_contents()
        self.count(len(contents.get_data()) if contents is not None else 0)
        resources = _under(page, "/Resources", dict)
        self.count(_cost_of_fonts(resources))
        self._forms = {}
        decoded = 0
        for name, form in _forms_of(resources):
            data = len(form.get_data())
            decoded += data
            self.count(data // _SHARE_OF_DATA)
            cost = data + _cost_of_fonts(_under(form, "/Resources", dict))
            # Forms in forms may share a name; the dearest of them counts.
            self._forms[name] = max(cost, self._forms.get(name, 0))

    def operation(self, operator: bytes, operands: Sequence[object], _outer: object, _inner: object) -> None:
        """Count a form that is drawn: pypdf reads it anew each time. Called by pypdf before each operation."""
        if operator == b"Do" and operands:
            self.count(_EACH_FONT + self._forms.get(str(operands[0]), 0))
        else:
            # pypdf goes on behind an error in a form: the next operation must fail too.
            self.count(0)

    def count(self, work: int) -> None:
        """Take the work from what is left. Raises TooMuchError where nothing is."""
        self._left -= work
        if self._left < 0:
            raise TooMuchError("The PDF holds more drawing and text than a profile can.")


def _forms_of(resources: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401  # objects of pypdf, here and below
    """Yield the forms (not the pictures) that the resources name, and those that these name, each once."""
    waiting, seen = [resources], set[int]()
    while waiting:
        for name, reference in _under(waiting.pop(), "/XObject", dict).items():
            form = reference.get_object()
            if id(form) in seen or not hasattr(form, "get_data") or form.get("/Subtype") == "/Image":
                continue
            seen.add(id(form))
            if len(seen) > _MOST_FORMS:
                raise TooMuchError("A page of the PDF has more drawings in it than a profile can.")
            yield str(name), form
            waiting.append(_under(form, "/Resources", dict))


def _cost_of_fonts(resources: Any) -> int:  # noqa: ANN401
    cost = 0
    for reference in _under(resources, "/Font", dict).values():
        cost += _EACH_FONT + _cost_of_font(reference.get_object())
        if cost > _MOST_WORK:
            break
    return cost


def _cost_of_font(font: Any) -> int:  # noqa: ANN401
    """Return about how many letters pypdf takes from a font: from its table of characters, its names and widths."""
    cost = len(_under(font, "/Widths", list)) + len(_under(font, "/CharProcs", dict))
    cost += len(_under(_under(font, "/Encoding", dict), "/Differences", list))
    for reference in _under(font, "/DescendantFonts", list):
        widths = _under(reference.get_object(), "/W", list)
        numbers = [entry if isinstance(entry, int) else 0 for entry in widths]
        cost += sum(len(entry) if isinstance(entry, list) else 1 for entry in widths)
        # `first last width` stands for as many letters as lie between.
        cost += sum(max(0, last - first) for first, last in pairwise(numbers))
    table = _under(font, "/ToUnicode", object)
    data = table.get_data() if hasattr(table, "get_data") else b""
    ranges = sum(max(0, int(last, 16) - int(first, 16)) for first, last in _RANGE.findall(data))
    return cost + 2 * ranges + len(data) // _SHARE_OF_TABLE


def _under(parent: Any, key: str, kind: type[_Kind]) -> _Kind:  # noqa: ANN401
    """Return what stands under the key, here or behind a reference; an empty one if it is of another kind."""
    found = parent.get(key) if isinstance(parent, dict) else None
    if found is not None and hasattr(found, "get_object"):
        found = found.get_object()
    return found if isinstance(found, kind) else kind()
