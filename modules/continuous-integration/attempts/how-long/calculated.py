# score: 4
# why: a right answer that adds up the chains
chains = [3 + 12 + 3 + 1, 8 + 3 + 1, 8 + 5 + 1]
work = 2 + 3 + 8 + 12 + 3 + 5 + 1
prediction = {"total": max(chains), "paid": work, "one_machine": work, "faster_unit": chains[0], "cached_train": chains[2]}
prediction |= {"longest_then": "unit image publish".split(), "matrix_paid": work + 2 * 8, "left_out": sorted(["publish", "gate", "image"])}
