"""Years in prose."""

import pytest

from builder.profiles.years import find_year


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("After five years, they lead", 5, None),
        ("by year ten they lead", 10, None),
        ("Level 3 (5-8 yrs)", 5, 8),
        ("after three to five years", 3, None),
        ("for the first two years", 0, 2),
        ("with 10+ years of experience", 10, None),
        ("years 3 to 5", 3, 5),
        ("two to four years in the job", 2, 4),
        ("from year 6", 6, None),
        ("Fifteen years later", 15, None),
    ],
)
def test_years_are_understood(text, start, end):
    mark = find_year(text)
    assert mark is not None
    assert (mark.from_year, mark.to_year) == (start, end)


@pytest.mark.parametrize("text", ["this year", "a 2030 strategy", "five managers", "year after year", "yearly reviews"])
def test_other_words_are_no_years(text):
    assert find_year(text) is None
