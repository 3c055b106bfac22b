# score: 3
# why: a right answer built from pairs
rungs = dict(zip("ECBDAF", (0, 5, 1, 2, 3, 4)))
