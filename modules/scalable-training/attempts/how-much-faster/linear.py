# score: 0
# hint: The time is 0.1 + 0.9 / 2
# why: believes that eight workers are eight times faster
foreseen = {"two": 2, "eight": 8, "limit": 64, "talking": 8, "best": 64}
