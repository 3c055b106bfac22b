"""What Jupyter Book prints becomes findings."""

import pytest

from builder.compile.jupyter_book import messages_as_findings


@pytest.mark.parametrize(
    ("line", "file", "number", "text", "severity"),
    [
        ("⚠️  first-steps.ipynb:12:3 unknown role", "first-steps.ipynb", 12, "unknown role", "warning"),
        ("⛔️ index.md Cannot find file", "index.md", 0, "Cannot find file", "error"),
        ("\x1b[33m⚠️  a.md:7 duplicate label\x1b[0m", "a.md", 7, "duplicate label", "warning"),
        ("  ⛔ something without a place", "", 0, "something without a place", "error"),
    ],
)
def test_a_message_is_a_finding(line, file, number, text, severity):
    (fault,) = messages_as_findings(f"📖 Built index.md in 20 ms.\n{line}\n")
    assert fault.rule == "pages-compile-cleanly"
    assert (fault.place.file, fault.place.line, fault.severity) == (file, number, severity)
    assert fault.message == f"Jupyter Book says: {text}"
    assert fault.hint


def test_other_lines_are_no_findings_and_the_same_message_is_said_once():
    assert messages_as_findings("Built site\n✅ all is well\n") == ()
    assert len(messages_as_findings("⚠️ a.md:1 x\n⚠️ a.md:1 x\n⚠️ a.md:2 x\n")) == 2
