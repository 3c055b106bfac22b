# score: 0
# hint: stops with RuntimeError
# why: takes the forward pass of evaluation, which makes no graph
order = ["F", "C", "H", "A", "M", "G", "B", "J", "D", "I"]
