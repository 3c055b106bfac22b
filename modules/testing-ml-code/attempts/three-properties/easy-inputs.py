# score: 2
# hint: Draw values on both sides
# why: draws values between the limits only
number = st.floats(allow_nan=False, allow_infinity=False, width=32)
limits = st.tuples(number, number).filter(lambda pair: pair[0] < pair[1])


def in_range(scale):
    @given(st.floats(0, 1))
    def holds(value):
        result = scale(value, 0.0, 1.0)
        assert result >= 0 and result <= 1

    holds()


def in_order(scale):
    @given(st.lists(number, min_size=2, max_size=5).map(sorted), limits)
    def holds(values, pair):
        results = [scale(value, *pair) for value in values]
        assert results == sorted(results)

    holds()


def round_trip(scale):
    @given(number, limits)
    def holds(value, pair):
        low, high = pair
        inside = min(max(value, low), high)
        wrong = low + scale(inside, low, high) * (high - low) - inside
        assert abs(wrong) < 1e-6 * (high - low)

    holds()
