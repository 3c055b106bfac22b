# score: 0
# hint: nothing was known
# why: takes the last row of the table for every moment
known = {"a": 30, "b": 30, "c": 30, "d": 30, "e": 30, "f": 30}
