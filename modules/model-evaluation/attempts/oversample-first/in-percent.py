# score: 1
# hint: a number from 0 to 1
# why: writes percentages where shares are asked for
prediction = {"twins": 99, "f1_copy_first": 97, "gap": "over 0.3"}
