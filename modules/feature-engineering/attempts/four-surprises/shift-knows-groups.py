# score: 3
# hint: does not know where one entity ends
# why: expects a plain shift to stop at the border of a group
prediction = {"missing_in_sum": 4, "value_before": 0, "missing_means": 5, "total_after_change": 75}
