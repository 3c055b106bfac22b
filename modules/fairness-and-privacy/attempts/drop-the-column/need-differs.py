# score: 1
# hint: Does the need differ
# why: believes that the need explains a part of the gap
prediction = {"left_over": "more than half", "without_proxy": "less than half", "ten_times_more": "stays"}
