# score: 0
# hint: loaded before the first request
# why: Takes the part after the yield for the start.

order = ["F", "I", "B", "D", "H"]
