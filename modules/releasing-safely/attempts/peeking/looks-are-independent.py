# score: 2
# hint: the looks share their data
# why: multiplies as if the looks had nothing in common
answers = {"a": 5, "b": 23, "c": 64, "d": "a stricter limit for each look"}
