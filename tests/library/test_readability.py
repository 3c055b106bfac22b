"""The student library's tools for texts."""

import pytest


@pytest.fixture
def readability(student_library):
    return student_library("readability")


def test_words_keep_what_belongs_together(readability):
    assert readability.words("It's 1,000 at 12:30, well-known.") == ["It's", "1,000", "at", "12:30", "well-known"]


def test_sentences_leave_out_the_signs_of_headings_and_lists(readability):
    text = "# Notice\n\n- The door is shut.\n2. Ask at the desk! Or call?"
    assert readability.sentences(text) == ["Notice The door is shut.", "Ask at the desk!", "Or call?"]


def test_numbers_know_thousands_and_decimals(readability):
    assert readability.numbers("1,250 of 3.5 million in 2 years") == [1250.0, 3.5, 2.0]


def test_longer_words_and_sentences_read_harder(readability):
    easy = "We shut the gate. Call the desk."
    hard = "Authorised representatives subsequently deactivated the corresponding installation without notification."
    assert readability.reading_grade(easy) < 2 < 15 < readability.reading_grade(hard)
    assert readability.reading_grade("") == 0.0


def test_a_section_ends_at_the_next_heading(readability):
    text = "## First\n\none <!-- hidden -->\n\n## Second\n\ntwo\n"
    assert readability.section(text, "First") == "one"
    assert readability.section(text, "Third") == ""
