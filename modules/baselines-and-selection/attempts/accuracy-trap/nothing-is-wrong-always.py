# score: 0
# hint: Always no is right for all negatives
# why: takes the share of positives for the accuracy and expects similar average precision
n_test, n_positive = len(rare_test), rare_test["label"].sum()
answer = {
    "accuracy_of_a": round(n_positive / n_test, 3),
    "gain_of_b": "less than 2 points",
    "average_precision_of_a": round(n_positive / n_test, 3),
    "ratio": "below 2",
}
