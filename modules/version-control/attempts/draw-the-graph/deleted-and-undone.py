# score: 2
# hint: does it add one
# why: believes that a revert takes the commit out of the history
prediction = {
    "one_parents": ["B", "C"],
    "two_count": 3,
    "three_parents": ["B"],
    "three_same": False,
    "four_count": 2,
    "five_reachable": ["A", "X"],
    "six_reachable": ["A", "B", "C", "M"],
    "seven_reachable": ["A", "B", "C"],
}
