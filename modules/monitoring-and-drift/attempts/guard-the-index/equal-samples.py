# score: 0
# hint: take samples that differ
# why: tests only that equal samples have the index 0, which nearly every faulty version fulfils
def check_index(index):
    same = np.arange(20.0)
    assert abs(index(same, same, 4)) < 1e-9, "equal samples must have the index 0"
