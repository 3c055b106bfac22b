# score: 2
# hint: the unavailable ones are rounded down
# why: rounds both percentages up
answer = {"a": 5, "b": 4, "c": 13, "d": 7, "e": 4, "f": 3}
