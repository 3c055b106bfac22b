"""Pages that go back: nothing that a student wrote can do anything, and nothing secret is passed on."""

import base64
import json
import re

from builder.handback.feedback import cleaner
from builder.handback.outputs import outputs_html
from builder.handback.page import page

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"0" * 20).decode()


def same(text):
    return text


def shown(*outputs):
    return outputs_html(json.dumps(outputs), same)


def test_text_is_escaped_and_colours_of_terminals_are_kept():
    html = shown({"output_type": "stream", "text": ["\x1b[31m<b>red</b>\x1b[0m", "\n"]})
    assert "&lt;b&gt;red&lt;/b&gt;" in html
    assert "cw-ansi-red" in html
    assert "<b>" not in html


def test_html_and_scripts_are_shown_as_text_at_most():
    html = shown(
        {"output_type": "display_data", "data": {"text/html": "<script>x</script>", "text/plain": "<Frame>"}},
        {"output_type": "display_data", "data": {"application/javascript": "alert(1)"}},
        {"output_type": "display_data", "data": {"image/svg+xml": "<svg onload=alert(1)>"}},
    )
    assert "script" not in html
    assert "svg" not in html
    assert "&lt;Frame&gt;" in html


def test_pictures_are_checked():
    assert f"data:image/png;base64,{PNG}" in shown({"output_type": "display_data", "data": {"image/png": PNG}})
    assert shown({"output_type": "display_data", "data": {"image/png": 'x" onerror="alert(1)'}}) == ""
    assert shown({"output_type": "display_data", "data": {"image/png": base64.b64encode(b"GIF89a").decode()}}) == ""
    alt = shown({"output_type": "display_data", "data": {"image/png": PNG, "text/plain": '"><script>'}})
    assert "<script>" not in alt


def test_errors_and_what_is_no_output():
    assert "ValueError: &lt;x&gt;" in shown({"output_type": "error", "ename": "ValueError", "evalue": "<x>"})
    for text in ("", "{}", "null", "[1]", '[{"output_type": "stream", "text": 5}]', '[{"data": []}]'):
        assert "<script" not in outputs_html(text, same)


def test_much_is_cut():
    html = shown({"output_type": "stream", "text": "x" * 100_000})
    assert len(html) < 25_000
    assert "(cut)" in html
    assert "30 more outputs" in shown(*[{"output_type": "stream", "text": "x"}] * 80)


def test_secret_lines_are_taken_out():
    clean = cleaner(["assertf(-345)==-690", "secret=a+b"])
    assert clean("line one\nassert f(-345) == -690\nline two") == "line one\n\nline two"
    assert clean("secret =\n a + b") == ""
    assert clean("nothing  here") == "nothing  here"


def test_a_page_is_whole_and_allows_no_script():
    text = page("A <title>", "<main></main>", "body { color: red }")
    assert "<title>A &lt;title&gt;</title>" in text
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)[1]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in policy
