# score: 4
# hint: does a slice own its numbers
# why: takes a slice and a reshaped array for copies, as slices of lists are.
answer = {"a": 20, "b": 20, "c": 30, "d": 4, "e": (4, 4), "f": "error", "g": 0.5, "h": 3, "i": 1, "j": 7}
