# score: 2
# hint: The medians were not learned from the raw training rows
# why: trains on all rows, test rows included
order = ["H", "D", "G", "A", "I", "J", "C"]
