"""`course diff` and `course upgrade`: what is new, taken, declined, kept and in conflict."""

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from builder.check.course import check_one_module
from builder.cli.main import course
from builder.course.load import load_module
from builder.errors import CourseError
from builder.findings import Severity
from builder.upgrade.merging import merged
from builder.upgrade.store import module_texts, pin_modules
from builder.upgrade.upgrading import Decision, apply, pending
from builder.workspace import read_modules

NEW_CARD = """\
exercises:
  treble:
    kind: write
    title: Treble it
    objective: treble
    points: 1
    minutes: 4
    hints: ["Twice, and once more."]
"""
NEW_CELLS = """\
### Treble it

Return the number times three.

```{code-cell} python
:exercise: treble

def treble(number):
    \"\"\"Return three times the number.\"\"\"
    # BEGIN SOLUTION
    return number + number + number
    # END SOLUTION
```

```{code-cell} python
:tests: treble

assert treble(2) == 6, "Three times two is six."
# BEGIN HIDDEN TESTS
assert treble(-5) == -15, "Negative numbers are trebled too."
# END HIDDEN TESTS
```

### What is printed?
"""


@pytest.fixture
def add_exercise(change, library):
    """Return a function that adds an exercise and its objective to the library's module."""

    def add():
        change(library, "module.yaml", "exercises:\n  double", f"{NEW_CARD}  double")
        change(library, "module.yaml", "objectives:\n", "objectives:\n  treble: Calculate three times a number\n")
        minutes = next(
            line for line in (library / "module.yaml").read_text("utf-8").split("\n") if "minutes: {" in line
        )
        old = int(minutes.rpartition(" ")[2].rstrip("}"))
        change(library, "module.yaml", minutes, minutes.replace(f"exercises: {old}", f"exercises: {old + 4}"))
        change(library, "lesson.md", "### What is printed?\n", NEW_CELLS)
        for name, text in {
            "six.py": "# score: 0\n# hint: Three times two\n# why: adds\ndef treble(number):\n    return number + 3\n",
            "double.py": "# score: 0\n# hint: Three times two\n# why: twice\ndef treble(n):\n    return n * 2\n",
            "times.py": "# score: 1\ndef treble(number):\n    return 3 * number\n",
        }.items():
            (library / "attempts" / "treble").mkdir(exist_ok=True)
            (library / "attempts" / "treble" / name).write_text(text, "utf-8")

    return add


def own_copy(place):
    result = run(place, "module", "copy", "first-steps")
    assert result.exception is None, result.output
    return place.root / "modules" / "first-steps"


def run(place, *arguments):
    return CliRunner().invoke(course, [*arguments, "--workspace", str(place.root)], standalone_mode=False)


def ids(upgrade):
    return {one.change.id: one.change.kind for one in upgrade.changes}


def faults(place):
    folder = read_modules(place)[0]["first-steps"]
    module, findings = load_module(place, folder, "proof-of-concept", None)
    return [
        *findings,
        *(one for one in check_one_module(module, ()) if one.severity is not Severity.NOTE),
    ]


def test_a_course_keeps_the_module_that_it_was_made_with(place, library, change):
    change(library, "module.yaml", "title: First steps", "title: Other steps")
    assert read_modules(place)[0]["first-steps"].card.title == "First steps"
    assert pin_modules(place, ["first-steps", "no-such-module"]) == ()


def test_without_changes_nothing_is_to_be_decided(place):
    result = run(place, "diff")
    assert result.return_value in {0, None}
    assert "everything" in result.stderr


def test_a_new_exercise_is_taken_with_its_objective_and_the_module_still_fits(place, add_exercise):
    add_exercise()
    assert ids(pending(place)) == {
        "first-steps/objectives/treble": "new",
        "first-steps/exercises/treble": "new",
        "first-steps/card": "changed",
    }
    left, files = apply(place, Decision(accept=("first-steps/exercises/treble",)))
    assert files == ()
    assert set(ids(left)) == set()
    assert faults(place) == []
    assert "treble" in read_modules(place)[0]["first-steps"].card.exercises


def test_a_changed_exercise_is_taken_into_the_teachers_copy_beside_her_edits(place, library, change):
    own = own_copy(place)
    change(own, "lesson.md", "A worked example stands above.", "My own words.")
    change(library, "lesson.md", '"Twice nothing is nothing."', '"Twice zero is zero."')
    assert ids(pending(place)) == {"first-steps/exercises/double": "changed"}
    left, files = apply(place, Decision(all=True))
    assert left.changes == ()
    assert files == ("modules/first-steps/lesson.md",)
    text = (own / "lesson.md").read_text("utf-8")
    assert "My own words." in text
    assert "Twice zero is zero." in text
    assert faults(place) == []


def test_a_conflict_names_file_and_line_and_changes_nothing(place, library, change):
    own = own_copy(place)
    change(own, "lesson.md", '"Twice nothing is nothing."', '"Mine."')
    change(library, "lesson.md", '"Twice nothing is nothing."', '"Theirs."')
    before = module_texts(own)
    line = 1 + before["lesson.md"].split("\n").index('assert double(0) == 0, "Mine."')
    result = run(place, "upgrade", "--all")
    assert result.return_value == 1
    assert f"modules/first-steps/lesson.md:{line}: you and the library changed the same lines" in result.stdout
    assert module_texts(own) == before
    left, _ = apply(place, Decision(replace=("first-steps/exercises/double",)))
    assert left.changes == ()
    assert '"Theirs."' in (own / "lesson.md").read_text("utf-8")
    assert '"Mine."' in (own / "lesson.md.bak").read_text("utf-8")


def test_what_is_declined_is_not_asked_again_until_it_changes_again(place, library, change):
    change(library, "lesson.md", "A worked example stands above.", "A better text.")
    left, _ = apply(place, Decision(decline=("first-steps/lesson",)))
    assert left.changes == ()
    assert [one.id for one in left.declined] == ["first-steps/lesson"]
    assert "A worked example" in module_texts(place.pinned / "first-steps")["lesson.md"]
    change(library, "lesson.md", "A better text.", "The best text.")
    assert ids(pending(place)) == {"first-steps/lesson": "changed"}


def test_a_declined_change_can_be_taken_later(place, library, change):
    change(library, "lesson.md", "A worked example stands above.", "A better text.")
    apply(place, Decision(decline=("first-steps/lesson",)))
    left, _ = apply(place, Decision(accept=("first-steps/lesson",)))
    assert left.declined == left.changes == ()
    assert "A better text." in module_texts(place.pinned / "first-steps")["lesson.md"]


def retire(library, change):
    """Take the exercise `foresee` out of the library's module."""
    text = (library / "module.yaml").read_text("utf-8")
    (library / "module.yaml").write_text(text[: text.index("  foresee:\n    kind")], "utf-8")
    lesson = (library / "lesson.md").read_text("utf-8")
    begin, end = lesson.index("### What is printed?"), lesson.index("## Key points")
    (library / "lesson.md").write_text(lesson[:begin] + lesson[end:], "utf-8")
    for path in (library / "attempts" / "foresee").iterdir():
        path.unlink()


def test_a_retired_exercise_goes_if_it_is_taken(place, library, change):
    retire(library, change)
    assert ids(pending(place))["first-steps/exercises/foresee"] == "retired"
    apply(place, Decision(accept=("first-steps/exercises/foresee",)))
    text = module_texts(place.pinned / "first-steps")
    assert ":exercise: foresee" not in text["lesson.md"]
    assert not [name for name in text if name.startswith("attempts/foresee")]


def test_a_retired_exercise_that_the_teacher_has_changed_is_a_conflict(place, library, change):
    own = own_copy(place)
    change(own, "lesson.md", "### What is printed?", "### What do you see?")
    retire(library, change)
    one = next(one for one in pending(place).changes if one.change.unit == "exercises/foresee")
    assert one.conflicts
    assert "taken away" in one.conflicts[0].why


def test_a_module_that_the_library_lost_stays_in_the_course(place, library):
    for name in module_texts(library):
        (library / name).unlink()
    upgrade = pending(place)
    assert upgrade.changes == ()
    assert upgrade.gone == ("first-steps",)
    assert "first-steps" in read_modules(place)[0]


def test_diff_writes_nothing_and_its_exit_code_says_whether_there_is_something(place, library, change):
    change(library, "lesson.md", "A worked example stands above.", "A better text.")
    before = {path: path.read_bytes() for path in place.root.rglob("*") if path.is_file()}
    result = run(place, "diff")
    assert result.return_value == 1
    assert "first-steps/lesson: changed" in result.stdout
    assert "+A better text." in result.stdout
    assert "+A better text." not in run(place, "diff", "--short").stdout
    assert run(place, "upgrade").return_value == 1
    assert {path: path.read_bytes() for path in place.root.rglob("*") if path.is_file()} == before
    taken = run(place, "upgrade", "--accept", "first-steps")
    assert taken.exception is None
    assert "Taken: first-steps/lesson" in taken.stderr
    assert run(place, "diff").return_value in {0, None}


@pytest.mark.parametrize("option", ["--accept", "--decline", "--replace"])
def test_an_unknown_change_is_named_with_what_there_is(place, library, change, option):
    change(library, "lesson.md", "A worked example stands above.", "A better text.")
    result = run(place, "upgrade", option, "first-steps/lessn")
    assert isinstance(result.exception, CourseError)
    assert "first-steps/lesson" in result.exception.hint
    both = run(place, "upgrade", "--accept", "first-steps", "--decline", "first-steps")
    assert "both accepted and declined" in str(both.exception)


def test_a_module_that_is_not_kept_yet_is_named_and_then_kept(place):
    for path in sorted((place.pinned / "first-steps").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (place.pinned / "first-steps").rmdir()
    result = run(place, "diff")
    assert "Not kept here yet" in result.stderr
    assert "everything" not in result.stderr
    assert "Kept the library's version of first-steps" in run(place, "upgrade").stderr
    assert "everything" in run(place, "diff").stderr


def test_a_copy_is_never_made_over_a_module_that_is_there(place):
    own_copy(place)
    assert isinstance(run(place, "module", "copy", "first-steps").exception, CourseError)
    assert isinstance(run(place, "module", "copy", "no-such").exception, CourseError)


LESSON = st.lists(st.sampled_from(["a", "b", "c", "## One", "## Two", ""]), max_size=12).map("\n".join)


@given(LESSON, LESSON)
def test_who_changed_nothing_gets_what_the_library_has(base, theirs):
    old, new = {"lesson.md": base}, {"lesson.md": theirs}
    result, conflicts = merged(old, old, new, "lesson")
    assert conflicts == ()
    assert sorted(result["lesson.md"].split()) == sorted(theirs.split())


@given(LESSON, LESSON)
def test_where_the_library_changed_nothing_edits_stay(base, own):
    result, conflicts = merged({"lesson.md": base}, {"lesson.md": own}, {"lesson.md": base}, "lesson")
    assert conflicts == ()
    assert result["lesson.md"] == own


@given(LESSON, LESSON, LESSON)
def test_a_conflict_leaves_everything_as_it_is(base, own, theirs):
    result, conflicts = merged({"lesson.md": base}, {"lesson.md": own}, {"lesson.md": theirs}, "lesson")
    if conflicts:
        assert result == {"lesson.md": own}
        assert all(1 <= one.line <= own.count("\n") + 2 for one in conflicts)
