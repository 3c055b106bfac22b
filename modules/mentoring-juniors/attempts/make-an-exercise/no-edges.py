# score: 1
# hint: to the belief 'always k'
# why: tests many ordinary lists and no edge
def reference(labels, scores, k):
    order = sorted(range(len(scores)), key=lambda row: scores[row], reverse=True)[:k]
    return sum(labels[row] for row in order) / len(order) if order else 0.0


def by_place(labels, scores, k):
    return sum(labels[:k]) / max(len(labels[:k]), 1)


def by_positives(labels, scores, k):
    order = sorted(range(len(scores)), key=lambda row: scores[row], reverse=True)[:k]
    return sum(labels[row] for row in order) / max(sum(labels), 1)


def by_k(labels, scores, k):
    order = sorted(range(len(scores)), key=lambda row: scores[row], reverse=True)[:k]
    return sum(labels[row] for row in order) / k


beliefs = {"given order": by_place, "all positives": by_positives, "always k": by_k}


def check(answer):
    rng = np.random.default_rng(0)
    for _ in range(20):
        labels, scores = rng.integers(0, 2, 9).tolist(), rng.permutation(9).tolist()
        try:
            if abs(answer(labels, scores, 4) - reference(labels, scores, 4)) > 1e-6:
                return "This is not the share among the highest scores."
        except Exception:
            return "The function fails with an error."
    return ""
