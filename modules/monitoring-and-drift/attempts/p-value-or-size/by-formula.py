# score: 3
# why: right, with the shift times the height of the normal curve, and noise of about one divided by the root of n
prediction = {"alarms": "200000", "distance_large": 0.03 * 0.4, "distance_small": 1.0 / 500**0.5}
