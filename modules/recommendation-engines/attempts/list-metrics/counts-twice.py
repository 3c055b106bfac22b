# score: 1
# hint: the second place of the same item is no hit
# why: counts an item twice that stands twice in the list, and lists with all their places
def recall_at(ranked, relevant, k):
    if not relevant:
        return float("nan")
    return sum(item in relevant for item in set(ranked[:k])) / len(relevant)


def ndcg_at(ranked, relevant, k):
    if not relevant:
        return float("nan")
    gain = sum(1 / np.log2(n + 2) for n, item in enumerate(ranked[:k]) if item in relevant)
    return gain / sum(1 / np.log2(n + 2) for n in range(min(k, len(relevant))))


def coverage_at(lists, n_items, k):
    return len({item for ranked in lists for item in ranked}) / n_items
