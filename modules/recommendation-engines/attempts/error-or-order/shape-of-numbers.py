# score: 1
# hint: B is off by 2.9
# why: takes the model with the right order for the one with the lower error
prediction = {"lower_rmse": "B", "better_list": "B", "changed_lists": 1.0}
