# score: 2
# hint: there the probability is
# why: takes the last number at which the chance is still below 0.95
prediction = {"grid": 4, "random": 64, "chance": 0.96, "needed": 58}
