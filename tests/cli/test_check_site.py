"""`course check --site` and `--links`: what they need, what they leave alone, how they end."""

from __future__ import annotations

import pytest

import builder.check_site
from builder.audit.external import Answer
from builder.cli.main import main
from builder.stamp import STAMP, BuildOptions, BuildSummary, inputs_digest, outputs_digest, stamp_text

PAGE = """<!doctype html><html lang="en"><head><title>A</title></head><body><main><h1>A</h1>{body}</main>
<script type="application/json" id="course-words">{{}}</script></body></html>"""
SUMMARY = BuildSummary("tiny", "A tiny course", 2, 4, 3, 7, 0.5, 9, ())


@pytest.fixture
def check(tiny, capsys, monkeypatch):
    """Check a site of one page; no browser, and no host is asked."""
    monkeypatch.setattr(builder.check_site, "why_no_browser", lambda: "There is no Chromium here.")
    site = tiny.build / "tiny" / "site"
    site.mkdir(parents=True)

    def run(body, *arguments):
        (site / "index.html").write_text(PAGE.format(body=body))
        if not (tiny.build / "tiny" / STAMP).exists():
            inputs, outputs = inputs_digest(tiny, "tiny", BuildOptions()), outputs_digest(tiny.build / "tiny")
            (tiny.build / "tiny" / STAMP).write_text(stamp_text(inputs, outputs, SUMMARY, BuildOptions()))
        with pytest.raises(SystemExit) as ended:
            main(["check", "tiny", "--workspace", str(tiny.root), *arguments])
        return ended.value.code, *capsys.readouterr()

    return run


def test_without_a_browser_the_files_are_checked_and_the_rest_is_said(check):
    code, out, _ = check("<p>Words.</p>", "--site")
    assert code == 0
    assert "There is no Chromium here." in out
    assert "[site-is-checked-here]" in out
    code, out, _ = check('<img src="index.html">', "--site")
    assert code == 1
    assert "[page-images-have-alt-text]" in out


def test_broken_links_within_the_site_are_errors(check):
    code, out, _ = check('<p><a href="gone/index.html">A page that is gone</a></p>', "--site")
    assert code == 1
    assert "[site-link-resolves]" in out


def test_a_site_older_than_its_sources_is_told(check, tiny):
    assert "[checked-site-is-current]" not in check("<p>Words.</p>", "--site")[1]
    lesson = tiny.root / "modules" / "first-steps" / "lesson.md"
    lesson.write_text(lesson.read_text("utf-8") + "\nMore.\n", "utf-8")
    assert "[checked-site-is-current]" in check("<p>Words.</p>", "--site")[1]


def test_links_are_asked_and_examples_are_not(check, monkeypatch):
    asked = []

    def answer(addresses, cache, today, **_):
        asked.extend(addresses)
        return {address: Answer(404) for address in addresses}

    monkeypatch.setattr(builder.check_site, "ask_links", answer)
    body = '<a href="https://docs.python.org/3/">Python</a> <a href="https://example.com/">An example</a>'
    code, out, _ = check(body, "--links")
    assert asked == ["https://docs.python.org/3/"]
    assert (code, out.count("[outside-links-lead-somewhere]")) == (0, 1)
    assert check(body, "--links", "--strict")[0] == 1


def test_without_a_build_it_says_what_to_do(tiny, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["check", "tiny", "--workspace", str(tiny.root), "--site"])
    assert ended.value.code == 1
    assert "course build tiny" in capsys.readouterr().err
