"""Attribution: the names that LMSs give, marks in copies, and what cannot be told."""

import pytest

from builder.intake.attribute import Attributor
from builder.intake.values import Found, Known, KnownStudent

ADA = KnownStudent("ada", "Ada Lovelace", "ada@school.example", "4711", "alovelace")
ALAN = KnownStudent("alan", "Turing, Alan", "alan@school.example")
ZOE = KnownStudent("zoe", "Zoë de la Cruz")
MODULES = ("first-steps", "second-steps")
TOKEN = "0123456789abcdef" * 2
KNOWN = Known((ADA, ALAN, ZOE), MODULES, ((TOKEN, "ada", "second-steps"), ("f" * 32, "", "first-steps")))


def told(path, content=b"{}", known=KNOWN):
    found = Found(tuple(path.split("/")), content, "d", len(content), "")
    return Attributor(known).attribute(found)


@pytest.mark.parametrize(
    ("path", "student", "module", "shape"),
    [
        ("ada/first-steps.ipynb", "ada", "first-steps", "folder"),
        ("Ada Lovelace/First Steps.ipynb", "ada", "first-steps", "folder"),
        ("Lovelace, Ada/second-steps/second-steps.ipynb", "ada", "second-steps", "folder"),
        ("alan@school.example/first_steps (2).ipynb", "alan", "first-steps", "folder"),
        ("Section B/alan/first-steps/first-steps.ipynb", "alan", "first-steps", "folder"),
        ("submitted/alan/second-steps/answers.ipynb", "alan", "second-steps", "nbgrader"),
        ("lovelaceada_4711_67890_first-steps.ipynb", "ada", "first-steps", "canvas"),
        ("someoneelse_4711_67890_first-steps.ipynb", "ada", "first-steps", "canvas"),
        ("turingalan_999_67890_first-steps-1.ipynb", "alan", "first-steps", "canvas"),
        ("delacruzzoe_12_67890_second-steps.ipynb", "zoe", "second-steps", "canvas"),
        ("lovelaceada_4711_67890_work/x/first-steps.ipynb", "ada", "first-steps", "canvas"),
        ("Ada Lovelace_12345_assignsubmission_file_/first-steps.ipynb", "ada", "first-steps", "moodle"),
        ("Ada Lovelace_12345_assignsubmission_file/first-steps.ipynb", "ada", "first-steps", "moodle"),
        ("Zoe de la Cruz_12345_assignsubmission_file_first-steps.ipynb", "zoe", "first-steps", "moodle"),
        ("alan/report_2020_10_first-steps.ipynb", "alan", "first-steps", "folder"),
    ],
)
def test_shapes(path, student, module, shape):
    found = told(path)
    assert (found.student.id, found.module, found.shape, found.reason) == (student, module, shape, "")


def test_late_and_repeated_uploads_of_canvas():
    found = told("lovelaceada_LATE_4711_67890_first-steps-2.ipynb")
    assert (found.student, found.late, found.attempt) == (ADA, True, 2)
    assert not told("lovelaceada_4711_67890_first-steps.ipynb").late


def test_a_renamed_copy_is_known_by_its_mark():
    content = b'{"metadata": {"course": {"copy": "' + TOKEN.encode() + b'"}}}'
    found = told("untitled.ipynb", content)
    assert (found.student, found.module, found.shape) == (ADA, "second-steps", "copy")
    found = told("ada/Untitled 1.ipynb", content)
    assert (found.student, found.module, found.copied_from) == (ADA, "second-steps", "")


def test_a_copy_of_someone_else_counts_for_who_handed_it_in():
    content = b'{"metadata": {"course": {"copy": "' + TOKEN.encode() + b'"}}}'
    found = told("alan/first.ipynb", content)
    assert (found.student, found.module, found.copied_from) == (ALAN, "second-steps", "ada")


def test_a_mark_that_was_never_given_or_stands_in_a_text_says_nothing():
    forged = b'{"metadata": {"course": {"copy": "' + b"1" * 32 + b'"}}}'
    assert told("x.ipynb", forged).student is None
    quoted = b'{"source": "{\\"copy\\": \\"' + TOKEN.encode() + b'\\"}"}'
    assert told("x.ipynb", quoted).student is None
    two = b'{"copy": "' + TOKEN.encode() + b'", "x": {"copy": "' + b"f" * 32 + b'"}}'
    assert told("x.ipynb", two).student is None


def test_the_module_in_the_metadata_helps_where_names_do_not():
    found = told("ada/Untitled.ipynb", b'{"metadata": {"course": {"module": "first-steps"}}}')
    assert found.module == "first-steps"
    assert told("ada/my second-steps final.ipynb").module == "second-steps"
    found = told("ada/Untitled.ipynb")
    assert (found.module, "first-steps, second-steps" in found.reason) == ("", True)
    one = Known((ADA,), ("only",))
    assert told("ada/Untitled.ipynb", known=one).module == "only"


def test_who_is_not_in_the_class_is_told_with_the_nearest():
    found = told("adda lovelace/first-steps.ipynb")
    assert found.student is None
    assert found.reason == "Nobody in the class is called 'adda lovelace'. The nearest is 'ada'."
    assert "No folder" in told("first-steps.ipynb").reason


def test_a_name_that_two_have_names_neither():
    twins = Known((KnownStudent("a1", "Kim Lee"), KnownStudent("a2", "Kim Lee")), MODULES)
    assert told("Kim Lee/first-steps.ipynb", known=twins).student is None
    assert told("a2/first-steps.ipynb", known=twins).student.id == "a2"


def test_without_a_roster_names_make_students():
    free = Known((), MODULES, closed=False)
    assert told("bea/first-steps.ipynb", known=free).student.id == "bea"
    found = told("lovelaceada_4711_67890_first-steps.ipynb", known=free).student
    assert (found.id, found.canvas_id) == ("lovelaceada-4711", "4711")
    found = told("Ada Lovelace_12_assignsubmission_file_/first-steps.ipynb", known=free).student
    assert (found.id, found.name) == ("Ada-Lovelace-12", "Ada Lovelace")
    odd = [told(f"{name}/first-steps.ipynb", known=free).student for name in ("日本", "中国", "..", "a\nb", "a b")]
    assert len({one.id for one in odd}) == 5
    assert all(one.id.replace("-", "").isalnum() for one in odd)
    assert odd[3].name == "a\\nb"
