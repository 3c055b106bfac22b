# score: 1
# hint: to the belief 'all positives'
# why: tries the example of the task and nothing else
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
    try:
        return "" if answer([0, 0, 1, 1], [1, 2, 3, 4], 2) == 1 else "The two highest scores belong to positives."
    except Exception:
        return "The function fails with an error."
