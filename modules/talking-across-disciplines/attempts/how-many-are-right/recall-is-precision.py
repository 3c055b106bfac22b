# score: 0
# hint: share of the positives, not of the flagged ones
# why: takes "finds 90 %" for "90 % of the flagged ones are right" (the base-rate fallacy)
prediction = {"share_right": 0.9, "if_rarer": "stays"}
