# score: 0
# hint: is a trap
# why: takes the habit for a check
order = ["D", "F", "C", "E", "A"]
