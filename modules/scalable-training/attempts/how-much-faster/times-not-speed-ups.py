# score: 2
# hint: The time is 0.1 + 0.9 / 2
# why: writes the time instead of the speed-up
foreseen = {"two": 0.55, "eight": 0.21, "limit": 0.1, "talking": 2.83, "best": 7}
