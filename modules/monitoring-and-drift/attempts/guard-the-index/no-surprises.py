# score: 2
# hint: Let your samples have different lengths
# why: takes samples of one length without an empty bin and without new extremes
def check_index(index):
    old = np.arange(12.0)
    new = np.array([0.0, 0, 0, 1, 3, 4, 6, 7, 10, 10, 10, 10])
    shares = (4 / 12, 2 / 12, 2 / 12, 4 / 12)
    expected = sum((share - 0.25) * math.log(share / 0.25) for share in shares)
    assert abs(index(old, new, 4) - expected) < 1e-6, "wrong index"
