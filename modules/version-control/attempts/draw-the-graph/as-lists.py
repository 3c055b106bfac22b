# score: 4
# why: a right answer written with letters in a text
prediction = {name: list(letters) for name, letters in {"one_parents": "BC", "three_parents": "B", "five_reachable": "AX"}.items()}
prediction |= {"six_reachable": list("ABCM"), "seven_reachable": list("ABC"), "three_same": bool(0)}
prediction |= {"two_count": len("ACD"), "four_count": len("ABCR")}
