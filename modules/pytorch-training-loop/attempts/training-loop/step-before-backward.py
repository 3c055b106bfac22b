# score: 2
# hint: the weight is what it was
# why: takes the step before there are gradients
order = ["F", "C", "H", "A", "E", "B", "G", "J", "D", "I"]
