# score: 4
# why: a right answer that calls itself, and takes the larger half
def find_cause(changes, laboratory, good, bad):
    if len(changes) == 1:
        return changes[0]
    cut = (len(changes) + 1) // 2
    near_good = abs(laboratory(changes[:cut]) - good) < abs(good - bad) / 2
    return find_cause(changes[:cut] if near_good else changes[cut:], laboratory, good, bad)
