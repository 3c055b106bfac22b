# score: 4
# why: a right answer, written as other types of numbers
prediction = {"missing_in_sum": 4.0, "value_before": 20, "missing_means": 5.0, "total_after_change": 75}
