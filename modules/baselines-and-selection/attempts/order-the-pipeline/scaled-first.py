# score: 2
# hint: The medians were not learned from the raw training rows
# why: scales all rows before the split
order = ["E", "H", "D", "G", "A", "I", "F", "C"]
