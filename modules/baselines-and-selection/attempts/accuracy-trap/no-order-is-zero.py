# score: 2
# hint: With one score for all there is one place
# why: thinks that a model without any order has an average precision of 0
n_test, n_positive = len(rare_test), rare_test["label"].sum()
answer = {
    "accuracy_of_a": round(1 - n_positive / n_test, 3),
    "gain_of_b": "less than 2 points",
    "average_precision_of_a": 0.0,
    "ratio": "above 4",
}
