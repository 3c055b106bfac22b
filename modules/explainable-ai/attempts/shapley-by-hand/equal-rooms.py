# score: 2
# hint: each right one 1/6
# why: gives all rooms the same weight
def shapley(value, n):
    shares = []
    for player in range(n):
        others = [other for other in range(n) if other != player]
        rooms = [room for size in range(n) for room in combinations(others, size)]
        gains = [value(tuple(sorted((*room, player)))) - value(room) for room in rooms]
        shares.append(sum(gains) / len(gains))
    return shares


def game_of(score, row, background):
    def value(players):
        mixed = []
        for typical in background:
            mixed.append([row[column] if column in players else typical[column] for column in range(len(row))])
        return float(score(np.array(mixed, dtype=float)).mean())

    return value
