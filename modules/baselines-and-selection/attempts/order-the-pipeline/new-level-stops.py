# score: 2
# hint: Found unknown categories
# why: uses the encoder that stops at a level that no training row had
order = ["H", "D", "B", "A", "I", "F", "C"]
