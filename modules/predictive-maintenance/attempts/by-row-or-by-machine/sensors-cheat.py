# score: 1
# hint: the cycle before it and the cycle after it
# why: believes that four columns can never do so well
prediction = {"by_row": "about 0.6", "loss": "0.1 to 0.3", "cheat": ["cycle", "machine"]}
