# score: 3
# why: a right answer with a number that is only about right
answer = {"a": "cache", "b": "git", "c": "fails", "d": "works", "e": 99.5, "f": "old"}
