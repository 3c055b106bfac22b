# score: 4
# why: a right answer with a mean
def go_on(gains, cost, worth):
    return len(gains) < 3 or np.mean(gains[-3:]) * worth - cost > 1e-12
