# score: 2
# hint: three shares were thrown away
# why: believes that shares add up to 1 also when the mask comes after softmax
prediction = {"looks_at": 3, "changed": [2, 3, 4], "changed_twice": [2, 3, 4], "first_shares": [1, 0, 0, 0]}
prediction |= {"equal_scores": 0.25, "window": [2, 3, 4], "order_matters": False, "mask_after": 1.0}
