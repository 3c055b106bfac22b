# score: 2
# hint: Count the days whose features read day 10
# why: calculates all days from the changed one on
answer = {"a": 1, "b": 11, "c": 1, "d": 1, "e": 20, "f": 20}
