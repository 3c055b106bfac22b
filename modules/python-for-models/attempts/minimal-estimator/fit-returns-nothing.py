# score: 2
# hint: calls cannot be chained
# why: thinks that fit works by its side effect alone.
order = ["F", "I", "G", "D", "J", "B", "L", "H", "K", "M"]
