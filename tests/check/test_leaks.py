"""Secret lines are looked for in many files together, and told for each file that holds them."""

import pytest

from builder.check import leaks
from builder.check.leaks import SecretLine, find_leaks

SECRETS = (
    SecretLine("returnnp.median(values)", "lesson.md", 7),
    SecretLine('names="a"and"b"', "lesson.md", 8),
    SecretLine("nobodywrotethisline", "lesson.md", 9),
)
FILES = (
    ("a.txt", b"nothing to see"),
    ("b.html", b"<b>return</b> np.median(<i>values</i>)"),
    ("c.ipynb", b'{"source": ["names = \\"a\\" and \\"b\\"\\n"]}'),
    ("d.txt", b"nobody wrote"),
    ("e.txt", b"this line, return np.median(values)"),
)


@pytest.mark.parametrize("letters", [1, 60, 2_000_000])
def test_each_file_that_holds_a_line_is_named_however_many_are_searched_together(letters, monkeypatch):
    monkeypatch.setattr(leaks, "_BATCH", letters)
    found = [(finding.message.split()[0], finding.place.line) for finding in find_leaks(iter(FILES), SECRETS)]
    assert found == [("b.html", 7), ("c.ipynb", 8), ("e.txt", 7)]
