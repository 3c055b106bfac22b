# score: 3
# why: a right answer with a whole number and a fraction
prediction = {"weight": 1, "share": 1 / 4, "dropped": "not at all"}
