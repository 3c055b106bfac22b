# score: 0
# hint: combinations, and there is time for 64
# why: counts trials in place of values, and adds the chances up
prediction = {"grid": 64, "random": 64, "chance": 1.0, "needed": 20}
