"""Every directive and role of MyST through the real Jupyter Book, without a network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from site_cases import CASES, THEME

from builder.check.text import DIRECTIVES, ROLES
from builder.site.finish import finish_site
from builder.site.report import read_findings
from builder.site.template import write_template

pytestmark = pytest.mark.slow
NO_NETWORK = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")


def build(folder: Path) -> Path:
    shutil.copytree(CASES / "reference", folder)
    write_template(folder / "template", THEME)
    environment = {
        **os.environ,
        **NO_NETWORK,
        "no_proxy": "localhost,127.0.0.1",
        "NO_PROXY": "localhost,127.0.0.1",
        "COURSEWRIGHT_SITE_FINDINGS": str(folder / "findings.jsonl"),
    }
    book = Path(sys.executable).with_name("jupyter-book")
    done = subprocess.run(
        [book, "build", "--html"], cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "_build" / "html"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    if shutil.which("node") is None:
        pytest.skip("Node is not on the PATH")
    folder = tmp_path_factory.mktemp("reference") / "course"
    html = build(folder)
    findings = finish_site(html, base_url="")
    return html, findings, read_findings(folder / "findings.jsonl")


def test_the_reference_uses_every_directive_and_role_that_lessons_may_use():
    text = "\n".join(path.read_text("utf-8") for path in sorted((CASES / "reference").glob("*.md")))
    used = {match[1] for match in re.finditer(r"^ *[:`~]{3,} *\{([^}\s]+)\}", text, re.MULTILINE)}
    # `quiz` is ours: the builder makes cells of it.
    assert DIRECTIVES - used == {"quiz"}
    assert ROLES - set(re.findall(r"\{([\w:]+)(?: [^}]*)?\}`", text)) == set()


def test_no_node_type_is_unknown(site):
    _, _, reported = site
    messages = [finding.message for finding in reported]
    assert [message for message in messages if "cannot show" in message or "not as expected" in message] == []
    # These are on purpose in the reference project.
    expected = ["octicon", "r:dynamic", "details", "anywidget", "pixel.png", "vegalite", "widget-view"]
    assert all(any(word in message for word in expected) for message in messages), messages


def test_every_link_leads_somewhere(site):
    _, findings, _ = site
    assert findings == ()


def test_what_cells_hide_is_nowhere(site):
    html, _, _ = site
    for path in sorted(html.rglob("*")):
        if path.is_file():
            text = path.read_bytes()
            assert b"must not be seen" not in text, path
            assert b"removed cell output" not in text, path


def test_no_source_and_no_tree_is_left(site):
    html, _, _ = site
    names = [path.name for path in html.rglob("*") if path.is_file() and path.parent.name != "lab"]
    assert [name for name in names if re.search(r"\.(json|md|ipynb|inv|mjs)$", name)] == []


def test_twice_the_same_bytes(site, tmp_path):
    html, _, _ = site
    again = build(tmp_path / "course")
    finish_site(again, base_url="")
    first = {path.relative_to(html): path.read_bytes() for path in html.rglob("*") if path.is_file()}
    second = {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()}
    assert sorted(first) == sorted(second)
    assert [str(name) for name in first if first[name] != second[name]] == []
