# score: 5
# why: a right answer that cuts the arrays in place of row numbers
def shares_of(glass, row, names):
    numbers = glass.eval_terms(row.reshape(1, -1))[0]
    shares = {name: 0.0 for name in names}
    for places, number in zip(glass.term_features_, numbers):
        for place in places:
            shares[names[place]] += number / len(places)
    return shares


def choose(labels, glass, black, margin, blocks=5):
    gains = []
    for y, g, b in zip(*(np.array_split(one, blocks) for one in (labels, glass, black))):
        if y.sum():
            gains.append(average_precision_score(y, b) - average_precision_score(y, g))
    return "black" if len(gains) and all(gain > 0 for gain in gains) and sum(gains) / len(gains) >= margin else "glass"
