# score: 0
# hint: How likely is that?
# why: thinks that a split separates the copies of a row
prediction = {"twins": 0.25, "f1_copy_first": 0.7, "gap": "0.1 to 0.3"}
