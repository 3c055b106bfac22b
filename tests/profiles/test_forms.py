"""Profiles in other forms than text: what each sample must give, and files that are broken or far too much."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_files import page_lines, pdf_file, pdf_of_contents, shown, word_file, word_of_body

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


SECTIONS = {
    "Tasks": ["Wash wounds", "Give medicines", "Hand over to the next shift"],
    "Technical skills": ["Wound care", "Infection control"],
    "Soft skills": ["Empathy", "Calm under stress"],
}
SUMMARY = "Ward nurses look after patients in hospitals, and notice early when somebody gets worse."
LEVELS = [["Level", "Years", "Role"], ["1", "0-2", "Nurse"], ["2", "2-6", "Specialist"], ["3", "6+", "Ward manager"]]


def check_nurse(found, findings):
    assert found is not None, findings
    assert found.title.text == "Ward Nurse"
    assert found.summary.text == SUMMARY
    assert [item.text for item in found.tasks] == SECTIONS["Tasks"]
    assert [item.text for item in found.technical_skills] == SECTIONS["Technical skills"]
    assert [item.text for item in found.soft_skills] == SECTIONS["Soft skills"]
    assert not [finding for finding in findings if finding.severity is Severity.ERROR]


def nurse_in_word():
    blocks = [("Title", "Ward Nurse"), (None, SUMMARY)]
    for heading, entries in SECTIONS.items():
        blocks += [("Heading 1", heading), *[("List Bullet", entry) for entry in entries]]
    return word_file(*blocks, ("Heading 1", "Career path"), LEVELS)


def lines_of_nurse():
    blocks = [(20, "Ward Nurse"), (11, SUMMARY)]
    for heading, entries in SECTIONS.items():
        blocks += [(14, heading), *[(11, f"• {entry}") for entry in entries]]
    return list(page_lines(*blocks))


def nurse_in_pdf(*, packed=True):
    return pdf_file(lines_of_nurse(), packed=packed)


def test_a_word_document_with_headings_bullets_and_a_table_is_read():
    found, findings = read_profile(nurse_in_word(), "n.docx")
    check_nurse(found, findings)
    assert found.tasks[0].place.line == 4
    stages = [(stage.title, stage.from_year, stage.to_year) for stage in found.stages]
    assert stages == [("Nurse", 0, 2), ("Specialist", 2, 6), ("Ward manager", 6, None)]


@pytest.mark.parametrize("packed", [True, False])
def test_a_pdf_with_headings_paragraphs_and_bullets_is_read(packed):
    check_nurse(*read_profile(nurse_in_pdf(packed=packed), "n.pdf"))


def test_the_nine_paragraphs_are_read_from_a_pdf_as_from_a_text():
    text = (SAMPLES / "nurse.txt").read_text("utf-8").strip()
    paragraphs = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
    usual, _ = read_profile(text.encode(), "n.txt")
    found, findings = read_profile(pdf_file(list(page_lines(*[(11, text) for text in paragraphs]))), "n.pdf")
    assert found is not None, findings
    assert [item.id for item in found.items] == [item.id for item in usual.items]


def test_text_in_a_form_of_a_pdf_is_read():
    check_nurse(*read_profile(pdf_of_contents([b"/X Do"], form=shown(lines_of_nurse())), "n.pdf"))


@pytest.mark.parametrize(
    "data",
    [
        pdf_of_contents([b"/X Do " * 60], form=b"1 " * 9000 + b"q "),
        pdf_of_contents([b"BT /F1 9 Tf (a) Tj ET"] * 12, table=b"1 beginbfrange <0000> <ffff> <0041> endbfrange"),
        pdf_of_contents([b"BT /F1 9 Tf (a) Tj ET"] * 12, fonts=200, widths=250),
        pdf_of_contents([b"BT /F1 9 Tf (a) Tj ET" * 3000] * 12),
        b"%PDF-1.4\n" + b"1 0 obj\n" * 20_001,
    ],
    ids=["forms", "characters", "widths", "pages", "objects"],
)
def test_a_pdf_that_makes_too_much_work_is_given_up(data):
    found, findings = read_profile(data, "n.pdf")
    assert found is None
    assert "more" in findings[0].message


def test_a_long_document_is_read_to_a_limit_that_is_told():
    empty = word_of_body("<w:p/>" * 3100)
    _, findings = read_profile(empty, "n.docx")
    (told,) = [finding for finding in findings if finding.rule == "profile-is-short"]
    assert told.message.startswith("Only the first 3000 paragraphs")
    assert told.place.line == 3000
    table = "<w:tbl>" + "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>" * 500 + "</w:tbl>"
    _, findings = read_profile(word_of_body(table), "n.docx")
    assert "400 cells of a table" in next(one.message for one in findings if one.rule == "profile-is-short")


def test_inserted_text_links_and_fields_of_word_are_read():
    runs = "<w:r><w:t>{}</w:t></w:r>"
    body = "".join(
        f"<w:p>{piece}</w:p>"
        for piece in (
            "<w:hyperlink>" + runs.format("Skills") + "</w:hyperlink>",
            '<w:ins w:id="1" w:author="a">'
            + runs.format("Wound care,")
            + "</w:ins><w:r><w:br/><w:t>Sewing</w:t></w:r>",
            '<w:del w:id="2" w:author="a"><w:r><w:delText>Cooking</w:delText></w:r></w:del>',
        )
    )
    found, _ = read_profile(word_of_body(body, ("Title", "Ward Nurse")), "n.docx")
    assert found is not None
    assert [item.text for item in found.technical_skills] == ["Wound care", "Sewing"]


def test_a_pdf_without_text_says_that_it_may_be_a_scan():
    found, findings = read_profile(pdf_file([]), "scan.pdf")
    assert found is None
    assert "scan" in findings[0].message


@pytest.mark.parametrize(("make", "name"), [(nurse_in_word, "n.docx"), (nurse_in_pdf, "n.pdf")])
def test_mutated_documents_never_crash_the_reader(make, name):
    whole = make()

    @given(st.data())
    @settings(deadline=None, max_examples=60)
    def mutate(data):
        text = bytearray(whole)
        for _ in range(data.draw(st.integers(1, 5))):
            start = data.draw(st.integers(0, len(text)))
            text[start : start + data.draw(st.integers(0, 60))] = data.draw(st.binary(max_size=10))
        found, findings = read_profile(bytes(text), name)
        assert found is not None or any(finding.severity is Severity.ERROR for finding in findings)

    mutate()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_texts_of_windows_are_read(encoding):
    text = "\ufeff" * (encoding in {"utf-16-le", "utf-16-be"}) + (SAMPLES / "chef.txt").read_text("utf-8")
    found, findings = read_profile(text.encode(encoding), "chef.txt")
    assert found is not None, findings
    assert found.alternative_titles[0].text == "Pâtissier"


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
