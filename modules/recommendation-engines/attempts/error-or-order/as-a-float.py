# score: 3
# why: a right answer with another kind of number
prediction = {"lower_rmse": "A", "better_list": "B", "changed_lists": 0.0}
