# score: 1
# hint: Loading belongs to the start
# why: Loads the model once more in every request.

order = ["F", "C", "B", "D", "E"]
