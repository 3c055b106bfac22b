# score: 4
# hint: how many lists are made in the three calls
# why: believes that a default value is made anew in each call, and that every += reaches the old array.
answer = {"a": 0, "b": 20, "c": 30, "d": 90, "e": (4, 4), "f": "error", "g": 0.5, "h": 1, "i": 111, "j": 7.9}
