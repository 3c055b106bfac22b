# score: 3
# hint: written in another way is refused
# why: demands the exact number of its own way of adding up
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
    for labels, scores, k in (([1, 1, 0, 1], [1, 2, 3, 4], 2), ([0, 1], [1, 1], 1), ([1], [1], 2), ([], [], 1)):
        mine, yours = (labels[:], scores[:]), (labels[:], scores[:])
        try:
            if answer(*yours, k) != reference(*mine, k) or mine != yours:
                return "Another result was expected here."
        except Exception:
            return "The function fails with an error."
    return ""
