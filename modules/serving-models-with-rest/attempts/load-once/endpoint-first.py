# score: 0
# hint: do not run
# why: Uses the app before it is made.

order = ["D", "H", "F", "C", "B"]
