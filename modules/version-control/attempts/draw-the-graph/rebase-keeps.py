# score: 2
# hint: What is different now
# why: believes that a rebase keeps the identifiers
prediction = {
    "one_parents": ["B", "C"],
    "two_count": 3,
    "three_parents": ["B"],
    "three_same": True,
    "four_count": 4,
    "five_reachable": ["A", "X"],
    "six_reachable": ["A", "B", "C", "M"],
    "seven_reachable": ["A", "B", "C"],
}
