# score: 4
# why: right; the methods of a class may stand in any order.
order = ["F", "K", "M", "B", "L", "H", "I", "G", "D", "C"]
