# score: 1
# hint: the error is squared
# why: thinks that the twins share the importance as they share the weight
prediction = {"weight": 1.0, "share": 0.5, "dropped": "not at all"}
