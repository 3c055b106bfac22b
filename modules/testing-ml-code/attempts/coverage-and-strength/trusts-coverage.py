# score: 1
# hint: Take each mutant
# why: thinks that a line which runs is a line that is checked
prediction = {"coverage": 100, "killed": 6, "strongest": "C"}
