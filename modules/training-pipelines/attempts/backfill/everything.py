# score: 0
# hint: from the raw rows of that day alone
# why: runs the whole pipeline for every change
answer = {"a": 20, "b": 20, "c": 20, "d": 60, "e": 60, "f": 60}
