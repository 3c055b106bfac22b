# score: 6
# why: right, with two small cases in two bins: one for the formula and one for empty bins and new extremes
def check_index(index):
    old = np.array([1.0, 2.0, 4.0, 5.0])
    expected = (0.2 - 0.5) * math.log(0.4) + (0.8 - 0.5) * math.log(1.6)
    assert abs(index(old, np.array([1.5, 4.5, 4.5, 4.8, 4.9]), 2) - expected) < 1e-9
    expected = (0.0001 - 0.5) * math.log(0.0002) + 0.5 * math.log(2)
    assert abs(index(old, np.array([90.0, 80.0, 70.0]), 2) - expected) < 1e-9
