# score: 5
# why: a right answer with arrays and a list without repetitions
def recall_at(ranked, relevant, k):
    found = np.isin(list(relevant), ranked[:k])
    return found.mean() if len(found) else float("nan")


def ndcg_at(ranked, relevant, k):
    if len(relevant) == 0:
        return float("nan")
    weights = 1 / np.log2(np.arange(2, k + 2))
    hits = [item in relevant and item not in ranked[:n] for n, item in enumerate(ranked[:k])]
    return float(weights[: len(hits)] @ np.array(hits) / weights[: len(relevant)].sum())


def coverage_at(lists, n_items, k):
    places = [item for ranked in lists for item in ranked[:k]]
    return len(np.unique(places)) / n_items
