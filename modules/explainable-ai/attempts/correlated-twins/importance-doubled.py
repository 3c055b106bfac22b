# score: 0
# hint: Together they must do what one did
# why: thinks that a second copy makes the content more important
prediction = {"weight": 2.0, "share": 2.0, "dropped": "it doubles"}
