# score: 2
# hint: `in_order` accepts
# why: compares with the same formula everywhere, once, and calls it three properties
def in_range(scale):
    @given(st.floats(-10, 10, allow_nan=False))
    def holds(value):
        assert 0 <= scale(value, -5.0, 5.0) <= 1
        assert scale(value, -5.0, 5.0) <= scale(5.0, -5.0, 5.0)

    holds()


def in_order(scale):
    assert abs(scale(3.0, 1.0, 5.0) - 0.5) < 1e-9


def round_trip(scale):
    assert abs(scale(3.0, 1.0, 5.0) - 0.5) < 1e-9
