# score: 5
# why: a right answer that keeps copies as lists and shares the guard in a base class
class Fitted:
    learned = None

    def fit(self, rows, labels):
        self.learned = (np.array(rows, dtype=float), np.array(labels, dtype=float))
        return self

    def score(self, rows):
        if self.learned is None:
            raise RuntimeError("call fit before score")
        return np.array([self.one(np.asarray(row, dtype=float)) for row in rows], dtype=float)


class RateScorer(Fitted):
    def one(self, row):
        return self.learned[1].mean()


class NearestScorer(Fitted):
    def __init__(self, k):
        self.k = k

    def one(self, row):
        known, labels = self.learned
        order = sorted(range(len(known)), key=lambda place: (((known[place] - row) ** 2).sum(), place))
        return labels[order[: self.k]].mean()


def cheapest(scorers, train, check, price):
    best = None
    for name, model in sorted(scorers.items()):
        cost = price(model.fit(*train).score(check[0]), check[1])
        if best is None or cost < best[0]:
            best = (cost, name)
    return best[1]
