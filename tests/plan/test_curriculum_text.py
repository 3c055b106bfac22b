"""The text of a curriculum: what is written is read back equal, whatever it says."""

import string
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.curriculum.rows import plan_rows
from builder.curriculum.yaml_text import curriculum_text
from builder.documents.curriculum import (
    Curriculum,
    Gap,
    LeftOut,
    PartlyServed,
    PlannedModule,
    PlannedStage,
    Serves,
    Years,
)
from builder.documents.reading import read_document
from builder.documents.schedule import FreeDays, Schedule, Weekday

IDS = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
ITEMS = st.builds(lambda part, name: f"{part}/{name}", st.sampled_from(["tasks", "soft-skills"]), IDS)
TRICKY = st.sampled_from(
    [
        "no",
        "null",
        "~",
        "0o7",
        "1e5",
        "-",
        "a: b",
        "a #b",
        "'",
        '"',
        "\\",
        "{x}",
        "[",
        "é",
        "\u2028",
        "\U0001f41d",
        "\x85",
    ]
)
LINES = (
    st.lists(TRICKY | st.text(alphabet=string.printable, max_size=6), min_size=1, max_size=6)
    .map("".join)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: bool(text) and text.isprintable())
) | st.sampled_from(["\u2028x", "true", "null", "12", "a" * 200, "x\x85y"])
YEARS = st.none() | st.builds(
    lambda start, length: Years.model_validate({"from": start, "to": start + length if length else None}),
    st.integers(0, 30),
    st.integers(0, 30),
)
MODULES = st.builds(
    PlannedModule,
    id=IDS,
    serves=st.lists(st.builds(Serves, item=ITEMS, why=LINES), max_size=2).map(tuple),
    pulled_in_by=st.lists(IDS, max_size=2).map(tuple),
    chosen=st.booleans(),
    elective=st.booleans(),
    no_code=st.booleans(),
)
STAGES = st.builds(
    PlannedStage,
    id=IDS,
    title=LINES,
    item=st.none() | ITEMS,
    years=YEARS,
    modules=st.lists(MODULES, max_size=2).map(tuple),
)
DAYS = st.dates()
FREE = st.builds(
    lambda first, length, name: FreeDays(
        from_=first, to=first + timedelta(length) if length and first.year < 9000 else None, name=name
    ),
    DAYS,
    st.integers(0, 30),
    st.none() | LINES,
)
SCHEDULES = st.builds(
    Schedule,
    hours_per_week=st.floats(0.001, 60),
    weeks=st.none() | st.integers(1, 200),
    start=st.none() | DAYS,
    days=st.lists(st.sampled_from(Weekday), min_size=1, unique=True).map(tuple),
    time=st.sampled_from([None, "08:30", "23:59"]),
    timezone=st.sampled_from([None, "Europe/Berlin"]),
    place=st.none() | LINES,
    holidays=st.lists(FREE, max_size=2).map(tuple),
)
CURRICULA = st.builds(
    Curriculum,
    course=IDS,
    title=LINES,
    subtitle=st.none() | LINES,
    language=st.sampled_from(["en", "no", "de-AT"]),
    profile=st.none() | LINES,
    schedule=st.none() | SCHEDULES,
    stages=st.lists(STAGES, min_size=1, max_size=2).map(tuple),
    left_out=st.lists(
        st.builds(LeftOut, id=IDS, minutes=st.integers(0, 900), lost=st.lists(ITEMS, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    partly=st.lists(
        st.builds(PartlyServed, item=ITEMS, missing=st.lists(LINES, min_size=1, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    gaps=st.lists(st.builds(Gap, item=ITEMS, text=LINES, reason=LINES), max_size=2).map(tuple),
)


@given(CURRICULA)
@settings(deadline=None, max_examples=80)
def test_what_is_written_is_read_back_equal(curriculum):
    text = curriculum_text(curriculum)
    again, findings = read_document(Curriculum, text, "c.yaml")
    assert findings == ()
    assert again == curriculum
    assert curriculum_text(again) == text


SMALL = Curriculum(
    course="beekeeper",
    title="Beekeeper: a start",
    profile="profiles/beekeeper.txt",
    stages=(
        PlannedStage(
            id="early",
            title="Early",
            item="stages/begin-as-helpers",
            years=Years.model_validate({"from": 0, "to": 3}),
            modules=(
                PlannedModule(id="hives", pulled_in_by=("honey",)),
                PlannedModule(id="honey", serves=(Serves(item="tasks/harvesting", why="names Honey"),)),
            ),
        ),
        PlannedStage(id="late", title="Late", years=Years.model_validate({"from": 3})),
    ),
    partly=(PartlyServed(item="tasks/harvesting", missing=("Wax",)),),
    gaps=(Gap(item="tasks/no", text="no", reason="Nothing fits."),),
)


def test_the_text_is_made_for_editing():
    lines = curriculum_text(SMALL).split("\n")
    assert lines[0].startswith("# The curriculum of a course.")
    assert lines[[line.startswith("course:") for line in lines].index(True) :] == [
        "course: beekeeper",
        'title: "Beekeeper: a start"',
        "language: en",
        "profile: profiles/beekeeper.txt",
        "",
        "stages:",
        "  - id: early",
        "    title: Early",
        "    item: stages/begin-as-helpers",
        "    years: {from: 0, to: 3}",
        "    modules:",
        "      - id: hives",
        "        pulled_in_by: [honey]",
        "      - id: honey",
        "        serves:",
        '          - {item: tasks/harvesting, why: "names Honey"}',
        "  - id: late",
        "    title: Late",
        "    years: {from: 3}",
        "    modules: []",
        "",
        "partly:",
        '  - {item: tasks/harvesting, missing: ["Wax"]}',
        "",
        "gaps:",
        "  - item: tasks/no",
        '    text: "no"',
        "    reason: Nothing fits.",
        "",
    ]


def test_rows_tell_stage_module_and_reason():
    rows = plan_rows(SMALL, {}, {"tasks/harvesting": "harvesting honey"})
    assert [(row.stage, row.module, row.serves) for row in rows] == [
        ("Early (years 0 to 3)", "hives", (("", "needed by honey"),)),
        ("", "honey", (("harvesting honey", "names Honey"),)),
        ("Late (year 3 on)", "", ()),
    ]
