# score: 2
# hint: the propensities that you return
# why: draws once and reports certainty
def choose(wins, losses, rng, draws):
    return int(rng.beta(wins + 1, losses + 1).argmax()), 1.0


def value_of(log, arm):
    return sum(reward / propensity for chosen, propensity, reward in log if chosen == arm) / len(log)
