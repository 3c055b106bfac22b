# score: 4
# why: the right answers, written as decimal numbers
known = {"a": None, "b": 20.0, "c": 25.0, "d": 25.0, "e": 30.0, "f": None}
