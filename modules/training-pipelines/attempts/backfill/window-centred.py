# score: 1
# hint: a day reads itself and the two days before
# why: looks at windows from the wrong side
answer = {"a": 1, "b": 1, "c": 3, "d": 1, "e": 20, "f": 20}
