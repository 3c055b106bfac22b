# score: 1
# hint: each linear layer has inputs times outputs weights
# why: forgets the biases, thinks that dropout leaves kept numbers alone, and that eval stops the graph
foreseen = {
    "shape": (32, 1),
    "parameters": 288,
    "gradient": 40.0,
    "kept": 1.0,
    "zeros_in_eval": 0,
    "eval_makes_graph": False,
}
