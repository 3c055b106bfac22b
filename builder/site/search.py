"""Search records: the words of each section of a page, and the index file that the site carries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from builder.site.render.exercises import exercise_anchor
from builder.site.render.nodes import course_data, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.site.render.html import Node

__all__ = ["MARKER", "index_script", "page_records"]

MARKER = "coursewright-search"
_SILENT_ROLES = frozenset({"parameters"})


def page_records(path: str, title: str, root: Node, skills: Iterable[str] = ()) -> dict[str, object]:
    """Return the search records of a page: its path, its title and [anchor, heading, words] per section.

    `skills` are what the page teaches; they are found with its title. Beside them only what the page shows is in
    the records: no removed cell and no output of a cell.
    """
    sections: list[list[str]] = [["", "", ", ".join(skills)]]
    for node in _shown(root.get("children") or ()):
        if node.get("type") == "heading":
            sections.append([str(node.get("html_id") or ""), plain_text(node), ""])
        elif node.get("type") == "block":
            course = course_data(node)
            anchor = exercise_anchor(str(course.get("exercise")))
            sections.append([anchor, str(course.get("title") or ""), ""])
        else:
            sections[-1][2] = f"{sections[-1][2]} {plain_text(node)}".strip()
    return {MARKER: 1, "path": path, "title": title, "sections": [part for part in sections if any(part)]}


def _shown(nodes: Iterable[Node]) -> Iterator[Node]:
    """Return headings, exercise headers and top-level content in order, through blocks and boxes."""
    nodes = list(nodes)
    tasks = {course_data(node).get("exercise") for node in nodes if course_data(node).get("role") == "task"}
    for node in nodes:
        if node.get("visibility") == "remove" or node.get("type") in {"outputs", "comment"}:
            continue
        course = course_data(node)
        if course.get("role") in _SILENT_ROLES:
            continue
        children = list(node.get("children") or ())
        if course.get("role") == "quiz":
            # What is told about right and wrong answers would only be noise among the results.
            children = [child for child in children if "cw-q-question" in str(child.get("class"))]
        if course.get("role") == "header":
            yield {**node, "type": "block"}
            # As on the page: with a task cell, the header's text only repeats its facts.
            if course["exercise"] not in tasks:
                yield from _shown(child for child in children if child.get("type") != "heading")
        elif node.get("type") in {"block", "div"}:
            yield from _shown(children)
        else:
            yield node


def index_script(pages: Iterable[dict[str, object]]) -> str:
    """Return the search index as a script that sets a global, so that it also loads from disk."""
    records = [
        [page["path"], page["title"], page["sections"]] for page in sorted(pages, key=lambda page: str(page["path"]))
    ]
    # "</" and U+2028 would end a script or a line where the file is put into a page or an old browser.
    text = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("</", "<\\/").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"window.courseSearch={text};\n"
