# score: 0
# hint: tells the groups apart
# why: believes that what the model does not see it cannot use
prediction = {"left_over": "nothing", "without_proxy": "nothing", "ten_times_more": "falls"}
