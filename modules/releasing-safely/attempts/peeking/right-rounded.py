# score: 4
# why: right, in round numbers
answers = {"a": 5.0, "b": 15, "c": 25, "d": "a stricter limit for each look"}
