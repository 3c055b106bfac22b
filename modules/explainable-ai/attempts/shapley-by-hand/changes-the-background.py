# score: 3
# hint: work on a copy
# why: writes the known columns into the caller's background
from itertools import permutations


def shapley(value, n):
    gains = [[] for _ in range(n)]
    for order in permutations(range(n)):
        room = ()
        for player in order:
            larger = tuple(sorted(room + (player,)))
            gains[player].append(value(larger) - value(room))
            room = larger
    return [sum(found) / len(found) for found in gains]


def game_of(score, row, background):
    def value(players):
        background[:, list(players)] = np.asarray(row)[list(players)]
        return np.mean(score(background))

    return value
