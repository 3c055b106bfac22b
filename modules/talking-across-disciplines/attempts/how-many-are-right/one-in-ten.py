# score: 2
# why: a right answer from counting: 9 of about 100 flagged cases
prediction = {"share_right": 0.1, "if_rarer": "falls"}
