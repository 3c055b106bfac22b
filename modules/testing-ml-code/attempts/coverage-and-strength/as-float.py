# score: 3
# why: a right answer with other types of numbers
prediction = {"strongest": "B", "coverage": 100.0, "killed": 2}
