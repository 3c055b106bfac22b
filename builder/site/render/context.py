"""What a renderer may know and note down while one page is turned into HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from builder.findings import Finding, Place, Severity
from builder.site.render.html import element, escape
from builder.site.render.registry import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from builder.site.links import Links
    from builder.site.render.html import Node

__all__ = ["Context", "Heading", "TocEntry"]


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the page outline: depth 2 to 6, anchor and plain text."""

    depth: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A line of the project's table of contents; `path` is None for a title that is no page."""

    level: int
    title: str
    path: str | None


@dataclass(slots=True)
class Context:
    """The state of rendering one page; renderers add headings and findings to it."""

    links: Links
    words: Mapping[str, str]
    file: str = ""
    language: str = "python"
    lines_known: bool = True
    citations: Mapping[str, Any] = field(default_factory=dict)
    toc: tuple[TocEntry, ...] = ()
    browser: Mapping[str, str] = field(default_factory=dict)
    page_headings: tuple[Heading, ...] = ()
    stable_id: Callable[[str, str], str] = lambda _url, identifier: identifier
    headings: list[Heading] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    footnotes: list[Node] = field(default_factory=list)
    cited: dict[str, str] = field(default_factory=dict)
    bibliography_shown: bool = False
    picture_alt: str = ""
    _used: dict[str, int] = field(default_factory=dict)
    _anchors: set[str] = field(default_factory=set)

    def render(self, node: Node) -> str:
        """Return the HTML of one node; an unknown or failing node becomes a finding and its children."""
        kind = str(node.get("type", ""))
        renderer = RENDERERS.get(kind)
        if renderer is None:
            return self.fallback(node, f"the theme cannot show the node type '{kind}'")
        try:
            return renderer(node, self)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as fault:
            return self.fallback(node, f"a '{kind}' node is not as expected ({type(fault).__name__}: {fault})")

    def children(self, node: Node) -> str:
        """Return the HTML of all children of a node."""
        return self.all(node.get("children") or ())

    def all(self, nodes: Iterable[Node]) -> str:
        """Return the HTML of several nodes, one after the other."""
        return "".join([self.render(node) for node in nodes])

    def fallback(self, node: Node, reason: str) -> str:
        """Note a finding and return the node's children, or its text, in a box that can be seen."""
        self.note(
            "node-type-rendered",
            f"{reason}; its plain content is shown instead.",
            node,
            "Use another directive or role, or report this to coursewright.",
        )
        children = node.get("children")
        content = self.all(children) if isinstance(children, list) and children else ""
        if not content:
            content = element("code", escape(str(node.get("value") or node.get("name") or node.get("type"))))
        inline = any(child.get("type") == "text" for child in children or () if isinstance(child, dict))
        return element("span" if inline or not children else "div", content, class_="cw-unknown")

    def note(self, rule: str, message: str, node: Node | None = None, hint: str = "") -> None:
        """Add a warning about this page, with the line where the source is a text file."""
        line = 0
        if node is not None and self.lines_known:
            line = ((node.get("position") or {}).get("start") or {}).get("line") or 0
        self.findings.append(Finding(rule, message, Place(self.file, line), hint, Severity.WARNING))

    def anchor(self, node: Node) -> str | None:
        """Return the node's anchor, or None if it has none or something on the page has it already."""
        identifier = node.get("html_id") or node.get("identifier")
        if not identifier:
            return None
        name = self.stable_id("", str(identifier))
        if name in self._anchors:
            return None
        self._anchors.add(name)
        return name

    def new_id(self, prefix: str) -> str:
        """Return an id that is unique on the page and depends on the order of nodes only."""
        self._used[prefix] = self._used.get(prefix, 0) + 1
        return f"{prefix}-{self._used[prefix]}"

    def word(self, key: str, **values: object) -> str:
        """Return an interface string as HTML text, with its placeholders filled in."""
        return escape(self.words[key].format(**values))
