"""Two hundred random notebooks through the real Jupyter Book in one run: none breaks it, and text stays text."""

from __future__ import annotations

import json
import shutil
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from site_cases import THEME

from builder.compile.jupyter_book import book_command, book_environment
from builder.processes import run_program
from builder.site.finish import finish_site
from builder.site.template import write_template

pytestmark = pytest.mark.slow
COUNT = 200
POISON = '<poison onpoison="1">x</poison>'
PIECES = (
    POISON, "<script>poison()</script>", '<img src=x onerror="poison()">', "](javascript:poison())", "&lt;poison&gt;",
    "# One", "## Two", "- item", "1. first", "> told", "| a | b |\n|---|---|\n| 1 | 2 |",
    "```python\nx = '</pre>'\n```", ":::{note}\nOpen", ":::",
    "::::{tab-set}\n:::{tab-item} A\nB\n:::\n::::", "$x < y$", "$$\\frac{1}{2$$", "`a<b`",
    "**bold", "[link](#nowhere)", "![alt](nothing.png)", "[^note]", "[^note]: Text", "{term}`unknown`",
    "{cite}`nobody`", "{span .x}`y`", "```{figure} none.png\n```", "(label)=", "+++", "---", "%comment", "{{ name }}",
)  # fmt: skip
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30)
MARKDOWN = st.lists(st.sampled_from(PIECES) | TEXT, max_size=8).map("\n\n".join)
LINES = st.lists(TEXT | st.just(POISON) | st.just("\x1b[31mred\x1b[0m"), max_size=4).map("\n".join)
DATA = st.fixed_dictionaries({}, optional={
    "text/plain": LINES, "text/html": st.sampled_from(PIECES[:4]) | LINES, "text/markdown": MARKDOWN,
    "text/latex": LINES, "application/json": st.dictionaries(TEXT, TEXT, max_size=2),
})  # fmt: skip
OUTPUTS = st.one_of(
    st.builds(
        # The builder leaves streams without text out: mystmd would end the whole build.
        lambda name, text: {"output_type": "stream", "name": name, "text": text or "\n"},
        st.sampled_from(["stdout", "stderr"]),
        LINES,
    ),
    st.builds(
        lambda data: {"output_type": "execute_result", "execution_count": 1, "data": data, "metadata": {}},
        DATA,
    ),
    st.builds(
        lambda name, lines: {"output_type": "error", "ename": name, "evalue": lines, "traceback": [lines]}, TEXT, LINES
    ),
)
MARKDOWN_CELLS = st.builds(lambda source: {"cell_type": "markdown", "metadata": {}, "source": source}, MARKDOWN)
CODE_CELLS = st.builds(
    lambda source, outputs: {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "source": source,
        "outputs": outputs,
    },
    LINES,
    st.lists(OUTPUTS, max_size=3),
)


class Names(HTMLParser):
    """The names of all elements and attributes, and the addresses that run something."""

    def __init__(self):
        super().__init__()
        self.names = set()

    def handle_starttag(self, tag, attrs):
        self.names |= {tag, *(name for name, _ in attrs)}
        self.names |= {"poison" for _, value in attrs if (value or "").strip().lower().startswith("javascript:")}


def random_notebooks():
    found = []

    @settings(
        max_examples=COUNT,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(MARKDOWN_CELLS | CODE_CELLS, min_size=1, max_size=6))
    def collect(cells):
        found.append(cells)

    collect()
    return found


def test_random_notebooks_become_pages_whose_text_is_escaped(tmp_path):
    if shutil.which("node") is None:
        pytest.skip("Node is not on the PATH")
    notebooks = random_notebooks()
    assert len(notebooks) >= COUNT * 0.9
    names = [f"random-{number:03}" for number in range(len(notebooks))]
    for name, cells in zip(names, notebooks, strict=True):
        numbered = [{**cell, "id": f"{name}-{place}"} for place, cell in enumerate(cells)]
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        notebook = {"cells": numbered, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
        (tmp_path / f"{name}.ipynb").write_text(json.dumps(notebook), "utf-8")
    (tmp_path / "index.md").write_text("# Front\n", "utf-8")
    toc = [{"file": "index.md"}, *({"file": f"{name}.ipynb"} for name in names)]
    settings_text = {"version": 1, "project": {"title": "Random", "toc": toc}, "site": {"template": "./template"}}
    (tmp_path / "myst.yml").write_text(json.dumps(settings_text), "utf-8")
    (tmp_path / "_build").mkdir()
    write_template(tmp_path / "template", THEME)
    environment = {
        **book_environment(tmp_path / "course.json", tmp_path / "findings.jsonl"),
        "COURSEWRIGHT_SITE_DATA": "",
    }
    run_program(book_command("build", "--html", "--ci"), folder=tmp_path, environment=environment, seconds=900)
    html = tmp_path / "_build" / "html"
    finish_site(html, base_url="")
    for name in names:
        page = (html / name / "index.html").read_text("utf-8")
        article = page.partition('<article class="cw-article">')[2].partition("</article>")[0]
        assert article, f"{name} has no content"
        parser = Names()
        parser.feed(article)
        parser.close()
        assert not {"poison", "onpoison", "onerror", "script"} & parser.names, name
