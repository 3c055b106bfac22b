"""module-files-are-known: the rule sees the names in a module's folder, not a workspace."""

from builder.check.folder import check_folder

GOOD = [
    "module.yaml",
    "lesson.md",
    "data.py",
    "README.md",
    "attempts/double/add.py",
    "files/helper.py",
    "files/deep/in/there.csv",
    "files/attempts",
    "__pycache__/data.cpython-311.pyc",
    "attempts/double/__pycache__/add.pyc",
    ".ipynb_checkpoints/lesson.md",
    "files/.hidden",
]


def test_what_the_builder_reads_or_leaves_behind_is_no_fault():
    assert list(check_folder(GOOD, "modules/m")) == []


def test_each_other_file_is_named_with_what_to_do():
    found = {
        fault.place.file: fault.hint
        for fault in check_folder([*GOOD, "leson.md", "attempts/add.py", "attempts/a/b/c.py", "data.csv"], "modules/m")
    }
    assert sorted(found) == [
        "modules/m/attempts/a/b/c.py",
        "modules/m/attempts/add.py",
        "modules/m/data.csv",
        "modules/m/leson.md",
    ]
    assert "'lesson.md'" in found["modules/m/leson.md"]
    assert "attempts/EXERCISE/" in found["modules/m/attempts/add.py"]
    assert "files/" in found["modules/m/data.csv"]


def test_it_is_a_warning_of_the_rule():
    (fault,) = check_folder(["notes.txt"], "m")
    assert (fault.rule, fault.severity) == ("module-files-are-known", "warning")
