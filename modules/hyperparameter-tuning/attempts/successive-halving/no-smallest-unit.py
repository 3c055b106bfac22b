# score: 3
# hint: which is a ValueError
# why: trains at least one epoch, whatever the budget
def successive_halving(configs, train, budget, eta=3):
    rounds, size, total = [], len(configs), 1
    while True:
        rounds.append((size, total))
        if size == 1:
            break
        size, total = max(size // eta, 1), total * eta
    before = 0
    cost = 0
    for size, total in rounds:
        cost += size * (total - before)
        before = total
    unit = budget // cost
    unit = max(unit, 1)
    left, before, spent = list(configs), 0, 0
    for size, total in rounds:
        left = left[:size]
        ranked = []
        for place, config in enumerate(left):
            ranked.append((-train(config, unit * (total - before)), place, config))
            spent += unit * (total - before)
        left = [config for _, _, config in sorted(ranked, key=lambda entry: entry[:2])]
        before = total
    return left[0], spent
