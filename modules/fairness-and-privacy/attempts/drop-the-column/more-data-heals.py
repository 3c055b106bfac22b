# score: 1
# hint: made by the same people
# why: hopes that more rows make the gap smaller
prediction = {"left_over": "more than half", "without_proxy": "nothing", "ten_times_more": "falls"}
