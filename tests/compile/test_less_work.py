"""What is changed in Jupyter Book so that it does less work: the pages stay as they are."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib import resources
from pathlib import Path

import pytest

import builder.compile.jupyter_book as owner
from builder.compile.jupyter_book import book_environment, compile_html
from builder.compile.tools import node_and_npm
from builder.site.template import write_template

SCRIPT = Path(owner.__file__).with_name("less_work.cjs")
THEME = Path(__file__).parents[2] / "book" / "theme"
PROGRAM = resources.files("jupyter_book").joinpath("dist", "jupyter-book.cjs")

FRONT = """\
# The front page

:::{toc}
:context: project
:::

See [](page-one.md#part-two), {math}`a^2` and www.example.org.
"""
ONE = """\
---
title: Page one
downloads:
  - id: paper
exports:
  - format: typst
    id: paper
    output: paper.pdf
---

:::{toc}
:context: page
:::

# Part one

A note[^1] about {abbr}`MyST (a markup)`, a `link` to example.com and an image:

```{figure} dot.svg
:alt: A dot

The dot.
```

(part-two)=
# Part two

:::{note}
- one
- **two** with $x_1$
:::

[^1]: Words below the line.
"""
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="4" cy="4" r="4"/></svg>'


def asked(question: str, text: str = "") -> str:
    """Return what Node answers about the script, which it gets as `script`."""
    program = f"const script = require({json.dumps(str(SCRIPT))}); process.stdout.write(String({question}))"
    command = [*node_and_npm()[0], "-e", program]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def test_each_change_finds_its_place_in_the_installed_jupyter_book():
    program = f"require('fs').readFileSync({json.dumps(str(PROGRAM))}, 'utf8')"
    question = f"((all) => script.names.filter((name) => script.lighter(all, [name]) === all))({program})"
    assert asked(question) == "", "these changes were left out"


def test_another_program_stays_as_it_is():
    other = "function createTokenizer(opts) { return opts; }\nasync function resolvePageExports(a) { return [a]; }\n"
    assert asked("script.lighter(require('fs').readFileSync(0, 'utf8'))", other) == other


def project(folder: Path) -> Path:
    """Write a project whose pages need each step that others are spared: tables of contents, exports, downloads."""
    folder.mkdir()
    pages = {
        "index.md": FRONT,
        "page-one.md": ONE,
        "page-two.md": ONE.partition("---\n\n")[2].replace("part-two", "end"),
    }
    for name, text in {**pages, "dot.svg": DOT, "paper.pdf": "%PDF-1.4\n"}.items():
        (folder / name).write_text(text)
    settings = {
        "version": 1,
        "project": {"title": "Less work", "toc": [{"file": name} for name in pages]},
        "site": {"template": "./template"},
    }
    (folder / "myst.yml").write_text(json.dumps(settings))
    write_template(folder / "template", THEME)
    (folder / "_build").mkdir()
    return folder


@pytest.mark.slow
def test_the_pages_are_the_same_as_without(tmp_path):
    # The names of copied files are made from the time and place of the file, so both are built from the same one.
    folder, built = project(tmp_path / "book"), []
    for options in (None, ""):
        environment = book_environment(folder / "course.json", folder / "_build" / "findings.jsonl")
        environment["COURSEWRIGHT_SITE_DATA"] = ""
        assert str(SCRIPT) in environment["NODE_OPTIONS"]
        if options is not None:
            environment["NODE_OPTIONS"] = options
        html, found = compile_html(folder, environment, seconds=300, on_page=lambda _: None)
        pages = {path.relative_to(html).as_posix(): path.read_text("utf-8") for path in sorted(html.rglob("*.html"))}
        built.append((pages, sorted(path.name for path in (html / "build").iterdir()), found))
        shutil.rmtree(folder / "_build")
        (folder / "_build").mkdir()
    pages, copied, _ = built[0]
    assert len(pages) >= 3
    assert pages["index.html"].count("page-one") >= 2, "the table of contents of the project"
    assert any(name.startswith("paper") for name in copied), "the page's download"
    assert built[0] == built[1]
