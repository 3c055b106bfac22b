# score: 4
# hint: A third model that keeps the contract
# why: chooses by the name of the class, so that a new model is refused
class RateScorer:
    rate = None

    def fit(self, rows, labels):
        self.rate = sum(labels) / len(labels)
        return self

    def score(self, rows):
        if self.rate is None:
            raise RuntimeError("not fitted")
        return np.array([self.rate] * len(rows), dtype=float)


class NearestScorer:
    def __init__(self, k):
        self.k = k
        self.seen = None

    def fit(self, rows, labels):
        self.seen = [(tuple(row), float(label)) for row, label in zip(rows, labels)]
        return self

    def score(self, rows):
        if self.seen is None:
            raise RuntimeError("not fitted")
        out = []
        for row in rows:
            near = sorted(self.seen, key=lambda pair: math.dist(pair[0], row))[: self.k]
            out.append(sum(label for _, label in near) / len(near))
        return np.array(out, dtype=float)


def cheapest(scorers, train, check, price):
    costs = {}
    for name in sorted(scorers):
        if type(scorers[name]).__name__ in ("RateScorer", "NearestScorer"):
            costs[name] = price(scorers[name].fit(*train).score(check[0]), check[1])
    return min(costs, key=costs.get)
