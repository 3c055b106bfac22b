# score: 4
# why: right, with means and more digits
share = float(rare_test["label"].mean())
answer = {
    "accuracy_of_a": 1 - share,
    "gain_of_b": "less than 2 points",
    "average_precision_of_a": share,
    "ratio": "above 4",
}
