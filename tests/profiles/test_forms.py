"""Profiles in other forms than text: what each sample must give, and files that are broken or far too much."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.documents.profile import How, Part
from builder.findings import Severity
from builder.profiles.reader import read_profile

SAMPLES = Path(__file__).parent / "samples"
ENDINGS = ["txt", "html", "yaml", "json", "csv", "tsv", "docx", "pdf"]
EXPECTED = {
    "sommelier.html": {
        Part.TITLE: ["Sommelier"],
        Part.TASKS: ["Buy wine", "Train waiters"],
        Part.TECHNICAL_SKILLS: ["Wine tasting", "Cellar management"],
        Part.SOFT_SKILLS: ["Communication with guests"],
        Part.STAGES: ["Junior sommelier", "Sommelier", "Head sommelier"],
    },
    "data-scientist.json": {
        Part.TITLE: ["hive data scientist"],
        Part.ALTERNATIVE_TITLES: ["bee data analyst", "apiary data scientist"],
        Part.TECHNICAL_SKILLS: ["data mining", "build predictive models"],
        Part.SOFT_SKILLS: ["mentor individuals"],
    },
    "beekeeper.csv": {
        Part.TITLE: ["Beekeeper"],
        Part.ALTERNATIVE_TITLES: ["Apiarist"],
        Part.TASKS: ["Check the hives for disease", "Harvest honey and wax"],
        Part.TOOLS: ["Microsoft Excel"],
        Part.TRENDS: [],
    },
}


@pytest.mark.parametrize("name", EXPECTED)
def test_each_form_gives_what_it_says(name):
    found, findings = read_profile((SAMPLES / name).read_bytes(), name)
    assert found is not None, findings
    for part, texts in EXPECTED[name].items():
        assert [item.text for item in found.of(part)] == texts


def test_stages_of_a_table_have_the_years_of_its_column():
    found, _ = read_profile((SAMPLES / "sommelier.html").read_bytes(), "s.html")
    assert [(stage.from_year, stage.to_year, stage.guessed) for stage in found.stages] == [
        (0, 2, False),
        (2, 5, False),
        (5, None, False),
    ]


def test_default_stages_are_marked():
    found, _ = read_profile((SAMPLES / "beekeeper.csv").read_bytes(), "b.csv")
    assert all(stage.default for stage in found.stages)
    assert found.sources[0].how is How.DEFAULT or How.DEFAULT in {source.how for source in found.sources}


def test_a_word_document_is_read():
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Ward Nurse", 0)
    document.add_heading("Technical skills", 1)
    document.add_paragraph("Wound care", style="List Bullet")
    document.add_paragraph("Infection control", style="List Bullet")
    stream = io.BytesIO()
    document.save(stream)
    found, findings = read_profile(stream.getvalue(), "n.docx")
    assert found is not None, findings
    assert [item.text for item in found.technical_skills] == ["Wound care", "Infection control"]
    assert found.technical_skills[0].place.line == 3


def test_a_zip_bomb_is_not_unpacked():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    found, findings = read_profile(stream.getvalue(), "bomb.docx")
    assert found is None
    assert [finding.rule for finding in findings] == ["profile-can-be-opened"]


@pytest.mark.parametrize(
    ("piece", "ending"),
    [
        *[("[", "json"), ('{"a":', "json"), ("[", "yaml"), ("- ", "yaml"), ("{a: ", "yaml"), ("<div>", "html")],
        *[("<a", "html"), ("<!--", "html"), ("<a href='", "html"), ("</", "html"), ("<?", "html")],
    ],
)
def test_deep_or_open_nesting_is_an_error_not_a_crash(piece, ending):
    text = ("<html>" if ending == "html" else "") + piece * (120_000 // len(piece))
    found, findings = read_profile(text.encode(), f"p.{ending}")
    assert found is None
    assert any(finding.severity is Severity.ERROR for finding in findings)


def test_an_alias_bomb_is_refused():
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    found, findings = read_profile(f"title: Nurse\ntechnical_skills: [a]\n{bomb}".encode(), "p.yaml")
    assert found is None
    assert "alias" in findings[0].message


@pytest.mark.parametrize("ending", ENDINGS)
@given(data=st.binary(max_size=1500))
@settings(deadline=None, max_examples=25)
def test_any_bytes_in_any_form_give_a_profile_or_an_error(ending, data):
    found, findings = read_profile(data, f"p.{ending}")
    assert found is not None or any(finding.severity is Severity.ERROR for finding in findings)


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*")))
@given(data=st.data())
@settings(deadline=None, max_examples=25)
def test_mutated_profiles_never_crash_the_reader(name, data):
    text = bytearray((SAMPLES / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(text)))
        text[start : start + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=8))
    found, findings = read_profile(bytes(text), name)
    assert found is not None or any(finding.severity is Severity.ERROR for finding in findings)


def test_five_megabytes_of_noise_are_refused_by_their_size():
    for ending in ENDINGS[:6]:
        found, findings = read_profile(b"ab <c> | 1,2\n" * 400_000, f"p.{ending}")
        assert found is None
        assert findings[0].rule == "profile-is-short"
