# score: 3
# why: The same answers, written as ranges.

answer = {"a": list(range(5, 7)), "b": list(range(3, 7)), "c": [], "d": list(range(3, 6)), "e": [], "f": [6]}
