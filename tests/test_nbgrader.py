"""nbgrader itself opens the instructor's notebooks as assignments and makes a student version without answers."""

import warnings

import nbformat
import pytest

from builder.assemble.notebooks import instructor_notebook, student_notebook
from builder.build import read_course, sheet_of
from builder.stamp import BuildOptions

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(params=["first-steps", "second-steps"])
def sheet(request, tiny):
    course, _ = read_course(tiny, "tiny", BuildOptions())
    return sheet_of(course.module(request.param))[0]


def test_its_schema_accepts_the_metadata(sheet):
    schema = pytest.importorskip("nbgrader.nbgraderformat")
    for text in (instructor_notebook(sheet, {}), student_notebook(sheet)):
        schema.MetadataValidator().validate_nb(nbformat.reads(text, as_version=4))


def test_its_preprocessors_remove_the_answers(sheet):
    preprocessors = pytest.importorskip("nbgrader.preprocessors")
    notebook = nbformat.reads(instructor_notebook(sheet, {}), as_version=4)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in ("LockCells", "ClearSolutions", "ClearHiddenTests", "ComputeChecksums", "CheckCellMetadata"):
            notebook, _ = getattr(preprocessors, name)().preprocess(notebook, {})
    released = nbformat.writes(notebook)
    secrets = {
        "first-steps": ("secret_sum_of_both", "= 314159", "== -690", "100000 + 214159"),
        "second-steps": ("cupboard", "forty-two"),
    }
    for secret in secrets[sheet.module]:
        assert secret in instructor_notebook(sheet, {})
        assert secret not in released
