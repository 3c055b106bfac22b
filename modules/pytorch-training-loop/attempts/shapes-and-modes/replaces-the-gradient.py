# score: 3
# hint: what does the second `backward` do with the first result
# why: thinks that backward replaces the gradient that is there
foreseen = {
    "shape": (32, 1),
    "parameters": 313,
    "gradient": 20.0,
    "kept": 2.0,
    "zeros_in_eval": 0,
    "eval_makes_graph": True,
}
