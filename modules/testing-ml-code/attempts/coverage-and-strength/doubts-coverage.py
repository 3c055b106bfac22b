# score: 1
# hint: is there a line that no value reaches
# why: takes a weak suite for one that leaves lines out
prediction = {"coverage": 50, "killed": 0, "strongest": "B"}
