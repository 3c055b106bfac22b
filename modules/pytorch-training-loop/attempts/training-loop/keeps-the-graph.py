# score: 2
# hint: keeps the graph of its step in memory
# why: adds up the losses as tensors
order = ["F", "C", "H", "A", "E", "G", "B", "K", "D", "I"]
