# score: 2
# hint: what had place 3 seen one layer below
# why: takes two layers for one, so the window does not grow
prediction = {"looks_at": 3, "changed": [2, 3, 4], "changed_twice": [2, 3, 4], "first_shares": [1, 0, 0, 0]}
prediction |= {"equal_scores": 0.25, "window": [3, 4], "order_matters": False, "mask_after": 0.25}
