"""The generated pages: landing, syllabus and traceability say what the course says, and text stays text."""

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest

from builder.course.load import load_course
from builder.documents.schedule import Schedule
from builder.pages.glossary import glossary_page
from builder.pages.instructors import instructors_page
from builder.pages.landing import landing_page
from builder.pages.learning import progress_page, record_page, review_page
from builder.pages.markdown import block, escape, front_matter, link, table
from builder.pages.skill_map import skill_map_page
from builder.pages.syllabus import syllabus_page
from builder.pages.traceability import traceability_page
from builder.pages.wording import hours
from builder.site.words import read_words

THEME = Path(__file__).parents[2] / "book" / "theme"
WORDS = read_words(THEME, "en")

PROFILE = """Beekeeper

Beekeepers keep colonies of bees.

Apiarist, Bee Farmer

Daily tasks include checking hives and harvesting honey.

Honey companies | Fruit farms

They begin as helpers. After three years, they keep their own hives.

The demand for pollination is growing. Trends such as hive sensors change the work.

Queen rearing | Honey extraction

Patience in bad weather | Communication with farmers
"""


@pytest.fixture
def course(tiny):
    return load_course(tiny, "tiny")[0]


@pytest.fixture
def with_profile(tiny):
    """The tiny course for beekeepers: one item is served, one in part, one is a gap."""
    profile = tiny.curriculum / "profiles" / "keeper.txt"
    profile.parent.mkdir(exist_ok=True)
    profile.write_text(PROFILE, "utf-8")
    path = tiny.curriculum / "tiny.yaml"
    text = path.read_text("utf-8")
    text = text.replace("title: A tiny course", "title: A tiny course\nprofile: profiles/keeper.txt")
    text = text.replace(
        "- id: first-steps",
        "- id: first-steps\n        serves:\n          - {item: technical-skills/queen-rearing, why: counts | queens}",
    )
    text += "  - {id: later, title: 'Later [on]', years: {from: 3}}\n"
    text += "partly:\n  - {item: technical-skills/queen-rearing, missing: [Drones]}\n"
    text += "gaps:\n  - {item: technical-skills/honey-extraction, text: Honey extraction, reason: No *spoon* yet.}\n"
    path.write_text(text, "utf-8")
    return load_course(tiny, "tiny")[0]


def test_the_landing_page_counts(course):
    page = landing_page(course, WORDS)
    assert page.startswith('---\ntitle: "A tiny course"\n---\n')
    assert "- **2** modules\n- **3** exercises\n- **0.5** hours\n- **7** points" in page
    assert "{button}`Begin with the first module <./first-steps.ipynb>`" in page
    assert "1. **The first stage** years 0 to 2 · 0.5 hours" in page
    assert "[First steps](./first-steps.ipynb)" in page
    assert "A person judges 2 points by a rubric" in page


def test_the_landing_page_tells_of_a_whole_proof_only(course):
    figures = {"exercises": 3, "proven": 3, "mutants": 21, "killed": 20}
    assert "3 exercises, 3 proven, 21 mutants, 20 killed" in landing_page(course, WORDS, figures)
    assert "mutants" not in landing_page(course, WORDS, {**figures, "proven": 2})
    assert "mutants" not in landing_page(course, WORDS)


def test_the_landing_page_of_a_profile(with_profile):
    page = landing_page(with_profile, WORDS)
    assert "Beekeepers keep colonies of bees." in page
    assert "Apiarist, Bee Farmer" in page
    assert "2. **Later \\[on\\]** from year 3 on · no modules yet" in page
    assert "The library has no module for this stage yet." in page


def test_a_course_without_modules_has_a_landing_page(course):
    page = landing_page(replace(course, modules=()), WORDS)
    assert "**0** modules" in page
    assert "{button}" not in page
    assert "rubric" not in page


def test_the_syllabus_has_objectives_and_prerequisites(course):
    page = syllabus_page(course, WORDS)
    assert "| The first stage | 2 | 3 | 7 | 0.5 hours |" in page
    assert "### [First steps](./first-steps.ipynb)" in page
    assert "2 exercises · 4 points · 5 minutes of reading · 7 minutes of exercises" in page
    assert "- calculate the double of a number" in page
    assert "Builds on: [First steps](./first-steps.ipynb)." in page
    assert page.count("Builds on") == 1


def test_the_syllabus_has_the_dates_of_the_schedule(course):
    told = Schedule(hours_per_week=0.25, start=datetime.date(2027, 2, 1), time="18:00", place="Room [1]")
    page = syllabus_page(replace(course, curriculum=course.curriculum.model_copy(update={"schedule": told})), WORDS)
    assert "## Sessions\n\nPlace: Room \\[1\\].\n\n| Session | Week | Day | Modules | Minutes |" in page
    assert "| 1 | 1 | Mon 1 Feb 2027, 18:00 | First steps; Second steps (1 of 2) | 15 |" in page
    undated = course.curriculum.model_copy(update={"schedule": told.model_copy(update={"start": None})})
    assert "| Session | Week | Modules | Minutes |" in syllabus_page(replace(course, curriculum=undated), WORDS)
    assert "## Sessions" not in syllabus_page(course, WORDS)


def test_the_syllabus_says_where_nothing_is(with_profile):
    assert "## Later \\[on\\]\n\nThe library has no module for this stage yet." in syllabus_page(with_profile, WORDS)


def test_traceability_leads_from_the_item_to_the_exercises(with_profile):
    page = traceability_page(with_profile, WORDS)
    row = next(line for line in page.splitlines() if line.startswith("| Queen rearing | "))
    assert "[First steps](./first-steps.ipynb) (counts \\| queens)" in row
    assert "Calculate the double of a number; Predict what a cell prints" in row
    assert "[Double it](./first-steps.ipynb#first-steps-header-double)" in row
    assert "| Queen rearing | Drones |" in page
    assert "| Honey extraction | No \\*spoon\\* yet. |" in page


def test_without_a_profile_traceability_says_so(course):
    assert "without a career profile" in traceability_page(course, WORDS)


def test_without_gaps_traceability_says_so(with_profile):
    curriculum = with_profile.curriculum.model_copy(update={"gaps": ()})
    assert "Every item of the profile is served." in traceability_page(
        replace(with_profile, curriculum=curriculum), WORDS
    )


def test_the_same_course_gives_the_same_pages(course, with_profile):
    for page in (landing_page, syllabus_page, traceability_page):
        assert page(with_profile, WORDS) == page(with_profile, WORDS)


@pytest.mark.parametrize(
    "text", ["*bold*", "`code`", "[link](x)", "{role}`x`", "<b>", "a | b", "$x$", "# no", "~~x~~", "a@b"]
)
def test_escaped_text_stays_text(text):
    shown = escape(text)
    assert re.sub(r"\\(.)", r"\1", shown) == text
    assert not re.search(r"(?<!\\)[*`{\[<|$#~@]", shown)


def test_text_of_several_lines_becomes_one():
    assert escape("a\n  b") == "a b"


@pytest.mark.parametrize(("minutes", "words"), [(60, "1 hour"), (90, "1.5 hours"), (0, "0 hours"), (121, "2 hours")])
def test_hours(minutes, words):
    assert hours(WORDS, minutes) == words


def test_pieces():
    assert front_matter('A "b" \\ c') == '---\ntitle: "A \\"b\\" \\\\ c"\n---\n'
    assert block("cw-x", " text\n") == ":::{div}\n:class: cw-x\n\ntext\n:::\n"
    assert block("cw-x", "text", depth=4).startswith("::::{div}")
    assert link("a]b", "./x.md") == "[a\\]b](./x.md)"
    assert table(["A", "B"], [["1", ""]]) == "| A | B |\n| ---: | --- |\n| 1 |   |\n"


def test_pages_are_written_in_the_language_of_the_course(with_profile):
    words = read_words(THEME, "de")
    page = landing_page(with_profile, words)
    assert "- **2** Module\n- **3** Aufgaben\n- **0,5** Stunden\n- **7** Punkte" in page
    assert "Mit dem ersten Modul beginnen" in page
    told = Schedule(hours_per_week=0.25, start=datetime.date(2027, 3, 1), time="18:00")
    curriculum = with_profile.curriculum.model_copy(update={"schedule": told})
    page = syllabus_page(replace(with_profile, curriculum=curriculum), words)
    assert "| 1 | 1 | Mo, 1. März 2027, 18:00 | First steps; Second steps (1 von 2) | 15 |" in page
    assert "## Fachliche Fähigkeiten" in traceability_page(with_profile, words)
    english = {text for key, text in WORDS.items() if " " in text and "{" not in text and words[key] != text}
    pages = (landing_page, syllabus_page, traceability_page, skill_map_page, progress_page)
    shown = "\n".join([*(page(with_profile, words) for page in pages), record_page(words), review_page(words)])
    assert [text for text in english if text in shown] == []


PROOF = "# The proof of the exercises\n\n3 exercises, 3 proven.\n\n## Not noticed by any test\n\nOne.\n"


def test_instructors_see_times_and_the_proof(course):
    page = instructors_page(course, PROOF, WORDS)
    assert "| [First steps](./first-steps.ipynb) | 2 | 4 | 5 | 7 |" in page
    assert "## Proof of the exercises\n\n3 exercises, 3 proven.\n\n### Not noticed by any test" in page
    assert "course check" in instructors_page(course, "", WORDS)


def test_the_glossary_has_each_term_once_with_its_modules(course):
    first, *others = course.modules
    assert glossary_page(course, WORDS) == ""
    terms = {first.card.id: {"leak": "What must\nnot be known.", "A*B": "A score."}}
    terms[others[0].card.id] = {"Leak": "Water."}
    modules = tuple(
        replace(module, card=module.card.model_copy(update={"glossary": terms.get(module.card.id, {})}))
        for module in course.modules
    )
    text = glossary_page(replace(course, modules=modules), WORDS)

    titles = [link(module.card.title, f"./{module.card.id}.ipynb") for module in (first, others[0])]
    assert text.endswith(
        ":::{glossary}\n"
        f"A\\*B\n: A score. ({titles[0]})\n\n"
        f"leak\n: What must not be known. ({titles[0]})\n: Water. ({titles[1]})\n:::\n"
    )


def test_columns_of_numbers_are_aligned_at_their_end():
    text = table(["Stage", "Points", "Time", "Week"], [["First", "12", "2.5 hours", ""], ["**All**", "**12**", "", ""]])
    assert text.splitlines()[1] == "| --- | ---: | ---: | --- |"


def test_electives_are_named_and_their_hours_counted_apart(tiny):
    path = tiny.curriculum / "tiny.yaml"
    schedule = "schedule: {hours_per_week: 1, days: [monday]}\n"
    text = path.read_text("utf-8").replace("- id: second-steps", "- id: second-steps\n        elective: true")
    path.write_text(text + schedule, "utf-8")
    course = load_course(tiny, "tiny")[0]
    first, second = (hours(WORDS, module.card.hours * 60) for module in course.modules)
    landing, syllabus, skills = (page(course, WORDS) for page in (landing_page, syllabus_page, skill_map_page))
    title = course.modules[1].card.title
    assert f"{first} and {second} of electives" in landing
    assert f"]({'./second-steps.ipynb'}) {second} · elective." in landing
    assert f"| {first} and {second} of electives |" in syllabus
    assert "elective · " in syllabus.split(f"[{title}]")[1]
    assert f"· {second} · elective" in skills
    sessions = syllabus.split(WORDS["syllabus_sessions"])[1]
    assert course.modules[0].card.title in sessions
    assert title not in sessions
