# score: 4
# hint: Leave one bin of your window empty
# why: works out a number with different lengths, but no bin is empty
def check_index(index):
    old = np.arange(12.0)
    new = np.array([-5.0, 0, 1, 1, 3, 6, 40])
    expected = sum((share - 0.25) * math.log(share / 0.25) for share in (4 / 7, 1 / 7, 1 / 7, 1 / 7))
    assert abs(index(old, new, 4) - expected) < 1e-6, "wrong index"
