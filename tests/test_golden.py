"""The tiny workspace assembled, compared with the notebooks that were reviewed."""

import json

import nbformat
import pytest

from builder.assemble.notebooks import instructor_notebook, student_notebook
from builder.build import read_course, sheet_of
from builder.stamp import BuildOptions


@pytest.fixture
def sheets(tiny):
    course, findings = read_course(tiny, "tiny", BuildOptions())
    assert findings == ()
    return {module.card.id: sheet_of(module)[0] for module in course.modules}


@pytest.mark.parametrize("name", ["first-steps", "second-steps"])
def test_notebooks_are_as_reviewed(sheets, golden, name):
    golden(f"tiny/expected/student/{name}.ipynb", student_notebook(sheets[name]))
    golden(f"tiny/expected/instructor/{name}.ipynb", instructor_notebook(sheets[name], {}))


@pytest.mark.parametrize("name", ["first-steps", "second-steps"])
def test_notebooks_are_valid(sheets, name):
    for text in (student_notebook(sheets[name]), instructor_notebook(sheets[name], {})):
        notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)
        assert notebook.nbformat_minor == 5


def test_other_words_come_with_another_domain(tiny):
    course, _ = read_course(tiny, "tiny", BuildOptions(domain="healthcare"))
    text = student_notebook(sheet_of(course.modules[0])[0])
    assert "fintech" not in text
    assert course.modules[0].domain.title in text


def test_cell_ids_do_not_depend_on_the_position(tiny, sheets):
    lesson = tiny.root / "modules/first-steps/lesson.md"
    text = lesson.read_text()
    lesson.write_text(
        text.replace("## Doubling", "## New\n\nText.\n\n```{code-cell} python\nnew = 1\n```\n\n## Doubling")
    )
    course, _ = read_course(tiny, "tiny", BuildOptions())
    ids = [cell["id"] for cell in json.loads(student_notebook(sheet_of(course.modules[0])[0]))["cells"]]
    before = [cell["id"] for cell in json.loads(student_notebook(sheets["first-steps"]))["cells"]]
    assert [name for name in before if name not in ids] == []
