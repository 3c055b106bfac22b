# score: 2
# hint: arm 0 has the higher rate
# why: takes the arm with the highest rate so far and never looks at the others
def choose(wins, losses, rng, draws):
    rates = (wins + 0.5) / (wins + losses + 0.5)
    return int(rates.argmax()), 1.0


def value_of(log, arm):
    return sum(reward / propensity for chosen, propensity, reward in log if chosen == arm) / len(log)
