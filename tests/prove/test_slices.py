"""Which cells before an answer are run for it."""

import pytest

from builder.module_sheet import sheet_of
from builder.prove.plan import subject_of

CASE = {
    "before": ["import hypothesis", "limit = 3", "other = 4"],
    "answer": "def small(x):\n    # BEGIN SOLUTION\n    return x < limit\n    # END SOLUTION",
    "tests": ["assert small(1), 'One is small.'"],
}


@pytest.mark.parametrize(
    ("cell", "needed"),
    [
        ("other = 5", False),
        ("other.sort()", False),
        ("limit += 1", True),
        ("print(limit)", False),
        ("hypothesis.settings.load_profile('quick')", True),
        ("open('notes.txt', 'w').close()", True),
        ("json.dump(other, sys.stdout)", True),
        ("print(json.dumps(other))", False),
        ("os.environ['LEVEL'] = 'high'", True),
        ("environment = {'level': 'high'}", False),
    ],
)
def test_a_cell_is_run_if_it_gives_a_name_or_leaves_something_that_no_name_tells(make_module, cell, needed):
    sheet, _ = sheet_of(make_module({**CASE, "before": [*CASE["before"], cell]}))
    steps = subject_of(sheet, "task", ()).before
    assert [step.source for step in steps if step.source == cell] == [cell] * needed
    assert "limit = 3" in [step.source for step in steps]
