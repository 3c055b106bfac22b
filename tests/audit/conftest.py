"""Sites of a few words, written by hand, that show one fault each."""

from __future__ import annotations

import pytest

GOOD = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A page</title>
<link rel="stylesheet" href="style.css"><script src="script.js" defer></script><link rel="icon" href="icon.svg"></head>
<body><header><a href="#main">Skip to the text</a></header>
<main id="main"><h1>A page</h1><p>Words.</p><h2>A part</h2>
{body}
</main><script type="application/json" id="course-words">{{}}</script></body></html>
"""


@pytest.fixture
def make_site(tmp_path):
    """Return a function that writes a site of one page with this body; more files by name."""

    def make(body="", page=GOOD, css="", js="", **files):
        site = tmp_path / "site"
        site.mkdir(exist_ok=True)
        (site / "index.html").write_text(page.replace("{body}", body).replace("{{}}", "{}"), "utf-8")
        (site / "style.css").write_text("body { color: #222; background: #fff; }" + css, "utf-8")
        (site / "script.js").write_text(js, "utf-8")
        (site / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
        for name, text in files.items():
            (site / name).write_text(text, "utf-8")
        return site

    return make
