# score: 2
# hint: Is a new commit needed
# why: expects a merge commit also where the label can move ahead
prediction = {
    "one_parents": ["B", "C"],
    "two_count": 4,
    "three_parents": ["B"],
    "three_same": False,
    "four_count": 4,
    "five_reachable": ["A", "X"],
    "six_reachable": ["A", "B", "C", "M"],
    "seven_reachable": ["A", "B", "C"],
}
