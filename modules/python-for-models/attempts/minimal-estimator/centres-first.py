# score: 0
# hint: stops with AttributeError
# why: uses the mean and the spread before they are learnt.
order = ["F", "I", "D", "G", "C", "B", "L", "H", "K", "M"]
