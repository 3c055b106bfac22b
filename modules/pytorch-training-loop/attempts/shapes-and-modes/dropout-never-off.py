# score: 3
# hint: when is it on
# why: expects that dropout drops numbers in evaluation too
foreseen = {
    "shape": (32, 1),
    "parameters": 313,
    "gradient": 40.0,
    "kept": 2.0,
    "zeros_in_eval": 500,
    "eval_makes_graph": True,
}
