# score: 1
# hint: not how large it is
# why: thinks that a real difference is found with any number of rows, and that noise is the same for all sizes
prediction = {"alarms": "both", "distance_large": 0.012, "distance_small": 0.012}
