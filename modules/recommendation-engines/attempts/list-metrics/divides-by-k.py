# score: 1
# hint: the best list has 1
# why: divides by the gain of k hits and by k places
def recall_at(ranked, relevant, k):
    return len(set(ranked[:k]) & relevant) / k


def ndcg_at(ranked, relevant, k):
    gain = sum(1 / np.log2(n + 2) for n, item in enumerate(ranked[:k]) if item in relevant)
    return gain / sum(1 / np.log2(n + 2) for n in range(k))


def coverage_at(lists, n_items, k):
    return len(set().union(*(ranked[:k] for ranked in lists))) / n_items
