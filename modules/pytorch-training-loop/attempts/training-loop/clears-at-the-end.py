# score: 4
# why: right, clears the gradients after each step
order = ["F", "C", "H", "E", "G", "J", "B", "A", "D", "I"]
