# score: 3
# why: a right answer in another order
prediction = {"by_row": "over 0.9", "loss": "over 0.3", "cheat": ("cycle", "machine")}
