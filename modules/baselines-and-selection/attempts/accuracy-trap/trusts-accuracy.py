# score: 2
# hint: What would a perfect model gain
# why: expects that a useful model must be much more accurate
n_test, n_positive = len(rare_test), rare_test["label"].sum()
answer = {
    "accuracy_of_a": round(1 - n_positive / n_test, 3),
    "gain_of_b": "more than 10 points",
    "average_precision_of_a": round(n_positive / n_test, 3),
    "ratio": "above 4",
}
