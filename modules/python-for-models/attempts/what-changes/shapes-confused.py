# score: 4
# hint: write the shapes (4,) and (4, 1) right-aligned
# why: takes (n,) and (n, 1) for the same shape, and lines shapes up from the left.
answer = {"a": 0, "b": 20, "c": 30, "d": 90, "e": (4, 1), "f": (5, 3), "g": 1.0, "h": 3, "i": 1, "j": 7}
