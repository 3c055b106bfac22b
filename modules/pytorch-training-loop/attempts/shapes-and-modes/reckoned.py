# score: 4
# why: right, with the way to the numbers written out
foreseen = dict(zeros_in_eval=0, eval_makes_graph=True, kept=1 / (1 - 0.5))
foreseen["shape"] = (32, 1)
foreseen["parameters"] = (11 + 1) * 24 + (24 + 1) * 1
foreseen["gradient"] = 2 * 4 * (2 * 3 - 1)
