# score: 1
# hint: 9 % of many is a lot
# why: feels that there are many false alarms, but does not count them
prediction = {"share_right": 0.5, "if_rarer": "falls"}
