# score: 0
# hint: Which places look at place 2
# why: believes that all places see each other, as without a mask
prediction = {"looks_at": 3, "changed": [0, 1, 2, 3, 4], "changed_twice": [0, 1, 2, 3, 4], "first_shares": [0.25] * 4}
prediction |= {"equal_scores": 0.25, "window": [0, 1, 2, 3, 4], "order_matters": False, "mask_after": 0.25}
