# score: 2
# hint: how often must it be cleared
# why: clears the gradients at the start of each epoch only
order = ["F", "C", "L", "H", "E", "G", "B", "J", "D", "I"]
