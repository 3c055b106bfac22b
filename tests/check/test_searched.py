from hypothesis import given
from hypothesis import strategies as st

from builder.check.searched import Searched

FEW = st.text("ab", max_size=60)


@given(text=FEW, needle=st.text("ab", max_size=20))
def test_it_finds_what_is_there_and_nothing_else(text, needle):
    assert (needle in Searched(text)) == (needle in text)


@given(before=FEW, needle=st.text("abcdefgh", min_size=1, max_size=40), after=FEW)
def test_it_finds_a_line_wherever_it_stands(before, needle, after):
    assert needle in Searched(before + needle + after)
