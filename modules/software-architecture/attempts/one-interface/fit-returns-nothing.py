# score: 0
# hint: fit must return the model itself
# why: leaves out the return of fit, so that calls cannot be chained
class RateScorer:
    rate = None

    def fit(self, rows, labels):
        self.rate = float(np.mean(labels))

    def score(self, rows):
        if self.rate is None:
            raise RuntimeError("not fitted")
        return np.full(len(rows), self.rate)


class NearestScorer(RateScorer):
    def __init__(self, k):
        self.k = k


def cheapest(scorers, train, check, price):
    return sorted(scorers)[0]
