# score: 3
# hint: with a first column of 5 it is 12
# why: sets unknown columns to 0 in place of the background
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
        mixed = []
        for typical in background:
            mixed.append([row[column] if column in players else 0.0 for column in range(len(row))])
        return float(score(np.array(mixed, dtype=float)).mean())

    return value
