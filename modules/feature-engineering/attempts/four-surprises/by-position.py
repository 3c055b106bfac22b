# score: 1
# hint: every label that one of the two sides has
# why: thinks that pandas combines columns by position
prediction = {"missing_in_sum": 0, "value_before": 20.0, "missing_means": 0, "total_after_change": 10.0}
