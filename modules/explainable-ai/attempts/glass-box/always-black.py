# score: 2
# hint: Both are equally good
# why: takes the black box, because it must be better
def shares_of(glass, row, names):
    numbers = glass.eval_terms(np.array([row]))[0]
    shares = {name: 0.0 for name in names}
    for places, number in zip(glass.term_features_, numbers):
        for place in places:
            shares[names[place]] += number / len(places)
    return shares


def choose(labels, glass, black, margin, blocks=5):
    return "black"
