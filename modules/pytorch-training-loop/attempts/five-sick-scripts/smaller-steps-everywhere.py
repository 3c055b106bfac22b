# score: 0
# hint: Look for its curve in the table
# why: turns down the learning rate wherever a loss does not fall
diagnosis = dict.fromkeys("ABCDE", "steps-too-long")
cure = {letter: ("lr=0.02", "lr=0.002") for letter in "ACDE"}
cure["B"] = ("lr=10.0", "lr=0.1")
