# score: 3
# hint: expected is an array of
# why: gives a list from one model and an array from the other
class RateScorer:
    rate = None

    def fit(self, rows, labels):
        self.rate = float(np.mean(labels))
        return self

    def score(self, rows):
        if self.rate is None:
            raise RuntimeError("not fitted")
        return [self.rate for _ in rows]


class NearestScorer:
    def __init__(self, k):
        self.k, self.rows = k, None

    def fit(self, rows, labels):
        self.rows, self.labels = np.array(rows, float), np.array(labels, float)
        return self

    def score(self, rows):
        if self.rows is None:
            raise RuntimeError("not fitted")
        found = []
        for row in rows:
            far = ((self.rows - row) ** 2).sum(axis=1)
            found.append(self.labels[np.lexsort((np.arange(len(far)), far))[: self.k]].mean())
        return np.array(found)


def cheapest(scorers, train, check, price):
    return min(scorers, key=lambda name: (price(scorers[name].fit(*train).score(check[0]), check[1]), name))
