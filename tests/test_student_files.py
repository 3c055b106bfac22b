"""The one bug that may never ship: no line of a solution, a hidden test or a note is in what students receive."""

import json
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.assemble.notebooks import instructor_notebook, running_cells, site_notebook, student_notebook
from builder.assemble.sheet import make_sheet
from builder.documents.module_card import ModuleCard
from builder.lessons.load import load_lesson

LESSON = Path(__file__).parent / "golden/tiny/workspace/modules/first-steps/lesson.md"
FRONT = LESSON.read_text("utf-8").split("# First steps")[0]
CARD = {
    "id": "made-up",
    "title": "Made up",
    "summary": "x",
    "kind": "python",
    "teaches": ["python-programming"],
    "stage": "proof-of-concept",
    "minutes": {"reading": 1, "exercises": 1},
    "objectives": {"do": "Build it"},
}

names = st.text("abcdefghijklmnop", min_size=10, max_size=14)
indents = st.sampled_from(["", "    ", "        "])
comments = st.sampled_from(
    [("", "#", ""), ("%%writefile out.yaml\n", "#", ""), ("%%writefile out.md\n", "<!--", " -->")]
)


@st.composite
def secrets(draw):
    """A lesson with two exercises, its secret lines, and whether each has a starter."""
    secret: list[str] = []
    parts = [FRONT + "# Made up\n"]
    exercises = {}
    for number in range(draw(st.integers(1, 3))):
        first, opening, closing = draw(comments)
        indent = draw(indents) if first == "" else ""
        lines = [
            f"SECRET_{number}_{text} = {position}"
            for position, text in enumerate(draw(st.lists(names, min_size=1, max_size=4)))
        ]
        hidden = [f'assert HIDDEN_{number}_{text}, "m"' for text in draw(st.lists(names, min_size=1, max_size=3))]
        note = f"NOTE_{number}_{draw(names)}"
        secret += [*lines, *hidden, note]
        head = "if True:\n" if indent == "    " else "if True:\n    if True:\n" if indent else ""

        def mark(word: str, indent: str = indent, opening: str = opening, closing: str = closing) -> str:
            return f"{indent}{opening} {word}{closing}"

        marked = [mark("BEGIN SOLUTION"), *(indent + line for line in lines), mark("END SOLUTION")]
        if draw(st.booleans()):
            marked += [mark("BEGIN STARTER"), mark("given = 1"), mark("END STARTER")]
        answer = first + head + "\n".join(marked)
        tests = "visible = 1\n# BEGIN HIDDEN TESTS\n" + "\n".join(hidden) + "\n# END HIDDEN TESTS"
        user = f"print(SECRET_{number}_{'x' * 10})" if draw(st.booleans()) else "print(1)"
        parts.append(
            f"\n```{{code-cell}} python\n:exercise: e{number}\n\n{answer}\n```\n"
            f"\n```{{code-cell}} python\n:tests: e{number}\n\n{tests}\n```\n"
            f'\n+++ {{"instructor": true}}\n\n{note}\n\n+++\n\n```{{code-cell}} python\n{user}\n```\n'
        )
        exercises[f"e{number}"] = {"kind": "write", "title": "T", "objective": "do", "points": 1, "minutes": 1}
    return "".join(parts), secret, ModuleCard.model_validate_json(json.dumps({**CARD, "exercises": exercises}))


@given(secrets())
@settings(max_examples=60, deadline=None)
def test_no_secret_line_is_in_a_student_file(made):
    text, secret, card = made
    lesson, findings = load_lesson(text, "lesson.md")
    assert not findings
    sheet, findings = make_sheet(card, lesson, {}, {})
    assert not findings
    # Every cell has an output that tells everything, so that a wrongly published output shows.
    outputs = {
        name: json.dumps([{"output_type": "stream", "name": "stdout", "text": "\n".join(secret)}])
        for name, source in running_cells(sheet)
        if any(line in source for line in secret) or "HIDDEN" in source
    }
    received = student_notebook(sheet) + site_notebook(sheet, outputs)
    plain = re.sub(r'\\n",\s*"', "", received)
    for line in secret:
        assert line.split(" = ")[0].removeprefix("assert ").split(",")[0] not in plain.replace("print(", "")
    whole = instructor_notebook(sheet, outputs)
    assert all(line.replace('"', '\\"') in whole for line in secret)


@given(secrets())
@settings(max_examples=20, deadline=None)
def test_assembling_twice_gives_the_same_bytes(made):
    text, _, card = made
    first, second = (make_sheet(card, load_lesson(text, "l")[0], {}, {})[0] for _ in range(2))
    assert student_notebook(first) == student_notebook(second)
    assert instructor_notebook(first, {}) == instructor_notebook(second, {})
