# score: 2
# hint: the surge is rounded up
# why: rounds both percentages down
answer = {"a": 5, "b": 4, "c": 12, "d": 8, "e": 4, "f": 3}
