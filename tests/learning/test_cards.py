"""Review cards: the author's, the practice questions', and key points with a gap."""

import csv
import io
import json

from click.testing import CliRunner

from builder.assemble.markup import html_of
from builder.build import sheet_of
from builder.cli.main import course as command
from builder.course.load import load_course
from builder.learning.cards import anki_text, cards_of, cards_script
from builder.learning.course_map import map_script


def cards(workspace):
    course, _ = load_course(workspace, "tiny")
    return [card for module in course.modules for card in cards_of(sheet_of(module)[0])]


def test_cards_have_permanent_ids_and_graded_questions_make_none(tiny):
    ids = [card.id for card in cards(tiny)]
    assert ids[:4] == [
        "first-steps/doubling", "first-steps/reading-code", "first-steps/zero", "first-steps/quiz-twice-or-square",
    ]  # fmt: skip
    assert len(ids) == len(set(ids)) == 15
    assert not any("exam" in name for name in ids)


def test_key_points_with_bold_words_become_cards_with_a_gap(tiny):
    lesson = tiny.root / "modules" / "first-steps" / "lesson.md"
    points = "- Multiplying repeats an **addition**.\n- Nothing bold.\n- **One** and\n  **two**."
    points += "\n\n## Sources\n\n- **No** card."
    lesson.write_text(lesson.read_text("utf-8").replace("- Multiplying repeats an addition.", points), "utf-8")
    made = {card.id: card for card in cards(tiny) if "/key-" in card.id}
    assert list(made) == ["first-steps/key-addition", "first-steps/key-one"]
    assert made["first-steps/key-addition"].front == "Multiplying repeats an **[…]**."
    assert made["first-steps/key-one"].back == "**One** and\n  **two**."


def test_anki_reads_one_row_a_card(tiny):
    text = anki_text(cards(tiny), "A::tiny\tcourse")
    heads = [line for line in text.splitlines() if line.startswith("#")]
    assert "#guid column:1" in heads
    assert "#separator:tab" in heads
    rows = list(csv.reader(io.StringIO("\n".join(text.splitlines()[len(heads) :])), delimiter="\t"))
    assert [row[0] for row in rows] == [card.id for card in cards(tiny)]
    assert {len(row) for row in rows} == {5}
    assert {row[1] for row in rows} == {"A:tiny course::First steps", "A:tiny course::Second steps"}
    assert text == anki_text(cards(tiny), "A::tiny\tcourse")


def test_scripts_hold_json_that_cannot_end_a_script(tiny):
    text = cards_script(cards(tiny))
    assert "</" not in text
    assert len(json.loads(text.removeprefix("window.courseCards=").removesuffix(";\n"))) == 15
    course, _ = load_course(tiny, "tiny")
    found = json.loads(map_script(course, {"python-programming": "Python"}).removeprefix("window.courseMap=")[:-2])
    assert found["skills"] == [
        {"id": "python-programming", "name": "Python"},
        {"id": "technical-writing", "name": "technical writing"},
    ]
    assert "exam-question" not in found["stages"][0]["modules"][0]["quiz"]


def test_markup_stays_text_and_formulas_are_set():
    assert (
        html_of("<b>x</b> & ![a picture](x.png) [there](y.md)", "tex") == "&lt;b&gt;x&lt;/b&gt; &amp; a picture there"
    )
    assert html_of("$x < 1$", "tex") == '<span class="math inline">\\(x &lt; 1\\)</span>'
    assert "<math" in html_of("$x^2$", "mathml")
    assert html_of("one\n\ntwo", "tex") == "<p>one</p>\n<p>two</p>"


def test_the_command_writes_the_cards(tiny):
    done = CliRunner().invoke(command, ["export", "cards", "tiny", "--workspace", str(tiny.root)])
    assert done.exit_code == 0, done.output
    assert (tiny.build / "export" / "tiny-cards.txt").read_text("utf-8").startswith("#separator:tab\n")
