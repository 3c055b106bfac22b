# score: 3
# why: a right answer with other numbers: nearly all twins, nearly perfect score
prediction = {"twins": 1.0, "f1_copy_first": 1, "gap": "over 0.3"}
