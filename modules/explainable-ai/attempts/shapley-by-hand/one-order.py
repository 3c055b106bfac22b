# score: 0
# hint: each right one 1/6
# why: takes the difference in one order only
def shapley(value, n):
    gains = [[] for _ in range(n)]
    for order in [tuple(range(n))]:
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
            mixed.append([row[column] if column in players else typical[column] for column in range(len(row))])
        return float(score(np.array(mixed, dtype=float)).mean())

    return value
