# score: 4
# why: a right answer that is calculated
foreseen = {"two": 1 / 0.55, "eight": 1 / 0.2125, "limit": 1 / 0.1, "talking": 1 / (0.2125 + 0.14), "best": 7}
