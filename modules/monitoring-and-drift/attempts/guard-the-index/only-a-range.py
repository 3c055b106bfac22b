# score: 0
# hint: not with a range
# why: checks that drift gives a positive number instead of the right number
def check_index(index):
    old = np.arange(20.0)
    assert 0.1 < index(old, old + 4, 4) < 10, "a shift must be seen"
