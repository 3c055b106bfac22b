# score: 4
# why: right, builds the model first and splits late
order = ["G", "D", "A", "I", "H", "F", "C"]
