# score: 1
# hint: a number from 0 to 1
# why: writes percentages where shares are asked for
prediction = {"alarms": "200000", "distance_large": 1.3, "distance_small": 6}
