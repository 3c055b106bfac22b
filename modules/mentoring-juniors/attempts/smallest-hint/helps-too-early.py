# score: 1
# hint: For D you chose rung 3
# why: explains the idea to somebody who does not know where to look, and helps somebody who needs time
rungs = {"A": 3, "B": 1, "C": 5, "D": 3, "E": 4, "F": 4}
