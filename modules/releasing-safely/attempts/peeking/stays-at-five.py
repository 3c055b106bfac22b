# score: 2
# hint: one more chance for luck
# why: believes that the limit of the test holds for many looks
answers = {"a": 5, "b": 5, "c": 5, "d": "a stricter limit for each look"}
