# score: 2
# hint: is a number
# why: writes words where numbers are asked for
prediction = {"missing_in_sum": "most", "value_before": None, "missing_means": 5, "total_after_change": 75.0}
