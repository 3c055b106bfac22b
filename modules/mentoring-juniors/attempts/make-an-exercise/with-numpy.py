# score: 6
# why: a right answer with arrays and with expected values that were worked out by hand
def reference(labels, scores, k):
    order = np.argsort(-np.array(scores, dtype=float), kind="stable")[:k]
    return float(np.mean(np.array(labels)[order])) if len(labels) else 0.0


def believe_given(labels, scores, k):
    return sum(labels[:k]) / len(labels[:k]) if labels else 0.0


def believe_recall(labels, scores, k):
    order = np.argsort(-np.array(scores, dtype=float), kind="stable")[:k]
    return sum(labels[row] for row in order) / max(sum(labels), 1)


def believe_k(labels, scores, k):
    order = np.argsort(-np.array(scores, dtype=float), kind="stable")[:k]
    return sum(labels[row] for row in order) / k


beliefs = {"given order": believe_given, "all positives": believe_recall, "always k": believe_k}


def check(answer):
    for labels, scores, k, expected in (
        ([0, 0, 1, 1], [1, 3, 2, 4], 3, 2 / 3),
        ([1, 0, 0, 0], [7, 7, 7, 7], 1, 1.0),
        ([1, 1, 1], [3, 2, 1], 9, 1.0),
        ([1, 0, 1, 1], [1, 2, 3, 4], 2, 1.0),
        ([], [], 1, 0.0),
    ):
        mine, yours = [labels.copy(), scores.copy()], [labels.copy(), scores.copy()]
        try:
            got = answer(*yours, k)
            if not np.isclose(got, expected, atol=1e-6) or mine != yours:
                return f"Look at {labels}, {scores} and k = {k} once more."
        except Exception as error:
            return f"There is an error for k = {k}: {error!r}."
    return ""
