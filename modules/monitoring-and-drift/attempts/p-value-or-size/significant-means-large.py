# score: 1
# hint: hardly moves a curve
# why: thinks that a highly significant difference must be a large one
prediction = {"alarms": "200000", "distance_large": 0.2, "distance_small": 0.01}
