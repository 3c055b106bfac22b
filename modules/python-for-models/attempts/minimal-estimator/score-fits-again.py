# score: 0
# hint: Only fit may learn
# why: thinks that score must fit first, and so learns from the test rows.
order = ["F", "I", "G", "D", "C", "B", "L", "H", "K", "E"]
