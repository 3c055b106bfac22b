# score: 1
# hint: What does it give to the next step
# why: believes that whatever ran makes the next step run, as where file times are compared
answer = {"a": 1, "b": 3, "c": 1, "d": 7, "e": 20, "f": 60}
