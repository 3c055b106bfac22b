# score: 3
# hint: not the score of the mean row
# why: scores the mean of the background in place of each of its rows
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
        for typical in [np.mean(background, axis=0)]:
            mixed.append([row[column] if column in players else typical[column] for column in range(len(row))])
        return float(score(np.array(mixed, dtype=float)).mean())

    return value
