"""Every node type, as data: tests/cases/site/*.yaml say what a node must become."""

from __future__ import annotations

import copy
from html.parser import HTMLParser

import pytest
import yaml
from site_cases import CASES, new_context

import builder.site.render.document  # noqa: F401  # fills the registry
from builder.site.render.registry import RENDERERS

ALL = [
    pytest.param(case, id=f"{path.stem}: {case['title']}")
    for path in sorted(CASES.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
PAYLOAD = """<poison onpoison="1">" onpoison='1' ' onpoison="1" </poison>"""
# Finished HTML that mystmd or a cell hands over; it is cleaned, not escaped.
_HTML_KEYS = {"html", "text/html", "content", "type", "output_type"}


@pytest.mark.parametrize("case", ALL)
def test_case(case):
    before = copy.deepcopy(case["node"])
    ctx = new_context()
    html = ctx.render(case["node"])
    if "equals" in case:
        assert html.strip() == case["equals"]
    for fragment in case.get("contains", ()):
        assert fragment in html
    for fragment in case.get("absent", ()):
        assert fragment not in html
    assert [finding.rule for finding in ctx.findings] == case.get("findings", [])
    assert case["node"] == before


def types_in(node):
    if isinstance(node, dict):
        yield node.get("type")
        for child in node.get("children") or ():
            yield from types_in(child)


def test_every_renderer_has_a_case():
    tested = {kind for case in ALL for kind in types_in(case.values[0]["node"])}
    assert set(RENDERERS) - tested == set()


def poisoned(value, key=""):
    if isinstance(value, dict):
        return {name: poisoned(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [poisoned(item, key) for item in value]
    return PAYLOAD if isinstance(value, str) and key not in _HTML_KEYS else value


class Names(HTMLParser):
    """The names of all elements and attributes."""

    def __init__(self):
        super().__init__()
        self.names = set()

    def handle_starttag(self, tag, attrs):
        self.names |= {tag, *(name for name, _ in attrs)}


@pytest.mark.parametrize("case", ALL)
def test_no_string_of_a_node_becomes_markup(case):
    parser = Names()
    parser.feed(new_context().render(poisoned(case["node"])))
    parser.close()
    assert not {"poison", "onpoison"} & parser.names


def test_finding_names_page_and_line():
    ctx = new_context()
    ctx.render({"type": "hologram", "position": {"start": {"line": 7}}, "children": []})
    (finding,) = ctx.findings
    assert str(finding.place) == "text.md:7"
    assert "hologram" in finding.message


def test_line_of_a_notebook_cell_is_not_a_line_of_the_file():
    ctx = new_context()
    ctx.lines_known = False
    ctx.render({"type": "hologram", "position": {"start": {"line": 7}}})
    assert str(ctx.findings[0].place) == "text.md"
