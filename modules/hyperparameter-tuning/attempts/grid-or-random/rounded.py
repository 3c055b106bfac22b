# score: 4
# why: a right answer with a rounded chance
prediction = {"grid": 4, "random": 64, "chance": 0.96, "needed": 59}
