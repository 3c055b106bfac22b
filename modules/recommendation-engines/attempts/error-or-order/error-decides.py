# score: 1
# hint: whose true ratings are 6.0 and 5.5
# why: believes that the lower error makes the better list
prediction = {"lower_rmse": "A", "better_list": "A", "changed_lists": 0.4}
