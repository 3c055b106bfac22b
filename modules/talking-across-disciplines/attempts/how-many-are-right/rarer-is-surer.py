# score: 1
# hint: the false alarms hardly change
# why: thinks that a flag for something rare must mean more
prediction = {"share_right": 0.09, "if_rarer": "rises"}
