# score: 2
# hint: What does the second twin know
# why: thinks that a twin that goes takes something along
prediction = {"weight": 1.0, "share": 0.25, "dropped": "by a half"}
