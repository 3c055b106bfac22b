# score: 0
# hint: needs something that no block before it made
# why: uses the encoder that stops at a new level, and builds the columns before the encoder is there
order = ["H", "D", "A", "B", "I", "F", "C"]
